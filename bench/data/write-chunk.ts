import { FORMAT, SCHEMA_VERSION } from '../../src/hub/ledger/format.js';
import type { Chunk } from './chunks.js';
import { idSql, quoted, UPDATED_EVERY } from './population.js';

export const BENCH_ACTOR = 'giaolo-bench';

/**
 * The statements of one chunk: change set, records, changes, slices, as the write door would leave them. What is spared: the values in
 * a change and its digest, which no reading of a register looks at. `start` is the instant the chunks' microseconds are counted from.
 */
export function chunkStatements(chunk: Chunk, start: string): string[] {
  const at = (microseconds: number) => `timestamptz ${quoted(start)} + interval '${microseconds} microseconds'`;
  const { entity, table } = chunk.population;
  const set = `00000000-0000-7000-9000-${chunk.instant.toString(16).padStart(12, '0')}`;
  const sets = `insert into change_set (id, first_position, last_position, recorded_from, actor, actor_role, reason)
    values (${quoted(set)}, ${chunk.firstPosition}, ${chunk.firstPosition + chunk.changes - 1}, ${at(chunk.instant)}, ${quoted(BENCH_ACTOR)}, 'steward', 'benchmark data')`;
  const records = `insert into record (id, entity) select s.id, ${quoted(entity)} from ${series(chunk)} s`;
  return [sets, ...(chunk.kind === 'register' ? [records] : []), changes(chunk, set, at(chunk.instant)), slices(chunk, table, at)];
}

function changes(chunk: Chunk, set: string, recordedFrom: string): string {
  const { entity, subject, update } = chunk.population;
  const [version, day] = chunk.kind === 'register' ? [1, 's.valid_from'] : [2, 's.updated_from'];
  const isUpdate = chunk.kind === 'update';
  const before = isUpdate ? `('{"version":"1","validFrom":"' || s.valid_from || '","validTo":null}')::json` : 'null';
  return `insert into change (position, change_set_id, entity, record_id, version, operation, valid_from, valid_to, recorded_from, before, changed_fields, known_from, digest, marks, subjects, format, schema_version)
    select s.position, ${quoted(set)}, ${quoted(entity)}, s.id, ${version}, ${quoted(chunk.kind)}, ${day}, 'infinity', ${recordedFrom}, ${before}, ${isUpdate ? `'[]'` : 'null'}, ${isUpdate && update ? 's.valid_from' : 'null::date'},
      ${NO_DIGEST}, '', ${subject ? `case when s.subject_id is null then '{}' else array[s.subject_id] end` : `'{}'`}, ${FORMAT}, ${SCHEMA_VERSION}
    from ${series(chunk)} s`;
}

const NO_DIGEST = `sha256('')`;

function slices(chunk: Chunk, table: string, at: (microseconds: number) => string): string {
  const { columns, update } = chunk.population;
  const names = Object.keys(columns);
  const into = `insert into ${table} (id, version, position, valid_from, valid_to, recorded_from, recorded_to, subject_id, ${names.join(', ')})`;
  const values = (changed: Readonly<Record<string, string>>) => names.map((name) => changed[name] ?? columns[name]).join(', ');
  const slice = (version: number, from: string, to: string, recordedTo: string, changed = {}) =>
    `select s.id, ${version}, s.position, ${from}, ${to}, ${at(chunk.instant)}, ${recordedTo}, s.subject_id, ${values(changed)} from ${series(chunk)} s`;
  if (chunk.kind === 'register' || !update) {
    const recordedTo =
      chunk.supersededAt === null
        ? `'infinity'`
        : `case when s.i % ${UPDATED_EVERY} = 0 then ${at(chunk.supersededAt)} else 'infinity' end`;
    return `${into} ${slice(1, 's.valid_from', `'infinity'::date`, recordedTo)}`;
  }
  const past = slice(2, 's.valid_from', 's.updated_from', `'infinity'::timestamptz`);
  return `${into} ${past} union all ${slice(2, 's.updated_from', `'infinity'::date`, `'infinity'::timestamptz`, update.columns)}`;
}

/** The chunk's records: `i`, id, position, first day and subject, and what the population gives beside them. */
function series({ population, kind, from, to, firstPosition }: Chunk): string {
  const { code, given = {}, update, subject } = population;
  const step = kind === 'register' ? 1 : UPDATED_EVERY;
  const first = Math.ceil(from / step) * step;
  const helpers = Object.entries(given).map(([name, expression]) => `, ${expression} as ${name}`);
  return `(select s.*, ${idSql(code, 'i')} as id, ${firstPosition} + (i - ${first}) / ${step} as position, (${population.from}) as valid_from,
      ${subject ?? 'null::uuid'} as subject_id${update ? `, (${update.from}) as updated_from` : ''}
    from (select i${helpers.join('')} from generate_series(${first}::bigint, ${to - 1}::bigint, ${step}) as n (i)) s)`;
}
