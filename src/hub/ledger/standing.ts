import type { Tx } from '../../db/tx.js';
import type { LedgerOperation } from './format.js';
import { changeColumns, type LedgerChange, namedColumns } from './read-history.js';

/** One change as withdrawals look at it: where it stands, not what it says. */
export type StandingChange = Pick<
  LedgerChange,
  'position' | 'changeSetId' | 'entity' | 'recordId' | 'version' | 'operation' | 'recordedFrom'
> & {
  operation: LedgerOperation;
  batchId: string | null;
};

/** All that one change set did to one record. */
export type Step = {
  setId: string;
  first: number;
  last: number;
  recordedFrom: string;
  /** The version whose state it put back, 0 for nothing at all; null unless it is a withdrawal. */
  restores: number | null;
  changes: readonly StandingChange[];
};

/** What happened to one record, and what of it is in effect. */
export type Life = {
  id: string;
  entity: string;
  head: number;
  /** The steps that made the state after a version what it is, newest first: a withdrawal leads back past what it took away. */
  path(version: number): readonly Step[];
  /** The step that follows a version. */
  after(version: number): Step | undefined;
};

/**
 * Which change sets stand: worked out from the ledger alone, where every restoring change says which version it put back. A withdrawal
 * may be withdrawn, and that again, so what is in effect is found by going back from the head, never by a mark on the set.
 */
export type Standing = {
  life(id: string): Life | undefined;
  /** Whether somebody asked for the set to be gone, and nobody has withdrawn that since. */
  isGone(setId: string): boolean;
};

/** `given`: a change set that is about to be withdrawn counts as gone. One statement each for the changes and for what withdraws what. */
export async function readStanding(tx: Tx, ids: readonly string[], given?: string): Promise<Standing> {
  const { rows } = await tx.query<StandingChange & { restores: number | null }>(
    `select ${COLUMNS}, s.batch_id as "batchId", case when s.withdraws is not null then coalesce(c.restores, ${BEFORE_WITHDRAWN}) end as restores
     from unnest($1::uuid[]) asked(id) join change c on c.record_id = asked.id join change_set s on s.id = c.change_set_id order by c.record_id, c.version`,
    [ids],
  );
  const lives = new Map<string, Step[]>();
  for (const { restores, ...change } of rows) {
    const steps = lives.get(change.recordId) ?? [];
    lives.set(change.recordId, steps);
    const open = steps.at(-1);
    if (open?.setId === change.changeSetId) steps[steps.length - 1] = { ...open, last: change.version, changes: [...open.changes, change] };
    else
      steps.push({
        setId: change.changeSetId,
        first: change.version,
        last: change.version,
        recordedFrom: change.recordedFrom,
        restores,
        changes: [change],
      });
  }
  const isGone = await readGone(tx, [...new Set(rows.map(({ changeSetId }) => changeSetId))], given);
  return { life: (id) => lifeOf(id, lives.get(id) ?? []), isGone };
}

/** Releases before this one did not say what a withdrawal put back: what had been known just before the set that it took back. */
const BEFORE_WITHDRAWN = `(select coalesce(max(p.version), 0) from change p join change_set w on w.id = s.withdraws
  where p.record_id = c.record_id and p.recorded_from < w.recorded_from)`;

function lifeOf(id: string, steps: readonly Step[]): Life | undefined {
  const newest = steps.at(-1);
  if (newest === undefined) return undefined;
  const byLast = new Map(steps.map((step) => [step.last, step]));
  const byFirst = new Map(steps.map((step) => [step.first, step]));
  return {
    id,
    entity: newest.changes[0]?.entity ?? '',
    head: newest.last,
    path(version) {
      const path: Step[] = [];
      for (let step = byLast.get(version); step !== undefined; step = byLast.get(step.restores ?? step.first - 1)) path.push(step);
      return path;
    },
    after: (version) => byFirst.get(version + 1),
  };
}

async function readGone(tx: Tx, setIds: readonly string[], given: string | undefined): Promise<(setId: string) => boolean> {
  const { rows } = await tx.query<{ id: string; withdraws: string }>(
    `with recursive withdrawal(id, withdraws) as (
       select id, withdraws from change_set where withdraws = any($1::uuid[])
       union select s.id, s.withdraws from change_set s join withdrawal w on s.withdraws = w.id)
     select id, withdraws from withdrawal`,
    [setIds],
  );
  // A part of a withdrawn batch of which others had left nothing: nobody had to write a change set for it.
  const { rows: parts } = await tx.query<{ id: string }>(
    `select a.change_set_id as id from import_chunk a join import_chunk w on w.batch_id = a.batch_id and w.chunk = a.chunk and w.kind = 'WITHDRAW'
     where a.kind = 'APPLY' and w.change_set_id is null and a.batch_id in (select batch_id from change_set where id = any($1::uuid[]))`,
    [setIds],
  );
  const withdrawals = new Map<string, string[]>();
  for (const { id, withdraws } of rows) withdrawals.set(withdraws, [...(withdrawals.get(withdraws) ?? []), id]);
  const known = new Map<string, boolean>(parts.map(({ id }) => [id, true]));
  if (given !== undefined) known.set(given, true);
  const isGone = (id: string): boolean => {
    const answer = known.get(id) ?? (withdrawals.get(id) ?? []).some((withdrawal) => !isGone(withdrawal));
    known.set(id, answer);
    return answer;
  };
  return isGone;
}

/** The change set that took this one back and was not withdrawn itself since. */
export async function standingWithdrawal(tx: Tx, setId: string): Promise<string | undefined> {
  const isGone = await readGone(tx, [setId], undefined);
  const { rows } = await tx.query<{ id: string }>('select id from change_set where withdraws = $1::uuid order by first_position desc', [
    setId,
  ]);
  return rows.find(({ id }) => !isGone(id))?.id;
}

/** Whether a batch wrote something, and nothing of what it wrote was taken back, by itself or with something else. */
export async function standsWhole(tx: Tx, batchId: string): Promise<boolean> {
  const { rows: sets } = await tx.query<{ id: string }>('select id from change_set where batch_id = $1::uuid and withdraws is null', [
    batchId,
  ]);
  if (sets.length === 0) return false;
  // Only records that some withdrawal touched are looked at: of most batches there are none.
  const { rows } = await tx.query<{ id: string; setId: string }>(
    `select distinct c.record_id as id, s.id as "setId" from change_set s join change c on c.change_set_id = s.id
     where s.batch_id = $1::uuid and s.withdraws is null
       and c.record_id in (select r.record_id from change_set w join change r on r.change_set_id = w.id where w.withdraws is not null)`,
    [batchId],
  );
  const standing = await readStanding(tx, [...new Set(rows.map(({ id }) => id))]);
  return rows.every(({ id, setId }) => isInEffect(standing.life(id), setId));
}

/** Whether anything of what a change set did is in effect. */
export async function standsInPart(tx: Tx, setId: string): Promise<boolean> {
  const { rows } = await tx.query<{ id: string }>('select distinct record_id as id from change where change_set_id = $1::uuid', [setId]);
  const ids = rows.map(({ id }) => id);
  const standing = await readStanding(tx, ids);
  return ids.some((id) => isInEffect(standing.life(id), setId));
}

function isInEffect(life: Life | undefined, setId: string): boolean {
  return life?.path(life.head).some((step) => step.setId === setId) === true;
}

const { validFrom: _from, validTo: _to, ...asked } = changeColumns;
const COLUMNS = namedColumns(asked);
