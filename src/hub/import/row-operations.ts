import type { Values } from '../declare/model.js';
import type { Operation } from '../write/operations.js';
import type { CheckedRow } from './check-row.js';
import { changedFields, type KnownState, type Life } from './compare.js';
import { END_OPEN } from './period.js';
import { type HeaderOf, rowProblem } from './row-problems.js';

export type RowResult = 'new' | 'changed' | 'same' | 'rejected';

/** What a row comes to: the operations that make the register say what the row says. `changed` names fields. */
export type PreparedRow = { checked: CheckedRow; result: RowResult; operations: readonly Operation[]; changed: readonly string[] };

export function rejected(checked: CheckedRow): PreparedRow {
  return { checked, result: 'rejected', operations: [], changed: [] };
}

/** The first fact about a record. The id is given only when other rows of the file link to it. */
export function registered(checked: CheckedRow, entity: string, id: string | undefined): PreparedRow {
  const { validFrom: from, validTo: to, values } = checked;
  return { checked, result: 'new', operations: [{ operation: 'register', entity, ...(id === undefined ? {} : { id }), from, to, values }], changed: [] };
}

type Change = { entity: string; state: KnownState; life: Life | undefined; today: string; headerOf: HeaderOf };

/** A new state from the row's day where values differ, and an end where the row gives one; what does not fit the record's life is a problem of the row. */
export function updated(checked: CheckedRow, { entity, state, life, today, headerOf }: Change): PreparedRow {
  const changed = changedFields(state.values, checked.values);
  const { id } = state;
  const { validTo } = checked;
  const from = checked.validFrom ?? today;
  const ends = validTo !== null && life !== undefined && life.end !== validTo;
  const operations: Operation[] = [];

  if (changed.length > 0) {
    if (life !== undefined && life.lastFrom > from)
      checked.problems.push(rowProblem('LATER_STATE_EXISTS', checked, headerOf.get('validFrom'), { day: life.lastFrom, from }));
    if (validTo !== null && validTo <= from) checked.problems.push(rowProblem('PERIOD_NEEDED', checked, headerOf.get('validFrom')));
    const values: Values = Object.fromEntries(changed.map((name) => [name, checked.values[name] ?? null]));
    operations.push({ operation: 'update', entity, id, from, values });
  }
  if (ends) {
    const lastFrom = changed.length > 0 && from > life.lastFrom ? from : life.lastFrom;
    if (life.end !== END_OPEN) checked.problems.push(rowProblem('END_DIFFERS', checked, headerOf.get('validTo'), { day: life.end }));
    else if (validTo <= lastFrom) checked.problems.push(rowProblem('CLOSE_BEFORE_START', checked, headerOf.get('validTo'), { day: lastFrom }));
    operations.push({ operation: 'close', entity, id, from: validTo });
  }
  if (operations.length === 0) return { checked, result: 'same', operations, changed };
  return { checked, result: 'changed', operations, changed: ends ? [...changed, 'validTo'] : changed };
}
