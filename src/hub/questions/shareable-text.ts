import {
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type ObjectValueNode,
  type OperationDefinitionNode,
  parse,
  print,
  type ValueNode,
  validate,
  visit,
} from 'graphql';
import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { linkedEntity } from '../declare/field-ends.js';
import type { Model } from '../declare/model.js';
import { readsAsPersonKey } from '../declare/personal-words.js';
import type { Entity, Field } from '../declare/types.js';
import { catalogueOf } from '../query/catalogue.js';
import { refuseDeep } from '../query/refuse-deep.js';

/**
 * A question as everybody may read it: one aggregate, with nothing in it that a caller wrote beyond names of the schema, numbers of its own
 * and values that are open and nobody's. What cannot be judged is refused.
 */
export function shareableText(model: Model, schema: GraphQLSchema, text: string): string {
  const operation = operationOf(text);
  const [root, ...others] = operation.selectionSet.selections;
  if (operation.operation !== 'query' || (operation.variableDefinitions ?? []).length > 0 || others.length > 0 || root?.kind !== Kind.FIELD)
    throw oneAggregate();
  const entity = countedBy(model, root);
  if (validate(schema, { kind: Kind.DOCUMENT, definitions: [operation] }).length > 0)
    throw refused('câu hỏi không hợp lược đồ: hãy hỏi thử ở /graphql trước.', 'the question is not valid: try it at /graphql first.');
  visit(root, {
    // Words of one's own choice.
    Field({ alias }) {
      if (alias) throw oneAggregate();
    },
    FragmentSpread() {
      throw oneAggregate();
    },
    InlineFragment() {
      throw oneAggregate();
    },
    Directive() {
      throw oneAggregate();
    },
    Argument({ name, value }) {
      // A cursor holds values of records.
      if (name.value === 'after')
        throw refused(
          'câu hỏi được lưu bắt đầu từ trang đầu, không có after.',
          'a saved question begins at the first page, without `after`.',
        );
      if (name.value === 'where' && value.kind === Kind.OBJECT) refuseValues(model, entity, value);
    },
    StringValue({ value }) {
      if (readsAsPersonKey(model, value)) throw somebodys();
    },
  });
  return print({ kind: Kind.OPERATION_DEFINITION, operation: operation.operation, selectionSet: operation.selectionSet });
}

function operationOf(text: string): OperationDefinitionNode {
  if (text.length > LIMITS.savedQuestionCharacters.max)
    throw beyond('savedQuestionCharacters', { asked: text.length, argument: 'question' });
  refuseDeep(text);
  try {
    const [definition, ...others] = parse(text, { maxTokens: LIMITS.tokens.max, noLocation: true }).definitions;
    if (definition?.kind === Kind.OPERATION_DEFINITION && others.length === 0) return definition;
  } catch {
    throw refused('câu hỏi không phải GraphQL: hãy hỏi thử ở /graphql trước.', 'the question is no GraphQL: try it at /graphql first.');
  }
  throw oneAggregate();
}

function countedBy(model: Model, { name }: FieldNode): Entity {
  const counted = catalogueOf(model).registers.flatMap(({ entities }) => entities.filter(({ aggregate }) => aggregate === name.value));
  const entity = model.declarations.entities.get(counted[0]?.name ?? '');
  if (entity === undefined) throw oneAggregate();
  return entity;
}

/** What a filter compares with: a choice, or a value of an open field of records that are nobody's. */
function refuseValues(model: Model, entity: Entity, where: ObjectValueNode): void {
  for (const { name, value } of where.fields) {
    const field = entity.fields.get(name.value);
    const target = field && linkedEntity(model.declarations, entity, field);
    if (JOINING.has(name.value)) for (const part of partsOf(value)) refuseValues(model, entity, part);
    else if (name.value === 'having') for (const part of partsOf(value)) refuseMeasured(model, entity, part);
    else if (target) for (const part of partsOf(value)) refuseValues(model, target, part);
    else if (isTyped(value) && !isOpen(model, entity, field)) throw somebodys(name.value);
  }
}

const JOINING: ReadonlySet<string> = new Set(['and', 'or', 'not', 'some', 'every', 'none']);

/** How many records of a list there are is a number of one's own; which are counted is asked like any. */
function refuseMeasured(model: Model, entity: Entity, measured: ObjectValueNode): void {
  for (const { name, value } of measured.fields)
    if (name.value === 'where') for (const part of partsOf(value)) refuseValues(model, entity, part);
}

function partsOf(value: ValueNode): readonly ObjectValueNode[] {
  if (value.kind === Kind.LIST) return value.values.flatMap(partsOf);
  return value.kind === Kind.OBJECT ? [value] : [];
}

/** Whether somebody typed it: choices, yes and no are the schema's own words. */
function isTyped(value: ValueNode): boolean {
  let found = false;
  const look = () => {
    found = true;
  };
  visit(value, { StringValue: look, IntValue: look, FloatValue: look });
  return found;
}

/** A field that is the record frame's has no class of its own: of nobody's record it is open. */
function isOpen({ declarations }: Model, { subject }: Entity, field: Field | undefined): boolean {
  if (subject === undefined) return field === undefined || field.class === 'open';
  return field?.class === 'open' && field.kind !== 'links' && field.kind !== 'link' && declarations.enums.has(field.type);
}

function refused(ruleVi: string, ruleEn: string): HubError {
  return new HubError('BAD_USER_INPUT', { argument: 'question', ruleVi, ruleEn });
}

function oneAggregate(): HubError {
  return refused(
    'cần đúng một thống kê (…Aggregate), không có biến, bí danh, mảnh hay chỉ thị.',
    'exactly one aggregate (…Aggregate) is needed, without variables, aliases, fragments or directives.',
  );
}

function somebodys(field = 'where'): HubError {
  return refused(
    `ai cũng đọc được câu hỏi đã lưu: "${field}" chỉ được so với lựa chọn có sẵn, hoặc với giá trị mở của bản ghi không thuộc về ai.`,
    `everybody can read a saved question: "${field}" is compared with choices only, or with open values of records that are nobody's.`,
  );
}
