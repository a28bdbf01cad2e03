import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AnomalyThresholds, anomaliesDue, type FoundAnomaly, findAnomalies } from '../../src/hub/reads/find-anomalies.js';
import { isWorkingDay, type WorkingCalendar } from '../../src/hub/time/working-days.js';
import { randomFrom } from '../oracle/random.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';

/** Of a week of random reads, judged by plain code over the rows that were made. */
type Made = {
  at: number;
  actor: string;
  agency: string | null;
  official: string | null;
  case: string | null;
  purpose: string;
  persons: string[];
};

const HOUR = 3_600_000;
/** Monday, 00:00 by the calendar of Việt Nam. */
const MONDAY = Date.UTC(2026, 8, 6, 17);
const day = (n: number) => new Date(MONDAY + n * 24 * HOUR).toISOString();
const THRESHOLDS: AnomalyThresholds = { asker: 6, agency: 8, case: 3, hours: { from: 7, to: 18 }, outside: 5, days: 60 };
/** Wednesday is a holiday, and Saturday is worked for it. */
const CALENDAR: WorkingCalendar = new Map([
  ['2026-09-09', 'OFF'],
  ['2026-09-12', 'WORKING'],
]);
const LOOKING = {
  thresholds: THRESHOLDS,
  dossiers: ['once-only', 'licensing'],
  worksOn: async (_tx: unknown, day: string) => isWorkingDay(day, CALENDAR),
  now: day(20),
};
const DECIDED = 'H26-260907-0001';

let hub: TestHub;
let made: Made[];
beforeAll(async () => {
  hub = await createTestHub();
  const { next, chance, pick } = randomFrom(17);
  const people = Array.from({ length: 40 }, (_, n) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`);
  const moments = Array.from({ length: 400 }, () => MONDAY + next(7 * (chance(50) ? 24 : 3)) * HOUR + next(HOUR));
  // The edges of hours, days and working hours.
  for (const hour of [0, 7, 18, 24, 120, 127])
    for (const ms of [-1, 0]) for (let n = 0; n < 6; n++) moments.push(MONDAY + 48 * HOUR + hour * HOUR + ms);
  made = moments
    .sort((a, b) => a - b)
    .map((at) => ({
      at,
      actor: pick(['cong', 'may-chu']),
      agency: pick(['H26', 'H30', null]),
      official: pick(['can-bo-1', 'can-bo-2', null]),
      case: pick([DECIDED, 'H26-260907-0002', 'H26-260907-0003']),
      purpose: pick(['once-only', 'licensing', 'audit']),
      persons: Array.from({ length: 1 + next(2) }, () => pick(people)).filter((id, at, all) => all.indexOf(id) === at),
    }));
  await write(hub, made);
});
afterAll(() => hub.close());

/** As of other days, guards off: nobody else writes the past. */
async function write({ database: { ownerPool } }: TestHub, reads: readonly Made[]): Promise<void> {
  const client = await ownerPool.connect();
  await client.query('begin');
  for (const table of ['read_log', 'read_subject', 'read_asker', 'change_set'])
    await client.query(`alter table ${table} disable trigger user`);
  await client.query(
    `insert into read_asker (number, actor, role, agency, purpose, official)
     select distinct read_word_number('asker', r.actor, 'dossier-service', r.agency, r.purpose, null, null, r.official), r.actor, 'dossier-service', r.agency, r.purpose, r.official
     from json_to_recordset($1) as r(actor text, agency text, purpose text, official text)`,
    [JSON.stringify(reads)],
  );
  await client.query(
    `insert into read_log (position, recorded_at, kind, request, asker, question, case_code, variables_hash, subject_count, format, subject_id)
     select nr, to_timestamp(r.at / 1000.0), 'answer', gen_random_uuid(), read_word_number('asker', r.actor, 'dossier-service', r.agency, r.purpose, null, null, r.official), 1, r.case,
       decode(repeat('00', 16), 'hex'), json_array_length(r.persons), 2, case when json_array_length(r.persons) = 1 then (r.persons ->> 0)::uuid end
     from rows from (json_to_recordset($1) as (at bigint, actor text, agency text, purpose text, official text, "case" text, persons json)) with ordinality
       as r(at, actor, agency, purpose, official, "case", persons, nr)`,
    [JSON.stringify(reads)],
  );
  await client.query(
    `insert into read_subject (position, subject_id) select nr, p.id::uuid from rows from (json_to_recordset($1) as (persons json)) with ordinality as r(persons, nr)
     cross join lateral json_array_elements_text(r.persons) as p(id) where json_array_length(r.persons) > 1`,
    [JSON.stringify(reads)],
  );
  await client.query(
    `insert into change_set (id, first_position, last_position, recorded_from, actor, actor_role, reason, case_code)
     values (uuidv7(), 1, 1, to_timestamp($1::bigint / 1000.0), 'test', 'permit-service', 'thử', $2)`,
    [MONDAY + 100 * HOUR, DECIDED],
  );
  await client.query('commit');
  client.release();
}

type Found = {
  kind: string;
  of: string;
  from: number;
  to: number;
  actor: string | null;
  official: string | null;
  agency: string | null;
  caseCode: string | null;
  reads: number;
  persons: number;
};

function grouped(reads: readonly Made[], keyOf: (read: Made) => Omit<Found, 'kind' | 'reads' | 'persons'> | null, kind: string): Found[] {
  const groups = new Map<string, Found & { who: Set<string> }>();
  for (const read of reads) {
    const key = keyOf(read);
    if (key === null) continue;
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { kind, ...key, reads: 0, persons: 0, who: new Set<string>() };
    groups.set(text, group);
    group.reads++;
    for (const person of read.persons) group.who.add(person);
  }
  return [...groups.values()].map(({ who, ...group }) => ({ ...group, persons: who.size }));
}

function expected(): Found[] {
  const nobody = { actor: null, official: null, agency: null, caseCode: null };
  const hour = ({ at }: Made) => ({ from: at - (at % HOUR), to: at - (at % HOUR) + HOUR });
  const midnight = (at: number) => at - ((at + 7 * HOUR) % (24 * HOUR));
  const asker = ({ actor, official, agency }: Made) => ({ actor, official, agency, caseCode: null });
  const stretch = ({ at }: Made) => {
    const from = midnight(at);
    const local = new Date(at + 7 * HOUR);
    const told = CALENDAR.get(local.toISOString().slice(0, 10));
    const isOff = told === undefined ? [0, 6].includes(local.getUTCDay()) : told === 'OFF';
    if (isOff) return { from, to: from + 24 * HOUR };
    if (at - from < 7 * HOUR) return { from, to: from + 7 * HOUR };
    return at - from >= 18 * HOUR ? { from: from + 18 * HOUR, to: from + 24 * HOUR } : null;
  };
  const ofDossier = ({ purpose }: Made) => purpose !== 'audit';
  const last = (dossier: string | null) => Math.max(...made.filter((read) => read.case === dossier).map(({ at }) => at));
  return [
    ...grouped(made, (read) => ({ of: 'ASKER', ...hour(read), ...asker(read) }), 'ENUMERATION').filter(({ persons }) => persons >= 6),
    ...grouped(
      made,
      (read) => (read.agency === null ? null : { of: 'AGENCY', ...hour(read), ...nobody, agency: read.agency }),
      'ENUMERATION',
    ).filter(({ persons }) => persons >= 8),
    ...grouped(made.filter(ofDossier), (read) => ({ of: 'CASE', ...hour(read), ...nobody, caseCode: read.case }), 'ENUMERATION').filter(
      ({ persons }) => persons >= 3,
    ),
    ...grouped(
      made,
      (read) => {
        const off = stretch(read);
        return off && { of: 'ASKER', ...off, ...asker(read) };
      },
      'OUTSIDE_HOURS',
    ).filter(({ reads }) => reads >= 5),
    ...grouped(
      made.filter(
        (read) =>
          ofDossier(read) && !(read.case === DECIDED && read.at <= MONDAY + 100 * HOUR) && midnight(last(read.case)) === midnight(read.at),
      ),
      (read) => ({ of: 'CASE', from: midnight(read.at), to: midnight(read.at) + 24 * HOUR, ...nobody, caseCode: read.case }),
      'NO_DECISION',
    ),
  ];
}

const auditor = () => caller('auditor', 'audit');
const LIST = `query($where: ReadAnomalySearch, $first: Int, $after: Cursor) { readAnomalies(where: $where, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
  nodes { id kind of from to actor official agency caseCode reads persons threshold readsWhere { actor client official agency caseCode from to outcomes } } } }`;
const list = async (variables: object = {}) =>
  (await hub.ask(LIST, { as: auditor(), variables: { first: 200, ...variables } })).body.data.readAnomalies;
const sorted = (found: readonly Found[]) => found.map((one) => JSON.stringify(Object.entries(one).sort())).sort();

it('what stands out is what plain code finds, each once, whoever dies between telling and keeping', async () => {
  const told: FoundAnomaly[] = [];
  const pool = hub.database.appPool;
  expect(await anomaliesDue(pool, LOOKING)).toBe(true);
  const dying = {
    ...LOOKING,
    tell: () => {
      throw new Error('killed');
    },
  };
  await expect(findAnomalies(pool, dying)).rejects.toThrow();
  // First when only hours and days are over, then when somebody should have decided.
  for (const now of [day(20), day(20), day(80), day(80)])
    await findAnomalies(pool, { ...LOOKING, now, tell: (found) => told.push(...found) });
  expect(await anomaliesDue(pool, LOOKING)).toBe(false);

  const all: any[] = [];
  for (let after: string | null = null; ; ) {
    const page: any = await list({ first: 7, after });
    all.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  const said = all.map(({ id: _id, threshold: _threshold, readsWhere: _where, from, to, ...one }) => ({
    ...one,
    ...(one.kind === 'NO_DECISION' ? { agency: null } : {}),
    from: Date.parse(from),
    to: Date.parse(to),
  }));
  expect(sorted(said)).toEqual(sorted(expected()));
  expect(new Set(said.map(({ kind, of }) => `${kind} ${of}`)).size).toBe(5);
  expect(told.map(({ number }) => number).sort()).toEqual(all.map(({ id }) => id).sort());
});

it('the reads behind a finding are listed by what it says', async () => {
  const { nodes } = await list();
  for (const { reads, readsWhere } of nodes) {
    const where = Object.fromEntries(Object.entries(readsWhere).filter(([, value]) => value !== null));
    const { body } = await hub.ask('query($where: ReadSearch) { reads(where: $where, first: 0) { totalCount } }', {
      as: auditor(),
      variables: { where },
    });
    // Whom no official is named for asked beside those for whom one is, and a dossier was read for before it was decided.
    expect(body.data.reads.totalCount).toBeGreaterThanOrEqual(reads);
    if (readsWhere.official !== null && readsWhere.agency !== null) expect(body.data.reads.totalCount).toBe(reads);
  }
});

it('is an auditor’s alone, filtered, and asking leaves a row', async () => {
  hub.reads.length = 0;
  const { nodes, totalCount } = await list({ where: { kinds: ['NO_DECISION'] } });
  expect([...new Set(nodes.map(({ kind }: { kind: string }) => kind))]).toEqual(['NO_DECISION']);
  expect(totalCount).toBe(nodes.length);
  expect(hub.reads.at(-1)).toMatchObject({ purpose: 'audit', entities: ['ReadAnomaly'], outcome: 'ANSWERED' });
  for (const as of [caller('steward', 'stewardship'), caller('dossier-service', 'once-only'), caller('citizen', 'self-access')]) {
    const { body } = await hub.ask('{ readAnomalies { totalCount } }', { as });
    expect(body.errors?.[0]?.extensions.code).toMatch(/PURPOSE_NOT_ALLOWED/);
  }
});

it('nothing of it is altered or taken away', async () => {
  for (const sql of [
    'update read_anomaly set reads = 1',
    'delete from read_anomaly',
    'truncate read_anomaly',
    'delete from read_anomaly_look',
  ])
    await expect(hub.database.ownerPool.query(sql)).rejects.toThrow();
});
