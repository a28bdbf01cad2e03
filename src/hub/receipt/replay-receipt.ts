import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { neededBy } from '../access/bind-case.js';
import type { BoundCase, Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import type { EvidenceCatalogue } from '../evidence/catalogue.js';
import { decideEvidence, type EvidenceVerdict } from '../evidence/decide-evidence.js';
import { ownReading } from '../evidence/own-reading.js';
import { canonicalJson } from '../log/canonical-json.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import { instantText } from '../time/instant.js';
import type { Receipt } from './receipt.js';
import { digestOf } from './receipt-content.js';
import { policyDigest } from './release-evidence.js';

export type Difference = { path: string; then: unknown; now: unknown };

/** A change, after the snapshot of the receipt, of a record that its content rests on. */
export type LaterChange = { position: string; entity: string; recordId: string; operation: string; recordedFrom: string };

export type Replayed = {
  /** Byte for byte. */
  isSame: boolean;
  /** Whether what is shown is still decided by the rules that the receipt was made under. */
  isSameRule: boolean;
  differences: readonly Difference[];
  later: readonly LaterChange[];
};

/**
 * Answers the question of a receipt again, from its snapshot and as of whom it was released to, and compares. An auditor's function: it reads
 * under a case that may have ended, and whoever runs it stands in the read log.
 */
export async function replayReceipt(
  catalogue: EvidenceCatalogue,
  { tx, model, audit }: { tx: Tx; model: Model; audit: AuditNotes },
  receipt: Receipt,
): Promise<Replayed> {
  const { releasedTo, asked, snapshot } = receipt;
  const caller: Caller = {
    actor: releasedTo.actor,
    role: releasedTo.role,
    agency: releasedTo.agency,
    authenticated: true,
    purposes: roleOf(model.access, releasedTo.role)?.purposes ?? [],
    purpose: releasedTo.purpose,
    caseCode: releasedTo.case,
    case: await caseOfThen(tx, model, releasedTo),
    ownKey: null,
    language: releasedTo.language,
    requestId: `receipt ${receipt.id}`,
  };
  const { answers } = await decideEvidence(catalogue, ownReading(tx, { model, caller, audit }), {
    dossiers: [{ ...asked, caller, audit }],
    asOf: { snapshot: snapshot.token },
  });
  const [verdict] = answers;
  if (verdict === undefined || verdict instanceof HubError) throw verdict ?? new HubError('UNAVAILABLE');
  return {
    isSame: digestOf(verdict) === digestOf(receipt.content),
    isSameRule: policyDigest(model) === receipt.rule.policy,
    differences: differences('', receipt.content, JSON.parse(canonicalJson(verdict)) as EvidenceVerdict),
    later: await laterChanges(tx, receipt.id),
  };
}

/** The case as it was opened, whether or not it has ended since. */
async function caseOfThen(tx: Tx, model: Model, { case: code, agency }: Receipt['releasedTo']): Promise<BoundCase> {
  const { rows } = await tx.query<{ procedure: string; named: string[]; subjects: string[] }>(
    `select c.procedure_id as procedure, c.named, array(select s.subject_id from case_subject s where s.code = c.code) as subjects
     from dossier_case c where c.code = $1 and c.agency = $2`,
    [code, agency],
  );
  const [found] = rows;
  if (found === undefined) throw new HubError('NOT_FOUND', { what: `hồ sơ / case ${code}` });
  return { code, ...(await neededBy(tx, model, found.procedure)), named: new Set(found.named), subjects: new Set(found.subjects) };
}

/** The oldest first. */
async function laterChanges(tx: Tx, receiptId: string): Promise<LaterChange[]> {
  const { rows } = await tx.query<LaterChange>(
    `select c.position::text, c.entity, c.record_id as "recordId", c.operation, ${instantText('c.recorded_from')} as "recordedFrom"
     from evidence_receipt r join receipt_basis b on b.receipt_id = r.id join change c on c.record_id = b.record_id and c.position > r.position
     where r.id = $1::uuid order by c.position limit ${LATER_MAX}`,
    [receiptId],
  );
  return rows;
}

const LATER_MAX = 1_000;

/** Where two values of JSON differ, by the path of the innermost member. */
function differences(path: string, then: unknown, now: unknown): Difference[] {
  if (canonicalJson(then) === canonicalJson(now)) return [];
  if (typeof then !== 'object' || typeof now !== 'object' || then === null || now === null) return [{ path, then, now }];
  const members = new Set([...Object.keys(then), ...Object.keys(now)]);
  return [...members].flatMap((name) =>
    differences(path === '' ? name : `${path}.${name}`, (then as Record<string, unknown>)[name], (now as Record<string, unknown>)[name]),
  );
}
