import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';
import { processBirth } from './process.js';

export type Holder = { pid: number; birth: string; command: string };
export type Hold = { release(): Promise<void> };

/**
 * Promise: at most one living process holds a data directory, and a dead one never blocks the next.
 *
 * Node has no file locks, and "remove the stale file, then make mine" lets two starters both win. So the file is numbered:
 * whoever creates the number after a dead holder's is the new holder, and creating a name is atomic. Numbers only grow; a
 * holder that leaves empties its file instead of removing it.
 */
export async function holdDataDirectory(dataDir: string, command: string): Promise<Hold> {
  const birth = await processBirth(process.pid);
  if (birth === undefined) throw new Error('a process must be able to see itself');
  await mkdir(dataDir, { recursive: true });
  const draft = join(dataDir, `${PREFIX}draft.${process.pid}.${Math.random().toString(36).slice(2)}`);
  await writeFile(draft, JSON.stringify({ pid: process.pid, birth, command } satisfies Holder), { mode: 0o600 });
  try {
    for (;;) {
      const { number, holder } = await newest(dataDir);
      if (holder !== undefined && (await processBirth(holder.pid)) === holder.birth) throw held(dataDir, holder);
      const mine = join(dataDir, `${PREFIX}${number + 1}`);
      try {
        await link(draft, mine);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue; // another starter was quicker: look at it
        throw error;
      }
      // The last two stay: a listing taken meanwhile then sees at least one of them, and never starts again from 1.
      if (number > 1) await rm(join(dataDir, `${PREFIX}${number - 1}`), { force: true });
      return { release: () => writeFile(mine, '') };
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** The living process that holds the data directory, if any. */
export async function livingHolder(dataDir: string): Promise<Holder | undefined> {
  const { holder } = await newest(dataDir);
  return holder !== undefined && (await processBirth(holder.pid)) === holder.birth ? holder : undefined;
}

const PREFIX = 'hub.lock.';

async function newest(dataDir: string): Promise<{ number: number; holder: Holder | undefined }> {
  const names = await readdir(dataDir).catch(() => []);
  const numbers = names.filter((name) => /^hub\.lock\.\d+$/.test(name)).map((name) => Number(name.slice(PREFIX.length)));
  const number = Math.max(0, ...numbers);
  const text = number === 0 ? '' : await readFile(join(dataDir, `${PREFIX}${number}`), 'utf8').catch(() => '');
  return { number, holder: text === '' ? undefined : (JSON.parse(text) as Holder) };
}

function held(dataDir: string, holder: Holder): StartError {
  return new StartError({
    vi: `Thư mục dữ liệu ${dataDir} đang được một tiến trình khác dùng (${holder.command}, số ${holder.pid}). Hãy dừng tiến trình đó trước, hoặc đặt HUB_DATA_DIR sang thư mục khác.`,
    en: `The data directory ${dataDir} is in use by another process (${holder.command}, number ${holder.pid}). Stop it first, or set HUB_DATA_DIR to another folder.`,
  });
}
