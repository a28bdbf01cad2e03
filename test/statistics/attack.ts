import { changesOf } from '../../src/hub/query/cell-key.js';
import type { Random } from '../oracle/random.js';

/** A published table: the attributes it is by, and its figures by the values of these, joined by `|`; what is not there is 0. */
export type Published = { by: readonly number[]; figures: ReadonlyMap<string, number> };

/** What an attacker knows of how a figure comes about: with what chance `told` is said of `n`. */
export type Method = (n: number, told: number) => number;

export const exactly: Method = (n, told) => (n === told ? 1 : 0);
export const byCellKey: Method = (n, told) => {
  const changes = changesOf(n);
  const stays = n === told ? 1 - total(changes.map(({ p }) => p)) : 0;
  return Math.max(0, stays) + total(changes.flatMap(({ by, p }) => (n + by === told ? [p] : [])));
};

/** The largest change of a figure. */
const REACH = 5;

/**
 * Solves all tables together for the finest cells, knowing how figures are changed and nothing of the secret. Three attacks, each from the
 * one before: bounds of whole numbers for every sum of cells, tightened until nothing moves; least squares within them; and, where figures
 * are changed, the mean of many worlds of whole persons that are drawn as likely as they make the figures that were told.
 */
export function solve(domains: readonly (readonly string[])[], tables: readonly Published[], method: Method, random: Random): Solutions {
  const grid = gridOf(domains);
  const told = toldOf(grid, tables);
  const bounds = boundsOf(grid, told, method);
  const squares = leastSquares(grid, told, bounds);
  return { grid, bounds, squares, ...(method === exactly ? {} : { likely: likelyWorlds(grid, told, method, { start: squares, random }) }) };
}

export type Solutions = { grid: Grid; bounds: Bounds; squares: Float64Array; likely?: Float64Array };

/**
 * Every sum of cells that a table by any of the attributes has, as a number: each digit a value of an attribute, or, as its last, the sum
 * over all of them.
 */
export type Grid = {
  domains: readonly (readonly string[])[];
  radix: readonly number[];
  step: readonly number[];
  size: number;
  cells: readonly number[];
};

function gridOf(domains: readonly (readonly string[])[]): Grid {
  const radix = domains.map((values) => values.length + 1);
  const step = radix.map((_, i) => radix.slice(0, i).reduce((product, r) => product * r, 1));
  const size = radix.reduce((product, r) => product * r, 1);
  const isCell = (node: number) => radix.every((r, i) => digit(node, step[i] ?? 1, r) < r - 1);
  return { domains, radix, step, size, cells: Array.from({ length: size }, (_, node) => node).filter(isCell) };
}

function digit(node: number, step: number, radix: number): number {
  return Math.floor(node / step) % radix;
}

/** The node of these values, `undefined` for a sum. */
export function nodeOf({ domains, radix, step }: Grid, values: readonly (string | undefined)[]): number {
  return total(
    domains.map((domain, i) => (step[i] ?? 0) * (values[i] === undefined ? (radix[i] ?? 1) - 1 : domain.indexOf(values[i] ?? ''))),
  );
}

/** What was told of each sum; NaN where no table has it. */
function toldOf(grid: Grid, tables: readonly Published[]): Float64Array {
  const told = new Float64Array(grid.size).fill(Number.NaN);
  for (const { by, figures } of tables) {
    for (let node = 0; node < grid.size; node++) {
      const digits = grid.radix.map((r, i) => digit(node, grid.step[i] ?? 1, r));
      if (!digits.every((d, i) => d < (grid.radix[i] ?? 1) - 1 === by.includes(i))) continue;
      told[node] = figures.get(by.map((i) => grid.domains[i]?.[digits[i] ?? 0]).join('|')) ?? 0;
    }
  }
  return told;
}

export type Bounds = { least: Float64Array; most: Float64Array };

/** Every sum is that of its parts along each attribute: what bounds the parts bounds the sum, and the other way round. */
function boundsOf(grid: Grid, told: Float64Array, method: Method): Bounds {
  const [least, most] = [new Float64Array(grid.size), new Float64Array(grid.size).fill(Number.POSITIVE_INFINITY)];
  for (const [node, figure] of told.entries()) {
    if (Number.isNaN(figure)) continue;
    const sizes = Array.from({ length: 2 * REACH + 1 }, (_, i) => figure - REACH + i).filter((n) => n >= 0 && method(n, figure) > 0);
    // A figure that the method cannot make is what it says.
    [least[node], most[node]] = sizes.length === 0 ? [figure, figure] : [Math.min(...sizes), Math.max(...sizes)];
  }
  for (let moved = true; moved; ) {
    moved = false;
    for (let node = 0; node < grid.size; node++) {
      for (const [i, r] of grid.radix.entries()) {
        const s = grid.step[i] ?? 1;
        if (digit(node, s, r) < r - 1) continue;
        let [low, high] = [0, 0];
        const first = node - (r - 1) * s;
        for (let part = first; part < node; part += s) {
          low += least[part] ?? 0;
          high += most[part] ?? 0;
        }
        moved = tighten(node, low, high) || moved;
        for (let part = first; part < node; part += s) {
          const [l, h] = [least[part] ?? 0, most[part] ?? 0];
          const others = high - h;
          moved = tighten(part, Number.isFinite(others) ? (least[node] ?? 0) - others : 0, (most[node] ?? 0) - (low - l)) || moved;
        }
      }
    }
  }
  return { least, most };

  function tighten(node: number, low: number, high: number): boolean {
    const [l, h] = [least[node] ?? 0, most[node] ?? 0];
    // What contradicts itself is left as it is: the attacker takes every person to have one record.
    if (low > h || high < l || (low <= l && high >= h)) return false;
    [least[node], most[node]] = [Math.max(l, low), Math.min(h, high)];
    return true;
  }
}

/** The sums a cell is part of, itself included. */
function sumsOf({ radix, step }: Grid, cell: number): number[] {
  return radix.reduce<number[]>(
    (nodes, r, i) => {
      const s = step[i] ?? 1;
      return nodes.flatMap((node) => [node, node + (r - 1 - digit(cell, s, r)) * s]);
    },
    [cell],
  );
}

/**
 * Each cell in turn takes the value that fits all figures it is part of best. What no figure tells stays as if the attributes had nothing
 * to do with each other.
 */
function leastSquares(grid: Grid, told: Float64Array, { least, most }: Bounds): Float64Array {
  const x = independent(grid, told);
  const own = grid.cells.map((cell) => Int32Array.from(sumsOf(grid, cell).filter((node) => !Number.isNaN(told[node]))));
  const rest = told.slice();
  for (const cell of grid.cells) {
    x[cell] = Math.min(most[cell] ?? 0, Math.max(least[cell] ?? 0, x[cell] ?? 0));
    for (const node of sumsOf(grid, cell)) rest[node] = (rest[node] ?? 0) - (x[cell] ?? 0);
  }
  const weight = told.map((figure) => (figure < 6 ? 1 / 4 : 1));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, cell] of grid.cells.entries()) {
      let [step, weights] = [0, 0];
      for (const node of own[i] ?? []) {
        step += (weight[node] ?? 0) * (rest[node] ?? 0);
        weights += weight[node] ?? 0;
      }
      const before = x[cell] ?? 0;
      const after = Math.min(most[cell] ?? 0, Math.max(least[cell] ?? 0, before + step / weights));
      if (after === before) continue;
      x[cell] = after;
      for (const node of own[i] ?? []) rest[node] = (rest[node] ?? 0) + before - after;
    }
  }
  return x;
}

const ROUNDS = 100;

function independent(grid: Grid, told: Float64Array): Float64Array {
  const x = new Float64Array(grid.size);
  const all = told[grid.size - 1] ?? 1;
  for (const cell of grid.cells) {
    const alone = grid.radix.map(
      (r, i) => (told[grid.size - 1 - (r - 1 - digit(cell, grid.step[i] ?? 1, r)) * (grid.step[i] ?? 1)] ?? 0) / all,
    );
    x[cell] = alone.reduce((product, share) => product * share, all);
  }
  return x;
}

const SWEEPS = { dropped: 10, kept: 25 };

/**
 * The mean of worlds drawn by Gibbs' method: one person after the other gets each attribute anew, as likely as every value makes all
 * figures told. A world that cannot be is very unlikely rather than impossible, so that no way from one to the other is closed.
 */
function likelyWorlds(
  grid: Grid,
  told: Float64Array,
  method: Method,
  { start, random }: { start: Float64Array; random: Random },
): Float64Array {
  const chance = () => random.next(2 ** 24) / 2 ** 24;
  const people = Int32Array.from(
    grid.cells.flatMap((cell) => Array.from({ length: Math.floor((start[cell] ?? 0) + chance()) }, () => cell)),
  );
  const counts = new Int32Array(grid.size);
  const sums: Int32Array[] = [];
  for (const cell of grid.cells) sums[cell] = Int32Array.from(sumsOf(grid, cell));
  const add = (cell: number, by: number) => {
    for (const node of sums[cell] ?? []) counts[node] = (counts[node] ?? 0) + by;
  };
  for (const cell of people) add(cell, 1);
  const gains = gainsOf(told, method, people.length);
  // Sums over all values of an attribute are the same whichever a person gets.
  const deciding = grid.radix.map((r, i) => {
    const isOf = (node: number) => !Number.isNaN(told[node]) && digit(node, grid.step[i] ?? 1, r) < r - 1;
    return sums.map((nodes) => nodes.filter(isOf));
  });
  const mean = new Float64Array(grid.size);
  for (let sweep = 0; sweep < SWEEPS.dropped + SWEEPS.kept; sweep++) {
    for (const [who, from] of people.entries()) {
      add(from, -1);
      let cell = from;
      for (const [i, r] of grid.radix.entries()) cell = drawn(i, r, cell);
      people[who] = cell;
      add(cell, 1);
    }
    if (sweep >= SWEEPS.dropped) for (const cell of grid.cells) mean[cell] = (mean[cell] ?? 0) + (counts[cell] ?? 0) / SWEEPS.kept;
  }
  return mean;

  function drawn(i: number, r: number, cell: number): number {
    const s = grid.step[i] ?? 1;
    const first = cell - digit(cell, s, r) * s;
    const odds = new Float64Array(r - 1);
    for (let v = 0; v < r - 1; v++) {
      let gain = 0;
      for (const node of deciding[i]?.[first + v * s] ?? []) gain += gains[node]?.[counts[node] ?? 0] ?? FAR;
      odds[v] = gain;
    }
    const top = Math.max(...odds);
    for (let v = 0; v < r - 1; v++) odds[v] = Math.exp((odds[v] ?? 0) - top);
    let left = chance() * total(odds);
    const chosen = odds.findIndex((odd) => {
      left -= odd;
      return left < 0;
    });
    return first + Math.max(0, chosen) * s;
  }
}

/** What one more person beyond all that is possible costs. */
const FAR = -3;

/** By sum and its size: how much more likely one person more makes the figure that was told of it. */
function gainsOf(told: Float64Array, method: Method, persons: number): (Float64Array | undefined)[] {
  const byFigure = new Map<number, Float64Array>();
  return Array.from(told, (figure) => {
    if (Number.isNaN(figure)) return undefined;
    const known = byFigure.get(figure);
    if (known) return known;
    const log = (n: number) => {
      const away = Math.abs(n - figure);
      return Math.max(away > REACH ? Number.NEGATIVE_INFINITY : Math.log(method(n, figure)), FAR * (4 + away));
    };
    const gains = Float64Array.from({ length: Math.min(persons, figure + 50) }, (_, n) => log(n + 1) - log(n));
    byFigure.set(figure, gains);
    return gains;
  });
}

/** How often an attribute is named rightly by the solution, and by its commonest value alone. */
export type Score = { attempts: number; attacked: number; guessed: number };

/**
 * How often somebody who knows a person's other attributes, or any two of them, names one more rightly. `among`: whose, of all persons or
 * of those whom nobody else is like in what is known of them.
 */
export function score(grid: Grid, solved: Float64Array, { people, attribute, among }: Attacked): Score {
  const values = grid.domains[attribute] ?? [];
  const frequency = new Map(values.map((value) => [value, people.filter((person) => person[attribute] === value).length]));
  const commonest = best(values, (value) => frequency.get(value) ?? 0);
  const sums = new Float64Array(grid.size);
  for (const cell of grid.cells) for (const node of sumsOf(grid, cell)) sums[node] = (sums[node] ?? 0) + (solved[cell] ?? 0);
  let [attempts, attacked, guessed] = [0, 0, 0];
  for (const known of knowledge(grid, attribute)) {
    const keyOf = (person: readonly string[]) => known.map((i) => person[i]).join('|');
    const alike = new Map<string, number>();
    for (const person of people) alike.set(keyOf(person), (alike.get(keyOf(person)) ?? 0) + 1);
    for (const person of people) {
      if (among === 'alone' && alike.get(keyOf(person)) !== 1) continue;
      const told = (value: string) =>
        sums[
          nodeOf(
            grid,
            person.map((own, i) => (i === attribute ? value : known.includes(i) ? own : undefined)),
          )
        ] ?? 0;
      // Of equals the commoner.
      const named = best(values, (value) => told(value) + (frequency.get(value) ?? 0) * 1e-9);
      attempts++;
      if (named === person[attribute]) attacked++;
      if (commonest === person[attribute]) guessed++;
    }
  }
  return { attempts, attacked, guessed };
}

export type Attacked = { people: readonly (readonly string[])[]; attribute: number; among: 'all' | 'alone' };

/** What is known of a person: everything but the attribute, or any two others. */
function knowledge({ domains }: Grid, attribute: number): number[][] {
  const others = domains.flatMap((_values, i) => (i === attribute ? [] : [i]));
  const pairs = others.flatMap((a, n) => others.slice(n + 1).map((b) => [a, b]));
  return others.length > 2 ? [others, ...pairs] : pairs;
}

function best(values: readonly string[], of: (value: string) => number): string {
  return values.reduce((a, b) => (of(b) > of(a) ? b : a), values[0] ?? '');
}

export function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const x of numbers) sum += x;
  return sum;
}
