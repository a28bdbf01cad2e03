import { HubError } from '../../../errors.js';
import type { Model, Value } from '../../declare/model.js';
import type { ColumnField, Entity } from '../../declare/types.js';
import { entityOf } from '../../sql/sql-context.js';
import { uuidv7 } from '../../write/identity.js';
import type { Operation, OperationProblem } from '../../write/operations.js';
import {
  type About,
  type Delta,
  type EvidenceCatalogue,
  type Fact,
  type Facts,
  type NamedTexts,
  type ResultInput,
  type ResultRule,
  type Row,
  recordsNamed,
} from '../catalogue.js';
import type { Definition } from '../definition.js';
import { inFuture, unfounded } from '../result-checks.js';
import { documentsIn, type EffectLine, type Mapping, type ResultDocument, saidBy, textsOf } from './line.js';
import { fault, keyFact, type Looking, literalsOf, nameIn, type Place, type Planned, placeAt, planLine, rootOf } from './plan-lines.js';

/** The effect of a definition that says line by line what is written. */
export const DOCUMENTS = 'documents';

/**
 * How results of a procedure are written whose effects are records: what its lines name is looked up, what their conditions speak against is
 * refused, and each document makes the changes of each line, in order. A line that names what the hub does not have sets up nothing.
 */
export function documentsRule(model: Model, catalogue: EvidenceCatalogue, definition: Definition, kind: string): ResultRule {
  const lines = definition.effects.filter(({ subjectKey }) => subjectKey === null || subjectKey === kind);
  const subject = catalogue.subjects[kind];
  const [first] = lines;
  if (!first || !subject) throw fault(definition, null, `no effects for ${kind}`);
  const facts: Record<string, Fact & { fields: string[] }> = {
    subject: { entity: subject.entity, fields: [], where: ({ key }) => ({ ...subject.where(key) }) },
  };
  const looking = { model, catalogue, definition, facts };
  const planned = lines.map((line) => planLine(looking, line));
  for (const { effect } of planned)
    for (const [name, fact] of Object.entries(effect.facts ?? {})) facts[name] ??= { ...fact, fields: [...fact.fields] };
  const named = new Set(planned.flatMap(({ mappings, effect }) => [...mappings.flatMap(nameIn), ...(effect.takes ?? [])]));

  const about = (facts: Facts, document: ResultDocument, one: Planned): readonly About[] => [
    ...(one.line.conditions.length > 0 ? [aboutLine(catalogue, facts, document, one)] : []),
    ...(one.effect.about?.(facts, document) ?? []),
  ];
  return {
    payload: DOCUMENTS,
    writes: first.writes,
    said: literalsOf(planned[0]),
    subject: 'subject',
    facts,
    decidedOn: (payload) => documentsIn(payload).map(({ issuedOn }) => issuedOn),
    conditions: [...new Set(planned.flatMap(({ line, effect }) => [...line.conditions, ...(effect.conditions ?? [])]))],
    about: (found, payload) => documentsIn(payload).flatMap((document) => planned.flatMap((one) => about(found, document, one))),
    things: (payload) => thingsOf(model, catalogue, definition, planned, documentsIn(payload)),
    delta: (input) => deltaOf(looking, planned, named, input),
  };
}

/** What the documents name one by one, under the argument that would name it in the dossier. */
function thingsOf(
  model: Model,
  catalogue: EvidenceCatalogue,
  definition: Definition,
  planned: readonly Planned[],
  documents: readonly ResultDocument[],
): Record<string, readonly string[]> {
  const byLine = planned.flatMap(({ line: { each } }) => (each === null ? [] : [[each, 'thing'] as const]));
  const byEffect = planned.flatMap(({ effect }) =>
    (effect.takes ?? []).filter((name) => catalogue.things[name]).map((name) => [name, name] as const),
  );
  const byText = definition.things.flatMap((argument) => {
    const things = catalogue.things[argument];
    return things && 'said' in things ? [[argument, things.said.name] as const] : [];
  });
  const named = new Map([...byLine, ...byEffect, ...byText].map(([argument, name]) => [argument, name]));
  return Object.fromEntries(
    [...named].flatMap(([argument, name]) => {
      const things = catalogue.things[argument];
      const values = documents.flatMap((document, nr) => {
        const said = textsOf([saidBy(document, name)].flat());
        return things && 'said' in things ? said.map((one) => inNormalForm(model, nr, things.said, one)) : said;
      });
      return definition.things.includes(argument) && values.length > 0 ? [[argument, values]] : [];
    }),
  );
}

/** As a dossier would name it: by the rule of the field that it is written to. */
function inNormalForm(model: Model, nr: number, { entity, field }: NamedTexts['said'], value: string): string {
  return String(takenBy({ model }, nr, storedField(entityOf({ model }, entity), field), value));
}

function aboutLine(catalogue: EvidenceCatalogue, facts: Facts, document: ResultDocument, { line, bound }: Planned): About {
  const of: Record<string, string | null> = {};
  const given: Record<string, string> = {};
  for (const [parameter, place] of bound) {
    if (typeof place === 'string') given[parameter] = place;
    else of[parameter] = rowsAt(catalogue, facts, document, line, place)[0]?.id ?? null;
  }
  return { of, given };
}

function keyOfThings({ things }: EvidenceCatalogue, { each }: EffectLine): string {
  const named = each === null ? undefined : things[each];
  return (named && recordsNamed(named)?.field) ?? '';
}

function rowsAt(catalogue: EvidenceCatalogue, facts: Facts, document: ResultDocument, line: EffectLine, place: Place): readonly Row[] {
  const field = keyOfThings(catalogue, line);
  const start =
    place.root === 'subject' ? facts('subject') : facts(rootOf('thing', line)).filter(({ values }) => values[field] === document.thing);
  return place.steps.reduce((rows, { fact, via }) => {
    const ids = new Set(rows.map(({ id }) => id));
    return facts(fact).filter(({ values }) => ids.has(String(values[via])));
  }, start);
}

type Writing = Looking & {
  input: ResultInput;
  document: ResultDocument;
  nr: number;
  one: Planned;
  records: Map<number, string>;
  found: Row | null;
};

function deltaOf(looking: Looking, planned: readonly Planned[], named: ReadonlySet<string>, input: ResultInput): Delta {
  const { facts, outcomes, today } = input;
  const [subject] = facts('subject');
  if (!subject) return { missing: { vi: 'đối tượng của hồ sơ', en: 'subject of the dossier' } };
  const operations: Operation[] = [];
  const refused: OperationProblem[] = [];
  for (const [nr, document] of documentsIn(input.payload).entries()) {
    for (const { name } of document.values ?? [])
      if (!named.has(name))
        throw badValue(
          nr,
          `giá trị "${name}" không có trong bản đồ trường của thủ tục; có: ${[...named].join(', ')}.`,
          `"${name}" is no value of this procedure's field map; there are: ${[...named].join(', ')}.`,
        );
    refused.push(...inFuture({ issuedOn: document.issuedOn }, { today, operation: operations.length }));
    const records = new Map<number, string>();
    for (const one of planned) {
      const { line, effect } = one;
      const operation = operations.length;
      const bad = checkThing(looking, input, { document, line, nr });
      if (bad) return { missing: bad };
      if (line.conditions.length > 0)
        refused.push(
          ...unfounded(outcomes, { conditions: line.conditions, about: [aboutLine(looking.catalogue, facts, document, one)], operation }),
        );
      const found = foundBy(input, one, looking, document);
      if (effect.changes && found === null)
        return {
          missing: {
            vi: `${one.entity.label} mang số ${nr + 1} trong kết quả`,
            en: `the ${one.entity.name} that document number ${nr + 1} of the result names`,
          },
        };
      const writing: Writing = { ...looking, input, document, nr, one, records, found };
      const values = valuesOf(writing, false);
      if ('missing' in values) return values;
      const was = valuesOf(writing, true);
      if ('missing' in was) return was;
      const applied = effect.apply({
        ...{
          line,
          document,
          values: values.values,
          was: was.values,
          found,
          subject,
          facts,
          outcomes,
          issuerId: input.issuerId,
          newId: uuidv7,
          before: operations,
        },
        taken: (entity, field, value) => takenBy(looking, nr, storedField(entityOf(looking, entity), field), value),
      });
      if ('missing' in applied) return applied;
      if ('refused' in applied) {
        refused.push(...applied.refused.map((problem) => ({ ...problem, operation })));
        continue;
      }
      operations.push(...applied.operations);
      records.set(line.ordinal, applied.record);
    }
  }
  return refused.length > 0 ? { refused } : { operations, warnings: [] };
}

function checkThing(
  { catalogue }: Looking,
  { facts }: ResultInput,
  { document, line, nr }: { document: ResultDocument; line: EffectLine; nr: number },
) {
  if (line.each === null) return null;
  if (!document.thing)
    throw badValue(
      nr,
      'thủ tục này cần "thing": biển số, số giấy phép hoặc mã tuyến mà văn bản nói về.',
      'this procedure needs `thing`: the plate, licence or route that the document is about.',
    );
  const field = keyOfThings(catalogue, line);
  const isThere = facts(rootOf('thing', line)).some(({ values }) => values[field] === document.thing);
  return isThere
    ? null
    : { vi: `đối tượng của văn bản thứ ${nr + 1} trong kết quả`, en: `what document number ${nr + 1} of the result is about` };
}

function foundBy(
  { facts }: ResultInput,
  { line, finds, key }: Planned,
  { catalogue, definition, ...looking }: Looking,
  document: ResultDocument,
): Row | null {
  if (finds === null || line.finds === null) return null;
  const place = placeAt({ catalogue, definition, ...looking }, line, line.finds);
  const number = document.replaces ?? document.number ?? null;
  return rowsAt(catalogue, facts, document, line, place).find(({ values }) => number !== null && values[key] === number) ?? null;
}

function valuesOf(writing: Writing, was: boolean): { values: Record<string, Value> } | { missing: { vi: string; en: string } } {
  const values: Record<string, Value> = {};
  for (const mapping of writing.one.mappings) {
    if (mapping.was !== was) continue;
    const read = readSource(writing, mapping);
    if (read === undefined) continue;
    if (typeof read === 'object' && read !== null && 'missing' in read) return read;
    values[mapping.field] = read as Value;
  }
  return { values };
}

/** Undefined: left out. */
function readSource(writing: Writing, { field: name, source }: Mapping): Value | undefined | { missing: { vi: string; en: string } } {
  const { one, document, nr, input, records, found, catalogue } = writing;
  const field = storedField(one.entity, name);
  switch (source.from) {
    case 'text':
      return field.kind === 'link' ? source.text : literal(field, source.text);
    case 'issuer':
      return input.issuerId;
    case 'resultCode':
      return input.resultCode;
    case 'receivedOn':
      return input.receivedOn;
    case 'line':
      return records.get(source.ordinal) ?? null;
    case 'found': {
      const value = found?.values[source.field] ?? null;
      return source.plus === 0 ? (value as Value) : Number(value ?? 0) + source.plus;
    }
    case 'place': {
      const place = placeAt(writing, one.line, [source.root, ...source.path].join('.'));
      const rows = rowsAt(catalogue, input.facts, document, one.line, place);
      const [row] = rows;
      if (!row || rows.length > 1)
        return {
          missing: {
            vi: `đúng một ${field.label} để ghi cho văn bản thứ ${nr + 1} (tìm thấy ${rows.length})`,
            en: `exactly one ${field.name} for document number ${nr + 1} (${rows.length} found)`,
          },
        };
      return place.field === null ? row.id : (row.values[place.field] as Value);
    }
    case 'document': {
      const said = saidBy(document, source.name);
      if (said === null) {
        if (source.optional) return found === null ? null : undefined;
        throw badValue(nr, `thiếu "${source.name}" (${field.label}).`, `"${source.name}" is missing (${field.name}).`);
      }
      if (field.kind !== 'link') return takenBy(writing, nr, field, said);
      const fact = keyFact(field.target, source.name);
      const key = writing.facts[fact]?.fields[0] ?? '';
      const named = input.facts(fact).find(({ values }) => values[key] === said);
      return named?.id ?? { missing: { vi: `${field.label} của văn bản thứ ${nr + 1}`, en: `${field.name} of document number ${nr + 1}` } };
    }
    default:
      return source satisfies never;
  }
}

type Stored = ColumnField | Extract<ReturnType<Entity['fields']['get']>, { kind: 'link' }>;

function storedField(entity: Entity, name: string): Stored {
  const field = entity.fields.get(name);
  if (field?.kind !== 'column' && field?.kind !== 'link') throw new Error(`${entity.name}.${name} is not stored`);
  return field;
}

function literal({ type, list }: ColumnField, text: string): Value {
  if (list) return text.split(';');
  if (type === 'Boolean') return text === 'true';
  return type === 'Int' || type === 'Float' ? Number(text) : text;
}

/** In the form in which the field is kept; what does not fit its column at all the write door refuses. */
function takenBy({ model }: Pick<Looking, 'model'>, nr: number, field: Stored, value: unknown): Value {
  if (field.kind === 'link') return value as Value;
  const rule = model.scalars.get(field.type);
  if (Array.isArray(value)) return value.map((item) => takenBy({ model }, nr, { ...field, list: false }, item) as string);
  if (rule === undefined || typeof value !== 'string') return value as Value;
  const normal = rule.normalise(value);
  if ('rejected' in normal) throw badValue(nr, `"${field.label}": ${normal.vi}`, `${field.name}: ${normal.en}`);
  return normal.value;
}

function badValue(nr: number, ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument: `result.documents[${nr}]`, ruleVi, ruleEn });
}
