import type { Tx } from '../../db/tx.js';
import { changesFrom, hiddenOfChange } from '../ledger/change-leaves.js';
import { ERASED_WORDS, GOING } from '../ledger/erased-words.js';
import { hashUnder, saltFrom } from '../log/salted-hash.js';
import { readSeeds, storedSize } from '../log/stored-tree.js';
import { subjectNames } from '../log/subject-tree.js';
import { TILE_WIDTH } from '../log/tiles.js';

type Set = { id: string; first: string; last: string };
type Forgetting = { recordId: string; position: string; subjects: readonly string[] };

/**
 * Takes the words in which somebody spoke of a person: why a set about nobody else was written, what was proposed and decided, what was said
 * of emergencies, reviews and delays of notice. As the role that erases, under the lock of sealing.
 *
 * Promises: no sealed leaf becomes another, and proofs of what is left can still be made; of what went neither word nor salt is kept.
 */
export async function forgetWords(tx: Tx, { recordId, position, subjects }: Forgetting): Promise<void> {
  const { rows: sets } = await tx.query<Set>(SETS, [recordId, position, subjects]);
  const size = await storedSize(tx, 'changes');
  for (const set of sets) await keepLeaves(tx, set, { size, erasure: position });
  const ids = sets.map(({ id }) => id);
  for (const [sql, values] of [
    [FORGET_SETS, [ids]],
    [FORGET_PROPOSALS, [ids, recordId]],
    [FORGET_REVIEWS, [ids]],
    [FORGET_BATCHES, [ids]],
    [FORGET_EMERGENCIES, [subjects]],
    [FORGET_EMERGENCY_REVIEWS, [subjects]],
    [FORGET_DELAYS, [subjects]],
  ] as const)
    await tx.query(sql, [...values]);
}

/** Keeps of each leaf what it is made from without the words and without its seed. */
async function keepLeaves(tx: Tx, { first, last }: Set, { size, erasure }: { size: bigint; erasure: string }): Promise<void> {
  const end = BigInt(last) < size ? BigInt(last) : size;
  for (let from = BigInt(first) - 1n; from < end; ) {
    const tile = from / BigInt(TILE_WIDTH);
    const next = (tile + 1n) * BigInt(TILE_WIDTH);
    const to = next < end ? next : end;
    const seeds = await readSeeds(tx, 'changes', tile);
    const rows = await changesFrom(tx, from, Number(to - from));
    const kept = rows.flatMap((row) => {
      const seed = seeds[Number((BigInt(row.position) - 1n) % BigInt(TILE_WIDTH))];
      if (row.words || seed === undefined) return [];
      const values = Object.entries(hiddenOfChange(row)).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
      const goes = ({ name, value }: { name: string; value: string }) => name in GOING && value !== GOING[name];
      const hashes = values.filter(goes).map(({ name, value }) => [name, hashUnder(saltFrom(seed, name), name, value)]);
      const left = [...values.filter((one) => !goes(one)).map(({ name }) => name), ...subjectNames(row.subjects.length)];
      const salts = left.map((name) => [name, saltFrom(seed, name)]);
      return [
        { position: row.position, salts: JSON.stringify(Object.fromEntries(salts)), hashes: JSON.stringify(Object.fromEntries(hashes)) },
      ];
    });
    await tx.query(KEEP_LEAVES, [JSON.stringify(kept), erasure]);
    await tx.query(FORGET_SEEDS, [kept.map(({ position }) => position)]);
    from = to;
  }
}

/** Of the sets that changed the record, those that changed nothing about anybody else. */
const SETS = `select s.id, s.first_position::text as first, s.last_position::text as last from change_set s
  where s.id in (select c.change_set_id from change c where c.record_id = $1::uuid and c.position < $2::bigint)
    and not exists (select from change c where c.position between s.first_position and s.last_position and not c.subjects <@ $3::uuid[])
  order by s.first_position`;

const KEEP_LEAVES = `insert into erased_word (position, erasure, salts, hashes)
  select w.position, $2::bigint, w.salts::json, w.hashes::json from json_to_recordset($1::json) as w (position bigint, salts text, hashes text)`;

const FORGET_SEEDS = `update log_seed s set seeds = (
    select string_agg(case when s.first + n + 1 = any ($1::bigint[]) then decode(repeat('00', 16), 'hex') else substr(s.seeds, n * 16 + 1, 16) end, null order by n)
    from generate_series(0, length(s.seeds) / 16 - 1) n)
  where s.log = 'changes' and exists (select from unnest($1::bigint[]) p where p - 1 >= s.first and p - 1 < s.first + length(s.seeds) / 16)`;

const W = `'${ERASED_WORDS}'`;
const withWords = (column: string) => `${column} = case when ${column} is not null then ${W} end`;

const FORGET_SETS = `update change_set set reason = ${W}, ${withWords('emergency')}, ${withWords('request_hash')}, idempotency_key = null, warnings = '[]'
  where id = any ($1::uuid[])`;

/** A proposal has the id of the set that it became; what was never written is known by the record. Its hash is over all that it held. */
const FORGET_PROPOSALS = `update change_proposal set reason = ${W}, ${withWords('emergency')}, ${withWords('decision_reason')}, idempotency_key = null,
    content_sha256 = decode(repeat('00', 32), 'hex')
  where (id = any ($1::uuid[]) or withdraws = any ($1::uuid[]) or record_ids = array[$2::uuid]) and state <> 'WAITING' and reason <> ${W}
    and not exists (select from change_set s where s.id = change_proposal.id and s.id <> all ($1::uuid[]))`;

const FORGET_REVIEWS = `update decision_review set ${withWords('conclusion')} where change_set_id = any ($1::uuid[])`;

/** A file that brought nothing else. */
const FORGET_BATCHES = `update import_batch b set reason = ${W}, file_name = ${W}, ${withWords('fault')}, ${withWords('withdraw_reason')}
  where b.id in (select s.batch_id from change_set s where s.id = any ($1::uuid[]))
    and not exists (select from change_set s where s.batch_id = b.id and s.id <> all ($1::uuid[]))`;

const FORGET_EMERGENCIES = `update emergency_access set reason = ${W} where subject_id = any ($1::uuid[])`;
const FORGET_EMERGENCY_REVIEWS = `update emergency_review r set note = ${W}
  where exists (select from emergency_access e where e.code = r.code and e.subject_id = any ($1::uuid[]))`;
/** Of cases about nobody else. */
const FORGET_DELAYS = `update notice_delay d set legal_basis = ${W}
  where exists (select from case_subject s where s.code = d.case_code and s.subject_id = any ($1::uuid[]))
    and not exists (select from case_subject s where s.code = d.case_code and s.subject_id <> all ($1::uuid[]))`;
