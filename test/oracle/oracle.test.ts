import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import type { ReadEntry } from '../../src/hub/reads/read-log.js';
import { reachingAll } from '../support/everybody.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { ALL, inOrder, judge, KINDS, type KindName, type Times, type Viewer } from './judge.js';
import { daysAround, OWNER_KEYS, ownedWorld } from './owned-world.js';
import { type Question, questionFrom } from './questions.js';
import { type Random, randomFrom } from './random.js';
import { everythingSaid, OPEN, type Said, type State } from './said.js';

/**
 * The third oracle: random questions to a random owned world, to both executors, against plain code that shares nothing with either.
 * ORACLE=5000 asks more, SEED repeats.
 */
const QUESTIONS = Number(process.env.ORACLE ?? 120);
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let hub: TestHub;
let said: Said;
let days: readonly string[];
let instants: readonly string[];
let persons: readonly string[];

beforeAll(async () => {
  process.stdout.write(`third oracle: ${QUESTIONS} questions from seed ${SEED} (ORACLE=… SEED=… to repeat)\n`);
  hub = await createTestHub();
  days = daysAround(await today());
  const world = await ownedWorld(hub, randomFrom(SEED), days);
  said = await everythingSaid(hub);
  persons = world.made.get('Person') ?? [];
  const told = Object.values(said).flatMap((states) => states.flatMap(({ known, until }) => (until === OPEN ? [known] : [known, until])));
  instants = [...new Set(told)].sort();
  // Not a world in which nothing happens.
  expect(world.written).toBeGreaterThan(100);
  expect(said.ownership.filter(({ until }) => until !== OPEN).length).toBeGreaterThan(5);
}, 120_000);
afterAll(() => hub.close());

async function today(): Promise<string> {
  return (await hub.ask('{ provinces(first: 0) { totalCount } }')).body.extensions.asOf.provinces.validAt;
}

it('answers and logs what plain code says, whoever asks, of any day, as known at any time', async () => {
  const random = randomFrom(SEED + 1);
  const met = { rows: 0, hidden: 0, subjects: 0, pages: 0, past: 0 };
  // Worth asking: rows, hidden rows, persons to log, further pages and the past are all met often; a seed with few of one asks on.
  const isMet = (times: number) => times > QUESTIONS / 8;
  for (let n = 0; n < QUESTIONS || (n < 4 * QUESTIONS && !Object.values(met).every(isMet)); n++) await askAndJudge(random, met);
  for (const [what, times] of Object.entries(met)) expect([what, isMet(times)]).toEqual([what, true]);
}, 900_000);

type Asker = { as: Partial<Caller>; viewer: Viewer; mayName: boolean };

function askers(): Asker[] {
  const citizen = (n: number): Asker => ({
    as: caller('citizen', 'self-access', { ownKey: OWNER_KEYS[n] ?? '', caseCode: null }),
    viewer: { person: persons[n] ?? '' },
    mayName: false,
  });
  return [
    { as: {}, viewer: 'nobody’s', mayName: false },
    { as: caller('analyst'), viewer: 'nobody’s', mayName: false },
    citizen(0),
    citizen(1),
    { as: caller('steward', 'stewardship'), viewer: 'everything', mayName: true },
    { as: caller('dossier-service', 'once-only'), viewer: 'everything', mayName: true },
  ];
}

async function askAndJudge(random: Random, met: Record<'rows' | 'hidden' | 'subjects' | 'pages' | 'past', number>): Promise<void> {
  const { pick, chance } = random;
  const asker = pick(askers());
  const question = questionFrom(random, { days, persons: asker.mayName ? persons : [] });
  const day = chance(40) ? null : beside(pick(days), pick([-1, 0, 1]));
  const at = chance(50) ? null : pick(instants);
  const asOf = [...(day === null ? [] : [`validAt: "${day}"`]), ...(at === null ? [] : [`knownAt: "${at}"`])].join(', ');

  const text = (page: string) => listText(question, page, asOf);
  const before = await today();
  const first = await askBoth(text(`${question.backward ? 'last' : 'first'}: ${question.size}`), asker.as);
  const cursor = question.backward ? first.data.startCursor : first.data.endCursor;
  const next =
    cursor === null
      ? null
      : await askBoth(
          text(question.backward ? `last: ${question.size}, before: "${cursor}"` : `first: ${question.size}, after: "${cursor}"`),
          asker.as,
        );
  // At midnight in Việt Nam the walls of today move under the question.
  if ((await today()) !== before) return;

  const times: Times = { day: day ?? before, at, today: before };
  const judged = judge(said, asker.viewer, times);
  const everything = judge(said, 'everything', times);
  const all = inOrder(judged.rows(question.kind, question.filter), question.keys, judged.figureOf);
  const [page, rest] = question.backward
    ? [all.slice(-question.size), all.slice(0, -question.size).slice(-question.size)]
    : [all.slice(0, question.size), all.slice(question.size, 2 * question.size)];
  const context = `${JSON.stringify(asker.as.role ?? 'anonymous')} ${text(`first: ${question.size}`)} (seed ${SEED})`;
  expect(told(first), context).toEqual(expected(page, all.length));
  expect(first.subjects, context).toEqual(subjects(page));
  if (next) {
    expect(told(next), context).toEqual(expected(rest, all.length));
    expect(next.subjects, context).toEqual(subjects(rest));
  }
  if (all.length > 0) met.rows += 1;
  if (everything.rows(question.kind, ALL).length > judged.rows(question.kind, ALL).length) met.hidden += 1;
  if ((first.subjects ?? []).length > 0) met.subjects += 1;
  if (rest.length > 0) met.pages += 1;
  if (day !== null || at !== null) met.past += 1;

  function expected(shown: readonly State[], count: number) {
    return {
      ids: shown.map(({ id }) => id),
      totalCount: count,
      notCurrentCount: judged.notInForce(question.kind, question.filter),
      nested: shown.map((row) => {
        const rows = hangingOn(row);
        return (
          rows && { totalCount: rows.length, notCurrentCount: pastOn(row), ids: rows.slice(0, question.nested?.size).map(({ id }) => id) }
        );
      }),
      linked: shown.map((row) => question.linked && (linkedTo(row)?.id ?? null)),
    };
  }
  function hangingOn(row: State): State[] | null {
    const { nested } = question;
    if (nested === null) return null;
    return inOrder(judged.rows(nested.kind, nested.filter), []).filter((other) => other.values[nested.by] === row.id);
  }
  /** Of what hangs on the row, how many are not in force. */
  function pastOn(row: State): number {
    const { nested } = question;
    if (nested === null) return 0;
    return judged.notInForce(nested.kind, { and: [nested.filter, { column: nested.by, is: (value) => value === row.id }] });
  }
  function linkedTo(row: State): State | undefined {
    const { linked } = question;
    return linked ? judged.rows(linked.kind).find(({ id }) => id === row.values[linked.column]) : undefined;
  }
  /** Whom the log names: null where it has no row. */
  function subjects(shown: readonly State[]): string[] | null {
    const isStranger = asker.as.role === undefined;
    const found = new Set<string>(question.names);
    if (asker.viewer !== 'nobody’s') {
      const add = (kind: KindName, state: State | undefined) => {
        for (const person of state ? judged.walls(kind, state) : []) found.add(person);
      };
      for (const row of shown) {
        add(question.kind, row);
        if (question.linked) add(question.linked.kind, linkedTo(row));
        if (question.nested) for (const other of (hangingOn(row) ?? []).slice(0, question.nested.size)) add(question.nested.kind, other);
      }
    }
    return isStranger || found.size === 0 ? null : [...found].sort();
  }
}

function listText({ kind, where, orderBy, nested, linked }: Question, page: string, asOf: string): string {
  const args = [
    page,
    ...(where ? [`where: ${where}`] : []),
    ...(orderBy ? [`orderBy: [${orderBy}]`] : []),
    ...(asOf ? [`asOf: { ${asOf} }`] : []),
  ];
  const inner = nested
    ? ` nested: ${nested.list}(first: ${nested.size}${nested.where ? `, where: ${nested.where}` : ''}) { totalCount notCurrentCount nodes { id } }`
    : '';
  const link = linked ? ` linked: ${linked.name} { id }` : '';
  return `{ list: ${KINDS[kind].plural}(${args.join(', ')}) { totalCount notCurrentCount nodes { id${inner}${link} } pageInfo { startCursor endCursor } } }`;
}

type Answered = { data: any; subjects: string[] | null };

/** Asks both executors; they tell and log the same. */
async function askBoth(text: string, as: Partial<Caller>): Promise<Answered> {
  const document = parse(text);
  expect(validate(schema, document), text).toEqual([]);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const answers: Answered[] = [];
  for (const executor of ['planner', 'interpreter'] as const) {
    const reads: ReadEntry[] = [];
    const answer = createAnswer({ schema, model, pool: hub.database.appPool, executor, readLog: readLogInto(reads) });
    const { body } = await answer({
      document,
      operation,
      variables: {},
      caller: await reachingAll(hub.database, model, { ...anonymous, ...as }),
    });
    const parsed = JSON.parse(bodyBytes(body).toString());
    expect(parsed.errors, text).toBeUndefined();
    const [row, ...more] = reads.filter(({ outcome }) => outcome === 'ANSWERED');
    expect(more).toEqual([]);
    const { pageInfo, ...list } = parsed.data.list;
    // Of filters that name a person the row is there whether or not they lead anywhere.
    answers.push({ data: { ...list, ...pageInfo }, subjects: row ? [...row.subjects].sort() : null });
  }
  const [planned, interpreted] = answers;
  expect(interpreted, text).toEqual(planned);
  if (!planned) throw new Error('no answer');
  return planned;
}

function told({ data }: Answered) {
  const nodes = data.nodes as {
    id: string;
    nested?: { totalCount: number; notCurrentCount: number; nodes: { id: string }[] };
    linked?: { id: string } | null;
  }[];
  return {
    ids: nodes.map(({ id }) => id),
    totalCount: data.totalCount,
    notCurrentCount: data.notCurrentCount,
    nested: nodes.map(({ nested }) =>
      nested ? { totalCount: nested.totalCount, notCurrentCount: nested.notCurrentCount, ids: nested.nodes.map(({ id }) => id) } : null,
    ),
    linked: nodes.map(({ linked }) => (linked === undefined ? null : (linked?.id ?? null))),
  };
}

function beside(day: string, offset: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}
