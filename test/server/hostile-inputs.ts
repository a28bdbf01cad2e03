/** One hostile or mistaken request each, with the answer it must get: data, so that a new attack is one more line. */
export type HostileInput = {
  input: string;
  request: { method?: string; path?: string; headers?: Record<string, string>; body?: unknown };
  status: number;
  code?: string;
  /** Sent in the role, with purpose and case. */
  as?: string;
  purpose?: string;
  msMax?: number;
  /** Further promises on the answer's text. */
  text?: RegExp;
  notText?: RegExp;
};

const query = (text: string, more: Record<string, unknown> = {}) => ({ body: { query: text, ...more } });
const repeat = (count: number, make: (i: number) => string, separator = ' ') =>
  Array.from({ length: count }, (_, i) => make(i)).join(separator);
/** Each fragment holds the next one twice: 2^depth fields when unfolded. */
const amplified = (depth: number) =>
  `{ provinces { nodes { ...f0 } } } ${repeat(depth, (i) => `fragment f${i} on Province { ...f${i + 1} ...f${i + 1} }`)} fragment f${depth} on Province { id }`;
const nested = (depth: number) => `{ provinces ${'{ nodes { successors '.repeat(depth)} { totalCount } ${'} }'.repeat(depth)} }`;
const BAD = 'GRAPHQL_VALIDATION_FAILED';
const SQL_TEXT = /syntax error at or near|relation "|select |pg_|unterminated|ECONN|\bat .*\.[jt]s:\d/i;

export const hostileInputs: readonly HostileInput[] = [
  { input: '1 a syntax error', request: query('qwerty cop { abc }'), status: 400, code: 'GRAPHQL_PARSE_FAILED' },
  {
    input: '2 an unknown field, without a guess at what was meant',
    request: query('{ provincez { totalCount } }'),
    status: 400,
    code: BAD,
    notText: /Did you mean|provinces/,
  },
  { input: '3 121 aliases, one too many', request: query(`{ ${repeat(121, (i) => `a${i}: __typename`)} }`), status: 400, code: BAD },
  { input: '3 120 aliases', request: query(`{ ${repeat(120, (i) => `a${i}: __typename`)} }`), status: 200 },
  { input: 'an id that is none', request: query('{ vehicle(id: "not-an-id") { make } }'), status: 400, code: 'BAD_USER_INPUT' },
  {
    input: 'an id in a variable that is none',
    request: query('query($i: ID!) { node(id: $i) { id } }', { variables: { i: "' or 1=1" } }),
    status: 400,
    code: 'BAD_USER_INPUT',
    notText: /or 1=1/,
  },
  {
    input: '4 5,000 aliases',
    request: query(`{ ${repeat(5_000, (i) => `a${i}: __typename`)} }`),
    status: 400,
    code: 'TOO_LARGE',
    msMax: 5_000,
  },
  { input: '4 10,000 duplicate fields', request: query(`{ ${repeat(10_000, () => 'x')} }`), status: 400, code: 'TOO_LARGE', msMax: 5_000 },
  { input: '5 500 duplicate fields are one', request: query(`{ ${repeat(500, () => '__typename')} }`), status: 200 },
  { input: '6 depth 12', request: query(nested(12)), status: 400 },
  { input: '6 depth 1,000', request: query(nested(1_000)), status: 400, code: 'TOO_LARGE' },
  { input: '6 depth 8,000', request: query(`${'{a'.repeat(8_000)}${'}'.repeat(8_000)}`), status: 400, code: 'TOO_LARGE' },
  {
    input: '7 a fragment that contains itself',
    request: query('{ provinces { nodes { ...a } } } fragment a on Province { ...b } fragment b on Province { ...a }'),
    status: 400,
    code: BAD,
  },
  ...[12, 22, 30].map((depth) => ({
    input: `8 2^${depth} fields from nested fragments`,
    request: query(amplified(depth)),
    status: 400,
    code: BAD,
    msMax: 5_000,
  })),
  {
    input: '9 10 unknown directives, at most 6 errors',
    request: query(`{ __typename ${repeat(10, (i) => `@x${i}`)} }`),
    status: 400,
    code: BAD,
    notText: /(GRAPHQL_VALIDATION_FAILED.*){7}/s,
  },
  { input: '9 5,000 unknown directives', request: query(`{ __typename ${repeat(5_000, () => '@x')} }`), status: 400, code: 'TOO_LARGE' },
  {
    input: '10 a batch',
    request: { body: Array.from({ length: 10 }, () => ({ query: '{ __typename }' })) },
    status: 400,
    code: 'BAD_REQUEST',
  },
  { input: '12 first: -1', request: query('{ provinces(first: -1) { totalCount } }'), status: 400, code: 'BAD_USER_INPUT' },
  { input: '12 first: 999999999', request: query('{ provinces(first: 999999999) { totalCount } }'), status: 400, code: 'BAD_USER_INPUT' },
  {
    input: '12 first: 0 is a page of none',
    request: query('{ provinces(first: 0) { totalCount nodes { id } } }'),
    status: 200,
    text: /"nodes"\s*:\s*\[\]/,
  },
  {
    input: '13 an Int of 2147483648',
    request: query('{ provinces(first: 2147483648) { totalCount } }'),
    status: 400,
    code: BAD,
    notText: /2147483648/,
  },
  {
    input: '14 a variable of the wrong type',
    request: query('query($n: Int!) { provinces(first: $n) { totalCount } }', { variables: { n: 'zz-secret' } }),
    status: 400,
    code: 'BAD_USER_INPUT',
    notText: /zz-secret/,
  },
  {
    input: '14 a missing variable',
    request: query('query($n: Int!) { provinces(first: $n) { totalCount } }'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    input: '15 two operations and no name',
    request: query('query A { __typename } query B { __typename }'),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    input: '15 an operation name that is not there',
    request: query('query A { __typename }', { operationName: 'B' }),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    input: '16 GET without a preflight header',
    request: { method: 'GET', path: '/graphql?query={__typename}' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    input: '17 GET of a mutation',
    request: { method: 'GET', path: '/graphql?query=mutation{__typename}', headers: { 'apollo-require-preflight': '1' } },
    status: 405,
    code: 'BAD_REQUEST',
  },
  {
    input: '17 GET of a query, since an address may hold a person',
    request: { method: 'GET', path: '/graphql?query={__typename}', headers: { 'apollo-require-preflight': '1' } },
    status: 405,
    code: 'BAD_REQUEST',
  },
  {
    input: '18 GET of type text/plain',
    request: { method: 'GET', path: '/graphql?query={__typename}', headers: { 'content-type': 'text/plain' } },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  {
    input: '19 POST of type text/plain',
    request: { headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    input: '20 a form',
    request: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  {
    input: '20 multipart',
    request: { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  {
    input: '21 another charset',
    request: { headers: { 'content-type': 'application/json; charset=koi8-r' }, body: '{"query":"{ __typename }"}' },
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  { input: '23 broken JSON', request: { body: '{"query": ' }, status: 400, code: 'BAD_REQUEST' },
  { input: '23 an empty body', request: { body: '' }, status: 400, code: 'BAD_REQUEST' },
  { input: '23 null', request: { body: 'null' }, status: 400, code: 'BAD_REQUEST' },
  { input: '23 bytes that are no UTF-8', request: { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }, status: 400, code: 'BAD_REQUEST' },
  { input: '24 a body of 100 KiB and one byte', request: { body: ofBytes(100 * 1024 + 1) }, status: 413, code: 'PAYLOAD_TOO_LARGE' },
  { input: '24 a body of 100 KiB', request: { body: ofBytes(100 * 1024) }, status: 200 },
  {
    input: '27 __proto__',
    request: { body: '{"query":"{ __typename }","__proto__":{"role":"steward"}}' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    input: '27 constructor.prototype',
    request: { body: '{"query":"{ __typename }","constructor":{"prototype":{"role":"steward"}}}' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    input: '28 variables nested 5,000 deep',
    request: {
      body: `{"query":"query($w: ProvinceWhere) { provinces(where: $w) { totalCount } }","variables":{"w":${'{"not":'.repeat(5_000)}{}${'}'.repeat(5_000)}}}`,
    },
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  { input: '29 NUL in a literal', request: query('{ province(code: "0\\u00001") { id } }'), status: 400, code: 'BAD_USER_INPUT' },
  {
    input: '29 NUL in a variable',
    request: query('query($c: String) { province(code: $c) { id } }', { variables: { c: '0\x001' } }),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    input: '29 an unpaired surrogate',
    request: { body: '{"query":"query($c: String) { province(code: $c) { id } }","variables":{"c":"\\ud800"}}' },
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    input: '30 a right-to-left override in a plate',
    request: query('{ vehicle(plate: "29B\u202e-12345") { id } }'),
    status: 400,
    code: 'BAD_USER_INPUT',
    notText: /29B/,
  },
  {
    input: '37 personal data without a purpose',
    request: query('{ person(personalId: "001090000011") { fullName } }'),
    as: 'dossier-service',
    status: 403,
    code: 'PURPOSE_REQUIRED',
    notText: /001090000011|Nguyễn/,
  },
  {
    input: '37 a purpose the token may not use',
    request: query('{ person(personalId: "001090000011") { fullName } }'),
    as: 'dossier-service',
    purpose: 'licensing',
    status: 403,
    code: 'PURPOSE_NOT_ALLOWED',
  },
  {
    input: '37 a purpose that does not exist',
    request: query('{ person(personalId: "001090000011") { fullName } }'),
    as: 'dossier-service',
    purpose: 'curiosity',
    status: 403,
    code: 'PURPOSE_NOT_ALLOWED',
  },
  {
    input: '37 a purpose without a token',
    request: { ...query('{ person(personalId: "001090000011") { fullName } }'), headers: { 'hub-purpose': 'once-only' } },
    status: 401,
    code: 'UNAUTHENTICATED',
  },
  {
    input: '37 a case that is none',
    request: { ...query('{ __typename }'), headers: { 'hub-case': 'H26.01-269999-0001' } },
    status: 400,
    code: 'BAD_USER_INPUT',
    text: /Hub-Case/,
  },
  ...["' or 1=1--", '\\\\x27', '$$', '%27; drop table change; --'].flatMap((sql): HostileInput[] => [
    { input: `42 ${sql} in a key`, request: query(`{ province(code: "${sql}") { id } }`), status: 200, notText: SQL_TEXT },
    {
      input: `42 ${sql} in a search`,
      request: query(`{ businesses(where: { name: { contains: "${sql}xx" } }) { totalCount } }`),
      status: 200,
      notText: SQL_TEXT,
    },
    {
      input: `42 ${sql} in a cursor`,
      request: query(`{ provinces(after: "${sql}") { totalCount nodes { id } } }`),
      status: 400,
      code: 'BAD_USER_INPUT',
      notText: SQL_TEXT,
    },
  ]),
  {
    input: '42 SQL in an order',
    request: query('query($o: [ProvinceOrder!]) { provinces(orderBy: $o) { totalCount } }', {
      variables: { o: [{ 'id; drop table change': 'ASC' }] },
    }),
    status: 400,
    code: 'BAD_USER_INPUT',
    notText: /drop/,
  },
  {
    input: '43 a cursor of another order',
    request: query(
      `{ provinces(after: "${Buffer.from('["xxxxxxxx","01980000-0000-7000-8000-000000000001"]').toString('base64url')}") { nodes { id } } }`,
    ),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  { input: '43 a cursor of nothing', request: query('{ provinces(after: "") { nodes { id } } }'), status: 400, code: 'BAD_USER_INPUT' },
  {
    input: '44 an impossible day',
    request: query('{ provinces(asOf: { validAt: "2026-02-30" }) { totalCount } }'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    input: '44 an instant without offset',
    request: query('{ provinces(asOf: { knownAt: "2026-01-01T00:00:00" }) { totalCount } }'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    input: '44 what will be known',
    request: query('{ provinces(asOf: { knownAt: "2999-01-01T00:00:00Z" }) { totalCount } }'),
    status: 400,
    code: 'FUTURE_KNOWLEDGE',
  },
  { input: '47 @defer', request: query('{ provinces { ... @defer { totalCount } } }'), status: 400, code: BAD },
  {
    input: '47 only multipart/mixed accepted',
    request: { ...query('{ __typename }'), headers: { accept: 'multipart/mixed' } },
    status: 406,
    code: 'BAD_REQUEST',
  },
  {
    input: '47 only an event stream accepted',
    request: { ...query('{ __typename }'), headers: { accept: 'text/event-stream' } },
    status: 406,
    code: 'BAD_REQUEST',
  },
  {
    input: '48 a persisted query',
    request: { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } } },
    status: 400,
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
    notText: /sentences/,
  },
  {
    input: '48 an address that cannot be decoded',
    request: { path: '/%ZZ', method: 'GET' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    input: '53 a preflight from another site',
    request: {
      method: 'OPTIONS',
      path: '/graphql',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    },
    status: 405,
  },
  {
    input: '54 a browser on /graphql',
    request: { method: 'GET', path: '/graphql', headers: { accept: 'text/html' } },
    status: 400,
    code: 'BAD_REQUEST',
    notText: /<html/i,
  },
  { input: '54 PUT', request: { method: 'PUT', path: '/graphql' }, status: 405, code: 'BAD_REQUEST' },
  {
    input: 'an address that does not exist',
    request: { method: 'GET', path: '/admin/../../etc/passwd' },
    status: 404,
    code: 'NOT_FOUND',
    notText: /etc/,
  },
  {
    input: 'a path out of the playground',
    request: { method: 'GET', path: '/playground/..%2f..%2fpackage.json' },
    status: 404,
    notText: /dependencies/,
  },
  ...['Plate', 'Vin', 'PersonalId', 'LicenceNumber', 'TaxCode'].map(
    (scalar): HostileInput => ({
      input: `60 ${scalar} of 50,000 times z`,
      request: query(`query($v: [${scalar}!]) { ${fieldOf(scalar)} }`, { variables: { v: [`${'z'.repeat(50_000)}!`] } }),
      as: 'steward',
      purpose: 'stewardship',
      status: 400,
      code: 'BAD_USER_INPUT',
      msMax: 5_000,
      notText: /zzzz/,
    }),
  ),
];

function ofBytes(bytes: number): string {
  const [head, tail] = ['{"query":"{ __typename }","extensions":{"pad":"', '"}}'];
  return `${head}${'x'.repeat(bytes - head.length - tail.length)}${tail}`;
}

function fieldOf(scalar: string): string {
  const [root, field] =
    {
      Plate: ['plateAssignments', 'plate'],
      Vin: ['vehicles', 'chassisNumber'],
      PersonalId: ['people', 'personalId'],
      LicenceNumber: ['driverLicences', 'number'],
      TaxCode: ['businesses', 'taxCode'],
    }[scalar] ?? [];
  return `${root}(where: { ${field}: { in: $v } }) { totalCount }`;
}
