import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoSeeds } from '../../seeds/demo/index.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { packageRoot } from '../../src/root.js';
import { kinds as kindsAsked } from '../../web/src/generated/operations.js';
import { kindsOf } from '../../web/src/kinds/kinds.js';
import { writeQuestion } from '../../web/src/workbench/question.js';
import { WORKED } from '../../web/src/workbench/worked.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { ANSWERS } from './answers.js';

/** The page for analysts, asked of a small demo word for word; the answers are SQL that was written by hand (`answers.ts`). */
const QUESTION = /^### (\d+)\. (.+)\n\n\*(.+)\*\n\n```graphql\n([\s\S]*?)```/gm;
const PAGE = readFileSync(new URL('docs/analysts.md', packageRoot), 'utf8');
const QUESTIONS = [...PAGE.matchAll(QUESTION)].map(([, number, title, titleEn, text]) => ({
  number: Number(number),
  title: title ?? '',
  titleEn: titleEn ?? '',
  text: text ?? '',
}));
const SCALE = 0.03;

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub({ holds: 'reference' });
  await loadSeeds({ pool: hub.database.appPool, model }, demoSeeds({ scale: SCALE }));
}, 300_000);
afterAll(() => hub.close());

it('there are forty, each with its answer', () => {
  expect(QUESTIONS.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(ANSWERS).toHaveLength(QUESTIONS.length);
});

it('use every way of asking that the page tells of', () => {
  const asked = QUESTIONS.map(({ text }) => text).join('\n');
  const ways = [
    ...[
      'asOfEach',
      'comparableOn',
      'via:',
      'each:',
      'fill: true',
      'percentile',
      'median',
      'stddev',
      'share',
      'sumShare',
      'filled',
      'missing',
      'distinct',
    ],
    ...[
      'having: [{ where',
      'orderBy: [{ badges',
      'none:',
      'compare:',
      'expiresOn: { within',
      'similar:',
      'geometry: { within',
      'inside:',
      'changeAggregate',
    ],
  ];
  expect(ways.filter((way) => !asked.includes(way))).toEqual([]);
});

it.each(QUESTIONS.map(({ number, title, text }) => [number, title, text] as const))('%i. %s', async (number, _title, text) => {
  const { body } = await hub.ask(text, { as: caller('analyst') });
  expect(body.errors).toBeUndefined();
  expect(hub.statements).toHaveLength(1);
  const [times] = Object.values(body.extensions.asOf) as { validAt: string }[];
  const { rows } = await hub.database.ownerPool.query<unknown[]>({
    text: onDay(ANSWERS[number - 1] ?? '', times?.validAt ?? ''),
    values: [],
    rowMode: 'array',
  } as never);
  const answered = rowsOf(body.data);
  // A question about nothing would be answered rightly by anything.
  expect(answered.flat().some((value) => (typeof value === 'number' ? value > 0 : text.includes('similar') && value !== null))).toBe(true);
  expect(inOrder(answered)).toEqual(inOrder(rows));
});

it('the workbench has those of them that it can put, by the same names', () => {
  const named = QUESTIONS.map(({ number, title, titleEn }) => ({ number, title: { vi: title, en: titleEn } }));
  expect(WORKED.map(({ number, title }) => ({ number, title }))).toEqual(
    named.filter((one) => WORKED.some(({ number }) => number === one.number)),
  );
  expect(WORKED.length).toBeGreaterThanOrEqual(25);
});

it.each(WORKED.map(({ number, question }) => [number, question] as const))(
  '%i is answered on the workbench by clicking',
  async (number, question) => {
    const { data } = (await hub.ask(kindsAsked.text)).body;
    const written = writeQuestion(kindsOf(data.catalogue.registers), question);
    const figuresOf = async (text: string) => {
      const { body } = await hub.ask(text, { as: caller('analyst') });
      expect(body.errors).toBeUndefined();
      const [aggregate] = Object.values(body.data) as { groups: any[] }[];
      // A period in which nothing falls is a line of the page's answer, and none of the workbench's.
      return (aggregate?.groups ?? [])
        .map((group) => written?.valueAt.reduce((inner, name) => inner[name], group))
        .filter(Boolean)
        .sort();
    };
    const figures = await figuresOf(written?.text ?? '');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(await figuresOf(QUESTIONS[number - 1]?.text ?? ''));
  },
);

/** The questions of the page about statistics, and what they would be told of if nothing were changed. */
const EVERYBODY = [...readFileSync(new URL('docs/statistics.md', packageRoot), 'utf8').matchAll(/^\{ .+ \}$/gm)].map(([text]) => text);
const TRUTH = [
  `select c, p.sex, count(*) from {driver_licence} l join {driver} d on d.id = l.driver_id join {person} p on p.id = d.person_id cross join unnest(l.classes) c group by 1, 2`,
  `select sex, date_trunc('decade', date_of_birth)::date::text, count(*) from {person} group by 1, 2`,
  `select count(*) from {driver}`,
  `select v.category, p.name, count(*) from {vehicle} v left join {province} p on p.id = v.province_id group by 1, 2`,
];

it('for statistics everybody is counted, and figures are near the truth', async () => {
  expect(EVERYBODY).toHaveLength(TRUTH.length);
  // A figure is off by at most five units of what one person may have in a cell.
  const held = `select max(n)::integer as most from (select count(*) as n from {ownership} group by person_id having person_id is not null union all select count(*) from {driver_licence} group by driver_id) x`;
  const [{ most }] = (await hub.database.ownerPool.query<{ most: number }>(held.replaceAll(/\{(\w+)\}/g, '$1'))).rows as [{ most: number }];
  const unit = 2 ** Math.ceil(Math.log2(most));
  for (const [i, text] of EVERYBODY.entries()) {
    const { body } = await hub.ask(text, { as: caller('analyst', 'statistics', { caseCode: null }) });
    expect(body.errors, text).toBeUndefined();
    expect(body.extensions.population[0], text).toMatchObject({ protection: 'PERTURBED', leftOut: [] });
    const [{ validAt }] = Object.values(body.extensions.asOf) as [{ validAt: string }];
    const { rows } = await hub.database.ownerPool.query<unknown[]>({
      text: onDay(TRUTH[i] ?? '', validAt),
      values: [],
      rowMode: 'array',
    } as never);
    const [root] = Object.values(body.data) as [{ groups: { key: unknown; count: number }[] }];
    const told = new Map(root.groups.map(({ key, count }) => [JSON.stringify(leaves(key)), count]));
    const whole = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(whole, text).toBeGreaterThan(100);
    expect(Math.abs([...told.values()].reduce((a, b) => a + b, 0) - whole) / whole, text).toBeLessThan(0.25);
    // The third asks for bands of a computed answer: what they come to together is checked, and each of the others group by group.
    const off = i === 2 ? [] : rows.map((row) => Math.abs((told.get(JSON.stringify(row.slice(0, -1))) ?? 0) - Number(row.at(-1))));
    for (const one of off) expect(one, text).toBeLessThanOrEqual(5 * unit);
  }
});

/** `{table}`, `{table@day}`, `{open table}` as the rows known now that are in force on the day. */
function onDay(sql: string, asked: string): string {
  const inForce = (table: string, day: string) =>
    `(select * from ${table} where recorded_to = 'infinity' and valid_from <= date '${day}' and date '${day}' < valid_to)`;
  const ofPersons = (day: string) => `select vehicle_id from ${inForce('ownership', day)} o where person_id is not null`;
  return sql
    .replaceAll('{day}', `date '${asked}'`)
    .replaceAll(/\{(open )?(\w+)(?:@([\d-]+))?\}/g, (_all, open: string | undefined, table: string, day = asked) => {
      const rows = inForce(table, day);
      const vehicle = table === 'vehicle' ? 'id' : 'vehicle_id';
      return open ? `(select * from ${rows} x where ${vehicle} not in (${ofPersons(day)} union ${ofPersons(asked)}))` : rows;
    });
}

/** Each group, or each record of a list, as its values in the order of the question, after the name of its root where there are several. */
function rowsOf(data: Record<string, { groups?: unknown[]; nodes?: unknown[] }>): unknown[][] {
  const roots = Object.entries(data);
  return roots.flatMap(([root, { groups, nodes = [] }]) =>
    (groups ?? nodes).map((group) => [...(roots.length > 1 ? [root] : []), ...leaves(group)]),
  );
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row.map(plain))).sort();
const plain = (value: unknown): unknown => {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && !/^0\d/.test(value));
  return isNumber ? Number(Number(value).toPrecision(10)) : value;
};
