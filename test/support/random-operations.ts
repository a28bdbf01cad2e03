import { type GraphQLSchema, getNamedType, isNonNullType } from 'graphql';
import { isAsked, isComparable } from '../../src/hub/declare/computed.js';
import { COMPARISONS, comparedSides, isComparedWith, isOrderable, measuredFields } from '../../src/hub/declare/derive-filters.js';
import type { Model } from '../../src/hub/declare/model.js';
import type { Entity, Field } from '../../src/hub/declare/types.js';
import { askedText } from './asked.js';
import { comparisonsOf } from './comparisons.js';
import { randomInputs } from './random-inputs.js';

/** What questions are made from: the schema, and what of the data they may name. */
export type World = { model: Model; schema: GraphQLSchema; known: { instants: readonly string[]; ids: readonly string[] } };

/** Makes a valid operation of any stream of numbers; the same stream makes the same operation. */
export function randomOperations(world: World): (stream: Iterator<number>) => string {
  return (stream) => operationText(world, stream);
}

const SECTIONS = ['"QL.90/01"', '"QL.90/02"', '"QL.90/99"'];
const PERIOD = ['validFrom', 'validTo'] as const;
const GROUPED = [...PERIOD, 'status'] as const;
const STATUSES = ['NOT_YET', 'CLOSED', 'REVOKED', 'EXPIRED', 'SUSPENDED', 'IN_FORCE', 'IN_FORCE'];
const PERIOD_FILTERS = [
  '{ isNull: true }',
  '{ isNull: false }',
  ...['eq', 'lt', 'lte', 'gt', 'gte'].flatMap((operator) =>
    ['2024-01-01', '2025-06-30', '9000-01-01'].map((day) => `{ ${operator}: "${day}" }`),
  ),
];
const RELATIVE = new Set(['within', 'earlierThan', 'laterThan']);
const PAGING = new Set(['where', 'orderBy', 'first', 'after', 'last', 'before', 'asOf']);

/** A random operation over the schema: roots, links, aliases, duplicates, fragments, directives, filters, orders, pages, as-of. */
function operationText({ model, schema, known }: World, stream: Iterator<number>): string {
  const next = (max: number): number => (stream.next().value as number) % max;
  const chance = (percent: number): boolean => next(100) < percent;
  const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T;
  const entities = [...model.declarations.entities.values()];
  const fragments: string[] = [];
  const { input, selection } = randomInputs({ model, schema, ids: known.ids }, { next, chance, pick });

  const roots = Array.from({ length: 1 + next(3) }, (_, n) => {
    const entity = pick(entities);
    const at = asOf();
    if (chance(40)) return `r${n}: ${bySchema(entity, at)}`;
    if (chance(15))
      return `r${n}: nodeAsOf(id: "${pick(known.ids)}"${at}) { __typename id ... on Record { stateId cacheId } ... on Vehicle { make ${chance(50) ? 'inspections { totalCount }' : ''} } ... on Business { name badges { totalCount } } ... on Person { fictional } }`;
    if (chance(10)) {
      const [name, list] = pick([...model.lists]);
      const view = model.declarations.views.get(list.view) as Entity;
      return `r${n}: ${name}${named(name, args(view, at, false))} ${connection(view, 3)}`;
    }
    if (chance(12)) return `r${n}: ${aggregate(entity, at)}`;
    if (chance(30)) {
      const keys = [...entity.fields.values()].filter((f) => (f.kind === 'column' || f.kind === 'derived') && f.key);
      const [name, value] = keys.length === 0 || chance(20) ? ['id', JSON.stringify(pick(known.ids))] : keyOf(pick(keys));
      return `r${n}: ${entity.singular}(${name}: ${value}${at}) ${record(entity, 3)}`;
    }
    return `r${n}: ${entity.plural}${args(entity, at)} ${connection(entity, 3)}`;
  });
  const body = `{ ${roots.join(' ')} a: __typename @include(if: $no) b: __typename @skip(if: $yes) }\n${fragments.join('\n')}`;
  return `query Q($yes: Boolean!, $no: Boolean!${body.includes('$day') ? ', $day: Date' : ''}) ${body}`;

  function keyOf(field: Field): [string, string] {
    const worldly: Record<string, string[]> = {
      Plate: ['29B-12345', '30K-00001'],
      TaxCode: ['0100109106', '0300588569'],
      PersonalId: ['001090000011', '001190000022'],
      Vin: ['RLLV1AEA9PH000123'],
      LicenceNumber: ['010090000011'],
      AgencyCode: ['G17', 'G01'],
      RoadNumber: ['QL.90', 'ĐT.498', 'ĐT.499'],
      Chainage: ['Km10+000', 'Km9+1200', 'Km48+500', 'Km61+000', 'Km95+000'],
    };
    const type = field.kind === 'column' || field.kind === 'derived' ? field.type : 'String';
    return [
      field.name,
      JSON.stringify(pick(worldly[type] ?? [String(model.scalars.get(type)?.example ?? pick(['44', '01', 'PH-1', 'Badge']))])),
    ];
  }

  function asOf(): string {
    if (chance(60)) return '';
    const parts = [
      ...(chance(60) ? [`validAt: "${pick(['2023-12-31', '2024-05-01', '2025-06-30', '2026-02-01', '2030-01-01'])}"`] : []),
      ...(chance(50) ? [`knownAt: "${pick(known.instants)}"`] : []),
    ];
    return `, asOf: { ${parts.join(', ')} }`;
  }

  /** A list or groups under arguments that are made of the schema alone: every operator there is, and every one to come. */
  function bySchema(entity: Entity, at: string): string {
    const root = chance(50) ? entity.plural : `${entity.singular}Aggregate`;
    const isGroups = root !== entity.plural;
    const definition = schema.getQueryType()?.getFields()[root];
    if (!definition) throw new Error(`no ${root}`);
    const given = definition.args.flatMap(({ name, type }) => {
      if (/^(asOf|after|before)$/.test(name) || (name === 'last' && chance(60))) return [];
      if (name === 'first' || name === 'last') return chance(30) ? [`${name}: ${1 + next(4)}`] : [];
      return chance(name === 'asOfEach' || name === 'comparableOn' ? 10 : 50) ? [`${name}: ${input(type, 3, entity)}`] : [];
    });
    const times = given.some((one) => one.startsWith('asOfEach')) ? '' : at;
    const pages = given.filter((one) => /^(first|last)/.test(one));
    const kept = pages.length > 1 ? given.filter((one) => one !== pages[1]) : given;
    const text = kept.join(', ') + (kept.length > 0 ? times : times.replace(/^, /, ''));
    const answered = isGroups
      ? ` { groupCount endCursor groups${selection(schema.getType(`${entity.name}Group`))} }`
      : ` ${connection(entity, 1)}`;
    return `${root}${text ? `(${text})` : ''}${answered}`;
  }

  /** Groups by the ends of the period, and what is measured of them. */
  function aggregate(entity: Entity, at: string): string {
    const keys = [...new Set([pick(GROUPED), pick(GROUPED)])].map((end) =>
      end === 'status' || chance(50) ? `{ field: ${end} }` : `{ bucket: { field: ${end}, by: ${pick(['YEAR', 'MONTH'])} } }`,
    );
    const parts = [
      ...(chance(70) ? [`groupBy: [${keys.join(', ')}]`] : []),
      ...(chance(30) ? [`where: ${where(entity, 1)}`] : []),
      ...(chance(30)
        ? [`having: [{ measure: ${pick(['MIN', 'MAX'])}, field: ${pick(PERIOD)}, ${pick(['since', 'before'])}: "2025-03-01" }]`]
        : []),
      ...(chance(30) ? [`orderBy: [{ measure: MIN, field: ${pick(PERIOD)}, direction: ${pick(['ASC', 'DESC'])} }]`] : []),
    ];
    const args = parts.join(', ') + (parts.length > 0 ? at : at.replace(/^, /, ''));
    const ends = '{ validFrom validTo }';
    // No figure of what may be personal unless it is asked for.
    const key = keys.some((one) => one.includes('status')) ? '{ validFrom validTo status }' : ends;
    return `${entity.singular}Aggregate${args ? `(${args})` : ''} { groupCount groups { key ${key} count min ${ends} max ${ends} distinct ${ends} } }`;
  }

  /** A list under arguments of its own: those that must be given, and some of the others. */
  function named(root: string, text: string): string {
    const own = (schema.getQueryType()?.getFields()[root]?.args ?? []).filter(({ name }) => !PAGING.has(name));
    const given = own.flatMap(({ name, type }) =>
      isNonNullType(type) || chance(40)
        ? [`${name}: ${name === 'section' ? pick(SECTIONS) : keyOf({ kind: 'column', name, type: getNamedType(type).name } as Field)[1]}`]
        : [],
    );
    return `(${given.join(', ')}${text ? `, ${text.slice(1, -1)}` : ''})`;
  }

  function args(entity: Entity, extra = '', ordered = true): string {
    const parts: string[] = [];
    if (chance(35)) parts.push(`where: ${where(entity, 2)}`);
    if (ordered && chance(40)) {
      const orderable = [...entity.fields.values()].filter((f) => isOrderable(f) && (f.class === 'open' || f.class === 'internal'));
      const lists = [...entity.fields.values()].filter((f) => f.kind === 'links');
      const byList = () => {
        const list = pick(lists);
        const target = model.declarations.entities.get(list.target) as Entity;
        return `{ ${list.name}: ${measured(target, 1, `direction: ${pick(['ASC', 'DESC'])}`)} }`;
      };
      parts.push(
        `orderBy: [${Array.from({ length: 1 + next(2) }, () => (lists.length > 0 && chance(20) ? byList() : `{ ${orderable.length > 0 && chance(80) ? pick(orderable).name : pick(['id', ...PERIOD])}: ${pick(['ASC', 'DESC'])} }`)).join(', ')}]`,
      );
    }
    if (chance(50)) parts.push(`${pick(['first', 'last'])}: ${next(4)}`);
    const text = parts.join(', ') + (parts.length > 0 ? extra : extra.replace(/^, /, ''));
    return text ? `(${text})` : '';
  }

  /** Records of a list counted or measured, some of them only. */
  function measured(target: Entity, depth: number, bound: string): string {
    const numbers = measuredFields(target).filter((field) => field.class === 'open' || chance(20));
    const what =
      numbers.length > 0 && chance(50)
        ? `measure: ${pick(['SUM', 'AVG', 'MIN', 'MAX'])}, field: ${pick(numbers).name}, `
        : chance(50)
          ? 'measure: COUNT, '
          : '';
    return `{ ${what}${chance(30) && depth > 0 ? `where: ${where(target, depth - 1)}, ` : ''}${bound} }`;
  }

  function where(entity: Entity, depth: number): string {
    const fields = [...entity.fields.values()];
    const one = (): string => {
      if (chance(15)) return `${pick(PERIOD)}: ${pick(PERIOD_FILTERS)}`;
      if (chance(10)) return `status: { ${chance(50) ? `eq: ${pick(STATUSES)}` : `in: [${pick(STATUSES)}, ${pick(STATUSES)}]`} }`;
      const sides = comparedSides(entity);
      if (sides.length > 0 && chance(8)) {
        const left = pick(sides);
        const right = pick(chance(90) ? sides.filter((side) => isComparedWith(left, side)) : sides);
        return `compare: { field: ${left.name}, ${pick(COMPARISONS)}: ${right.name} }`;
      }
      const field = pick(fields);
      if (field.kind === 'link' || field.kind === 'links' || (field.kind === 'derived' && field.target)) {
        const target = model.declarations.entities.get(field.kind === 'derived' ? (field.target ?? '') : field.target);
        if (chance(20)) return `${field.name}: { isNull: ${chance(50)} }`;
        if (depth === 0 || !target) return `id: { in: ["${pick(known.ids)}"] }`;
        if (field.kind === 'links' && chance(25))
          return `${field.name}: { having: [${measured(target, depth, `${pick(COMPARISONS)}: ${pick([0, 1, 2, 29])}`)}] }`;
        return field.kind === 'links' && chance(50)
          ? `${field.name}: { ${pick(['some', 'every', 'none'])}: ${where(target, depth - 1)} }`
          : `${field.name}: ${where(target, depth - 1)}`;
      }
      if (field.kind === 'column' && field.list) return `${field.name}: { isNull: ${chance(50)} }`;
      if (isAsked(field) && !isComparable(field)) return `id: { in: ["${pick(known.ids)}"] }`;
      const type = field.type;
      const operator = pick(comparisonsOf(field));
      return `${field.name}: { ${operator}: ${literal(type, operator)} }`;
    };
    const body = one();
    if (depth > 0 && chance(20)) return `{ ${pick(['and', 'or'])}: [${where(entity, depth - 1)}, { ${one()} }] }`;
    return depth > 0 && chance(15) ? `{ not: { ${body} } }` : `{ ${body} }`;
  }

  /** Arguments of a computed answer: left out, null, a literal or a variable. */
  function argument(type: string): string | undefined {
    if (type === 'Int' || type === 'NonNegativeInt') return pick([undefined, 'null', '0', '300', '301']);
    if (type !== 'Date') return JSON.stringify(pick(['hợp đồng', 'tuyến cố định', 'taxi', 'B', 'C1', 'D2', '2025', '2008']));
    return pick([undefined, 'null', '"2024-06-01"', '"2025-06-30"', '"2026-03-01"', '"2099-12-31"', '$day']);
  }

  function literal(type: string, operator: string): string {
    if (operator === 'isNull') return String(chance(50));
    if (type === 'GeoJSON' && operator === 'within')
      return `{ province: { code: { ${pick(['eq: "01"', 'in: ["01", "44"]', 'eq: "99"'])} } } }`;
    if (RELATIVE.has(operator)) return JSON.stringify(pick(['P0D', 'P30D', '-P30D', 'P1Y', '-P1Y6M', 'P200Y', '-P200Y']));
    if (operator === 'bbox')
      return `{ west: ${pick(['105.85', '102'])}, south: 8, east: ${pick(['105.9', '110'])}, north: ${pick(['20.9', '24'])} }`;
    if (operator === 'inside') {
      const west = pick(['105.8', '102']);
      return JSON.stringify(`{"type":"Polygon","coordinates":[[[${west},8],[110,8],[110,24],[${west},24],[${west},8]]]}`);
    }
    if (operator === 'near') return `{ longitude: 105.83, latitude: 20.93, metres: ${pick(['0', '500', '30000'])} }`;
    const values = model.declarations.enums.get(type);
    const one = () => {
      if (type === 'Int') return String(pick([0, 1, 29, 2020]));
      if (type === 'Float') return '1.5';
      if (type === 'Chainage') return JSON.stringify(pick(['Km10+000', 'Km9+1200', 'Km48+500']));
      if (type === 'Boolean') return String(chance(50));
      if (type === 'Date') return JSON.stringify(pick(['2025-01-01', '2026-01-01']));
      if (values) return pick([...values.keys()]);
      return JSON.stringify(model.scalars.get(type)?.example ?? pick(['Thaco', 'giả lập', 'ban', 'Hà Nội', '44']));
    };
    if (operator === 'in') return `[${one()}, ${one()}]`;
    if (operator === 'similar') return JSON.stringify(pick(['gai lap', 'vna tai', 'ha nooi', 'cau', 'ql 90']));
    return operator === 'contains' ? '"gia lap"' : operator === 'startsWith' ? '"Th"' : one();
  }

  function connection(entity: Entity, depth: number): string {
    const parts: string[] = [];
    if (chance(70)) parts.push(`nodes ${record(entity, depth)}`);
    if (chance(30)) parts.push(`edges { cursor ${chance(70) ? `n: node ${record(entity, depth - 1)}` : '__typename'} }`);
    if (chance(30)) parts.push('pageInfo { hasNextPage hasPreviousPage startCursor endCursor __typename }');
    if (chance(30)) parts.push('totalCount');
    if (chance(20)) parts.push('notCurrentCount');
    if (chance(10) || parts.length === 0) parts.push('__typename');
    return `{ ${parts.join(' ')} }`;
  }

  function record(entity: Entity, depth: number): string {
    const parts: string[] = [];
    // A gathered type is read like a record and is none: it has no history of its own.
    const isRecord = !model.declarations.views.has(entity.name);
    const plain = [
      'id',
      'status',
      'validFrom',
      'validTo',
      '__typename',
      ...(isRecord ? ['stateId', 'cacheId', 'version', 'recordedFrom', 'recordedTo', 'legalBasis', 'withheld', 'underInvestigation'] : []),
    ];
    for (let n = 1 + next(5); n > 0; n--) {
      const field = pick([...entity.fields.values()]);
      const alias = chance(25) ? `x${next(3)}${field.name}: ` : '';
      const directive = chance(10) ? pick([' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: $no)']) : '';
      if (field.kind === 'links') {
        const target = model.declarations.entities.get(field.target);
        // Arguments would conflict with another selection of the same field, so such a field gets a name of its own.
        if (depth > 0 && target)
          parts.push(`${field.name}_${parts.length}: ${field.name}${args(target)}${directive} ${connection(target, depth - 1)}`);
      } else if (field.kind === 'link' || (field.kind === 'derived' && field.target)) {
        const target = model.declarations.entities.get(field.kind === 'link' ? field.target : (field.target ?? ''));
        if (depth > 0 && target) parts.push(`${alias}${field.name}${directive} ${record(target, depth - 1)}`);
      } else if (isAsked(field)) {
        parts.push(`asked${parts.length}: ${askedText(field, schema, argument, directive)}`);
      } else {
        parts.push(`${alias}${field.name}${directive}`);
      }
    }
    if (chance(40)) parts.push(`${chance(30) ? 'p: ' : ''}${pick(plain)}`);
    if (isRecord && chance(15)) parts.push('legalDocument { number inForceTo amendedBy { totalCount } }');
    if (isRecord && chance(15)) parts.push(`authority ${'{ code }'}`);
    if (isRecord && chance(15))
      parts.push('changeSet { reason recordedFrom __typename } erased { name at: erasedAt ground position __typename }');
    if (isRecord && chance(15))
      parts.push(
        `h${parts.length}: history(first: ${next(3)}) { totalCount nodes { position operation version changedFields { n: name before after } changeSet { reason } erased { name ground } } edges { cursor } pageInfo { hasNextPage endCursor } }`,
      );
    if (parts.length === 0 || chance(20)) parts.push('id');
    if (chance(20)) {
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${entity.name} { id ${isRecord ? 'version' : 'status'} }`);
      parts.push(`...${name}`, `... on ${pick(isRecord ? [entity.name, 'Record', 'Node'] : [entity.name])} { id }`);
    }
    return `{ ${parts.join(' ')} }`;
  }
}
