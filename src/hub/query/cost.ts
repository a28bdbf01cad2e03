import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import type { Declarations, Entity } from '../declare/types.js';
import { conditionsIn } from '../sql/where-parts.js';
import { type AggregatePlan, daysOf, measuresOf } from './aggregate-plan.js';
import type { Selection } from './selection.js';

/**
 * What an answer costs, told before anything is read and from the question alone. The unit is a row: a record with its plain fields, or a
 * change of the ledger without its values. What takes longer or carries more counts as so many rows (`@cost` in the SDL, and the whole
 * passes below), so that one number says what a role may ask at once, what the hub lets in at a time, and which answers are look-ups.
 */
export type Cost = { rows: number; rowsMax: number; links: number; linksMax: number };

/** A count or an aggregate of a whole list looks at all of it, however little it answers. */
export const WHOLE_LIST_ROWS = 500;
/** A computed field whose declaration names no weight. */
const COMPUTED_ROWS = 1;
/** Values of the schema's own description that take as long as a row. */
export const SCHEMA_VALUES_PER_ROW = 6;

/** A value that is looked for among all in their order, and so sorts them. */
const SORTED_ROWS = 250;
/** Every value of a list counts by itself. */
const LIST_ROWS = 250;

/** What became of each unit is followed. */
const COMPARED_ROWS = 250;

/** Every record is asked what a list of it comes to. */
export const MEASURED_ROWS = 250;

/** How many lists a filter measures. */
export function measuresIn(model: Pick<Model, 'declarations'>, entity: Entity, where: unknown): number {
  return conditionsIn(model.declarations, entity, where).filter(({ part }) => part.is === 'measured').length;
}

/**
 * An aggregate: its groups, and on each day a pass over the whole list; another one where persons are counted first, so that small groups
 * are left out. `measures`: lists that its filter measures.
 */
export function aggregateRows(plan: AggregatePlan, measures: number): number {
  const sorted = measuresOf(plan).filter(({ measure }) => measure === 'MEDIAN' || measure === 'PERCENTILE').length;
  const lists = plan.keys.filter(({ kind }) => kind === 'list').length;
  const compared = plan.comparableOn === null ? 0 : COMPARED_ROWS;
  const whole = WHOLE_LIST_ROWS * (plan.protection === 'SMALL_GROUPS' ? 2 : 1);
  const pass = whole + SORTED_ROWS * sorted + LIST_ROWS * lists + MEASURED_ROWS * measures + compared;
  return plan.limit + pass * daysOf(plan);
}

/**
 * Tokens of a document that cost nothing, and then those that take as long as a row: to parse, validate and plan one took 9 µs, the
 * schema's own description 22 µs a row.
 */
const TOKENS_FREE = 1_000;
const TOKENS_PER_ROW = 5;

export function documentRows(tokens: number): number {
  return Math.max(0, tokens - TOKENS_FREE) / TOKENS_PER_ROW;
}

export type Meter = { cost: Cost; spend(rows: number, links?: number): void };

/** Adds up, and refuses what is more than the role may ask. */
export function costMeter(rowsMax: number, linksMax: number): Meter {
  const cost: Cost = { rows: 0, rowsMax, links: 0, linksMax };
  return {
    cost,
    spend(rows, links = 0) {
      cost.rows += Math.ceil(rows);
      cost.links = Math.max(cost.links, links);
      if (cost.rows > rowsMax) throw new HubError('TOO_COSTLY', { cost: cost.rows, limit: rowsMax }, { details: { cost } });
    },
  };
}

/** What a field costs beside the row it stands in. */
export function fieldRows({ costs, entities, views }: Declarations, type: string, name: string): number {
  const field = (entities.get(type) ?? views.get(type))?.fields.get(name);
  const declared = costs.get(`${type}.${name}`) ?? costs.get(`Record.${name}`);
  if (declared !== undefined) return declared;
  if (field?.kind === 'computed') return COMPUTED_ROWS;
  return field?.kind === 'column' ? (costs.get(field.type) ?? 0) : 0;
}

/** One change of a feed or a history for each time it is asked for in the connection: itself and what is asked of it. */
export function changeRows(declarations: Declarations, connection: readonly Selection[]): number {
  return connection.reduce((rows, { name, children }) => {
    if (name === 'edges') return rows + children.reduce((sum, child) => sum + (child.name === 'node' ? ofChange(child) : 0), 0);
    return name === 'nodes' ? rows + ofChange({ children }) : rows;
  }, 0);

  function ofChange({ children }: Pick<Selection, 'children'>): number {
    return children.reduce((sum, { name }) => sum + fieldRows(declarations, 'Change', name), 1);
  }
}
