import { PersonsOfCase, SUBJECTS_OF_CASE } from '../access/case-sql.js';
import type { RowScope } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import { type Registers, type RegistersAt, registersIn } from '../declare/registers-at.js';
import type { Entity } from '../declare/types.js';
import type { AtPlaceholders } from '../time/at-placeholders.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { inForce, isKnownAt, isKnownNow } from '../time/period-sql.js';
import { joined, type Predicate, predicate } from './fragment.js';
import { once } from './once.js';

/**
 * What SQL is written with. Every value becomes a parameter; every name comes from the declarations, so nothing a caller writes is ever SQL
 * text.
 */
export type SqlContext = {
  model: Model;
  /** Adds a parameter, returns its typed placeholder. */
  add(value: unknown, type: string): string;
  at: RegistersAt;
  /** Placeholder of the digest of the times asked for; absent where none were. */
  asked?: (() => string) | undefined;
  /** Placeholder of the day whose units stand for those of the day that is read (`counterparts.ts`). */
  comparableOn?: (() => string) | undefined;
  /** The scope in which rows of an entity may be looked at when a filter or a derived field passes through them. */
  scope(entity: Entity): RowScope;
  /** Ids of the persons whose rows the caller reaches where its scope is not all: itself, or those of its case; null: nobody. */
  reach: unknown;
  /** The secret by which persons' numbers are made, where figures are perturbed. */
  cellKey?: unknown;
  alias(): string;
};

/** A statement being built, before the times of one root field are known. */
export type StatementContext = Omit<SqlContext, 'at' | 'asked' | 'comparableOn'> & { values: unknown[]; registers: Registers };

type Access = Pick<SqlContext, 'scope' | 'reach' | 'cellKey'> & {
  /** Told of the registers that expressions name by themselves, beside those that are asked about. */
  onNamed?(entity: Entity): void;
};

export function statementContext(model: Model, { onNamed, ...access }: Access): StatementContext {
  const values: unknown[] = [];
  let aliases = 0;
  return {
    model,
    values,
    add: (value, type) => `$${values.push(value)}::${type}`,
    ...access,
    alias: () => `t${aliases++}`,
    registers: registersIn(model.declarations.entities, onNamed),
  };
}

/**
 * `today` is the legal day by which rights are judged; left out, the database's. `asked`: the digest of the times asked for (`cacheId`).
 */
export type ReadTimes = { validAt: string; knownAt: string; today?: string | undefined; asked?: string | undefined };

export function sqlContext(
  model: Model,
  times: ReadTimes,
  access: Pick<SqlContext, 'scope' | 'reach' | 'cellKey'>,
): SqlContext & { values: unknown[] } {
  const statement = statementContext(model, access);
  const validAt = once(() => statement.add(times.validAt, 'date'));
  const knownAt = once(() => statement.add(times.knownAt, 'timestamptz'));
  const today = once(() =>
    times.today === undefined ? LEGAL_TODAY : times.today === times.validAt ? validAt() : statement.add(times.today, 'date'),
  );
  const asked = times.asked === undefined ? undefined : once(() => statement.add(times.asked, 'text'));
  return { ...statement, at: timesWhenUsed({ validAt, knownAt, today }, statement.registers), asked };
}

/** Times as placeholders that are made when first named: PostgreSQL gives no type to a parameter that stands nowhere. */
export function timesWhenUsed(make: Readonly<Record<keyof AtPlaceholders, () => string>>, { row }: Registers): RegistersAt {
  return {
    row,
    get validAt() {
      return make.validAt();
    },
    get knownAt() {
      return make.knownAt();
    },
    get today() {
      return make.today();
    },
  };
}

/** SQL of the ids of the persons whose rows the caller reaches. */
export function reachedBy({ add, reach }: Pick<SqlContext, 'add' | 'reach'>): string {
  return reach instanceof PersonsOfCase ? SUBJECTS_OF_CASE : add(reach, 'uuid[]');
}

/**
 * As known now, where nothing was asked: within one statement no row is younger than the ledger's head, so what is not superseded is what
 * the head knows. As an instant it lies after every recording and before `infinity`.
 */
export const PRESENT_INSTANT = '9999-12-31 23:59:59.999999+00';
export const PRESENT = `timestamptz '${PRESENT_INSTANT}'`;

/** The same times on another day. */
export function onDay(at: RegistersAt, validAt: string): RegistersAt {
  return timesWhenUsed({ validAt: () => validAt, knownAt: () => at.knownAt, today: () => at.today }, at);
}

export function knownAt(alias: string, at: AtPlaceholders): Predicate {
  return predicate`${at.knownAt === PRESENT ? isKnownNow(alias) : isKnownAt(alias, at.knownAt)}`;
}

export function validAt(alias: string, at: AtPlaceholders): Predicate {
  return predicate`${inForce(alias, at.validAt)}`;
}

export function asOf(alias: string, at: AtPlaceholders): Predicate {
  return predicate`${validAt(alias, at)} and ${knownAt(alias, at)}`;
}

export function entityOf(sql: { model: Model }, name: string): Entity {
  const entity = sql.model.declarations.entities.get(name);
  if (!entity) throw new Error(`unknown entity ${name}`);
  return entity;
}

export function linkColumn(entity: Entity, field: string): string {
  const link = entity.fields.get(field);
  if (link?.kind !== 'link') throw new Error(`${entity.name}.${field} is no link`);
  return link.column;
}

export function conjunction(predicates: readonly Predicate[]): Predicate {
  return predicates.length === 0 ? predicate`true` : predicate`(${all(predicates)})`;
}

/** Conditions that must all hold, side by side. */
export function all(predicates: readonly Predicate[]): Predicate {
  return predicate`${joined(predicates, ' and ')}`;
}
