import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../oracle/random.js';
import { CELL_KEY, createTestHub, type TestHub } from '../support/hub.js';
import { interpreterOf } from './as-analyst.js';
import { byCellKey, exactly, type Published, type Score, type Solutions, score, solve, total } from './attack.js';
import { type Attribute, drawPersons, model, SPACES, type Space, writePersons } from './world.js';

/**
 * Secrets under which the whole attack is made again: `STATISTICS_SECRETS=20` for steadier figures, which are those in docs/statistics.md.
 */
const SECRETS = Number(process.env.STATISTICS_SECRETS ?? 1);
const persons = drawPersons(2_000);

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub({ model });
  await writePersons(hub, persons);
}, 120_000);
afterAll(() => hub.close());

/** Every table of a space that may be asked for: at most three fields, beside one area. */
function tablesOf({ attributes }: Space): number[][] {
  const chosen = Array.from({ length: 2 ** attributes.length }, (_, bits) =>
    attributes.flatMap((_attribute, i) => (bits & (1 << i) ? [i] : [])),
  );
  return chosen.filter((by) => by.filter((i) => attributes[i]?.name !== 'province').length <= 3);
}

async function publish({ root, attributes }: Space, ask: (query: string) => Promise<any>): Promise<Published[]> {
  const tables: Published[] = [];
  for (const by of tablesOf({ root, attributes })) {
    const used = by.map((i) => attributes[i] as Attribute);
    const key = used.length > 0 ? `key { ${used.map((attribute) => attribute.key).join(' ')} }` : '';
    const groups: any[] = [];
    for (let after = ''; ; ) {
      const args = `groupBy: [${used.map(({ groupBy }) => groupBy).join(', ')}], first: 1000${after && `, after: "${after}"`}`;
      const body = await ask(`{ a: ${root}(${args}) { endCursor groups { ${key} count } } }`);
      expect(body.extensions.population[0]).toMatchObject({ protection: 'PERTURBED', leftOut: [] });
      groups.push(...body.data.a.groups);
      if (body.data.a.endCursor === null) break;
      after = body.data.a.endCursor;
    }
    tables.push({ by, figures: new Map(groups.map((group) => [used.map((attribute) => attribute.of(group.key)).join('|'), group.count])) });
  }
  return tables;
}

function exactTables(space: Space, people: readonly (readonly string[])[]): Published[] {
  return tablesOf(space).map((by) => {
    const figures = new Map<string, number>();
    for (const person of people)
      figures.set(by.map((i) => person[i]).join('|'), (figures.get(by.map((i) => person[i]).join('|')) ?? 0) + 1);
    return { by, figures };
  });
}

type Gain = { attempts: number; guessed: number; unprotected: number; squares: number; likely: number };
const NOTHING: Gain = { attempts: 0, guessed: 0, unprotected: 0, squares: 0, likely: 0 };
const percent = (part: number, whole: number) => Number(((100 * part) / whole).toFixed(1));
/** Percentage points above guessing; of the two attacks the better one. */
const advantage = ({ attempts, guessed, squares, likely }: Gain) => percent(Math.max(squares, likely) - guessed, attempts);
const without = ({ attempts, guessed, unprotected }: Gain) => percent(unprotected - guessed, attempts);

describe('an attacker who solves all allowed tables together', () => {
  it(
    'learns everything from exact ones of those who are alone, and of perturbed ones hardly more than guessing tells',
    async () => {
      const gains = { all: new Map<string, Gain>(), alone: new Map<string, Gain>() };
      const errors = new Map<string, number[]>();
      for (const [i, space] of SPACES.entries()) {
        const people = persons.map((person) => person[i] ?? []);
        const domains = space.attributes.map(({ values }) => values);
        const exact = exactTables(space, people);
        const open = solve(domains, exact, exactly, randomFrom(1));
        for (let secret = 0; secret < SECRETS; secret++) {
          const tables = await publish(space, interpreterOf(hub, secret === 0 ? CELL_KEY : Buffer.alloc(32, secret)));
          compare(tables, exact);
          const solved = solve(domains, tables, byCellKey, randomFrom(1));
          for (const attribute of domains.keys())
            add(`${space.root}.${space.attributes[attribute]?.name}`, { people, attribute, open, solved });
        }
      }
      const table = (of: Map<string, Gain>) => {
        const rows = [...of, ['together', together(of)] as const].filter(([, { attempts }]) => attempts > 0);
        return Object.fromEntries(
          rows.map(([name, gain]) => [
            name,
            {
              attempts: gain.attempts,
              guessed: percent(gain.guessed, gain.attempts),
              unprotected: without(gain),
              advantage: advantage(gain),
            },
          ]),
        );
      };
      const meanError = Object.fromEntries(
        SIZES.flatMap(({ name }) => {
          const found = errors.get(name) ?? [];
          return found.length === 0
            ? []
            : [[name, { cells: found.length, mean: Number((total(found) / found.length).toFixed(2)), most: Math.max(...found) }]];
        }),
      );
      if (SECRETS > 1) console.info(JSON.stringify({ all: table(gains.all), alone: table(gains.alone), meanError }, null, 1));

      // Without protection the attack succeeds, or world and attacker prove nothing.
      expect(without(together(gains.alone))).toBeGreaterThan(20);
      for (const attribute of ['kind', 'category', 'productionYear', 'province']) {
        const gain = gains.alone.get(`vehicleAggregate.${attribute}`) ?? NOTHING;
        expect(gain.attempts, attribute).toBeGreaterThan(0);
        expect(gain.unprotected, attribute).toBe(gain.attempts);
      }
      // The bar of decision 0038.
      expect(advantage(together(gains.alone))).toBeLessThan(without(together(gains.alone)) / 4);
      expect(advantage(together(gains.all))).toBeLessThan(1);
      for (const [name, gain] of gains.alone) if (gain.attempts >= 100) expect(advantage(gain), name).toBeLessThan(15);
      for (const { mean } of Object.values(meanError)) expect(mean).toBeLessThan(2.5);

      function compare(tables: readonly Published[], exact: readonly Published[]) {
        for (const [t, { figures }] of tables.entries()) {
          for (const key of figures.keys()) expect(exact[t]?.figures.has(key), key).toBe(true);
          for (const [key, n] of exact[t]?.figures ?? []) {
            const { name = '' } = SIZES.find(({ most }) => n <= most) ?? {};
            errors.set(name, [...(errors.get(name) ?? []), Math.abs((figures.get(key) ?? 0) - n)]);
          }
        }
      }

      function add(
        name: string,
        {
          people,
          attribute,
          open,
          solved,
        }: { people: readonly (readonly string[])[]; attribute: number; open: Solutions; solved: Solutions },
      ) {
        for (const among of ['all', 'alone'] as const) {
          const by = (solution: Float64Array): Score => score(open.grid, solution, { people, attribute, among });
          const [unprotected, squares, likely] = [by(open.squares), by(solved.squares), by(solved.likely ?? solved.squares)];
          const gain = { ...unprotected, unprotected: unprotected.attacked, squares: squares.attacked, likely: likely.attacked };
          gains[among].set(name, sum(gains[among].get(name) ?? NOTHING, gain));
        }
      }
    },
    120_000 * SECRETS,
  );
});

const SIZES = [
  { name: '1–4', most: 4 },
  { name: '5–9', most: 9 },
  { name: '10–19', most: 19 },
  { name: '20–99', most: 99 },
  { name: '100+', most: Number.POSITIVE_INFINITY },
];

function together(gains: ReadonlyMap<string, Gain>): Gain {
  return [...gains.values()].reduce(sum, NOTHING);
}

function sum(a: Gain, b: Gain): Gain {
  return {
    attempts: a.attempts + b.attempts,
    guessed: a.guessed + b.guessed,
    unprotected: a.unprotected + b.unprotected,
    squares: a.squares + b.squares,
    likely: a.likely + b.likely,
  };
}
