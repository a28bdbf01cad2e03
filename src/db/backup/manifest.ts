import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sentence, StartError } from '../../start-error.js';

/** One file of the server as it was copied; `sha256` in hexadecimal. */
export type BackupFile = { path: string; size: number; sha256: string };

/** What a backup is and holds: `manifest.json` beside the files, written last, so that a folder without one is no backup. */
export type Manifest = {
  form: 1;
  /** The hub's release, and PostgreSQL's version, that made it. */
  release: string;
  postgres: string;
  /** PostgreSQL's number of the cluster, which all its backups and log segments share. */
  system: string;
  /** The first log segment it needs. */
  firstSegment: string;
  /** Instants, UTC: a recovery can go to any moment after `endedAt`. */
  startedAt: string;
  endedAt: string;
  files: readonly BackupFile[];
};

export function bytesOf(files: readonly Pick<BackupFile, 'size'>[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

export const MANIFEST = 'manifest.json';
/** Where the server's files are in a backup. */
export const DATA = 'data';

export async function readManifest(backup: string): Promise<Manifest> {
  const text = await readFile(join(backup, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined) throw new StartError(notOne(backup), { exitStatus: 2 });
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.form === 1 && Array.isArray(manifest.files)) return manifest;
  } catch {
    // Told below.
  }
  throw new StartError(
    {
      vi: `${join(backup, MANIFEST)} không đọc được, hoặc do bản hub mới hơn ghi. Hãy dùng bản sao lưu khác hoặc bản hub mới hơn.`,
      en: `${join(backup, MANIFEST)} cannot be read, or a later release wrote it. Use another backup, or a later release.`,
    },
    { exitStatus: 2 },
  );
}

function notOne(backup: string): Sentence {
  return {
    vi: `${backup} không phải một bản sao lưu trọn vẹn: không có ${MANIFEST}. Bản sao lưu bị dừng giữa chừng thì không dùng được.`,
    en: `${backup} is no whole backup: there is no ${MANIFEST}. A backup that was stopped half-way cannot be used.`,
  };
}
