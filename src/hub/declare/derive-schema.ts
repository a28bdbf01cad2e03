import {
  buildASTSchema,
  concatAST,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql';
import { CHANGES } from './change-groups.js';
import { spreadDeprecations } from './deprecation.js';
import { AGGREGATE_SHARED, aggregateRoot, aggregateTypes } from './derive-aggregate.js';
import {
  comparedSides,
  comparisonInput,
  filterInputs,
  filterType,
  isOrderable,
  LIST_MEASURES,
  linkOperators,
  measuredInputs,
} from './derive-filters.js';
import { describeSchema } from './describe-schema.js';
import { kindsName } from './gather.js';
import { statusClass } from './record-status.js';
import { registerValue } from './register-value.js';
import { markRoots } from './root-kinds.js';
import type { Declarations, Entity, Field } from './types.js';

/**
 * From the hand-written SDL and its declarations to the schema served: record fields, filters, orders, connections, root fields and
 * change-set inputs are derived here and nowhere else; the annotations of `directives.graphql` are stripped.
 */
export function deriveSchema(document: DocumentNode, declarations: Declarations): GraphQLSchema {
  const entities = [...declarations.entities.values()];
  const base = document.definitions.find((d) => d.kind === Kind.INTERFACE_TYPE_DEFINITION && d.name.value === 'Record');
  if (base?.kind !== Kind.INTERFACE_TYPE_DEFINITION) throw new Error('the SDL lacks interface Record');
  const written = visit(document, {
    ObjectTypeDefinition(node) {
      const view = declarations.views.get(node.name.value);
      if (view) return deriveView(node, view, base.fields ?? [], declarations);
      const entity = declarations.entities.get(node.name.value);
      return entity ? deriveType(node, entity, base.fields ?? [], declarations) : undefined;
    },
  });
  const derived = parse(
    [
      filterInputs(declarations),
      AGGREGATE_SHARED,
      LIST_MEASURES,
      aggregateTypes(CHANGES, declarations),
      ...entities.flatMap((e) => [listTypes(e, declarations), writeInput(e), aggregateTypes(e, declarations)]),
      ...[...declarations.views.values()].flatMap((view) => [listTypes(view, declarations), kindsEnum(view, declarations)]),
      rootFields(entities),
      recordInput(entities),
      registerEnum(declarations),
    ].join('\n'),
    // Nobody looks up where in a derived text something stands, and its tokens were a fifth of the hub's heap.
    { noLocation: true },
  );
  const served = spreadDeprecations(withoutAnnotations(concatAST([written, derived])), declarations);
  const schema = buildASTSchema(describeSchema(served, declarations));
  markRoots(schema, document, declarations);
  return schema;
}

type FieldNodes = NonNullable<ObjectTypeDefinitionNode['fields']>;

function deriveType(
  node: ObjectTypeDefinitionNode,
  entity: Entity,
  recordFields: FieldNodes,
  declarations: Declarations,
): ObjectTypeDefinitionNode {
  const own = (node.fields ?? []).map((fieldNode) => {
    const field = entity.fields.get(fieldNode.name.value);
    if (!field) return fieldNode;
    const described = { ...fieldNode, description: { kind: Kind.STRING, value: describe(field), block: true } as const };
    if (field.kind !== 'links') return { ...described, type: withoutPersonalPromise(fieldNode.type, field) };
    const shaped = fieldOf(`${field.name}${listArguments(target(declarations, field.target))}: ${field.target}Connection!`);
    return { ...shaped, description: described.description };
  });
  const isPromised = statusClass(entity) === 'open';
  const ofRecord = recordFields.map((field) =>
    field.name.value === 'status' && isPromised ? { ...field, type: promised(field.type) } : field,
  );
  return {
    ...node,
    interfaces: ['Node', 'Record'].map((name) => ({ kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } })),
    fields: [...ofRecord, ...own],
  };
}

function promised(type: FieldNodes[number]['type']): FieldNodes[number]['type'] {
  return type.kind === Kind.NON_NULL_TYPE ? type : { kind: Kind.NON_NULL_TYPE, type };
}

/** A gathered type: what every record has in common, its own fields, and a link to the record itself. */
function deriveView(
  node: ObjectTypeDefinitionNode,
  view: Entity,
  recordFields: FieldNodes,
  declarations: Declarations,
): ObjectTypeDefinitionNode {
  const {
    fields = [],
    interfaces: _,
    ...typed
  } = deriveType(
    node,
    view,
    recordFields.filter(({ name }) => IN_VIEWS.has(name.value)),
    declarations,
  );
  const written = new Set(fields.map(({ name }) => name.value));
  const members = [...view.fields.values()].flatMap((field) =>
    field.kind === 'link' && !written.has(field.name)
      ? [{ ...fieldOf(`${field.name}: ${field.target}`), description: { kind: Kind.STRING, value: describe(field), block: true } as const }]
      : [],
  );
  return { ...typed, fields: [...fields, ...members] };
}

const IN_VIEWS = new Set(['id', 'status', 'validFrom', 'validTo']);

/** A field that can be withheld or whose link can be absent is nullable, whatever the column says (semantics §3). */
function withoutPersonalPromise(type: FieldNodes[number]['type'], field: Field) {
  const nullable = field.class !== 'open' || field.kind === 'link';
  return nullable && type.kind === Kind.NON_NULL_TYPE ? type.type : type;
}

/** The manual's sentence, then caption, class and source. */
function describe(field: Field): string {
  const source = [field.source.law, field.source.confidence === 'U' ? 'chưa xác minh / unverified' : undefined].filter(Boolean).join('; ');
  const facts = [`«${field.label}»`, `class: ${field.class}`, ...(source ? [`source: ${source}`] : [])].join(' · ');
  return field.description ? `${field.description}\n\n${facts}` : facts;
}

function listTypes(entity: Entity, declarations: Declarations): string {
  const { name, label } = entity;
  const fields = [...entity.fields.values()];
  const where = fields.flatMap((field) => {
    const type = filterType(field, entity, declarations);
    return type ? [`  ${field.name}: ${type}`] : [];
  });
  const orders = fields.flatMap((field) => {
    if (field.kind === 'links') return [`  ${field.name}: ${field.target}MeasuredOrder`];
    return isOrderable(field) ? [`  ${field.name}: OrderDirection`] : [];
  });
  const compare =
    comparedSides(entity).length > 0 ? `  "Two fields of the record compared with each other."\n  compare: ${name}Comparison\n` : '';
  return `${comparisonInput(entity)}${measuredInputs(entity, declarations)}
"Filter on ${name} (${label}). Fields beside each other must all hold. What is left out asks nothing, a variable that was not given included; null is refused."
input ${name}Where {
  and: [${name}Where!]
  or: [${name}Where!]
  not: ${name}Where
${linkOperators(entity, declarations).join('\n')}
  id: IDFilter
  status: RecordStatusFilter
  validFrom: DateFilter
  validTo: DateFilter
${compare}${where.join('\n')}
}

"One sort key of ${name}: exactly one field. Ties are broken by id."
input ${name}Order @oneOf {
  id: OrderDirection
  validFrom: OrderDirection
  validTo: OrderDirection
${orders.join('\n')}
}

type ${name}Edge {
  cursor: Cursor!
  node: ${name}!
}

type ${name}Connection {
  edges: [${name}Edge!]!
  "The same records without their cursors."
  nodes: [${name}!]!
  pageInfo: PageInfo!
  "How many records match; counted only when selected."
  totalCount: Int!
  "How many more match the filter but are not in force on the day asked for; counted only when selected."
  notCurrentCount: Int!
}`;
}

function writeInput({ name, fields }: Entity): string {
  const values = [...fields.values()].flatMap((field) => {
    if (field.kind === 'column') return [`  "«${field.label}»"\n  ${field.name}: ${field.list ? `[${field.type}!]` : field.type}`];
    return field.kind === 'link' ? [`  "«${field.label}»: id of the ${field.target}"\n  ${field.name}: ID`] : [];
  });
  return `
"Fields of ${name} as written to the register; a field left out is left as it is, null empties it."
input ${name}Input {
${values.join('\n')}
}`;
}

const paging = 'first: Int, after: Cursor, last: Int, before: Cursor';

function listArguments(entity: Entity, extra = ''): string {
  return `(where: ${entity.name}Where, orderBy: [${entity.name}Order!], ${paging}${extra})`;
}

function rootFields(entities: readonly Entity[]): string {
  const fields = entities.flatMap((entity) => {
    const keys = [...entity.fields.values()].flatMap((f) =>
      (f.kind === 'column' || f.kind === 'derived') && f.key ? [`${f.name}: ${f.type}`] : [],
    );
    return [
      `  "«${entity.label}» by exactly one of its keys; null when absent, not visible or not in force (see \`extensions.notCurrent\`)."`,
      `  ${entity.singular}(${[...keys, 'id: ID', 'asOf: AsOf'].join(', ')}): ${entity.name}`,
      `  "«${entity.label}»: the list, filtered, ordered and paged; \`first\` and \`last\` at most 200, 20 when neither is given."`,
      `  ${entity.plural}${listArguments(entity, ', asOf: AsOf')}: ${entity.name}Connection!`,
      aggregateRoot(entity),
    ];
  });
  return `extend type Query {\n${fields.join('\n')}\n}`;
}

function recordInput(entities: readonly Entity[]): string {
  return `
"The fields of one record of one register: exactly one member."
input RecordInput @oneOf {
${entities.map((e) => `  "«${e.label}»"\n  ${e.singular}: ${e.name}Input`).join('\n')}
}`;
}

function registerEnum({ registers }: Declarations): string {
  const values = [...registers].map(([name, { vi }]) => `  "«${vi}»"\n  ${registerValue(name)}`);
  return `"The registers of the hub."\nenum Register {\n${values.join('\n')}\n}`;
}

/** The types a gathered type gathers. */
function kindsEnum(view: Entity, { enums }: Declarations): string {
  const values = [...(enums.get(kindsName(view))?.keys() ?? [])].map((name) => `  ${name}`);
  return `"The types of record that a ${view.name} can be (${view.label})."\nenum ${kindsName(view)} {\n${values.join('\n')}\n}`;
}

function fieldOf(sdl: string): FieldNodes[number] {
  const [definition] = parse(`type T { ${sdl} }`, { noLocation: true }).definitions;
  const field = definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? definition.fields?.[0] : undefined;
  if (!field) throw new Error(`not a field: ${sdl}`);
  return field;
}

function target(declarations: Declarations, name: string): Entity {
  const entity = declarations.entities.get(name);
  if (!entity) throw new Error(`unknown entity ${name}`);
  return entity;
}

const KEPT = new Set(['deprecated', 'specifiedBy', 'oneOf']);

function withoutAnnotations(document: DocumentNode): DocumentNode {
  const annotationTypes = new Set(['FieldClass', 'LifeCycleStatus', 'OnClose', 'Confidence', 'Reading', 'Severity']);
  const extensions = document.definitions.flatMap((d) => (d.kind === Kind.OBJECT_TYPE_EXTENSION ? [d] : []));
  return visit(document, {
    Directive: (node) => (KEPT.has(node.name.value) ? undefined : null),
    DirectiveDefinition: () => null,
    EnumTypeDefinition: (node) => (annotationTypes.has(node.name.value) ? null : undefined),
    ObjectTypeExtension: () => null,
    ObjectTypeDefinition(node) {
      const added = extensions.filter((e) => e.name.value === node.name.value).flatMap((e) => e.fields ?? []);
      return added.length > 0
        ? {
            ...node,
            fields: [
              ...(node.fields ?? []),
              ...added.map((f) => visit(f, { Directive: (d) => (KEPT.has(d.name.value) ? undefined : null) })),
            ],
          }
        : undefined;
    },
  });
}
