import { chown, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';
import type { ServerUser } from '../embedded/server-user.js';

/**
 * How the embedded server keeps its log (WAL) in another folder: each full segment, and a begun one after a minute, so that a lost disk costs
 * a minute of changes at most. One file for each, packed, that appears under its name only when whole. A segment that is there already has to
 * be the same one: two servers that keep theirs in one folder would ruin both.
 */
export function archiveSettings(folder: string): Record<string, string> {
  const kept = quoted(join(folder, '%f.gz'));
  const draft = quoted(join(folder, '%f.gz.part'));
  return {
    archive_mode: 'on',
    archive_timeout: '60s',
    archive_command: `if test -f ${kept}; then gzip -dc ${kept} | cmp -s - "%p"; else gzip -c "%p" > ${draft} && sync ${draft} && mv ${draft} ${kept}; fi`,
  };
}

/** How a server that recovers finds segments: packed ones of an archive, or plain ones, as they lie in a server's own `pg_wal`. */
export function restoreCommand(folders: readonly string[]): string {
  const tries = folders.map((folder) => {
    const [kept, plain] = [quoted(join(folder, '%f.gz')), quoted(join(folder, '%f'))];
    return `if test -f ${kept}; then gzip -dc ${kept} > "%p"; exit; elif test -f ${plain}; then cp ${plain} "%p"; exit; fi`;
  });
  return [...tries, 'exit 1'].join('; ');
}

/** The folder, made where it is missing, so that the server's account can write it. */
export async function openArchive(folder: string, user: ServerUser | undefined): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (user !== undefined) await chown(folder, user.uid, user.gid);
  } catch (cause) {
    throw new StartError(
      {
        vi: `Không dùng được thư mục ${folder} của HUB_WAL_ARCHIVE: hãy tạo nó và cho ghi, hoặc bỏ thiết lập ấy.`,
        en: `The folder ${folder} of HUB_WAL_ARCHIVE cannot be used: make it and let it be written to, or leave that setting out.`,
      },
      { cause },
    );
  }
}

/** Removes the segments before the first one that a kept backup needs. Their names grow with what they hold. */
export async function pruneArchive(folder: string, firstNeeded: string): Promise<number> {
  const old = (await readdir(folder)).filter((name) => SEGMENT.test(name) && name.slice(TIMELINE, LENGTH) < firstNeeded.slice(TIMELINE));
  for (const name of old) await rm(join(folder, name), { force: true });
  return old.length;
}

/** The settings refuse a folder whose name is more than text to a shell or to the server. */
function quoted(path: string): string {
  return `'${path}'`;
}

const TIMELINE = 8;
const LENGTH = 24;
/** Segments, and the notes that a server keeps of backups beside them. */
const SEGMENT = /^[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?\.gz$/;
