import { writeFile } from 'node:fs/promises';
import { usage } from './steward.js';

/** Writes a file that is not there yet: nothing that somebody keeps is overwritten. `mode`: 0o600 where it is about persons. */
export async function writeNewFile(path: string, text: string, mode?: number): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw usage(`Tệp ${path} đã có; hãy đặt tên khác.`, `The file ${path} is there already; name another.`);
    throw usage(`Không ghi được tệp ${path}.`, `The file ${path} cannot be written.`);
  });
}
