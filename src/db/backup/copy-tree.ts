import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from './manifest.js';

type Entry = { path: string; size: number };

/** All files below a folder, with their sizes as they are now, and the folders, parents first; `skips` looks at a path relative to it. */
export async function listTree(
  root: string,
  skips: (path: string, isFolder: boolean) => boolean,
): Promise<{ folders: string[]; files: Entry[] }> {
  const folders: string[] = [];
  const files: Entry[] = [];
  async function walk(folder: string): Promise<void> {
    for (const entry of (await readdir(join(root, folder), { withFileTypes: true })).sort(byName)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if (skips(path, isFolder)) {
        if (isFolder) folders.push(path);
        continue;
      }
      if (isFolder) {
        folders.push(path);
        await walk(path);
      } else {
        const found = await unlessGone(stat(join(root, path)));
        if (found !== undefined) files.push({ path, size: found.size });
      }
    }
  }
  await walk('');
  return { folders, files };
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);

export async function makeFolders(root: string, folders: readonly string[]): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const folder of folders) await mkdir(join(root, folder), { recursive: true, mode: 0o700 });
}

/** Copies one file, onto the disk, and tells what was copied; undefined where it is gone: a server drops files while it runs. */
export async function copyFile(from: string, to: string, path: string, onBytes: (count: number) => void): Promise<BackupFile | undefined> {
  const source = await unlessGone(open(join(from, path), 'r'));
  if (source === undefined) return undefined;
  try {
    const target = await open(join(to, path), 'w', 0o600);
    try {
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
      let size = 0;
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, size);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        hash.update(chunk);
        await target.write(chunk, 0, bytesRead, size);
        size += bytesRead;
        onBytes(bytesRead);
      }
      await target.sync();
      return { path, size, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Makes the names in a folder last through a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unlessGone<R>(asked: Promise<R>): Promise<R | undefined> {
  return asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

const CHUNK_BYTES = 1 << 20;
