import { hash } from 'node:crypto';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { isUuid } from '../declare/uuid.js';
import { canonicalJson } from '../log/canonical-json.js';
import { headPosition } from '../time/head.js';
import { instantText } from '../time/instant.js';
import { uuidv7 } from '../write/identity.js';
import type { ApprovalNeed } from './needs.js';

export type ProposalKind = 'CHANGE_SET' | 'BATCH' | 'WITHDRAWAL' | 'BATCH_WITHDRAWAL';
/** WRITTEN: an emergency that somebody has still to look at; then CONFIRMED or OBJECTED. RETRACTED: by its author. */
export type ProposalState = 'WAITING' | 'APPROVED' | 'REFUSED' | 'RETRACTED' | 'WRITTEN' | 'CONFIRMED' | 'OBJECTED';

/** What a file was when it was proposed. */
export type ProposedFile = { name: string; sha256: string; entity: string; rows: number; new: number; changed: number; rejected: number };

export type Proposal = {
  id: string;
  kind: ProposalKind;
  state: ProposalState;
  actor: string;
  actorRole: string;
  agency: string | null;
  reason: string;
  legalBasis: string | null;
  purpose: string | null;
  caseCode: string | null;
  file: ProposedFile | null;
  withdraws: string | null;
  needs: readonly ApprovalNeed[];
  /** Kind of record → how many changes. */
  counts: Readonly<Record<string, number>>;
  readAt: string;
  idempotencyKey: string | null;
  emergency: string | null;
  proposedAt: string;
  decidedBy: string | null;
  decidedByAgency: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
};

/** As it is kept: with what is to be done, as long as that is open. */
type Kept = Proposal & { content: unknown; sha256: string };

const COLUMNS = `p.id, p.kind, p.state, p.actor, p.actor_role as "actorRole", p.agency, p.reason, p.legal_basis as "legalBasis", p.purpose, p.case_code as "caseCode",
  p.file, p.withdraws, p.needs, p.counts, p.read_at::text as "readAt", p.idempotency_key as "idempotencyKey", p.emergency,
  ${instantText('p.proposed_at')} as "proposedAt", p.decided_by as "decidedBy", p.decided_by_agency as "decidedByAgency",
  ${instantText('p.decided_at')} as "decidedAt", p.decision_reason as "decisionReason"`;

export type NewProposal = Pick<Proposal, 'kind' | 'actor' | 'actorRole' | 'agency' | 'reason' | 'legalBasis' | 'needs' | 'counts'> & {
  purpose?: string | undefined;
  caseCode?: string | undefined;
  /** What is to be done. Of a file: what makes it this file, and nothing of it. */
  content: unknown;
  file?: ProposedFile;
  withdraws?: string;
  idempotencyKey?: string | undefined;
  /** Where its author read; else the ledger's head. */
  readAt?: string | undefined;
  /** It is written already, under this id, and waits for nobody. */
  written?: { id?: string; emergency: string };
};

/** Whoever sends the same again while it waits gets the one that waits. */
export async function keepProposal(tx: Tx, given: NewProposal): Promise<{ id: string; isNew: boolean }> {
  const { kind, actor, actorRole, agency, reason, legalBasis, purpose, caseCode, content, file, withdraws, idempotencyKey, written } =
    given;
  const text = canonicalJson(content);
  const sha256 = digestOf(text);
  const waiting = written === undefined ? await waitingTwin(tx, { actor, sha256, idempotencyKey }) : undefined;
  if (waiting !== undefined) return { id: waiting, isNew: false };
  const id = written?.id ?? uuidv7();
  await tx.query(
    `insert into change_proposal (id, kind, state, actor, actor_role, agency, reason, legal_basis, purpose, case_code, content, content_sha256, file, withdraws, needs, counts,
       read_at, idempotency_key, emergency, record_ids)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::json, $12::bytea, $13::json, $14, $15::jsonb, $16::jsonb, $17::bigint, $18, $19, $20::uuid[])`,
    [
      id,
      kind,
      written === undefined ? 'WAITING' : 'WRITTEN',
      actor,
      actorRole,
      agency,
      reason,
      legalBasis,
      purpose ?? null,
      caseCode ?? null,
      kind === 'BATCH' || written !== undefined ? null : text,
      `\\x${sha256}`,
      file === undefined ? null : JSON.stringify(file),
      withdraws ?? null,
      JSON.stringify(given.needs),
      JSON.stringify(given.counts),
      given.readAt ?? (await headPosition(tx)),
      idempotencyKey ?? null,
      written?.emergency ?? null,
      recordsIn(content),
    ],
  );
  return { id, isNew: true };
}

/** The records that a change set names by their ids: known when its content is gone. */
function recordsIn(content: unknown): string[] {
  const { operations = [] } = (content ?? {}) as { operations?: readonly { id?: unknown }[] };
  const ids = operations.flatMap(({ id }) => (typeof id === 'string' && isUuid(id) ? [id.toLowerCase()] : []));
  return [...new Set(ids)].sort();
}

function digestOf(text: string): string {
  return hash('sha256', text);
}

type Sent = { actor: string; sha256: string; idempotencyKey: string | undefined };

async function waitingTwin(tx: Tx, { actor, sha256, idempotencyKey }: Sent): Promise<string | undefined> {
  // Two that are sent at once: the second waits here and finds the first.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, ${PROPOSING}))`, [actor]);
  const { rows } = await tx.query<{ id: string; isSame: boolean }>(
    `select id, content_sha256 = $2::bytea as "isSame" from change_proposal
     where actor = $1 and state = 'WAITING' and (content_sha256 = $2::bytea or idempotency_key = $3) order by 2 limit 1`,
    [actor, `\\x${sha256}`, idempotencyKey ?? null],
  );
  const [twin] = rows;
  if (twin !== undefined && !twin.isSame) throw new HubError('IDEMPOTENCY_MISMATCH');
  return twin?.id;
}

/** Seed of the lock under which somebody proposes. */
const PROPOSING = 7204010;

/** The proposal with what is to be done, held until the transaction ends: of two who decide at once the second sees what the first decided. */
export async function holdProposal(tx: Tx, id: string): Promise<Kept | undefined> {
  const { rows } = await tx.query<Kept>(
    `select ${COLUMNS}, p.content, encode(p.content_sha256, 'hex') as sha256 from change_proposal p where p.id = $1::uuid for update`,
    [id],
  );
  const [found] = rows;
  if (found?.state === 'WAITING' && found.kind !== 'BATCH' && digestOf(canonicalJson(found.content)) !== found.sha256)
    throw new Error(`proposal ${id} is not what was proposed: its content does not fit its hash`);
  return found;
}

/** The same to look at. */
export async function readProposal(tx: Tx, id: string): Promise<Kept | undefined> {
  const { rows } = await tx.query<Kept>(
    `select ${COLUMNS}, p.content, encode(p.content_sha256, 'hex') as sha256 from change_proposal p where p.id = $1::uuid`,
    [id],
  );
  return rows[0];
}

/** The newest first. */
export async function listProposals(
  tx: Tx,
  { states, before, limit }: { states: readonly ProposalState[]; before: string | null; limit: number },
): Promise<Proposal[]> {
  const { rows } = await tx.query<Proposal>(
    `select ${COLUMNS} from change_proposal p where p.state = any($1::text[]) and ($2::uuid is null or p.id < $2::uuid) order by p.id desc limit $3`,
    [states, before, limit],
  );
  return rows;
}

/** The approval under which a file may be written: by what makes it this file, and not used by a batch yet. */
export async function approvalOfFile(tx: Tx, content: unknown): Promise<Proposal | undefined> {
  const { rows } = await tx.query<Proposal>(
    `select ${COLUMNS} from change_proposal p where p.content_sha256 = $1::bytea and p.kind = 'BATCH' and p.state = 'APPROVED'
       and not exists (select from import_batch b where b.proposal_id = p.id) order by p.id limit 1`,
    [`\\x${digestOf(canonicalJson(content))}`],
  );
  return rows[0];
}

/** The approval under which a batch may be taken back: newer than the one it was taken back under before. */
export async function approvalOfWithdrawal(tx: Tx, batchId: string, after: string | null): Promise<Proposal | undefined> {
  const { rows } = await tx.query<Proposal>(
    `select ${COLUMNS} from change_proposal p where p.withdraws = $1::uuid and p.kind = 'BATCH_WITHDRAWAL' and p.state = 'APPROVED'
       and ($2::uuid is null or p.id > $2::uuid) order by p.id limit 1`,
    [batchId, after],
  );
  return rows[0];
}

export type Decision = { by: string; byAgency: string | null; reason: string | null };

/** In the transaction of what is decided. */
export async function settleProposal(tx: Tx, id: string, state: ProposalState, { by, byAgency, reason }: Decision): Promise<void> {
  await tx.query(
    `update change_proposal set state = $2, content = null, decided_by = $3, decided_by_agency = $4, decided_at = clock_timestamp(), decision_reason = $5 where id = $1::uuid`,
    [id, state, by, byAgency, reason],
  );
}
