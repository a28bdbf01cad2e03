import { visibleText } from '../hub/declare/normal-text.js';

/**
 * What the command line writes, to standard output or standard error. Promise: data never reaches the terminal as anything but letters –
 * what a terminal would obey (ESC) or show in another order is printed as its code point –, in JSON escaped so that a machine reads the
 * very same value.
 */
export const terminal = {
  answer: (text: string): void => void process.stdout.write(`${visibleText(text)}\n`),
  tell: (text: string): void => void process.stderr.write(`${visibleText(text)}\n`),
  json: (value: unknown): void => void process.stdout.write(`${escaped(JSON.stringify(value))}\n`),
};

/**
 * JSON leaves C1 controls and marks of direction as they are; outside ASCII they stand in strings only, where an escape is the same letter.
 */
function escaped(json: string): string {
  return json.replace(/[\x7f-\x9f\p{Cf}\u2028\u2029]/gu, (found) =>
    [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
