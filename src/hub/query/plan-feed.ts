import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import { type Grant, grantFor, isPersonal, knowsPersons } from '../access/decide.js';
import { type RowScope, rowScopeFor } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import { registerValue } from '../declare/register-value.js';
import type { Entity, FieldClass } from '../declare/types.js';
import { STATE_FRAME } from '../ledger/format.js';
import { type GuardedLink, guardedLinks } from '../sql/change-scope.js';
import { now } from '../sql/leaf.js';
import { pageSize } from '../sql/page.js';
import type { AskedPerson } from './asked-persons.js';
import { hidePersons } from './hide-persons.js';
import { type ScopeReason, scopeReason } from './scope-reason.js';
import type { Selection } from './selection.js';
import type { Withheld } from './withheld.js';

/** A question to the feed, understood before anything is read: whose changes, which of their fields, what is withheld and why. */
export type FeedPlan = {
  path: string;
  /** Position or cursor, null when left out. */
  after: unknown;
  limit: number;
  /** Most that the texts of a page may take together; one change is answered however large it is. */
  bytesMax: number;
  /** What is answered of the connection, or of the one change a subscription sends. */
  selection: readonly Selection[];
  /** Every entity whose changes are asked for, and which rows of it the caller may see. */
  asked: readonly { entity: Entity; scope: RowScope }[];
  /** Every entity whose changes may be answered. No rule means no: what is not here is not seen. */
  seen: readonly SeenEntity[];
  /** Null lets everything through, an empty list nothing. */
  filter: { records: readonly unknown[] | null; changeSets: readonly unknown[] | null; operations: readonly string[] | null };
  /** Records named by id; whose they are is found out when asked. */
  persons: readonly AskedPerson[];
  withheld: readonly Withheld[];
  scoped: readonly { path: string; reason: ScopeReason }[];
  /** Classes above open that a page may show. */
  classes: readonly FieldClass[];
};

/** Which changes a question is about, and whose of them may be seen: those of a page of the feed, or those that are counted. */
export type SeenChanges = Pick<FeedPlan, 'seen' | 'filter'>;

export type SeenEntity = {
  entity: Entity;
  scope: RowScope;
  /** Names whose values are given, on every row and on one's own. */
  readable: ReadonlySet<string>;
  readableOwn: ReadonlySet<string>;
  /** Links whose ids are hidden with their records. */
  guarded: readonly GuardedLink[];
  /** Every stored field is readable and no id hidden: what was written is sent on as it was written. */
  whole: boolean;
  changeSets: boolean;
};

/** Of all pages of an answer together: some 2,500 changes of ten fields. Whoever wants more goes on from `scannedTo`. */
export const FEED_BYTES_MAX = LIMITS.feedBytes.max;
const FEED_FIRST_DEFAULT = 100;

type Input = {
  model: Model;
  caller: Caller;
  path: string;
  arguments: Readonly<Record<string, unknown>>;
  /** Of the connection, or of one change. */
  selection: readonly Selection[];
  of?: 'connection' | 'change';
};

export function planFeed({ model, caller, path, arguments: args, selection: given, of = 'connection' }: Input): FeedPlan {
  const { selection, withheld: hidden } = knowsPersons(model.access, caller)
    ? { selection: given, withheld: [] }
    : hidePersons(path, given);
  const changes = of === 'change' ? [{ path, selection }] : changesIn(path, selection);
  const where = (args.where ?? {}) as Readonly<Record<string, unknown>>;
  const asked = entitiesAsked(model, args.registers, where.entity).map((entity) => ({
    entity,
    scope: rowScopeFor(model.access, caller, entity),
  }));
  const seen = asked.flatMap(({ entity, scope }): SeenEntity[] => {
    // Every record of it is a person: without a purpose none is there.
    if (scope === 'no-subject' && entity.subject?.via === 'self') return [];
    return [seenEntity(model, caller, entity, scope)];
  });
  const scopes = new Set(asked.map(({ scope }) => scope));
  const valuePaths = changes.flatMap((change) => pathsOf(change, ['changedFields', 'slices']));
  const valuesWithheld = withheldOf(seen);
  const records = valuesOf(where.recordId);
  const setPaths = changes.flatMap((change) => pathsOf(change, ['changeSet']));
  return {
    path,
    after: args.after ?? null,
    bytesMax: FEED_BYTES_MAX,
    limit: pageSize('first', now(args.first), FEED_FIRST_DEFAULT, 'feedChanges'),
    selection,
    asked,
    seen,
    filter: {
      records,
      changeSets: valuesOf(where.changeSet),
      operations: valuesOf(where.operation)?.map((value) => String(now(value)).toLowerCase()) ?? null,
    },
    persons: (records ?? []).map((value) => ({ by: null, value })),
    withheld: [
      ...hidden,
      ...valuePaths.flatMap((valuePath) => valuesWithheld.map((entry) => ({ path: valuePath, ...entry }))),
      ...setPaths.flatMap((setPath) =>
        seen.every(({ changeSets }) => changeSets) ? [] : [{ path: setPath, class: 'internal', reason: 'ROLE_NOT_ALLOWED' } as const],
      ),
    ],
    scoped: [...new Set([...scopes].flatMap((scope) => scopeReason(scope, caller) ?? []))].map((reason) => ({ path, reason })),
    classes: valuePaths.length === 0 ? [] : [...new Set(seen.flatMap(classesOf))],
  };
}

function seenEntity(model: Model, caller: Caller, entity: Entity, scope: RowScope): SeenEntity {
  const stored = [...entity.fields.values()].filter(({ kind }) => kind === 'column' || kind === 'link');
  const named = (may: (grant: Grant) => boolean) =>
    new Set([
      ...STATE_FRAME,
      ...stored.filter((field) => may(grantFor(model.access, caller, entity.register, field.class))).map(({ name }) => name),
    ]);
  const readable = named((grant) => grant === 'all' || grant === 'case');
  const guarded = guardedLinks(model, entity, (target) => rowScopeFor(model.access, caller, target));
  return {
    entity,
    scope,
    readable,
    readableOwn: scope === 'own-or-no-subject' ? named((grant) => grant !== 'none') : readable,
    guarded,
    whole: guarded.length === 0 && stored.every(({ name }) => readable.has(name)),
    changeSets: grantFor(model.access, caller, entity.register, 'internal') === 'all',
  };
}

/**
 * The fields whose values are left out, one entry for each class and so for each reason. Decided by the question and the rights alone:
 * every kind of record that was asked for is named, whether or not the page holds one, so that nothing follows from it about what there is.
 * With an entry for each field anonymous callers got 32 KB of it beside every page; so it is 5 KB.
 */
function withheldOf(seen: readonly SeenEntity[]): Omit<Withheld, 'path'>[] {
  const byClass = new Map<FieldClass, Record<string, string[]>>();
  for (const { entity, readable } of seen) {
    for (const { name, kind, class: cls } of entity.fields.values()) {
      if ((kind !== 'column' && kind !== 'link') || readable.has(name)) continue;
      const fields = byClass.get(cls) ?? {};
      fields[entity.name] = [...(fields[entity.name] ?? []), name];
      byClass.set(cls, fields);
    }
  }
  return [...byClass].map(([cls, fields]) => ({
    class: cls,
    reason: isPersonal(cls) ? 'PURPOSE_DOES_NOT_COVER' : 'ROLE_NOT_ALLOWED',
    fields,
  }));
}

function classesOf({ entity, readableOwn }: SeenEntity): FieldClass[] {
  return [...entity.fields.values()].flatMap((field) => (readableOwn.has(field.name) && field.class !== 'open' ? [field.class] : []));
}

type Changes = { path: string; selection: readonly Selection[] };

/** Where changes stand in a connection. */
function changesIn(path: string, connection: readonly Selection[]): Changes[] {
  return connection.flatMap(({ key, name, children }): Changes[] => {
    if (name === 'nodes') return [{ path: `${path}.${key}`, selection: children }];
    if (name !== 'edges') return [];
    return children.flatMap((child) => (child.name === 'node' ? [{ path: `${path}.${key}.${child.key}`, selection: child.children }] : []));
  });
}

function pathsOf({ path, selection }: Changes, names: readonly string[]): string[] {
  return selection.flatMap(({ key, name }) => (names.includes(name) ? [`${path}.${key}`] : []));
}

function entitiesAsked(model: Model, registers: unknown, entity: unknown): Entity[] {
  const all = [...model.declarations.entities.values()];
  const registersAsked = listOf(registers);
  const namesAsked = valuesOf(entity)?.map((value) => String(now(value))) ?? null;
  const unknown = namesAsked?.find((name) => !model.declarations.entities.has(name));
  if (unknown !== undefined) {
    throw new HubError('BAD_USER_INPUT', {
      argument: 'entity',
      ruleVi: 'phải là tên một loại bản ghi trong lược đồ.',
      ruleEn: 'it must be the name of a record type of the schema.',
      example: all[0]?.name ?? '',
    });
  }
  return all.filter(
    ({ name, register }) =>
      (registersAsked === null || registersAsked.includes(registerValue(register))) && (namesAsked === null || namesAsked.includes(name)),
  );
}

function listOf(given: unknown): readonly unknown[] | null {
  const list = now(given);
  return Array.isArray(list) ? list.map(now) : null;
}

/** `{ eq }` or `{ in }` as a list, values kept symbolic; null when nothing is asked of it. */
function valuesOf(given: unknown): readonly unknown[] | null {
  if (typeof given !== 'object' || given === null) return null;
  const lists = Object.entries(given).map(([operator, value]): readonly unknown[] => {
    const list = operator === 'in' ? now(value) : [value];
    return Array.isArray(list) ? list : [list];
  });
  const [first, second] = lists;
  if (first === undefined) return null;
  return second === undefined ? first : first.filter((value) => second.some((other) => now(other) === now(value)));
}
