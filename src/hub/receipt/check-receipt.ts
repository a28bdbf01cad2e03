import { checkOpened } from '../audit/check-opened.js';
import type { ShownChange } from '../audit/prove.js';
import { periodsIn } from '../ledger/hashes.js';
import { canonicalJson } from '../log/canonical-json.js';
import { type VerifierKey, verifierKey } from '../log/note-key.js';
import { readProofFile } from '../log/proof-file.js';
import type { SignatureType } from '../log/signature-type.js';
import { openNote, signatureLine } from '../log/signed-note.js';
import { originOf } from '../log/stored-checkpoint.js';
import { statedAt } from '../log/stored-cosignature.js';
import { type OpenedReceipt, openReceipt, type Receipt, type ReceiptKey } from './receipt.js';
import { digestOf, statesOf } from './receipt-content.js';

/** What a verifier believes: who signs receipts, who signs the log of changes, and whoever it takes for a witness. */
export type ReceiptTrust = {
  keys: readonly ReceiptKey[];
  log: { type: SignatureType; publicKey: Buffer };
  witnesses: readonly VerifierKey[];
  /** In a browser, where signatures are looked at beforehand; left out: as they are met. */
  look?(key: VerifierKey, note: string): Promise<VerifierKey>;
};

export type ReceiptFault = {
  /** `DIGEST`: the content is not what its digest says; `PROOF`: the log does not vouch for a state; `VALUE`: a value is not what was written. */
  kind: Exclude<OpenedReceipt['kind'], 'signed'> | 'DIGEST' | 'PROOF' | 'VALUE';
  /** Where: a record and a position, or a field of it. */
  what: string | null;
};

export type CheckedReceipt = {
  receipt: Receipt | null;
  faults: readonly ReceiptFault[];
  /** Facts whose values the log's proofs open to, and facts that are shown and not opened: reckoned ones, or of a change about others too. */
  proven: number;
  unproven: number;
  /** The largest checkpoint of the proofs. */
  size: string | null;
  /** Latest cosignature of a witness that the verifier knows, by that witness's clock; null where none cosigned. */
  witnessedAt: string | null;
};

/**
 * Whether a receipt holds, told from its bytes and keys alone: who signed it, that its content is whole, that the log vouches for each state
 * it rests on, and that what it shows is what was written.
 */
export async function checkReceipt(text: string, trust: ReceiptTrust): Promise<CheckedReceipt> {
  const opened = await openReceipt(text, trust.keys);
  const none = { proven: 0, unproven: 0, size: null, witnessedAt: null };
  if (opened.kind !== 'signed') return { receipt: null, faults: [{ kind: opened.kind, what: null }], ...none };
  const { receipt } = opened;
  const faults: ReceiptFault[] = [];
  if (digestOf(receipt.content) !== receipt.digest) faults.push({ kind: 'DIGEST', what: null });
  const logKey = verifierKey(originOf(receipt.logId, 'changes'), trust.log.type, trust.log.publicKey);
  const written = new Map<string, Written>();
  let size = 0n;
  let witnessedAt: string | null = null;
  for (const { entity, recordId, position, file } of receipt.proofs) {
    const note = readProofFile(file)?.checkpoint ?? '';
    const look = async (key: VerifierKey) => (await trust.look?.(key, note)) ?? key;
    const checked = checkOpened(file, await look(logKey));
    const isThis =
      checked.kind === 'included' &&
      String(checked.index + 1n) === position &&
      checked.entry.entity === entity &&
      checked.opened.shown.some(({ name, value }) => name === 'recordId' && value === recordId);
    if (!isThis) {
      faults.push({ kind: 'PROOF', what: `${entity} ${recordId} ${position}` });
      continue;
    }
    if (checked.checkpoint.size > size) size = checked.checkpoint.size;
    witnessedAt = latest(witnessedAt, cosignedAt(note, await Promise.all(trust.witnesses.map(look))));
    written.set(`${recordId} ${position}`, writtenOn(receipt.content.decidedAt, checked.opened.change));
  }
  let [proven, unproven] = [0, 0];
  for (const { recordId, position, entity } of statesOf(receipt.content)) {
    const opened = written.get(`${recordId} ${position}`);
    if (opened === undefined) {
      faults.push({ kind: 'PROOF', what: `${entity} ${recordId} ${position}` });
      continue;
    }
    for (const { field, value } of shownOf(receipt, recordId)) {
      const values = opened.values.get(field);
      const isAbsent = value === null && opened.committed?.has(field) === false;
      if (values === undefined && !isAbsent) unproven += 1;
      else if (isAbsent || values?.some((one) => canonicalJson(one) === canonicalJson(value))) proven += 1;
      else faults.push({ kind: 'VALUE', what: `${entity}.${field} ${recordId}` });
    }
  }
  return { receipt, faults, proven, unproven, size: size === 0n ? null : String(size), witnessedAt };
}

/** `committed`: every field that has a value in the change; null where its fields are closed. */
type Written = { values: ReadonlyMap<string, readonly unknown[]>; committed: ReadonlySet<string> | null };

/** What a change says of a day: of the states after it those in force then. The one before it is what no longer held. */
function writtenOn(day: string, change: ShownChange | undefined): Written {
  if (change === undefined) return { values: new Map(), committed: null };
  const [, ...after] = periodsIn(change.frame);
  const isThen = after.map((one) => one !== null && (one.from ?? day) <= day && (one.to === null || day < one.to));
  const values = change.fields.map(({ name, values: told }) => {
    const [, ...states] = JSON.parse(told) as unknown[];
    return [name, states.filter((_, nr) => isThen[nr])] as const;
  });
  return { values: new Map(values), committed: new Set(Object.keys(change.commitments)) };
}

function shownOf({ content }: Receipt, recordId: string): { field: string; value: unknown }[] {
  const shown = new Map<string, unknown>();
  for (const { held } of content.requirements)
    for (const fact of held) if (fact.recordId === recordId && fact.withheld === null) shown.set(fact.field, fact.value);
  return [...shown].map(([field, value]) => ({ field, value }));
}

/** By the clock of a witness that is known; the log's own word is nobody else's. */
function cosignedAt(note: string, witnesses: readonly VerifierKey[]): string | null {
  const opened = openNote(note, witnesses);
  if (opened.kind !== 'opened') return null;
  return opened.verified.reduce<string | null>((most, one) => latest(most, statedAt(signatureLine(one))), null);
}

function latest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
