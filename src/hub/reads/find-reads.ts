import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { requireAudit } from '../access/decide.js';
import { pageSize } from '../sql/page.js';
import { findSubjects } from './find-subjects.js';
import { standInsOf } from './person-names.js';
import { READ_ROWS } from './read-rows.js';
import { AFTER_ALL, everyAnswerTold, pageOf, READ_COLUMNS, READ_PAGES, type ReadRow, type ReadsContext } from './reads-about.js';

export type ReadSearch = {
  subject?: { type: string; value: string } | null | undefined;
  caseCode?: string | null | undefined;
  actor?: string | null | undefined;
  client?: string | null | undefined;
  official?: string | null | undefined;
  agency?: string | null | undefined;
  purpose?: string | null | undefined;
  role?: string | null | undefined;
  outcomes?: readonly ReadRow['outcome'][] | null | undefined;
  traceId?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
};

export type FindReads = { where?: ReadSearch | null | undefined; first?: number | null; after?: string | null };

/**
 * The read log as an auditor searches it, newest first. Looking is a read too and leaves its row, about the person where one is asked for; that
 * row is committed after this answer was read.
 */
export async function findReads({ model, caller, audit, reading }: ReadsContext, { where, first, after }: FindReads) {
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  requireAudit(model.access, caller);
  for (const [name, value] of Object.entries(where ?? {})) if (value === null) throw emptyCondition(name);
  const { tx, times } = reading;
  const limit = pageSize('first', first, 50, 'pageRecords');
  const before = READ_PAGES.keyOf(after);
  audit.begin();
  audit.classes.add('personal');
  audit.entities.add('Read');
  let subjects: string[] | null = null;
  if (where?.subject) {
    const named = await findSubjects(tx, { model, times, standIn: audit.standIn }, where.subject);
    for (const subject of named) audit.subjects.add(subject);
    subjects = [...new Set([...named, ...(await standInsOf(tx, model, named, audit.standIn))])];
  }
  const values: unknown[] = [];
  const conditions = await conditionsOf(tx, { ...where, subjects }, (value) => `$${values.push(value)}`);
  const rows = limit === 0 ? [] : await page(tx, { subjects, conditions, values }, { before, limit: limit + 1 });
  return { ...pageOf(model, rows, { limit, before }), totalCount: () => count(tx, { conditions, values }) };
}

/** What of `read_asker` is asked for, by the column that says it; an agency is the asker's own or on whose behalf. */
const ASKED_OF_ASKER = {
  actor: (to: string) => `w.actor = ${to}`,
  client: (to: string) => `w.client = ${to}`,
  official: (to: string) => `w.official = ${to}`,
  agency: (to: string) => `${to} in (w.agency, w.behalf_agency)`,
  purpose: (to: string) => `w.purpose = ${to}`,
  role: (to: string) => `w.role = ${to}`,
} as const;

/** So many askers are looked for by their numbers; of more nearly every page holds some. */
const ASKERS_MAX = 200;
const KINDS = { ANSWERED: 'answer', REFUSED: 'refusal', BEGUN: 'intent' } as const;

type Put = (value: unknown) => string;

/** SQL over the rows, which are called `l`; `put` makes a parameter of a value. */
export async function conditionsOf(
  tx: Tx,
  asked: Omit<ReadSearch, 'subject'> & { subjects: string[] | null },
  put: Put,
): Promise<string[]> {
  const { subjects, caseCode, outcomes, traceId, from, to } = asked;
  const conditions: string[] = [];
  if (subjects !== null)
    conditions.push(
      `l.position in (select found.position from unnest(${put(subjects)}::uuid[]) as who(id) cross join lateral (${everyAnswerTold('OVERSIGHT')}) found)`,
    );
  if (given(caseCode)) conditions.push(`l.case_code = ${put(caseCode)}`);
  if (given(outcomes)) conditions.push(`l.kind = any(${put(outcomes.map((one) => KINDS[one]))}::text[])`);
  if (given(traceId)) conditions.push(`l.trace_id = decode(${put(traceBytes(traceId))}, 'hex')`);
  if (given(from)) conditions.push(`l.recorded_at >= ${put(from)}::timestamptz`);
  if (given(to)) conditions.push(`l.recorded_at < ${put(to)}::timestamptz`);
  const ofAsker = await askersOf(tx, asked, put);
  return ofAsker === null ? conditions : [...conditions, ofAsker];
}

/** Rows of FORMAT 1 say themselves what later ones say in a word. */
async function askersOf(tx: Tx, asked: ReadSearch, put: Put): Promise<string | null> {
  const wanted = Object.entries(ASKED_OF_ASKER).flatMap(([name, sql]) => {
    const value = asked[name as keyof typeof ASKED_OF_ASKER];
    return given(value) ? [{ value, sql }] : [];
  });
  if (wanted.length === 0) return null;
  const { rows } = await tx.query<{ number: string }>(
    `select number::text from read_asker w where ${wanted.map(({ sql }, at) => sql(`$${at + 1}::text`)).join(' and ')} limit ${ASKERS_MAX + 1}`,
    wanted.map(({ value }) => value),
  );
  const of = () => wanted.map(({ value, sql }) => sql(`${put(value)}::text`)).join(' and ');
  const words =
    rows.length > ASKERS_MAX
      ? `l.asker in (select w.number from read_asker w where ${of()})`
      : `l.asker = any(${put(rows.map(({ number }) => number))}::bigint[])`;
  return `(${words} or l.asker is null and exists (select from (select l.actor, l.role, l.agency, l.purpose, l.client, l.behalf_agency, l.official) w where ${of()}))`;
}

function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** What is null would ask for all, where somebody meant one. */
function emptyCondition(name: string): HubError {
  return new HubError(
    'BAD_USER_INPUT',
    {
      argument: `where.${name}`,
      ruleVi: 'không được là null; hãy bỏ điều kiện này đi nếu không cần.',
      ruleEn: 'it must not be null; leave the condition out if it is not wanted.',
    },
    { details: { path: ['where', name] } },
  );
}

function traceBytes(traceId: string): string {
  if (/^[\da-f]{32}$/i.test(traceId)) return traceId;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'traceId',
    ruleVi: 'phải gồm 32 chữ số thập lục phân, như trong traceparent.',
    ruleEn: 'it must be 32 hexadecimal digits, as in traceparent.',
    example: '4bf92f3577b34da6a3ce929d0e0e4736',
  });
}

type Asked = { subjects: string[] | null; conditions: readonly string[]; values: readonly unknown[] };

async function page(tx: Tx, { subjects, conditions, values }: Asked, { before, limit }: { before: string | null; limit: number }) {
  const at = values.length;
  // Which of those asked for a row is about: for the proof of it, which shows one person.
  const subject =
    subjects === null
      ? ''
      : `, (select min(who.id::text) from unnest($1::uuid[]) as who(id) where who.id = l.subject_id
           or exists (select from read_subject s where s.subject_id = who.id and s.position = l.position)
           or exists (select from read_block b where b.position = l.position and b.subject_ids @> array[who.id])) as subject`;
  const { rows } = await tx.query<ReadRow>(
    `select ${READ_COLUMNS}${subject} from ${READ_ROWS} l where ${[...conditions, `l.position < $${at + 1}::bigint`].join(' and ')}
     order by l.position desc limit $${at + 2}::integer`,
    [...values, before ?? AFTER_ALL, limit],
  );
  return rows;
}

async function count(tx: Tx, { conditions, values }: Omit<Asked, 'subjects'>): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::integer as count from ${READ_ROWS} l where ${conditions.length === 0 ? 'true' : conditions.join(' and ')}`,
    [...values],
  );
  return rows[0]?.count ?? 0;
}
