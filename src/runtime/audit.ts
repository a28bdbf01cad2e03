import { readFile } from 'node:fs/promises';
import type { Config } from '../config.js';
import { withPoolOf } from '../db/client.js';
import type { Endpoint } from '../db/endpoint.js';
import type { GuardTexts } from '../hub/audit/audit-source.js';
import { type DatabaseSource, withDatabaseSource } from '../hub/audit/database-source.js';
import type { Trusted } from '../hub/audit/verify.js';
import type { KeptCheckpoint, LogKey } from '../hub/audit/verify-tree.js';
import { readCheckpoint } from '../hub/log/checkpoint.js';
import { LOG_NAMES, type LogName } from '../hub/log/log-source.js';
import { readVerifierKey, type VerifierKey, verifierKey } from '../hub/log/note-key.js';
import { readProofFile } from '../hub/log/proof-file.js';
import { ED25519, rawPublicKey } from '../hub/log/signature-type.js';
import { openNote } from '../hub/log/signed-note.js';
import { openLogKeys } from '../keys.js';
import { inPackage } from '../root.js';
import { StartError } from '../start-error.js';
import { openModel } from './model.js';

/** Reads a database for verifying: with the app's rights, and no limit of time, since nobody waits for it. */
export function withAuditSource<R>(
  endpoint: Endpoint,
  fn: (source: DatabaseSource) => Promise<R>,
  options: { snapshot?: string } = {},
): Promise<R> {
  const timeouts = { queryMs: 0, statementMs: 0, lockMs: 0, idleInTransactionMs: 0, transactionMs: 0 };
  return withPoolOf(endpoint, { role: 'giaolo_app', max: 1, timeouts }, (pool) => withDatabaseSource(pool, fn, options));
}

type Given = {
  /** Verifier keys as texts; the keys of this hub where none is given. */
  keys: readonly string[];
  /** Files with checkpoints that somebody kept. */
  checkpoints: readonly string[];
};

/** What a verifier believes: keys that were given, or those of this machine; checkpoints kept elsewhere; what this release ships. */
export async function openTrusted(config: Pick<Config, 'keysDir' | 'production'>, given: Given): Promise<Trusted> {
  const named = given.keys.map(keyFrom);
  const keys = named.length > 0 ? keysOf(named) : await ownKeys(config);
  const kept: Record<LogName, KeptCheckpoint[]> = { changes: [], reads: [] };
  for (const path of given.checkpoints) {
    const { log, checkpoint } = await readKept(path, keys);
    kept[log].push(checkpoint);
  }
  return { model: openModel(), keys, kept, guards: await shippedGuards() };
}

/** What the migrations of this release leave behind. */
export async function shippedGuards(): Promise<GuardTexts> {
  return JSON.parse(await readFile(inPackage('migrations/guards.json'), 'utf8')) as GuardTexts;
}

export function keyFrom(text: string): VerifierKey {
  const key = readVerifierKey(text.trim());
  if (key !== undefined) return key;
  throw new StartError(
    {
      vi: `"${text}" không phải khoá kiểm tra dạng tên+mã+khoá.`,
      en: `"${text}" is no verifier key of the form name+id+key.`,
    },
    { exitStatus: 2 },
  );
}

/** The key of the log that a proof file says it is of: one that was given, or this machine's. */
export async function proofKey(
  config: Pick<Config, 'keysDir' | 'production'>,
  { keys, text }: { keys: readonly string[]; text: string },
): Promise<VerifierKey> {
  const origin = readProofFile(text)?.checkpoint.split('\n', 1)[0] ?? '';
  const given = keys.map(keyFrom);
  if (given.length > 0) return given.find(({ name }) => name === origin) ?? (given[0] as VerifierKey);
  const own = await ownKeys(config);
  const { type, publicKey } = own[logOf(origin) ?? 'changes'];
  return verifierKey(origin, type, publicKey);
}

/** The key of the log of changes: one that was given, or this machine's. */
export async function logKeyFrom(config: Pick<Config, 'keysDir' | 'production'>, given: string | undefined): Promise<LogKey> {
  return given === undefined ? (await ownKeys(config)).changes : keyFrom(given);
}

/** A log's key is named after its origin, `giaolo/<id>/<log>`. */
function logOf(name: string): LogName | undefined {
  return LOG_NAMES.find((log) => name.endsWith(`/${log}`));
}

function keysOf(named: readonly VerifierKey[]): Record<LogName, LogKey> {
  const of = (log: LogName) => {
    const key = named.find(({ name }) => logOf(name) === log);
    if (key !== undefined) return key;
    throw new StartError(
      { vi: `Thiếu khoá của nhật ký ${log}: hãy thêm --key.`, en: `The key of the log of ${log} is missing: add --key.` },
      { exitStatus: 2 },
    );
  };
  return { changes: of('changes'), reads: of('reads') };
}

async function ownKeys(config: Pick<Config, 'keysDir' | 'production'>): Promise<Record<LogName, LogKey>> {
  // Verifying must not make keys: one that was just made has signed nothing.
  const { changes, reads } = await openLogKeys({ ...config, production: true });
  return {
    changes: { type: ED25519, publicKey: rawPublicKey(changes) },
    reads: { type: ED25519, publicKey: rawPublicKey(reads) },
  };
}

async function readKept(path: string, keys: Readonly<Record<LogName, LogKey>>): Promise<{ log: LogName; checkpoint: KeptCheckpoint }> {
  const note = await readFile(path, 'utf8').catch(() => '');
  const origin = note.slice(0, Math.max(0, note.indexOf('\n')));
  const log = logOf(origin);
  const opened = log && openNote(note, [verifierKey(origin, keys[log].type, keys[log].publicKey)]);
  const checkpoint = opened?.kind === 'opened' ? readCheckpoint(opened.text) : undefined;
  if (log !== undefined && checkpoint !== undefined) return { log, checkpoint };
  throw new StartError(
    {
      vi: `${path} không phải điểm kiểm do khoá của nhật ký ký.`,
      en: `${path} is no checkpoint that the key of the log has signed.`,
    },
    { exitStatus: 2 },
  );
}
