import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * What must not be lost or half there: a file is written beside its place, put on the disk, and only then given its name, and the folder is put
 * on the disk as well.
 */

/**
 * @param {string} path
 * @param {string | Buffer} content
 * @param {{ mode?: number }} [options]
 */
export async function writeWhole(path, content, options) {
  const draft = await writeDraft(path, content, options);
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/**
 * False where the name is taken already: of several who write it at once one does.
 *
 * @param {string} path
 * @param {string | Buffer} content
 * @param {{ mode?: number }} [options]
 */
export async function writeOnce(path, content, options) {
  const draft = await writeDraft(path, content, options);
  try {
    await link(draft, path);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

/** @param {string} path @param {string | Buffer} content @param {{ mode?: number }} [options] */
async function writeDraft(path, content, { mode = 0o644 } = {}) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

/** @param {string} folder */
async function syncFolder(folder) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * The newest of what was kept one after the other in a folder, under numbers that only grow. Two processes that keep something at once under the
 * same number are told apart by the disk: one of them does.
 *
 * @param {string} folder
 */
export function openNewest(folder) {
  const numbers = async () =>
    (await readdir(folder).catch(() => /** @type {string[]} */ ([]))).filter((name) => /^\d{15}$/.test(name)).sort();

  return {
    /** @returns {Promise<{ number: number, text: string } | undefined>} */
    async read() {
      for (;;) {
        const name = (await numbers()).at(-1);
        if (name === undefined) return undefined;
        const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
        // Gone meanwhile: there is a newer one.
        if (text !== undefined) return { number: Number(name), text };
      }
    },

    /**
     * False where something newer than `before` was kept meanwhile; then this is not.
     *
     * @param {number} before the number that was read, 0 for none
     * @param {string} text
     */
    async keep(before, text) {
      const name = nameOf(before + 1);
      if (!(await writeOnce(join(folder, name), text))) return false;
      const there = await numbers();
      // A number that others have gone past was free again because they tidied up.
      if (there.at(-1) !== name) {
        await rm(join(folder, name), { force: true });
        return false;
      }
      for (const older of there.slice(0, -KEPT)) await rm(join(folder, older), { force: true });
      return true;
    },
  };
}

const KEPT = 2;

/** @param {number} number */
function nameOf(number) {
  return String(number).padStart(15, '0');
}
