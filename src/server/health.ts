import type { FastifyInstance } from 'fastify';
import { type Pool, query } from '../db/client.js';
import { migrationState } from '../db/migrate.js';

/** `/healthz`: the process answers. `/readyz`: it can serve – the database answers, its migrations are this release's, no drain has begun. */
export function serveHealth(app: FastifyInstance, { pool, draining }: { pool: Pool; draining(): boolean }): void {
  let current = false;
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const reason = draining() ? 'draining' : await unready();
    return reply.code(reason === null ? 200 : 503).send(reason === null ? { status: 'ready' } : { status: 'not ready', reason });
  });

  async function unready(): Promise<'database' | 'migrations' | null> {
    try {
      // Migrations only go forward, so once current they stay so for this process.
      if (!current) current = (await migrationState(pool)).pending.length === 0;
      else await query(pool, 'select 1', [], 'ready');
      return current ? null : 'migrations';
    } catch {
      return 'database';
    }
  }
}
