import { createServer } from 'node:http';
import pg from 'pg';
import { likelyToday } from '../../src/hub/time/legal-day.js';
import { LIMIT_STATEMENTS, type LimitStatement, PLANNED } from './limit-statements.js';

/**
 * The limit: as little as can stand between HTTP and PostgreSQL. One prepared statement a question, its text sent on as it came.
 * `/once/…` and `/each/…` say when it is planned: left to itself PostgreSQL plans the look-ups anew for every call, which takes six times
 * as long as running them. Prints its port when it listens; ends with its parent.
 */
const questions = new Map<string, { statement: LimitStatement; pool: pg.Pool }>(
  Object.entries(PLANNED).flatMap(([when, mode]) => {
    const pool = new pg.Pool({ connectionString: process.argv[2], max: 16, options: `-c plan_cache_mode=${mode} -c jit=off` });
    pool.on('error', () => undefined);
    return LIMIT_STATEMENTS.map((statement) => [`/${when}${statement.path}`, { statement, pool }] as const);
  }),
);

const server = createServer((request, response) => {
  const question = questions.get(request.url ?? '');
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (!question) return void response.writeHead(404).end();
    const { statement, pool } = question;
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    const now = new Date();
    const values = [...statement.values(asked), asked.validAt ?? likelyToday(now), asked.knownAt ?? now.toISOString()];
    pool.query<{ json: string | null }>({ name: statement.name, text: statement.text, values }).then(
      ({ rows }) => {
        const body = Buffer.from(`{"data":{"${statement.path.slice(1)}":${rows[0]?.json ?? 'null'}}}`);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : address}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
