import type { FastifyInstance } from 'fastify';
import { type Pool, query } from '../db/client.js';
import { migrationState } from '../db/migrate.js';
import { HubError } from '../hub/errors.js';
import { isUnsettled, logStanding } from '../hub/ledger/which-log.js';

/** `/healthz`: the process answers. `/readyz`: it can serve – the database answers, its migrations are this release's, no drain has begun. */
export function serveHealth(app: FastifyInstance, { pool, draining }: { pool: Pool; draining(): boolean }): void {
  let current = false;
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const reason = draining() ? 'draining' : await unready();
    if (reason !== null) return reply.code(503).send({ status: 'not ready', reason });
    const log = await logDetail();
    return { status: 'ready', ...(log === null ? {} : { detail: { log } }) };
  });

  /** Questions are answered as before; that nothing is written is the operator's to end, and no reason to send the askers away. */
  async function logDetail(): Promise<{ code: string; vi: string; en: string } | null> {
    const standing = await logStanding({ query: (...statement) => query(pool, ...statement) }).catch(() => 'STANDBY' as const);
    if (!isUnsettled(standing)) return null;
    const fault = new HubError('LOG_UNSETTLED');
    return { code: fault.code, vi: fault.sentence('vi'), en: fault.sentence('en') };
  }

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
