import { createReadStream } from 'node:fs';

/**
 * The lines of a file, each with whether its end was there. Only a line feed ends one: node:readline also cuts at U+2028, which may
 * stand in a name.
 *
 * @param {string} path
 * @returns {AsyncGenerator<{ text: string, isWhole: boolean }>}
 */
export async function* lines(path) {
  let rest = '';
  for await (const piece of createReadStream(path, 'utf8')) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) yield { text, isWhole: true };
  }
  if (rest !== '') yield { text: rest, isWhole: false };
}
