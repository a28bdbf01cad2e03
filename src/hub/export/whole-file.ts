import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** What was written: enough to notice a cut or changed file. */
export type WrittenFile = { bytes: number; sha256: string };

/**
 * Writes a file that appears under its name only when all of it is on the disk, readable for its owner alone. Killed before that, it leaves
 * `<name>.part`, which the next run begins anew. Holds one buffer, whatever the length. Pieces are all texts, or all bytes.
 */
export async function wholeFile(path: string, pieces: AsyncIterable<string | Buffer> | Iterable<string>): Promise<WrittenFile> {
  const partial = `${path}.part`;
  const file = await open(partial, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    let waiting: string[] = [];
    let length = 0;
    const write = async (buffer: Buffer) => {
      hash.update(buffer);
      bytes += buffer.length;
      await file.writeFile(buffer);
    };
    const flush = async () => {
      const buffer = Buffer.from(waiting.join(''), 'utf8');
      waiting = [];
      length = 0;
      await write(buffer);
    };
    for await (const piece of pieces) {
      if (typeof piece !== 'string') {
        await write(piece);
        continue;
      }
      waiting.push(piece);
      length += piece.length;
      if (length >= BUFFER_LENGTH) await flush();
    }
    await flush();
    await file.sync();
    await file.close();
    await rename(partial, path);
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

const BUFFER_LENGTH = 256 * 1024;
