const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const instant = (description: string, more: object = {}) =>
  text(description, { format: 'date-time', examples: ['2026-11-22T02:15:00.000000Z'], ...more });
const orNull = <T extends { type: string }>(schema: T) => ({ ...schema, type: [schema.type, 'null'] });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, name: string) => ({ description, content: { 'application/json': { schema: ref(name) } } });

const REFUSALS = {
  400: json('The body is not understood. `BAD_REQUEST`, `BAD_USER_INPUT`.', 'Error'),
  401: json('No token, or none that is good. `UNAUTHENTICATED`.', 'Error'),
  403: json('Not for this caller: as `readsAbout`. `FORBIDDEN`, `PURPOSE_REQUIRED`, `PURPOSE_NOT_ALLOWED`, `CASE_REQUIRED`.', 'Error'),
  429: json('The caller took more than its share. `RATE_LIMITED`.', 'Error'),
  503: json(
    'Nothing was answered: the database is away (`UNAVAILABLE`), or the read could not be written down (`AUDIT_UNAVAILABLE`).',
    'Error',
  ),
};

/** What the usage service takes and answers, in OpenAPI 3.1; served beside it. */
export const USAGE_OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Giao Lộ – ai đã xem dữ liệu · who read personal data',
    version: '1.0.0',
    description:
      'For a portal that shows a person who read their data, after the data tracker of Estonia (Andmejälgija). The same rows, rights, delays and log as `readsAbout` of the GraphQL service. ' +
      'Whose data: the person of the token, or for auditors a subject in the body. No identifier of a person stands in an address.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  security: [{ token: [] }],
  paths: {
    '/usage/v1/findUsage': {
      post: {
        operationId: 'findUsage',
        summary: 'Ai đã xem dữ liệu · Who read data about a person, newest first',
        description:
          'Asking is a read too and leaves its row. Reads in a case of which the law does not let the person be told yet come when that ends, and are in no count before. ' +
          'Auditors send `Hub-Purpose: audit` and `Hub-Case`.',
        requestBody: { required: true, content: { 'application/json': { schema: ref('FindUsageRequest') } } },
        responses: { 200: json('The reads.', 'FindUsageResponse'), ...REFUSALS },
      },
    },
    '/usage/v1/usagePeriod': {
      post: {
        operationId: 'usagePeriod',
        summary: 'Nhật ký có từ khi nào · Since when reads are written down, of the log as a whole',
        responses: { 200: json('The period.', 'UsagePeriodResponse'), 401: REFUSALS[401], 503: REFUSALS[503] },
      },
    },
    '/usage/v1/heartbeat': {
      get: {
        operationId: 'heartbeat',
        summary: 'Dịch vụ còn trả lời · Whether usage can be told now',
        security: [],
        responses: { 200: json('It can.', 'HeartbeatResponse'), 503: json('It cannot.', 'HeartbeatResponse') },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The access token of the person, or of an auditor.' } },
    schemas: {
      FindUsageRequest: {
        type: 'object',
        additionalProperties: false,
        properties: {
          subject: {
            type: 'object',
            description: 'Whose reads, for auditors; a person leaves it out. One member, as `SubjectInput` of the GraphQL service.',
            examples: [{ personalId: '001099000001' }],
          },
          periodStart: instant('Read at this instant or later; left out: from the first on.'),
          periodEnd: instant('Read before this instant; left out: up to now.'),
          limit: { type: 'integer', minimum: 1, maximum: 200, default: 100, description: 'How many at most.' },
          after: text('`next` of the page before. A page never moves when new reads come, as one by an offset would.'),
        },
      },
      FindUsageResponse: {
        type: 'object',
        required: ['totalUsages', 'returnedUsages', 'next', 'dataResponses'],
        properties: {
          totalUsages: { type: 'integer', description: 'How many reads there are in the period, on all pages.' },
          returnedUsages: { type: 'integer', description: 'How many stand in this answer.' },
          next: orNull(text('Where the next page begins (`after`); null on the last one.')),
          dataResponses: { type: 'array', items: ref('Usage'), description: 'Answers of the hub that were about the person.' },
        },
      },
      Usage: {
        type: 'object',
        required: [
          'position',
          'logTime',
          'purpose',
          'purposeCode',
          'legalBasis',
          'initiatorOrg',
          'initiatorPerson',
          'initiatorSystem',
          'queryGroupId',
          'bulkProcessing',
          'data',
        ],
        properties: {
          position: text('Number of the row in the read log, for a proof (`readsAbout { nodes { proof } }`).'),
          logTime: instant('When the answer was recorded, just before it left.'),
          purpose: orNull(text('Mục đích, in Vietnamese. Null when the person looked themself.')),
          purposeCode: orNull(text('The same as a code. Example: `once-only`.')),
          legalBasis: orNull(text('The legal ground of reading for this purpose.')),
          initiatorOrg: orNull(text('Code of the agency it was read for. Example: `H26`.')),
          initiatorPerson: orNull(text('The official it was read for, by their identifier, where the token said so.')),
          initiatorSystem: text('The application or official that asked.'),
          queryGroupId: orNull(text('The dossier it was read for.')),
          bulkProcessing: { type: 'boolean', description: 'Whether the answer was about more than 1,000 persons.' },
          data: { type: 'array', items: { type: 'string' }, description: 'Kinds of records shown, by their GraphQL type name.' },
        },
      },
      UsagePeriodResponse: {
        type: 'object',
        required: ['periodStart', 'periodEnd'],
        properties: { periodStart: orNull(instant('When the first read was recorded; null before it.')), periodEnd: instant('Now.') },
      },
      HeartbeatResponse: {
        type: 'object',
        required: ['status', 'message'],
        properties: { status: text('Whether it works.', { enum: ['OK', 'FAIL'] }), message: text('The same for people.') },
      },
      Error: {
        type: 'object',
        required: ['errors'],
        properties: {
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message', 'extensions'],
              properties: {
                message: text('What is wrong and what to do, in the language of Accept-Language.'),
                extensions: {
                  type: 'object',
                  required: ['code'],
                  properties: { code: text('As in docs/errors.md. Example: `FORBIDDEN`.') },
                },
              },
            },
          },
        },
      },
    },
  },
};
