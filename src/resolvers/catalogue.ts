import type { HubContext } from '../hub/answer/context.js';
import {
  catalogueOf,
  type CatalogueEntity as EntityEntry,
  type CatalogueField as FieldEntry,
  type Catalogue as Listed,
  sourcesOf,
} from '../hub/query/catalogue.js';
import type { Coverage } from '../hub/query/coverage.js';
import type { Catalogue, CatalogueCoverage, CatalogueEntity, CatalogueEntityArgs, CatalogueField } from './generated/contract.js';
import type { RootField } from './resolver.js';

export const catalogueField: RootField<unknown, Listed> = (_source, _given, { model }) => catalogueOf(model);

export const catalogueFields = {
  entity: ({ registers }: Listed, { name }: CatalogueEntityArgs): EntityEntry | null =>
    registers.flatMap(({ entities }) => entities).find((entity) => entity.name === name) ?? null,
} satisfies Resolvers<Catalogue, Listed, CatalogueEntityArgs>;

export const catalogueEntityFields = {
  source: ({ name }: EntityEntry, _given: unknown, context: HubContext) => sourceOf(context, name),
  coverage: ({ name }: EntityEntry, _given: unknown, context: HubContext) => told(coverageOf(context, name)),
} satisfies Resolvers<CatalogueEntity, EntityEntry>;

export const catalogueFieldFields = {
  source: ({ entity }: FieldEntry, _given: unknown, context: HubContext) => sourceOf(context, entity),
  fill: ({ entity, name }: FieldEntry, _given: unknown, context: HubContext) => {
    const coverage = coverageOf(context, entity);
    const filled = coverage?.filled.get(name);
    return coverage && filled !== undefined && coverage.count > 0 ? filled / coverage.count : null;
  },
  freshness: ({ entity }: FieldEntry, _given: unknown, context: HubContext) => coverageOf(context, entity)?.freshness ?? null,
} satisfies Resolvers<CatalogueField, FieldEntry>;

type Resolvers<Type, Source, Given = unknown> = {
  readonly [Name in keyof Type]?: (source: Source, given: Given, context: HubContext) => unknown;
};

const coverageOf = ({ model, coverages }: HubContext, name: string): Coverage | null => {
  const entity = model.declarations.entities.get(name);
  return (entity && coverages?.of(entity)) ?? null;
};

function told(coverage: Coverage | null): Omit<CatalogueCoverage, '__typename'> | null {
  if (coverage === null) return null;
  const { measuredAt, count, leavesOutPersons, freshness, filled } = coverage;
  const there = [...filled.values()].reduce((sum, records) => sum + records, 0);
  return { measuredAt, count, leavesOutPersons, freshness, fill: count > 0 && filled.size > 0 ? there / (count * filled.size) : null };
}

const sources = new WeakMap<object, Promise<ReadonlyMap<string, string>>>();

/** Asked once for all that an operation lists. */
async function sourceOf({ model, reading }: HubContext, entity: string): Promise<string | null> {
  if (!reading) return null;
  const { today, head } = reading.times;
  const found = sources.get(reading) ?? sourcesOf(reading, model, { validAt: today, knownAt: head.recordedFrom });
  sources.set(reading, found);
  return (await found).get(entity) ?? null;
}
