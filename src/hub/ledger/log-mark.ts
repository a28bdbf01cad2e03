import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a hub last saw of a log, kept outside the database: the one thing that a backup put in its place does not bring back too. */
export type Mark = {
  logId: string;
  /** The database's number in its cluster: copies of a database within one are told apart by the database itself. */
  database: string;
  /** The event that had settled where the log is. */
  event: { number: number; id: string };
  /** The last change, and a hash of its row. */
  position: string;
  digest: string;
  /** When the marks' folder was made, in milliseconds: a copy of it is younger. */
  born: number;
};

export type Marks = {
  find(log: Pick<Mark, 'logId' | 'database'>): Promise<Mark | undefined>;
  keep(mark: Omit<Mark, 'born'>): Promise<void>;
  /** The folder is a copy of the one this mark was made in. */
  isCopied(mark: Mark): Promise<boolean>;
};

/** Marks in `<keys>/seen`, one file for each log and database; written whole or not at all. */
export function openMarks(keysDir: string): Marks {
  const folder = join(keysDir, 'seen');
  const pathOf = ({ logId, database }: Pick<Mark, 'logId' | 'database'>) => join(folder, `${logId}.${database}.json`);
  // 0 where the file system does not know.
  const bornAt = async () => Math.trunc((await stat(folder)).birthtimeMs);
  return {
    async find(log) {
      const text = await readFile(pathOf(log), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : (JSON.parse(text) as Mark);
    },
    async keep(mark) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(mark);
      const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
      try {
        await writeFile(draft, `${JSON.stringify({ ...mark, born: await bornAt() } satisfies Mark)}\n`, {
          mode: 0o600,
          flag: 'wx',
          flush: true,
        });
        await rename(draft, path);
      } finally {
        await rm(draft, { force: true });
      }
    },
    async isCopied({ born }) {
      const now = await bornAt();
      return born > 0 && now > 0 && born !== now;
    },
  };
}
