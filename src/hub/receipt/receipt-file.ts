import { hash } from 'node:crypto';

/** Under this name a receipt is attached to its rendering on paper. */
export const RECEIPT_FILE = 'bien-nhan.jws';

/**
 * The receipt that a file holds: a JWS or an SD-JWT is the file itself, a PDF of the hub's has it attached as it is. Undefined where there is
 * none. Nothing of it is believed yet.
 */
export function receiptIn(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!text.startsWith('%PDF-')) return text.trim();
  return /\bstream\r?\n(eyJ[\w-]+\.[\w-]+\.[\w-]+)\r?\nendstream\b/.exec(text)?.[1];
}

/** SHA-256 of a receipt as it was sent, by which the hub knows it: `receiptStatus` asks by it. */
export function digestOfFile(jws: string): string {
  return hash('sha256', jws);
}
