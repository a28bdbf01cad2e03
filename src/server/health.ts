import type { FastifyInstance } from 'fastify';
import type { MigrationStand } from '../db/migrate.js';
import { type Sentence, StartError } from '../start-error.js';

/**
 * What keeps the hub from serving as it should. Anybody may read it, so it quotes no address, no cause and nobody's data; those stand in
 * the log. `name` is for machines and stays; `isReady`: requests can be sent here all the same.
 */
export type Concern = Sentence & { name: string; isReady: boolean };

/** Looks whether something is wrong now; asked at each `/readyz`, so it is quick and never throws. */
export type Look = () => readonly Concern[] | Promise<readonly Concern[]>;

/** `/healthz`: the process answers. `/readyz`: whether requests belong here, and by name everything that is wrong. */
export function serveHealth(app: FastifyInstance, { looks }: { looks: readonly Look[] }): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const detail = await lookAll(looks);
    const reason = detail.find(({ isReady }) => !isReady)?.name;
    return reply
      .code(reason === undefined ? 200 : 503)
      .send({ status: reason === undefined ? 'ready' : 'not ready', ...(reason && { reason }), detail });
  });
}

/** One after the other, since a later look tells of what an earlier one met; the first that is not ready names the reason. */
export async function lookAll(looks: readonly Look[]): Promise<Concern[]> {
  const found: Concern[] = [];
  for (const look of looks) found.push(...(await look()));
  return found;
}

/**
 * The database answers, and its migrations are this release's: told by this release's own files, so that a later one is noticed whenever it
 * came.
 */
export function lookAtDatabase(compare: () => Promise<MigrationStand>, onFault: (fault: unknown) => void): Look {
  return async () => {
    try {
      const found = await compare();
      if (found === 'same') return [];
      return [found === 'later' ? NEWER : MIGRATIONS];
    } catch (error) {
      onFault(error);
      return [error instanceof StartError ? MIGRATIONS : DATABASE];
    }
  };
}

const DATABASE: Concern = { name: 'database', isReady: false, vi: 'Cơ sở dữ liệu không trả lời.', en: 'The database does not answer.' };
const MIGRATIONS: Concern = {
  name: 'migrations',
  isReady: false,
  vi: 'Lược đồ cơ sở dữ liệu không khớp với bản này; xem "giaolo status".',
  en: 'The database is not on the schema of this release; see "giaolo status".',
};
/** Whoever is in service stays there until the newer one is: to leave at once would leave nobody. */
const NEWER: Concern = {
  name: 'migrations-newer',
  isReady: true,
  vi: 'Một bản mới hơn của hub đã nâng cấp cơ sở dữ liệu: hãy thay hub này.',
  en: 'A newer release of the hub has migrated the database: replace this one.',
};
