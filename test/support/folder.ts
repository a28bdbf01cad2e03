import { chmod, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away folder that the database's account can pass through. `remove` also takes what its database left in the system's folder. */
export async function createFolder(mode = 0o711): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'giaolo-test-'));
  await chmod(path, mode);
  return {
    path,
    remove: async () => {
      const elsewhere = await readlink(join(path, 'postgres')).catch(() => undefined);
      if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true });
      await rm(path, { recursive: true, force: true });
    },
  };
}
