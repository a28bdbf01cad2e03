import { HubError } from '../../../errors.js';
import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { entityOf } from '../../sql/sql-context.js';
import { type EffectKind, type EvidenceCatalogue, type Fact, recordsNamed } from '../catalogue.js';
import type { Definition } from '../definition.js';
import { GENERIC_KINDS } from './generic-kinds.js';
import { type EffectLine, type Mapping, mappingIn, placeIn, textsSaid, whereIn } from './line.js';

/** The kinds of effects that there are: those that know no register, and those that registers lend. */
export function effectKindOf({ effectKinds }: Pick<EvidenceCatalogue, 'effectKinds'>, kind: string): EffectKind | undefined {
  return GENERIC_KINDS[kind] ?? effectKinds[kind];
}

export type Planned = {
  line: EffectLine;
  effect: EffectKind;
  entity: Entity;
  mappings: readonly Mapping[];
  /** Fact of the records among which one is changed. */
  finds: string | null;
  /** The entity's key by which that one is named. */
  key: string;
  bound: ReadonlyMap<string, Place | string>;
};
export type Place = { fact: string; field: string | null; root: 'subject' | 'thing'; steps: readonly { fact: string; via: string }[] };

export type Looking = {
  model: Model;
  catalogue: EvidenceCatalogue;
  definition: Definition;
  facts: Record<string, Fact & { fields: string[] }>;
};

export function planLine(looking: Looking, line: EffectLine): Planned {
  const { model, catalogue, definition } = looking;
  const effect = effectKindOf(catalogue, line.kind);
  if (!effect) throw fault(definition, line, `no kind ${line.kind}`);
  const entity = model.declarations.entities.get(line.writes);
  if (!entity) throw fault(definition, line, `no records ${line.writes}`);
  const mappings = line.fields.map((text) => {
    const mapping = mappingIn(text);
    const field = mapping && entity.fields.get(mapping.field);
    if (!mapping || (field?.kind !== 'column' && field?.kind !== 'link')) throw fault(definition, line, `field ${text}`);
    const { source } = mapping;
    if (source.from === 'place') placeAt(looking, line, [source.root, ...source.path].join('.'));
    if (source.from === 'document' && field.kind === 'link') keysOf(looking, field.target, source.name);
    if (source.from === 'line' && source.ordinal >= line.ordinal) throw fault(definition, line, `${text} comes later`);
    return mapping;
  });
  const key = keyOf(entity);
  const finds = line.finds === null ? null : placeAt(looking, line, line.finds);
  if (effect.changes && (finds === null || key === null || entityOfFact(looking, finds.fact) !== entity.name))
    throw fault(definition, line, `${line.kind} finds no ${line.writes}`);
  if (finds !== null && key !== null) addFields(looking, finds.fact, [key, ...mappings.flatMap(foundIn)]);
  const bound = new Map<string, Place | string>();
  for (const text of line.bindings) {
    const [, parameter = '', literal, place = ''] = /^(\w+)=(?:'([^']*)'|(.+))$/.exec(text) ?? [];
    bound.set(parameter, literal ?? placeAt(looking, line, place));
  }
  for (const name of line.conditions) {
    const condition = model.law.conditions.find((one) => one.name === name);
    if (!condition) throw fault(definition, line, `no condition ${name}`);
    for (const parameter of condition.of) if (!bound.has(parameter)) bound.set(parameter, ownPlace(looking, line, parameter));
  }
  return { line, effect, entity, mappings, finds: finds?.fact ?? null, key: key ?? '', bound };
}

/** A parameter that is not bound is the subject or the thing, whichever is of its kind. */
function ownPlace(looking: Looking, line: EffectLine, parameter: string): Place {
  const { catalogue, definition } = looking;
  const wanted = catalogue.parameters[parameter];
  for (const root of line.each === null ? ['subject'] : ['thing', 'subject']) {
    const place = placeAt(looking, line, root);
    if (entityOfFact(looking, place.fact) === wanted) return place;
  }
  throw fault(definition, line, `nobody binds ${parameter}`);
}

export function placeAt(looking: Looking, line: EffectLine, text: string): Place {
  const { model, catalogue, definition, facts } = looking;
  const place = placeIn(text);
  if (!place) throw fault(definition, line, `place ${text}`);
  let fact: string = place.root;
  if (place.root === 'thing') {
    const given = line.each === null ? undefined : catalogue.things[line.each];
    const things = given && recordsNamed(given);
    if (line.each === null || !things) throw fault(definition, line, `${text} without a thing`);
    const { each } = line;
    fact = `things.${each}`;
    facts[fact] ??= { entity: things.entity, fields: [things.field], where: ({ things: named }) => whereIn(things.field, named[each]) };
  }
  const steps: { fact: string; via: string }[] = [];
  for (const [nr, step] of place.path.entries()) {
    const field = entityOf({ model }, entityOfFact(looking, fact)).fields.get(step);
    if (field?.kind === 'links') {
      fact = `${fact}.${step}`;
      facts[fact] ??= {
        entity: field.target,
        fields: [],
        through: { fact: steps.at(-1)?.fact ?? rootOf(place.root, line), link: field.via },
      };
      steps.push({ fact, via: field.via });
      continue;
    }
    if (field === undefined || nr < place.path.length - 1) throw fault(definition, line, `no ${text}`);
    addFields(looking, fact, [step]);
    return { fact, field: step, root: place.root, steps };
  }
  return { fact, field: null, root: place.root, steps };
}

export function rootOf(root: 'subject' | 'thing', { each }: EffectLine): string {
  return root === 'subject' ? 'subject' : `things.${each}`;
}

function entityOfFact({ facts }: Looking, name: string): string {
  return facts[name]?.entity ?? '';
}

function addFields({ facts }: Looking, name: string, fields: readonly string[]): void {
  const fact = facts[name];
  for (const field of fields) if (fact && !fact.fields.includes(field)) fact.fields.push(field);
}

/** Records that documents name by their key. */
function keysOf({ model, facts }: Looking, target: string, name: string): void {
  const key = keyOf(entityOf({ model }, target)) ?? 'id';
  facts[keyFact(target, name)] ??= {
    entity: target,
    fields: [key],
    where: ({ result }) => whereIn(key, textsSaid(result, name)),
  };
}

export function keyFact(target: string, name: string): string {
  return `key.${target}.${name}`;
}

/** The stored field by which records of the kind are named. */
function keyOf({ fields }: Entity): string | null {
  for (const field of fields.values()) if (field.kind === 'column' && field.key) return field.name;
  return null;
}

export function nameIn({ source }: Mapping): string[] {
  return source.from === 'document' ? [source.name] : [];
}

function foundIn({ source }: Mapping): string[] {
  return source.from === 'found' ? [source.field] : [];
}

export function literalsOf(planned: Planned | undefined): Record<string, string> {
  return Object.fromEntries(
    (planned?.mappings ?? []).flatMap(({ field, source }) => (source.from === 'text' ? [[field, source.text]] : [])),
  );
}

/** A record that says what the hub cannot do sets up nothing: who reads the answer is told what is wrong with it. */
export function fault({ id, code }: Definition, line: EffectLine | null, what: string): HubError {
  const where = line === null ? id : `${id}/${line.ordinal}`;
  return new HubError('PROCEDURE_NOT_SET_UP', { procedure: code }, { details: { procedureId: id, fault: `${where}: ${what}` } });
}
