import { type ColumnField, type Entity, FIELD_CLASSES, type Field, type FieldClass, type LifeCycle } from './types.js';

type StateField = ColumnField & { lifeCycle: LifeCycle };

/**
 * What `status` of an entity's records rests on beside their own period: the state of a life cycle, what ends them before their time, their
 * last day.
 */
export type StatusFields = { state?: StateField; end?: ColumnField; expiry?: ColumnField };

export function statusFields(entity: Pick<Entity, 'fields'>): StatusFields {
  const { states, ends, expiries } = candidates(entity);
  const [[state], [end], [expiry]] = [states, ends, expiries];
  return { ...(state ? { state } : {}), ...(end ? { end } : {}), ...(expiry ? { expiry } : {}) };
}

/** `status` tells of its fields, so it is as sensitive as the most sensitive of them. */
export function statusClass(entity: Pick<Entity, 'fields'>): FieldClass {
  const classes = Object.values(statusFields(entity)).map((field) => FIELD_CLASSES.indexOf(field.class));
  return FIELD_CLASSES[Math.max(0, ...classes)] ?? 'open';
}

/** What may be filtered, grouped and shown by its name: a field of the entity's own, or `status`. */
export function classifiedField(entity: Pick<Entity, 'fields' | 'isLedger'>, name: string): Pick<Field, 'class'> | undefined {
  return name === 'status' && entity.isLedger !== true ? { class: statusClass(entity) } : entity.fields.get(name);
}

/** Where a life cycle has two states, two ends or two last days, nobody could say which decides. */
export function checkStatus(entity: Pick<Entity, 'name' | 'fields'>): void {
  const { states, ends, expiries } = candidates(entity);
  for (const [what, found] of Object.entries({ 'life cycles': states, ends, 'last days': expiries }))
    if (found.length > 1)
      throw new Error(`${entity.name}: ${found.map((field) => field.name).join(' and ')} are two ${what}; status rests on one`);
  const misfit = [...ends, ...expiries].find(({ type, list }) => list || type !== 'Date');
  if (misfit) throw new Error(`${entity.name}.${misfit.name}: status compares it with a day, so it is one date`);
}

function candidates({ fields }: Pick<Entity, 'fields'>) {
  const columns = [...fields.values()].filter((field): field is ColumnField => field.kind === 'column');
  return {
    states: columns.filter((field): field is StateField => field.lifeCycle !== undefined),
    ends: columns.filter(({ isEnd }) => isEnd),
    expiries: columns.filter(({ isExpiry }) => isExpiry),
  };
}
