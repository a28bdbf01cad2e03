import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { TrustedDocuments } from '../hub/answer/trusted-documents.js';
import type { JobsDoor } from '../hub/jobs/jobs-door.js';
import { LIMITS } from '../limits.js';
import { callerOf } from './graphql-request.js';
import { type Gate, letIn } from './let-in.js';
import { takeNamedDocument } from './named-document.js';
import { understand } from './understand.js';

type Parts = Gate & {
  questions: JobsDoor;
  schema: GraphQLSchema;
  documents: TrustedDocuments;
};

/**
 * Questions that take longer than an answer may. `POST /jobs` takes the body of a question to `/graphql`, with its headers, and answers how
 * far the job is; `GET /jobs/<id>` tells that again, `GET /jobs/<id>/result` gives what was answered, a line of JSON each, and `DELETE
 * /jobs/<id>` ends the job and wipes it. Whoever hangs up stops nothing. No address holds anything but the id of a job.
 */
export function serveJobs(app: FastifyInstance, { questions, schema, documents, ...gate }: Parts): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    request.facts.operation = 'job';
    await letIn(request, reply, gate);
    reply.header('cache-control', 'no-store');
  };
  type Named = { Params: { id: string } };

  app.post('/jobs', { onRequest, bodyLimit: LIMITS.jobBytes.max }, async (request, reply) => {
    const { caller, body } = await takeNamedDocument(documents, callerOf(request), request.body);
    const asked = understand(schema, body, 'query');
    Object.assign(request.facts, { operationName: asked.operation.name?.value ?? null });
    const job = await questions.start(caller, asked);
    return reply.code(202).header('location', `/jobs/${job.id}`).send(job);
  });
  app.get('/jobs', { onRequest }, async (request) => ({ jobs: await questions.list(callerOf(request)) }));
  app.get<Named>('/jobs/:id', { onRequest }, async (request) => questions.one(callerOf(request), request.params.id));
  app.get<Named>('/jobs/:id/result', { onRequest, exposeHeadRoute: false }, async (request, reply) => {
    const lines = await questions.lines(callerOf(request), request.params.id);
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines, { objectMode: false }));
  });
  app.delete<Named>('/jobs/:id', { onRequest }, async (request, reply) => {
    await questions.cancel(callerOf(request), request.params.id);
    return reply.code(204).send();
  });
}
