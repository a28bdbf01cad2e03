import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { type ChangeRow, changesFrom, entryOfChange, hiddenOfChange, saltsOf } from '../ledger/change-leaves.js';
import { fieldHash, frameText, hasValue, valuesText } from '../ledger/hashes.js';
import { heldSlices } from '../ledger/held-slices.js';
import { readVerified } from '../ledger/verified-row.js';
import { hashedChange } from '../ledger/verify.js';
import { proveInclusion } from '../log/ask-log.js';
import { canonicalJson } from '../log/canonical-json.js';
import type { LogName } from '../log/log-source.js';
import { readProofFile, writeProofFile } from '../log/proof-file.js';
import { type SaltOf, saltFrom, saltsFrom } from '../log/salted-hash.js';
import { readLogId } from '../log/stored-checkpoint.js';
import { readSeeds } from '../log/stored-tree.js';
import { proveSubject, type SubjectProof } from '../log/subject-tree.js';
import { TILE_WIDTH } from '../log/tiles.js';
import { entryOfRead, hiddenOfRead, readsFrom } from '../reads/read-leaves.js';

/** A value that stands in the entry as a salted hash, with its salt. */
export type Shown = { name: string; value: string; salt: string };

/** What a change's digest is over: its frame, a commitment for each field, and for those that are shown salt and values. */
export type ShownChange = { frame: string; commitments: Record<string, string>; fields: { name: string; salt: string; values: string }[] };

/** What stands in a proof file beside the proof: the entry, and what of its hashes is opened. */
export type Opened = { entry: string; shown: readonly Shown[]; subject?: SubjectProof; change?: ShownChange };

export type ProofQuestion = {
  log: LogName;
  position: string;
  /** Of the checkpoint that it is proven to be in; the newest where none is named. */
  size?: string;
  /** For one person: only that it was about this one is shown, and of nobody else anything. */
  subject?: string;
  /** Of a change: only its record and these of its fields, neither who wrote it nor why; no field where it is about anybody else. */
  only?: { fields: ReadonlySet<string>; among: ReadonlySet<string> };
  /** Which fields of a kind of records whoever asks may see; all where it is left out. */
  seen?: (entity: string) => ReadonlySet<string>;
};

export type Proof = {
  /** A `c2sp.org/tlog-proof` file. */
  file: string;
  /** Whom it shows, for the read log. */
  subjects: readonly string[];
  entity: string | null;
};

/** Makes a file that proves a row to whoever has the log's key, and says what its leaf stands for. */
export async function prove(tx: Tx, model: Model, question: ProofQuestion): Promise<Proof> {
  const proof = await proveIfSealed(tx, model, question);
  if (proof === undefined) throw new HubError('NOT_FOUND', { what: `${question.log}/${question.position}` });
  return proof;
}

/** The same; undefined while the row is not sealed yet. */
export async function proveIfSealed(
  tx: Tx,
  model: Model,
  { log, position, size, subject, only, seen }: ProofQuestion,
): Promise<Proof | undefined> {
  const included = await proveInclusion(tx, { log, logId: await readLogId(tx), position, size: size ?? null });
  if (included === null) return undefined;
  const index = BigInt(position) - 1n;
  const seeds = await readSeeds(tx, log, index / BigInt(TILE_WIDTH));
  const seed = seeds[Number(index % BigInt(TILE_WIDTH))] ?? '';
  const row = await (log === 'changes' ? changeAt(tx, index) : readAt(tx, index));
  const about = subject === undefined ? undefined : proveSubject(row.saltOf(seed), row.subjects, subject);
  if (subject !== undefined && about === undefined) throw new HubError('NOT_FOUND', { what: `${log}/${position}, ${subject}` });
  const opened: Opened = {
    entry: row.entryOf(seed),
    // A person's proof opens nothing that could be somebody else's: neither who asked, nor which record or case it was.
    shown:
      about === undefined
        ? Object.entries(row.hidden).flatMap(([name, value]) =>
            value === null || row.gone.has(name) || (only !== undefined && name !== RECORD) || (seen !== undefined && !TOLD.has(name))
              ? []
              : [{ name, value, salt: row.saltOf(seed)(name) }],
          )
        : [],
    ...(about && { subject: about }),
    ...(about === undefined &&
      log === 'changes' &&
      row.subjects.every((one) => only?.among.has(one) ?? true) &&
      (await openChange(tx, model, position, only?.fields ?? (row.entity === null ? undefined : seen?.(row.entity))))),
  };
  const proof = readProofFile(included.file);
  if (proof === undefined) throw new Error('a proof that was just made cannot be read');
  return {
    file: writeProofFile({ ...proof, extra: Buffer.from(canonicalJson(opened)) }),
    subjects: subject === undefined ? row.subjects : [subject],
    entity: row.entity,
  };
}

/** The proof that a row is about one of a person's names in the logs; undefined where it is not, and while it is not sealed. */
export async function proveAbout(
  tx: Tx,
  model: Model,
  { names, ...row }: Pick<ProofQuestion, 'log' | 'position'> & { names: readonly string[] },
): Promise<string | undefined> {
  for (const subject of names) {
    const proof = await proveIfSealed(tx, model, { ...row, subject }).catch((error: unknown) => {
      if (error instanceof HubError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    });
    if (proof !== undefined) return proof.file;
  }
  return undefined;
}

async function changeAt(tx: Tx, index: bigint) {
  const [row]: (ChangeRow | undefined)[] = await changesFrom(tx, index, 1);
  if (row === undefined) throw new HubError('NOT_FOUND', { what: `changes/${index + 1n}` });
  const saltOf = (seed: string): SaltOf => saltsOf(row, seed);
  const gone = new Set(Object.keys(row.words?.hashes ?? {}));
  return { entryOf: entryOfChange(row), hidden: hiddenOfChange(row), subjects: row.subjects, entity: row.entity, saltOf, gone };
}

async function readAt(tx: Tx, index: bigint) {
  const [row] = await readsFrom(tx, index, 1);
  if (row === undefined) throw new HubError('NOT_FOUND', { what: `reads/${index + 1n}` });
  const gone: ReadonlySet<string> = new Set();
  return { entryOf: entryOfRead(row), hidden: hiddenOfRead(row), subjects: row.subjects, entity: null, saltOf: saltsFrom, gone };
}

/** The name of the hidden value that says which record a change is of. */
const RECORD = 'recordId';
/** What auditors are told of a row elsewhere too. What a request said to the letter, and what it was warned of, may quote anything. */
const TOLD: ReadonlySet<string> = new Set([RECORD, 'actor', 'reason', 'caseCode', 'official', 'approvedBy', 'emergency']);

/** Every value of the change that is asked for, before and after, under the digest that stands in the entry. */
async function openChange(
  tx: Tx,
  model: Model,
  position: string,
  fields?: ReadonlySet<string>,
): Promise<{ change: ShownChange } | undefined> {
  const [row] = await readVerified(tx, position, position);
  if (row === undefined) return undefined;
  const held = await heldSlices(tx, model, [row]);
  const change = hashedChange(model, row, held.get(row.recordId) ?? []);
  if (change === undefined) return undefined;
  const opened = change.names.flatMap((name, at) => {
    const salt = row.seed === null ? row.salts?.[name] : saltFrom(row.seed, name);
    return hasValue(change, at) && salt !== undefined
      ? [{ name, salt, values: valuesText(change, at), commitment: fieldHash(change, at, salt) }]
      : [];
  });
  return {
    change: {
      frame: frameText(change),
      commitments: { ...row.hashes, ...Object.fromEntries(opened.map(({ name, commitment }) => [name, commitment])) },
      fields: opened.flatMap(({ name, salt, values }) => (fields?.has(name) === false ? [] : [{ name, salt, values }])),
    },
  };
}
