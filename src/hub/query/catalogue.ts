import { createHash } from 'node:crypto';
import { linkFields, listFields, plainFields } from '../declare/derive-aggregate.js';
import { inWords } from '../declare/in-words.js';
import type { Model } from '../declare/model.js';
import type { Entity, Field, FieldSource } from '../declare/types.js';
import { canonicalJson } from '../log/canonical-json.js';
import { findRecords } from '../sql/find.js';
import type { ReadingContext } from './reading-context.js';

export type Catalogue = { version: string; registers: readonly CatalogueRegister[]; purposes: readonly CataloguePurpose[] };
export type CatalogueRegister = { name: string; caption: string; captionEn: string; entities: readonly CatalogueEntity[] };

export type CataloguePurpose = ReturnType<typeof purposesOf>[number];

export type CatalogueEntity = ReturnType<typeof entityEntry>;
export type CatalogueField = ReturnType<typeof fieldEntry>;

const made = new WeakMap<Model, Catalogue>();

/** What the registers hold, as it is declared: the one place that the pages, the API and its version are made of. */
export function catalogueOf(model: Model): Catalogue {
  const found = made.get(model) ?? entriesOf(model);
  made.set(model, found);
  return found;
}

/** The same without its prose: what whoever asks by clicking is shown to choose from. */
export function catalogueNames(model: Model) {
  const { version, registers } = catalogueOf(model);
  const named = <T extends { description: string; law: string | null; confidence: string }>({
    description: _d,
    law: _l,
    confidence: _c,
    ...names
  }: T) => names;
  return {
    version,
    registers: registers.map(({ entities, ...register }) => ({
      ...register,
      entities: entities.map((entity) => ({ ...named(entity), fields: entity.fields.map(named) })),
    })),
  };
}

function entriesOf({ declarations, access }: Model): Catalogue {
  const entities = [...declarations.entities.values()];
  const registers = [...declarations.registers].map(([name, { vi, en }]) => ({
    name,
    caption: vi,
    captionEn: en,
    entities: entities.filter(({ register }) => register === name).map((entity) => entityEntry(entity, declarations.enums)),
  }));
  const purposes = purposesOf(access);
  return {
    version: createHash('sha256').update(canonicalJson({ registers, purposes })).digest('base64url').slice(0, 22),
    registers,
    purposes,
  };
}

function purposesOf({ purposes, roles }: Model['access']) {
  return purposes.map(({ code, vi, en, legalBasis, caseRequired }) => ({
    code,
    vi,
    en,
    legalBasis,
    caseRequired,
    roles: roles.flatMap((one) => (one.purposes.includes(code) ? [one.role] : [])),
  }));
}

function entityEntry(entity: Entity, enums: Model['declarations']['enums']) {
  const counted = new Set([...plainFields(entity), ...linkFields(entity), ...listFields(entity)].map(({ name }) => name));
  return {
    name: entity.name,
    register: entity.register,
    caption: entity.label,
    captionEn: inWords(entity.name),
    description: entity.description,
    list: entity.plural,
    aggregate: `${entity.singular}Aggregate`,
    lookUp: entity.singular,
    key: [...entity.fields.values()].flatMap((field) => ('key' in field && field.key ? [field.name] : [])),
    isPersonal: entity.subject !== undefined,
    ...ground(entity.source),
    fields: [...entity.fields.values()].map((field) => ({ ...fieldEntry(entity, field, enums), isCounted: counted.has(field.name) })),
  };
}

function fieldEntry(entity: Entity, field: Field, enums: Model['declarations']['enums']) {
  return {
    entity: entity.name,
    name: field.name,
    caption: field.label,
    captionEn: inWords(field.name),
    description: field.description,
    ...typeOf(field),
    choices: [...((field.kind === 'links' || field.kind === 'link' ? undefined : enums.get(field.type)) ?? [])].map(([name, caption]) => ({
      name,
      caption,
    })),
    isRequired: field.required,
    class: field.class.toUpperCase() as Uppercase<typeof field.class>,
    ...ground(field.source.law || field.source.confidence ? { ...entity.source, ...field.source } : entity.source),
  };
}

function ground({ law, confidence }: FieldSource) {
  return { law: law ?? null, confidence: confidence ?? 'K' };
}

function typeOf(field: Field): { kind: 'VALUE' | 'LINK' | 'LIST' | 'DERIVED' | 'COMPUTED'; type: string } {
  switch (field.kind) {
    case 'column':
      return { kind: 'VALUE', type: field.list ? `[${field.type}]` : field.type };
    case 'link':
      return { kind: 'LINK', type: field.target };
    case 'links':
      return { kind: 'LIST', type: field.target };
    case 'derived':
      return { kind: 'DERIVED', type: field.type };
    case 'computed':
      return { kind: 'COMPUTED', type: field.type };
    default:
      return field satisfies never;
  }
}

/** The agency that is the source of record of each kind of record at these times, by the name of the kind. */
export async function sourcesOf(
  { tx }: Pick<ReadingContext, 'tx'>,
  model: Model,
  at: { validAt: string; knownAt: string },
): Promise<ReadonlyMap<string, string>> {
  const { authority } = model;
  if (!authority) return new Map();
  const { entity, scope, agency, agencyEntity, agencyName } = authority;
  const scopes = await findRecords(tx, model, { entity, where: { [scope]: { isNull: false } }, at, fields: [scope, agency] });
  const ids = [...new Set(scopes.flatMap((one) => (typeof one[agency] === 'string' ? [one[agency]] : [])))];
  if (ids.length === 0) return new Map();
  const agencies = await findRecords(tx, model, { entity: agencyEntity, where: { id: { in: ids } }, at, fields: [agencyName] });
  const names = new Map(agencies.map((one) => [one.id, String(one[agencyName])]));
  return new Map(
    scopes.flatMap((one) => (names.has(String(one[agency])) ? [[String(one[scope]), names.get(String(one[agency])) ?? '']] : [])),
  );
}
