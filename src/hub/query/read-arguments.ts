import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getArgumentValues,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { HubError } from '../../errors.js';
import { Leaf } from '../sql/leaf.js';

/** The arguments of a field, defaults filled in, and its filter without what was left out of it. */
export function readArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given = getArgumentValues(definition, node, variables as Record<string, unknown>);
  const read = definition.args.flatMap(({ name, type }) => {
    // `where: null` is no filter, as `first: null` is no page size: the argument was not used.
    if (given[name] === undefined || given[name] === null) return [];
    if (name === 'where') return [[name, operandsOf(type, given[name], [name])]];
    return name === 'orderBy' ? [[name, filtersWithin(type, given[name], [name])]] : [];
  });
  return { ...given, ...Object.fromEntries(read) };
}

/** An argument that is no filter itself, with the filters that stand in it as they are meant. */
function filtersWithin(type: GraphQLInputType, given: unknown, path: Path): unknown {
  const known = getNullableType(type);
  if (given === null || given === undefined || given instanceof Leaf) return given;
  if (isListType(known)) return Array.isArray(given) ? given.map((item, i) => filtersWithin(known.ofType, item, [...path, i])) : given;
  if (!isInputObjectType(known) || typeof given !== 'object') return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, member]) => {
      const field = known.getFields()[name];
      if (!field) return [name, member];
      const read = isFilterOnRecords(field.type) ? operandsOf : filtersWithin;
      return [name, read(field.type, member, [...path, name])];
    }),
  );
}

type Path = readonly (string | number)[];

/**
 * A filter as it is meant. A variable that was not given takes its comparison away, and with it whatever then has nothing left to say,
 * however deep: a link, a `not`, a member of an `or`. Otherwise a form with empty fields would find only records that have a link. Null
 * says nothing that a filter could mean and is refused: it is as often a variable that somebody forgot as the wish to find what is empty.
 * An `or` that was given without members still finds nothing, and an `in` without values too.
 */
function operandsOf(type: GraphQLInputType, given: unknown, path: Path, holder?: GraphQLInputType): unknown {
  if (given === undefined || given instanceof Leaf) return given;
  if (given === null) throw nullRefused(type, path, holder);
  const known = getNullableType(type);
  if (isListType(known)) {
    if (!Array.isArray(given) || given.length === 0) return given;
    const left = given.map((item, i) => operandsOf(known.ofType, item, [...path, i], known)).filter((item) => item !== undefined);
    return left.length > 0 ? left : undefined;
  }
  if (!isInputObjectType(known) || typeof given !== 'object') return given;
  const left = Object.entries(given).flatMap(([name, operand]) => {
    const field = known.getFields()[name];
    const meant = field && operandsOf(field.type, operand, [...path, name], known);
    return meant === undefined ? [] : [[name, meant] as const];
  });
  return left.length > 0 && isCompared(known, new Set(left.map(([name]) => name))) ? Object.fromEntries(left) : undefined;
}

/**
 * Where an input has required members, they tell what is compared and the others with what: beside an operand that was left out there is
 * nothing to compare. Members of a filter on records stand for themselves, whatever their fields are called.
 */
function isCompared(input: GraphQLInputObjectType, left: ReadonlySet<string>): boolean {
  const members = Object.values(input.getFields());
  if (!members.some(({ type }) => isNonNullType(type))) return true;
  const operands = members.filter(({ name, type }) => !isNonNullType(type) && !BESIDE.has(name));
  return operands.length === 0 || operands.some(({ name }) => left.has(name));
}

/** Names the place, and how to ask for what is empty where that can be asked. */
function nullRefused(type: GraphQLInputType, path: Path, holder: GraphQLInputType | undefined): HubError {
  const name = String(path.at(-1));
  const hasIsNull = (one: GraphQLInputType | undefined) => {
    const known = one && getNullableType(one);
    return isInputObjectType(known) && known.getFields().isNull !== undefined;
  };
  // Of a record the holder's `isNull` is about the link that leads to it, not about one of its fields.
  const isOperator = hasIsNull(holder) && !isFilterOnRecords(holder);
  const remedy =
    hasIsNull(type) && !CONNECTIVES.has(name) ? `{ ${name}: { isNull: true } }` : isOperator && name !== 'isNull' ? '{ isNull: true }' : '';
  return new HubError(
    'BAD_USER_INPUT',
    {
      argument: path.join('.'),
      ruleVi: remedy
        ? 'null không so sánh được; tìm chỗ trống bằng isNull, còn không lọc thì bỏ hẳn.'
        : 'null không so sánh được; không lọc thì bỏ hẳn.',
      ruleEn: remedy
        ? 'null is nothing to compare with; find what is empty by isNull, or leave it out to filter by something else.'
        : 'null is nothing to compare with; leave it out to filter by something else.',
      example: remedy,
    },
    { details: { argument: String(path[0]), path } },
  );
}

/** A `…Where`: its members can be put together. */
function isFilterOnRecords(type: GraphQLInputType | undefined): boolean {
  const known = type && getNullableType(type);
  return isInputObjectType(known) && known.getFields().not !== undefined;
}

/** What else tells what is compared: which records of a list, and which number of them. */
const BESIDE = new Set(['where', 'field']);

const CONNECTIVES = new Set(['and', 'or', 'not']);
