import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { knowsPersons } from '../hub/access/decide.js';
import type { HubContext } from '../hub/answer/context.js';
import { isAsked } from '../hub/declare/computed.js';
import type { Entity, Field, RecordField } from '../hub/declare/types.js';
import { type ConnectionValue, EMPTY_CONNECTION } from '../hub/query/interpreter.js';
import type { ReadingContext } from '../hub/query/reading-context.js';
import type { RecordRow } from '../hub/query/record-row.js';

type Resolver<S> = GraphQLFieldResolver<S, HubContext>;
type Resolvers<S> = Readonly<Record<string, Resolver<S>>>;

/** A root field that reads a register: what to read was decided when planning. */
export const readRoot: Resolver<unknown> = (_source, _args, context, info) => {
  const level = reading(context).plan.levels.get(pathOf(info));
  return level ? reading(context).interpreter.root(level) : null;
};

/** What every record answers beside its own fields, by what it reads; the frame's are properties of the row. */
export function recordFieldResolver({ kind }: RecordField): Resolver<RecordRow> | undefined {
  switch (kind) {
    case 'frame':
    case 'erased':
    case 'underInvestigation':
      return undefined;
    case 'authority':
      return (row, _args, context, info) => reading(context).interpreter.authority(pathOf(info), row.entity);
    case 'legalDocument':
      return (row, _args, context, info) => reading(context).interpreter.legalDocument(pathOf(info), row);
    case 'legalBasis':
      return async (row, _args, context, info) =>
        ((await reading(context).interpreter.changeSet(pathOf(info), row)) as { legalBasis?: string } | null)?.legalBasis ?? null;
    case 'changeSet':
      return (row, _args, context, info) =>
        reading(context).plan.levels.get(row.levelPath)?.changeSets ? reading(context).interpreter.changeSet(pathOf(info), row) : null;
    case 'withheld':
      return (row, _args, context) => reading(context).plan.levels.get(row.levelPath)?.withheld ?? [];
    case 'history':
      return (row, args, context, info) => reading(context).interpreter.history(pathOf(info), row, args);
    default:
      return kind satisfies never;
  }
}

/** A change of a history finds its set when asked; one of the feed has it with it. */
export const changeResolvers: Resolvers<{ position: string; changeSetVisible?: boolean; changeSet?: unknown }> = {
  changeSet: (change, _args, context, info) =>
    change.changeSet !== undefined
      ? change.changeSet
      : change.changeSetVisible
        ? reading(context).interpreter.changeSet(pathOf(info), change as unknown as RecordRow)
        : null,
};

/** Where a change came from, without the person where the caller must not know them (`hide-persons.ts`). */
export const originResolvers: Resolvers<{ person: string }> = {
  person: ({ person }, _args, { model, caller }) => (knowsPersons(model.access, caller) ? person : null),
};

/** A part of an aggregate, which is answered under its response keys. */
export const byResponseKey: Resolver<Readonly<Record<string, unknown>>> = (source, _args, _context, info) => source[info.path.key];

export const connectionResolvers: Resolvers<ConnectionValue> = {
  totalCount: (connection) => connection.totalCount(),
  notCurrentCount: (connection) => connection.notCurrentCount(),
};

/** The resolver of one declared field, by its kind; stored and computed values are properties of the row. */
export function fieldResolver(_entity: Entity, field: Field): Resolver<RecordRow> | undefined {
  switch (field.kind) {
    case 'links':
      return (row, _args, context, info) => reading(context).interpreter.links(pathOf(info), row) ?? EMPTY_CONNECTION;
    case 'link':
      return (row, _args, context, info) => reading(context).interpreter.link(pathOf(info), row[field.name]);
    case 'derived':
      return field.target ? (row, _args, context, info) => reading(context).interpreter.link(pathOf(info), row[field.name]) : undefined;
    case 'computed':
      return isAsked(field)
        ? (row, _args, context, info) => row[reading(context).plan.levels.get(row.levelPath)?.asked.get(pathOf(info))?.column ?? '']
        : undefined;
    case 'column':
      return undefined;
    default:
      return field satisfies never;
  }
}

function reading(context: HubContext): ReadingContext {
  if (!context.reading) throw new Error('a register is read outside a query');
  return context.reading;
}

/** Response path without list indexes: the name of the planned level. */
export function pathOf(info: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let step: GraphQLResolveInfo['path'] | undefined = info.path; step; step = step.prev) {
    if (typeof step.key === 'string') keys.unshift(step.key);
  }
  return keys.join('.');
}
