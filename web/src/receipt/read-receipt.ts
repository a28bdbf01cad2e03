import { readVerifierKey } from '../../../src/hub/log/note-key.js';
import { type CheckedReceipt, checkReceipt } from '../../../src/hub/receipt/check-receipt.js';
import { type CheckedCredential, checkCredential } from '../../../src/hub/receipt/credential.js';
import type { ReceiptKey } from '../../../src/hub/receipt/receipt.js';
import { digestOfFile, receiptIn } from '../../../src/hub/receipt/receipt-file.js';
import { receiptLogKey } from '../generated/operations';
import { lookedAt } from '../proof/check-in-browser';
import { ask } from '../shell/ask';
import type { Language } from '../shell/look';
import { NOBODY } from '../shell/post';

/** What a file was found to be, and by which digest the hub knows it; a part that is shown has the digest of the whole it was taken from. */
export type FoundReceipt = { digest: string | null } & (
  | { of: 'receipt'; checked: CheckedReceipt }
  | { of: 'credential'; checked: CheckedCredential }
);

/**
 * Reads a file and checks it here, by the hub's own checkers: the file is sent nowhere. Of the hub only its published keys are asked, before it
 * is looked at.
 */
export async function readReceipt(file: File, language: Language): Promise<FoundReceipt> {
  const text = receiptIn(new Uint8Array(await file.arrayBuffer())) ?? '';
  const [keys, logKey] = await Promise.all([publishedKeys(), publishedLogKey(language)]);
  if (text.includes('~')) {
    const checked = await checkCredential(text, { keys });
    return { of: 'credential', digest: checked.credential?.receipt ?? null, checked };
  }
  return {
    of: 'receipt',
    digest: digestOfFile(text),
    checked: await checkReceipt(text, { keys, log: logKey, witnesses: [], look: lookedAt }),
  };
}

async function publishedKeys(): Promise<readonly ReceiptKey[]> {
  const response = await fetch('/.well-known/jwks.json');
  return ((await response.json()) as { keys: ReceiptKey[] }).keys;
}

async function publishedLogKey(language: Language) {
  const { checkpoint } = (await ask(receiptLogKey, {}, { ...NOBODY, language })).data;
  const key = readVerifierKey(checkpoint?.verifierKey ?? '');
  if (key === undefined) throw new Error(language === 'en' ? 'The log is not sealed yet.' : 'Nhật ký chưa được niêm phong.');
  return key;
}
