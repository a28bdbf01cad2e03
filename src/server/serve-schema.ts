import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, introspectionFromSchema } from 'graphql';
import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { type AccessPolicy, roleOf } from '../hub/declare/policy.js';
import { callerOf } from './graphql-request.js';
import { type Recognising, recognise } from './let-in.js';
import { unchanging } from './unchanging.js';

/**
 * `GET /graphql/schema`: the result of the introspection query, with an ETag. It is some 5 MB, 0.2 compressed, and changes only with a release,
 * so whoever has it asks whether it is still the same. What is null is left out: it tells nobody more, and is a third of what gzip leaves.
 * Roles that may not read the schema by a query may not here.
 */
export function serveSchema(app: FastifyInstance, { schema, ...gate }: Recognising & { schema: GraphQLSchema }): void {
  const options = { schemaDescription: true, inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true };
  const send = unchanging(() => ({ data: withoutNulls(introspectionFromSchema(schema, options)) }), {
    'cache-control': 'private, no-cache',
    vary: 'authorization, accept-encoding',
  });
  app.get('/graphql/schema', async (request, reply) => {
    await recognise(request, gate);
    const refused = schemaRefused(gate.model.access, callerOf(request));
    if (refused) throw refused;
    return send(request, reply);
  });
}

function withoutNulls(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (_name, inner: unknown) => inner ?? undefined));
}

/** Which roles may read the schema is the policy's word, however they ask for it; null if this one may. */
export function schemaRefused(policy: AccessPolicy, { role }: Pick<Caller, 'role'>): HubError | null {
  if (roleOf(policy, role)?.mayIntrospect) return null;
  const rule = { ruleVi: 'vai trò này không được đọc lược đồ.', ruleEn: 'this role may not read the schema.' };
  return new HubError('GRAPHQL_VALIDATION_FAILED', rule);
}
