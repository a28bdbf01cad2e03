import { readdirSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  Kind,
  parse,
  print,
  TypeInfo,
  type ValueNode,
  validate,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { vehiclesInGroups } from '../../bench/workloads/aggregate.js';
import { driverByPersonalId } from '../../bench/workloads/drivers.js';
import { vehicleAsOf, vehicleByPlate, vehiclesOfProvince } from '../../bench/workloads/vehicles.js';
import { lot } from '../../bench/workloads/workload.js';
import { isAsked } from '../../src/hub/declare/computed.js';
import { isNumber, isRange, linkFields, plainFields } from '../../src/hub/declare/derive-aggregate.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { packageRoot } from '../../src/root.js';
import { askedText } from '../support/asked.js';
import { randomOperations } from '../support/random-operations.js';
import { ASKERS, type AskerName, model, schema } from './asker.js';
import type { Group } from './stored.js';
import { ENTITY_OF_ID, INSTANTS } from './worldly.js';

export type CorpusOperation = {
  id: string;
  group: Group;
  as: AskerName;
  text: string;
  variables: Readonly<Record<string, unknown>>;
  /** Its whole statements are kept for reading. */
  isKept?: boolean;
};

const RANDOM = 1_500;
const SEED = 14;
/** Of the operations somebody wrote, the callers whose statements are kept whole; those of many pages are read by nobody. */
const KEPT_OF: readonly AskerName[] = ['anonymous', 'permit-service'];
const TOO_LONG = /^(feed-[123]|tour-10)\//;

type Question = { id: string; text: string; variables?: Readonly<Record<string, unknown>> };

/** Every operation of the corpus, the same in every run. */
export function makeOperations(): CorpusOperation[] {
  const names = Object.keys(ASKERS) as AskerName[];
  const written = [...tour(), ...examples(), ...benchmarks(), ...feeds()].flatMap((question) =>
    names.map((as) => finished({ ...question, id: `${question.id}/${as}` }, as, KEPT_OF.includes(as))),
  );
  const entities = [...model.declarations.entities.values()];
  const derived = entities
    .flatMap((entity) => everythingOf(entity))
    .map((question, i) => finished(question, names[i % names.length] as AskerName));
  return [...written, ...derived, ...random(names)];
}

function finished({ id, text, variables = {} }: Question, as: AskerName, isKept = false): CorpusOperation {
  const [invalid] = validate(schema, parse(text));
  if (invalid) throw new Error(`${id}: ${invalid.message}\n${text}`);
  const group = LAW.test(text) ? 'law' : 'plan';
  return { id, group, as, text, variables, ...(isKept && group === 'plan' && !TOO_LONG.test(id) ? { isKept } : {}) };
}

/** Answers that rest on the law. */
const LAW = new RegExp(
  `\\b(${[...model.declarations.entities.values()]
    .filter(({ register }) => ['vehicles', 'drivers', 'businesses'].includes(register))
    .flatMap(({ fields }) => [...fields.values()].flatMap(({ kind, name }) => (kind === 'computed' ? [name] : [])))
    .join('|')})\\b`,
);

/** The questions of the README. */
function tour(): Question[] {
  const bodies = [...readText('README.md').matchAll(/-d '(\{"query":.*\})'/g)].map(
    ([, body]) => JSON.parse(body ?? '') as { query: string },
  );
  return bodies.flatMap(({ query }, i) => (isQuery(parse(query)) ? [{ id: `tour-${i + 1}`, text: query }] : []));
}

/** The playground's tabs, and what the example programs ask. */
function examples(): Question[] {
  const files = readdirSync(new URL('web/examples/', packageRoot));
  const tabs = files.flatMap((file) => {
    if (!file.endsWith('.graphql')) return [];
    const variables = file.replace('.graphql', '.variables.json');
    const given = files.includes(variables) ? (JSON.parse(readText(`web/examples/${variables}`)) as Record<string, unknown>) : {};
    return [{ id: `tab-${file.slice(0, 2)}`, text: readText(`web/examples/${file}`), variables: given }];
  });
  const page = readText('examples/replica/feed.graphql');
  const asked = readText('examples/dossier-service/src/operations.graphql');
  const dossier = [/^query CheckDossier[\s\S]*?^}/m, /^fragment Told [\s\S]*?^}/m].map((one) => one.exec(asked)?.[0] ?? '').join('\n');
  return [
    ...tabs,
    { id: 'replica', text: page, variables: { after: '12', entities: ['Road', 'Badge'] } },
    { id: 'dossier', text: dossier, variables: { procedure: '1.002809', subject: { personalId: '001186000011' } } },
  ];
}

function benchmarks(): Question[] {
  const plate = '29B-12345';
  const asOf = { validAt: '2025-06-30', knownAt: INSTANTS[0] };
  const workloads = [
    { ...vehicleByPlate, variables: { plate } },
    { ...vehiclesOfProvince, variables: { province: '01', category: 'passenger' } },
    { ...vehicleAsOf, variables: { plate, asOf } },
    { ...driverByPersonalId, variables: { personalId: '001186000011' } },
    { ...vehiclesInGroups, variables: { categories: ['passenger', 'truck'] } },
  ];
  return workloads.map(({ id, document, variables }) => ({ id: `bench-${id}`, text: document, variables }));
}

function feeds(): Question[] {
  const change = 'position entity operation recordId version validFrom validTo recordedFrom authority';
  return [
    `{ changes { nodes { ${change} changedFields { name before after } slices changeSet { reason actor legalBasis __typename } __typename } pageInfo { scannedTo } } }`,
    `{ changes(after: "7", first: 5, registers: [VEHICLES, DRIVERS]) { totalCount edges { cursor node { position slices } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    `query F($id: ID!, $kinds: [ChangeOperation!]) { changes(first: 2, where: { recordId: { eq: $id }, operation: { in: $kinds } }) { nodes { position n: changedFields { after x: name } } } }`,
    `{ a: changes(first: 3, registers: [REFERENCE]) { nodes { position } } b: changes(where: { entity: { eq: "Badge" } }) { __typename nodes { entity changeSet { id } } } }`,
  ].map((text, i) => ({
    id: `feed-${i + 1}`,
    text,
    variables: i === 2 ? { id: [...ENTITY_OF_ID.keys()][0], kinds: ['UPDATE', 'CORRECT'] } : {},
  }));
}

/** An entity by all that follows from its declaration: its fields, its lists, what hangs on it, its history, its groups. */
function everythingOf(entity: Entity): Question[] {
  const fields = [...entity.fields.values()];
  const plain = fields.filter(
    (field) => field.kind !== 'link' && field.kind !== 'links' && !(field.kind === 'derived' && field.target) && !isAsked(field),
  );
  const asked = fields.filter(isAsked).map((field) => askedText(field, schema));
  const one = fields.flatMap((field) =>
    field.kind === 'link' || (field.kind === 'derived' && field.target) ? [`${field.name} { id }`] : [],
  );
  const many = fields.flatMap((field) =>
    field.kind === 'links' ? [`${field.name}(first: 2) { totalCount nodes { id } pageInfo { endCursor } }`] : [],
  );
  const frame =
    'id version status validFrom validTo recordedFrom recordedTo legalBasis authority { code } legalDocument { number } changeSet { id actor } __typename';
  const stored = plain.map(({ name }) => name).filter((name) => entity.fields.get(name)?.kind !== 'computed');
  const computed = plain.map(({ name }) => name).filter((name) => entity.fields.get(name)?.kind === 'computed');
  const [id = ''] = ENTITY_OF_ID.keys();
  const questions = [
    `{ ${entity.plural}(first: 3) { nodes { ${[...frame.split(' ').slice(0, 4), ...stored].join(' ')} } } }`,
    `query Q($id: ID!, $asOf: AsOf) { ${entity.singular}(id: $id, asOf: $asOf) { ${frame} ${stored.slice(0, 3).join(' ')} ${one.join(' ')} } }`,
    `{ ${entity.plural}(last: 2) { nodes { ${[...one, ...many].join(' ') || 'id'} } edges { cursor } } }`,
    `{ ${entity.singular}(id: "${id}") { history(first: 4) { nodes { position operation changedFields { name before after } slices changeSet { actor } } pageInfo { hasNextPage endCursor scannedTo } totalCount } } }`,
    aggregateOf(entity),
    ...([...computed, ...asked].length > 0 ? [`{ ${entity.plural}(first: 1) { nodes { ${[...computed, ...asked].join(' ')} } } }`] : []),
  ];
  return questions.map((text, i) => ({
    id: `${entity.singular}-${i + 1}`,
    text,
    variables: i === 1 ? { id, asOf: { validAt: '2025-06-30', knownAt: INSTANTS[0] } } : {},
  }));
}

function aggregateOf(entity: Entity): string {
  const plain = plainFields(entity).filter(({ name }) => !['personal', 'sensitive'].includes(entity.fields.get(name)?.class ?? 'open'));
  const numbers = plain.filter(({ type }) => isNumber(type)).map(({ name }) => name);
  const ranges = plain.filter(({ type }) => isRange(type)).map(({ name }) => name);
  const [link] = linkFields(entity);
  const keys = [
    ...(link ? [`{ link: { ${link.name}: id } }`] : []),
    ...(numbers[0] ? [`{ bucket: { field: ${numbers[0]}, width: 5 } }`] : []),
    '{ field: status }',
  ];
  const shown = [link ? `${link.name} { id }` : '', numbers[0] ?? '', 'status'].join(' ');
  const measures = [
    ...(numbers[1] ? [`sum { ${numbers[1]} } avg { ${numbers[1]} }`] : []),
    ...(ranges[0] ? [`min { ${ranges[0]} } max { ${ranges[0]} }`] : []),
    'distinct { validFrom }',
  ];
  return `{ ${entity.singular}Aggregate(groupBy: [${keys.join(', ')}], having: [{ gte: 2 }], orderBy: [{ measure: COUNT, direction: DESC }]) { groupCount endCursor groups { key { ${shown} } count ${measures.join(' ')} } } }`;
}

/** Those of the differential test, half of them with what they are given in variables. */
function random(names: readonly AskerName[]): CorpusOperation[] {
  const next = lot(SEED);
  const make = randomOperations({ model, schema, known: { instants: INSTANTS, ids: [...ENTITY_OF_ID.keys()] } });
  const numbers = (function* () {
    for (;;) yield Math.floor(next() * 2 ** 31);
  })();
  const found: CorpusOperation[] = [];
  while (found.length < RANDOM) {
    const document = parse(make(numbers));
    const as = names[found.length % names.length] as AskerName;
    if (validate(schema, document).length > 0) continue;
    const question = found.length % 2 === 0 ? { text: print(document), variables: {} } : lifted(document, next);
    const given = { yes: true, no: false, ...(question.text.includes('$day') ? { day: '2026-02-01' } : {}), ...question.variables };
    // Without its line breaks it is half as long.
    found.push(finished({ id: `random-${found.length + 1}`, text: question.text.replace(/\s+/g, ' '), variables: given }, as));
  }
  return found;
}

/** Some literals of arguments become variables, as services send them. */
function lifted(document: DocumentNode, next: () => number): Omit<Question, 'id'> {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const types = new TypeInfo(schema);
  const changed = visit(
    document,
    visitWithTypeInfo(types, {
      Argument(node) {
        const type = types.getInputType();
        if (!type || node.name.value === 'if' || hasVariable(node.value) || next() < 0.5) return undefined;
        const name = `v${definitions.length}`;
        variables[name] = valueFromASTUntyped(node.value);
        definitions.push(`$${name}: ${type}`);
        return { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } };
      },
    }),
  );
  const text = print(changed);
  return {
    text: definitions.length === 0 ? text : text.replace('($yes: Boolean!', `(${definitions.join(', ')}, $yes: Boolean!`),
    variables,
  };
}

function hasVariable(value: ValueNode): boolean {
  return print(value).includes('$');
}

function isQuery({ definitions }: DocumentNode): boolean {
  return definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === 'query');
}

function readText(file: string): string {
  return readFileSync(new URL(file, packageRoot), 'utf8');
}
