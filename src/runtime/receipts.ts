import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.js';
import type { Pool } from '../db/client.js';
import { withTx } from '../db/tx.js';
import type { ReceiptTrust } from '../hub/receipt/check-receipt.js';
import type { ReceiptKey, Releasing } from '../hub/receipt/receipt.js';
import { readStatusList } from '../hub/receipt/status-list.js';
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

/** Lists of statuses by their number, each signed anew once a minute at most: what a correction takes back is told within that. */
export function createStatusLists(pool: Pool, releasing: Releasing): (list: bigint) => Promise<string | undefined> {
  const lists = new LRUCache<bigint, string>({
    max: LISTS_KEPT_MAX,
    ttl: LIST_KEPT_MS,
    fetchMethod: (list) =>
      withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'status list' }, (tx) => readStatusList(tx, list, releasing)),
  });
  return (list) => lists.fetch(list);
}

const LISTS_KEPT_MAX = 128;
const LIST_KEPT_MS = 60_000;

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
