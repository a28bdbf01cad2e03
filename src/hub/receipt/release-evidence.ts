import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { checkPurpose } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import { prove } from '../audit/prove.js';
import type { Model } from '../declare/model.js';
import type { EvidenceCatalogue } from '../evidence/catalogue.js';
import { decideEvidence, type EvidenceVerdict } from '../evidence/decide-evidence.js';
import type { DossierInput } from '../evidence/dossier.js';
import { ownReading } from '../evidence/own-reading.js';
import { type AsOfInput, type At, readToken } from '../ledger/as-of.js';
import { canonicalJson } from '../log/canonical-json.js';
import { originOf, readLogId, readNewest } from '../log/stored-checkpoint.js';
import { requireWitnessed, servedCheckpoint } from '../log/witnessed.js';
import { instantText } from '../time/instant.js';
import { RECEIPT_FORMAT, type Receipt, type ReceiptProof, signReceipt } from './receipt.js';
import { digestOf, type State, statesOf } from './receipt-content.js';
import { digestOfFile } from './receipt-file.js';
import { statusEntry } from './status-list.js';

export type ReleaseInput = DossierInput & { procedure: string; asOf?: AsOfInput };

export type Released = { jws: string; digest: string; keyId: string; receipt: Receipt; verdict: EvidenceVerdict };

/**
 * Decides a dossier as `evidence` does, and signs the answer: a receipt that is verified without the hub, and answered again from its
 * snapshot years later.
 *
 * Promises: nothing is released while nobody has vouched for the log for too long; each state that the content rests on and the caller may
 * know is proven by the log; the hub keeps that it was released, and on what, before the receipt leaves, and no value of it.
 */
export async function releaseEvidence(
  catalogue: EvidenceCatalogue,
  { model, caller, pool, audit, witnesses = [], releasing }: HubContext,
  input: ReleaseInput,
): Promise<Released> {
  const purpose = checkPurpose(model.access, caller, true);
  if (caller.caseCode === null) throw new HubError('CASE_REQUIRED');
  const { asOf, ...asked } = input;
  const found = await whenSealed(() =>
    withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'release evidence' }, async (tx) => {
      const logId = await readLogId(tx);
      await requireWitnessed(tx, { log: 'changes', logId, witnesses });
      const { at, answers } = await decideEvidence(catalogue, ownReading(tx, { model, caller, audit }), {
        dossiers: [{ ...asked, caller, audit }],
        asOf,
      });
      const [verdict] = answers;
      if (verdict === undefined || verdict instanceof HubError) throw verdict ?? new HubError('UNAVAILABLE');
      const states = statesOf(verdict);
      const size = await checkpointOver(tx, { logId, witnesses }, states);
      if (size === null) return null;
      const among = caller.case?.subjects ?? new Set<string>();
      const proofs: ReceiptProof[] = [];
      for (const { entity, recordId, position, fields } of states) {
        const { file } = await prove(tx, model, { log: 'changes', position, size, only: { fields, among } });
        proofs.push({ entity, recordId, position, file });
      }
      return { logId, at, verdict, proofs };
    }),
  );
  if (releasing === undefined) throw new HubError('UNAVAILABLE');
  return withTx(pool, { label: 'keep receipt' }, async (tx) => {
    const { rows } = await tx.query<{ id: string; now: string; index: string }>(
      `select uuidv7() as id, ${instantText('clock_timestamp()')} as now, nextval('evidence_receipt_status')::text as index`,
    );
    const [{ id, now, index } = { id: '', now: '', index: '0' }] = rows;
    const { logId, at, verdict, proofs } = found;
    const content = JSON.parse(canonicalJson(verdict)) as EvidenceVerdict;
    const receipt: Receipt = {
      ...{ format: RECEIPT_FORMAT, id, logId, release: releasing.release, releasedAt: now },
      releasedTo: {
        actor: caller.actor,
        role: caller.role,
        agency: caller.agency,
        purpose: purpose?.code ?? null,
        case: caller.caseCode ?? '',
        language: caller.language,
      },
      asked,
      snapshot: { token: at.snapshot, validAt: at.validAt, knownAt: at.knownAt },
      rule: { policy: policyDigest(model) },
      content,
      digest: digestOf(content),
      proofs,
      ...(releasing.address === null ? {} : { status: statusEntry(releasing.address, BigInt(index)) }),
    };
    const jws = await signReceipt(receipt, releasing);
    const digest = digestOfFile(jws);
    await keep(tx, receipt, { digest, kid: releasing.kid, requestId: caller.requestId, at, index });
    return { jws, digest, keyId: releasing.kid, receipt, verdict };
  });
}

/** SHA-256 of the rules by which is decided who sees what. */
export function policyDigest({ access }: Model): string {
  return hash('sha256', canonicalJson(access));
}

/** What a change set has written is sealed within a second or two. */
const SEALED_WITHIN_MS = 10_000;
const ASK_AGAIN_MS = 250;

async function whenSealed<R>(read: () => Promise<R | null>): Promise<R> {
  for (let waited = 0; waited <= SEALED_WITHIN_MS; waited += ASK_AGAIN_MS) {
    const found = await read();
    if (found !== null) return found;
    await pause(ASK_AGAIN_MS);
  }
  throw new HubError('LOG_NOT_SEALED');
}

/** The checkpoint that others have vouched for, if it holds all states; else the newest; null while neither does. */
async function checkpointOver(
  tx: Tx,
  { logId, witnesses }: { logId: string; witnesses: readonly string[] },
  states: readonly State[],
): Promise<string | null> {
  const last = states.reduce((most, { position }) => (BigInt(position) > most ? BigInt(position) : most), 1n);
  const served = await servedCheckpoint(tx, { log: 'changes', logId, witnesses });
  const found = served && served.size >= last ? served : await readNewest(tx, originOf(logId, 'changes'));
  return found && found.size >= last ? String(found.size) : null;
}

async function keep(
  tx: Tx,
  { id, releasedAt, releasedTo, content, digest: contentDigest, snapshot, proofs }: Receipt,
  { digest, kid, requestId, at, index }: { digest: string; kid: string; requestId: string; at: At; index: string },
): Promise<void> {
  await tx.query(
    `insert into evidence_receipt (id, released_at, digest, content_digest, kid, request_id, case_code, agency, actor, role, purpose, procedure_id, valid_at, known_at, position, status_index)
     values ($1::uuid, $2::timestamptz, decode($3, 'hex'), decode($4, 'hex'), $5, $6, $7, $8, $9, $10, $11, $12, $13::date, $14::timestamptz, $15::bigint, $16::bigint)`,
    [
      ...[id, releasedAt, digest, contentDigest, kid, requestId, releasedTo.case, releasedTo.agency, releasedTo.actor, releasedTo.role],
      ...[releasedTo.purpose, content.procedureId, snapshot.validAt, snapshot.knownAt, readToken(at.snapshot).position, index],
    ],
  );
  await tx.query(
    `insert into receipt_basis (receipt_id, entity, record_id, position)
     select $1::uuid, b.entity, b.record_id, b.position from unnest($2::text[], $3::uuid[], $4::bigint[]) as b(entity, record_id, position)`,
    [id, proofs.map(({ entity }) => entity), proofs.map(({ recordId }) => recordId), proofs.map(({ position }) => position)],
  );
}
