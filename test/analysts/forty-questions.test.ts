import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoSeeds } from '../../seeds/demo/index.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { packageRoot } from '../../src/root.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { ANSWERS } from './answers.js';

/** The page for analysts, asked of a small demo word for word; the answers are SQL that was written by hand (`answers.ts`). */
const QUESTION = /^### (\d+)\. (.+)\n\n.+\n\n```graphql\n([\s\S]*?)```/gm;
const PAGE = readFileSync(new URL('docs/analysts.md', packageRoot), 'utf8');
const QUESTIONS = [...PAGE.matchAll(QUESTION)].map(([, number, title, text]) => ({ number: Number(number), title: title ?? '', text: text ?? '' }));
const SCALE = 0.03;

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
  await loadSeeds({ pool: hub.database.appPool, model }, referenceSeeds());
  await loadSeeds({ pool: hub.database.appPool, model }, demoSeeds({ scale: SCALE }));
}, 300_000);
afterAll(() => hub.close());

it('there are forty, each with its answer', () => {
  expect(QUESTIONS.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(ANSWERS).toHaveLength(QUESTIONS.length);
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
  expect(answered.flat().some((value) => typeof value === 'number' && value > 0)).toBe(true);
  expect(inOrder(answered)).toEqual(inOrder(rows));
});

/** `{table}`, `{table@day}`, `{open table}` as the rows known now that are in force on the day. */
function onDay(sql: string, asked: string): string {
  const inForce = (table: string, day: string) =>
    `(select * from ${table} where recorded_to = 'infinity' and valid_from <= date '${day}' and date '${day}' < valid_to)`;
  const ofPersons = (day: string) => `select vehicle_id from ${inForce('ownership', day)} o where person_id is not null`;
  return sql.replaceAll(/\{(open )?(\w+)(?:@([\d-]+))?\}/g, (_all, open: string | undefined, table: string, day = asked) => {
    const rows = inForce(table, day);
    const vehicle = table === 'vehicle' ? 'id' : 'vehicle_id';
    return open ? `(select * from ${rows} x where ${vehicle} not in (${ofPersons(day)} union ${ofPersons(asked)}))` : rows;
  });
}

/** Each group as its values in the order of the question, after the name of its root where there are several. */
function rowsOf(data: Record<string, { groups: unknown[] }>): unknown[][] {
  const roots = Object.entries(data);
  return roots.flatMap(([root, { groups }]) => groups.map((group) => [...(roots.length > 1 ? [root] : []), ...leaves(group)]));
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row.map(plain))).sort();
const plain = (value: unknown): unknown => {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && !/^0\d/.test(value));
  return isNumber ? Number(Number(value).toPrecision(10)) : value;
};
