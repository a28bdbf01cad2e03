import { existsSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeDataDir } from '../../src/db/embedded/place.js';

/** Memory where the system offers it as a folder: a server there keeps its promises to the disk without waiting for one. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A throw-away folder that the database's account can pass through. `remove` also takes what its database left in the system's folder. */
export async function createFolder(mode = 0o711): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(PLACE, 'giaolo-test-'));
  await chmod(path, mode);
  return {
    path,
    remove: () => removeDataDir(path),
  };
}
