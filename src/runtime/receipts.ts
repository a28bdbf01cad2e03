import { readFile } from 'node:fs/promises';
import type { Config } from '../config.js';
import type { ReceiptTrust } from '../hub/receipt/check-receipt.js';
import type { ReceiptKey } from '../hub/receipt/receipt.js';
import { openReceiptKeys } from '../keys.js';
import { StartError } from '../start-error.js';
import { keyFrom, logKeyFrom } from './audit.js';

type Given = {
  /** Files with a set of keys (JWKS); the keys of this machine where none is given. */
  keys: readonly string[];
  /** Verifier key of the log of changes; this machine's where it is left out. */
  logKey: string | undefined;
  /** Verifier keys of witnesses. */
  witnesses: readonly string[];
};

/** What a verifier of receipts believes: files and keys that were given, or those of this machine. */
export async function openReceiptTrust(config: Pick<Config, 'keysDir' | 'production'>, given: Given): Promise<ReceiptTrust> {
  const keys = (await Promise.all(given.keys.map(keysIn))).flat();
  return {
    // Verifying must not make keys: one that was just made has signed nothing.
    keys: keys.length > 0 ? keys : [...(await openReceiptKeys({ ...config, production: true })).publicKeys],
    log: await logKeyFrom(config, given.logKey),
    witnesses: given.witnesses.map(keyFrom),
  };
}

async function keysIn(path: string): Promise<ReceiptKey[]> {
  try {
    const { keys } = JSON.parse(await readFile(path, 'utf8')) as { keys?: unknown };
    if (Array.isArray(keys)) return keys as ReceiptKey[];
  } catch {
    // Worded below.
  }
  throw new StartError(
    {
      vi: `${path} không phải một bộ khoá (JWKS). Hãy tải từ /.well-known/jwks.json của hub.`,
      en: `${path} is no set of keys (JWKS). Fetch it from the hub's /.well-known/jwks.json.`,
    },
    { exitStatus: 2 },
  );
}
