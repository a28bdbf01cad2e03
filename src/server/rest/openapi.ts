import { type GraphQLSchema, Kind, type OperationDefinitionNode, TokenKind, valueFromASTUntyped } from 'graphql';
import { ERRORS } from '../../errors.js';
import type { Model } from '../../hub/declare/model.js';
import { type Described, describe, type JsonSchema } from './json-schema.js';
import { PROBLEM_TYPE } from './problem.js';
import type { Resource, Variable } from './resources.js';

/** Where a client gets its token: the address of the token endpoint, or of the provider's own description. */
export type TokenSource = { tokenUrl: string } | { openIdConnectUrl: string };

type Parts = { resources: readonly Resource[]; tokensFrom: TokenSource };

/** The documents of a client as OpenAPI 3.1: what may be sent, what is answered, and how it may be refused, all from the schema. */
export function openApiOf(schema: GraphQLSchema, model: Pick<Model, 'scalars'>, { resources, tokensFrom }: Parts): object {
  const described = describe(schema, model);
  // Of several of one name the latest is served, which is the first.
  const served = resources.filter((one, i) => resources.findIndex(({ name }) => name === one.name) === i);
  const paths = Object.fromEntries(
    served
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((resource) => [`/rest/v1/${resource.name}`, pathOf(schema, described, resource)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Giao Lộ – văn bản đã đăng ký · registered documents',
      version: '1.0.0',
      description:
        'Mỗi văn bản GraphQL mà ứng dụng đã đăng ký là một tài nguyên; quyền, mục đích, nhật ký và hạn mức như ở /graphql. · ' +
        'Each GraphQL document that this client registered is a resource; rights, purposes, log and budgets are those of /graphql.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ clientCredentials: [] }],
    paths,
    components: {
      securitySchemes: { clientCredentials: securityOf(tokensFrom) },
      parameters: PARAMETERS,
      responses: Object.fromEntries(STATUSES.map((status) => [`Problem${status}`, responseOf(status)])),
      schemas: { ...Object.fromEntries(described.components), Problem: PROBLEM },
    },
  };
}

function pathOf(schema: GraphQLSchema, described: Described, resource: Resource): object {
  const { name, operation, writes, variables, fitsAddress } = resource;
  const about = {
    summary: commentOf(operation) ?? name,
    description: descriptionOf(schema, operation),
    responses: {
      200: {
        description: 'Câu trả lời · The answer.',
        headers: { 'X-Request-Id': { description: 'Mã yêu cầu · Id of the request.', schema: { type: 'string', format: 'uuid' } } },
        content: { 'application/json': { schema: answerOf(described.output(resource)) } },
      },
      ...Object.fromEntries(STATUSES.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  };
  const headers = ['HubPurpose', 'HubCase', ...(writes ? ['IdempotencyKey'] : ['HubAtLeast', 'HubMaxStaleness'])].map((key) => ({
    $ref: `#/components/parameters/${key}`,
  }));
  const schemas = variables.map((variable) => [variable.name, schemaOf(described, variable)] as const);
  const required = variables.flatMap((variable) => (variable.isRequired ? [variable.name] : []));
  const body = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(schemas),
    ...(required.length > 0 ? { required } : {}),
  };
  const post = {
    ...{ operationId: name, ...about, parameters: headers },
    requestBody: { required: true, content: { 'application/json': { schema: body } } },
  };
  const get = {
    ...{ operationId: `get${name}`, ...about },
    parameters: [
      ...headers,
      ...schemas.map(([variable, schemaOfIt]) => ({
        name: variable,
        in: 'query',
        required: required.includes(variable),
        schema: schemaOfIt,
      })),
    ],
  };
  return { post, ...(fitsAddress ? { get } : {}) };
}

function schemaOf(described: Described, { type, defaultValue }: Variable): JsonSchema {
  return described.input(type, defaultValue === undefined ? {} : { defaultValue: valueFromASTUntyped(defaultValue) });
}

function answerOf(data: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: {
      data,
      problems: {
        type: 'array',
        items: { $ref: '#/components/schemas/Problem' },
        description: 'Phần nào không trả lời được, vì sao · Parts that could not be answered, and why.',
      },
      extensions: {
        type: 'object',
        description:
          'Đọc theo thời điểm nào (`asOf`, với mã `snapshot` để hỏi lại đúng như vậy), phần nào bị giữ lại (`withheld`) · Of which times it was read, and what was withheld.',
      },
    },
    required: ['data'],
  };
}

/** The comment in front of an operation says what it is for. */
function commentOf({ loc }: OperationDefinitionNode): string | undefined {
  const lines: string[] = [];
  for (let token = loc?.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev) lines.unshift(token.value.trim());
  return lines.length === 0 ? undefined : lines.join(' ');
}

function descriptionOf(schema: GraphQLSchema, { operation, selectionSet }: OperationDefinitionNode): string {
  const root = operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const fields = root?.getFields() ?? {};
  const names = new Set(selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : [])));
  return [...names].flatMap((name) => fields[name]?.description ?? []).join('\n\n');
}

const STATUSES = [...new Set([400, 401, 403, 404, ...Object.values(ERRORS).map(({ status }) => status)])].toSorted((a, b) => a - b);

function responseOf(status: number): object {
  const codes = Object.entries(ERRORS).flatMap(([code, entry]) => (entry.status === status ? [`\`${code}\``] : []));
  return { description: codes.join(', '), content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function securityOf(tokensFrom: TokenSource): object {
  const description =
    'Thẻ truy cập của ứng dụng theo client credentials (RFC 6749, 4.4), gửi bằng Authorization: Bearer, hoặc DPoP (RFC 9449) · ' +
    'The access token of the client by client credentials, sent as Authorization: Bearer, or DPoP.';
  if ('tokenUrl' in tokensFrom) return { type: 'oauth2', description, flows: { clientCredentials: { ...tokensFrom, scopes: {} } } };
  return { type: 'openIdConnect', description, ...tokensFrom };
}

const header = (name: string, description: string, example: string, required = false) => ({
  ...{ name, in: 'header', required, description },
  schema: { type: 'string', examples: [example] },
});

const PARAMETERS = {
  HubPurpose: header(
    'Hub-Purpose',
    'Mã mục đích, bắt buộc khi đụng đến dữ liệu cá nhân · Code of the purpose, needed for personal data.',
    'once-only',
  ),
  HubCase: header('Hub-Case', 'Mã hồ sơ đang mở · Code of the open case.', 'H26.01-261122-0001'),
  HubAtLeast: header('Hub-At-Least', 'Ít nhất đến vị trí này của sổ cái · At least up to this position of the ledger.', '1042'),
  HubMaxStaleness: header('Hub-Max-Staleness', 'Chậm tối đa bao nhiêu giây · By how many seconds the answer may be behind.', '0.5'),
  IdempotencyKey: header(
    'Idempotency-Key',
    'Mã thông điệp: gửi lại cùng mã thì không ghi lần thứ hai · Id of the message: sent again under it, nothing is written twice.',
    '8e03978e-40d5-43dd-bc93-6894a57f9324',
    true,
  ),
};

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. Câu nào, mã nào cũng như ở /graphql · The words and codes of /graphql.',
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:giaolo:error:PURPOSE_REQUIRED'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Theo Accept-Language · In the language of Accept-Language.' },
    instance: { type: 'string', format: 'uri', description: 'urn:uuid: của mã yêu cầu · of the id of the request.' },
    code: { type: 'string', enum: Object.keys(ERRORS) },
    messages: { type: 'object', properties: { vi: { type: 'string' }, en: { type: 'string' } }, required: ['vi', 'en'] },
    pointer: { type: 'string', description: 'Chỗ trong câu trả lời (RFC 6901) · Where in the answer.' },
    details: { type: 'object' },
  },
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'messages'],
};
