import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { namesPersonByNumber, WARN_PERSONAL_WORD } from '../declare/personal-words.js';
import { LEDGER_LOCK } from '../ledger/format.js';
import { headOf } from '../time/head.js';
import { instantText } from '../time/instant.js';
import { legalDay } from '../time/legal-day.js';
import { groundText } from './ground-text.js';
import { uuidv7 } from './identity.js';
import type { ChangeSetInput, ChangeSetOutcome } from './operations.js';
import { type Plan, planChangeSet } from './plan.js';
import { asTheyStand } from './registers.js';
import { claimResultCode, firstAnswer, isRepeatable, requestHash } from './repeat.js';
import { store } from './store.js';
import { type Written, writeDown } from './write-down.js';

export type { ChangeSetInput, ChangeSetOutcome } from './operations.js';

/** Told how long a write waited for the ledger's lock: the one place where all writers meet. */
export type OnLedgerWait = (ms: number) => void;

export type Around = {
  onWait?: OnLedgerWait | undefined;
  /** The set is prepared at once, and goes on to the lock when it is its turn (a file's next part while the one before is written). */
  turn?: (() => Promise<void>) | undefined;
  /** Told of each plan, refused ones too, before anything is said of it or written; what it throws refuses the set. */
  onPlan?: ((tx: Tx, plan: Plan) => Promise<void>) | undefined;
  /**
   * Asked under the ledger's lock, when nothing is left but to write: what it knows nobody can change any more. What it throws refuses the
   * set; `emergency` is written down with it.
   */
  mayWrite?: ((tx: Tx, plan: Plan) => Promise<Leave>) | undefined;
};

/** That a set may be written; `emergency`: why it did not wait for another person. */
export type Leave = { emergency: string | null };

/**
 * The only door through which a register changes. In the caller's READ COMMITTED transaction it writes all operations, their ledger
 * rows and one change set, or throws and leaves the caller to roll back.
 *
 * Promises: positions are dense and in commit order, and one instant, later than every earlier set's, stands on all rows; all problems
 * of all operations come back together; what was checked is true at the moment of writing. It never answers an idempotency key, or the
 * code of a result, twice with different work.
 *
 * Planning, texts and hashes are made before the ledger's lock. Under it only the head is read and rows are written. If another
 * writer touched a record that the plan rests on meanwhile, it is made again; if one only wrote to a register it searched, that
 * is searched again.
 */
export async function writeChangeSet(
  tx: Tx,
  model: Model,
  input: ChangeSetInput,
  { onWait, turn, onPlan, mayWrite }: Around = {},
): Promise<ChangeSetOutcome> {
  if (input.operations.length === 0)
    throw new HubError('BAD_USER_INPUT', {
      argument: 'operations',
      ruleVi: 'cần ít nhất một thay đổi.',
      ruleEn: 'at least one change is needed.',
    });
  const hashed = isRepeatable(input) ? (input.requestHash ?? requestHash(input)) : undefined;
  // The head first: a twin that commits after it makes the head differ under the lock, and one that commits before is found here.
  let started = await readTurn(tx);
  const repeated = await firstAnswer(tx, input, hashed);
  if (repeated !== undefined) return repeated;

  let prepared = await prepare(tx, model, { input, today: started.today, onPlan });
  if (turn !== undefined) {
    await turn();
    if ('refused' in prepared) {
      // What stood in the way, or was missing, may be what the set before has changed.
      started = await readTurn(tx);
      prepared = await prepare(tx, model, { input, today: started.today, onPlan });
    }
  }
  if ('refused' in prepared) {
    // The twin of this very request may have committed while this one was being planned, and be what stands in the way.
    const twin = await firstAnswer(tx, input, hashed);
    if (twin !== undefined) return twin;
    throw prepared.refused;
  }

  const since = performance.now();
  await tx.query('select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK], 'write-lock');
  onWait?.(performance.now() - since);
  const head = await readTurn(tx);
  if (head.position !== started.position) {
    const twin = await firstAnswer(tx, input, hashed);
    if (twin !== undefined) return twin;
    const met = await overtaken(tx, prepared.plan, started.position);
    if (met.records || (met.entities && !(await prepared.plan.findsTheSame()))) {
      prepared = await prepare(tx, model, { input, today: head.today, onPlan });
      if ('refused' in prepared) throw prepared.refused;
    }
  }
  const { emergency = null } = (await mayWrite?.(tx, prepared.plan)) ?? {};
  return write(tx, { model, input }, { ...prepared, hashed, head, emergency });
}

type Prepared = { plan: Plan; written: Written };

type Preparing = { input: ChangeSetInput; today: string; onPlan: Around['onPlan'] };

async function prepare(tx: Tx, model: Model, { input, today, onPlan }: Preparing): Promise<Prepared | { refused: HubError }> {
  const plan = await planChangeSet({ registers: asTheyStand(tx), model, operations: input.operations, readAt: input.readAt, today });
  await onPlan?.(tx, plan);
  return plan.findings.refused() ? { refused: plan.findings.error() } : { plan, written: await writeDown(plan) };
}

/** The ledger's last position, and the instant and the legal day of a set that is written now. */
type Turn = { position: string; next: string; today: string };

async function readTurn(tx: Tx): Promise<Turn> {
  const { rows } = await tx.query<Turn>(
    `select coalesce(head.position, 0)::text as position, ${legalDay('now.clock')}::text as today,
       ${instantText("greatest(now.clock, head.recorded_from + interval '1 microsecond')")} as next
     from (select clock_timestamp() as clock) now
     left join lateral (${headOf('position, recorded_from')}) head on true`,
    [],
    'write-head',
  );
  const [head] = rows;
  if (head === undefined) throw new HubError('UNAVAILABLE');
  return head;
}

/**
 * Whether a change since the position touches a record the plan read, or a register it searched. `in (select …)` is looked up by hash;
 * `= any($3)` of a parameter compares every change with every record, and cost 95 ms behind a part of an import, under the lock.
 */
async function overtaken(tx: Tx, { rests }: Plan, since: string): Promise<{ records: boolean; entities: boolean }> {
  const { rows } = await tx.query<{ records: boolean; entities: boolean }>(
    `select exists (select from change where position > $1::bigint and record_id in (select unnest($3::uuid[]))) as records,
       exists (select from change where position > $1::bigint and entity = any($2::text[])) as entities`,
    [since, [...rests.entities], [...rests.records]],
  );
  return rows[0] ?? { records: true, entities: true };
}

async function write(
  tx: Tx,
  { model, input }: { model: Model; input: ChangeSetInput },
  { plan, written, hashed, head, emergency }: Prepared & { hashed: string | undefined; head: Turn; emergency: string | null },
): Promise<ChangeSetOutcome> {
  const first = BigInt(head.position) + 1n;
  const last = BigInt(head.position) + BigInt(written.amount);
  const changeSetId = input.id ?? uuidv7();
  const isPersonal = namesPersonByNumber(model, `${input.reason} ${input.legalBasis ?? ''}`);
  const told = isPersonal ? [{ operation: 0, field: 'reason', ...WARN_PERSONAL_WORD }] : [];
  const warnings = [...(input.warnings ?? []), ...told, ...plan.findings.warnings()];
  await tx.query(
    `insert into change_set (id, first_position, last_position, recorded_from, actor, actor_role, agency, reason, legal_basis, purpose, case_code,
       batch_id, idempotency_key, request_hash, warnings, withdraws, approved_by, approved_by_agency, emergency)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      changeSetId,
      String(first),
      String(last),
      head.next,
      input.actor,
      input.actorRole,
      input.agency,
      groundText('reason', input.reason),
      input.legalBasis === null ? null : groundText('legalBasis', input.legalBasis),
      input.purpose ?? null,
      input.caseCode ?? null,
      input.batchId ?? null,
      input.idempotencyKey ?? null,
      hashed ?? null,
      JSON.stringify(warnings),
      input.withdraws ?? null,
      input.approval?.by ?? null,
      input.approval?.byAgency ?? null,
      emergency ?? input.emergency ?? null,
    ],
    'write-change-set',
  );
  if (input.result !== undefined) await claimResultCode(tx, changeSetId, input.result);
  await store(tx, written, { changeSetId, firstPosition: String(first), recordedFrom: head.next });
  return {
    changeSetId,
    firstPosition: String(first),
    lastPosition: String(last),
    recordedFrom: head.next,
    replayed: false,
    changes: plan.changes.map(({ entity, recordId, version, operation }, n) => ({
      position: String(first + BigInt(n)),
      entity: entity.name,
      recordId,
      version,
      operation,
    })),
    warnings,
  };
}
