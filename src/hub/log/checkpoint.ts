import { readBase64 } from './base64.js';

/** What a log says of itself: so many leaves, under this root (C2SP tlog-checkpoint). */
export type Checkpoint = { origin: string; size: bigint; root: Buffer };

/** The text of the note that is signed. */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Lines that follow the root are nobody's word for anything, and are let go. Undefined where the text is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin = '', digits = '', encoded = ''] = /^([^\n]+)\n(0|[1-9]\d{0,19})\n([^\n]+)\n(?:[^\n]+\n)*$/.exec(text) ?? [];
  const [size, root] = [BigInt(digits), readBase64(encoded)];
  return digits === '' || size > SIZE_MAX || root === undefined ? undefined : { origin, size, root };
}

const SIZE_MAX = 2n ** 64n - 1n;
