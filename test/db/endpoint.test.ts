import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endPool, poolOf, query, withPoolOf } from '../../src/db/client.js';
import { endpointAt, endpointsAt } from '../../src/db/endpoint.js';
import { createLanes } from '../../src/db/lanes.js';
import { lookAtStandby } from '../../src/db/look-at-standby.js';
import { createReaders } from '../../src/db/readers.js';
import { inPackage } from '../../src/root.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';
import { endOtherBackends } from '../support/kill-backends.js';

describe('an endpoint', () => {
  let here: TestDatabase;
  let there: TestDatabase;
  beforeAll(async () => {
    [here, there] = await Promise.all([createRolesDatabase(), createRolesDatabase()]);
  });
  afterAll(() => Promise.all([here.drop(), there.drop()]));

  const name = ({ url }: TestDatabase) => new URL(url).pathname.slice(1);
  const endAll = (database: TestDatabase) => withPoolOf(database, { max: 1 }, endOtherBackends);
  /** Once its own connections have died. */
  const soon = async (ask: () => Promise<{ rows: { db: string }[] }>): Promise<string | undefined> => {
    for (let turn = 0; ; turn++) {
      try {
        return (await ask()).rows[0]?.db;
      } catch (error) {
        if (turn > 100) throw error;
      }
    }
  };

  it('that moves takes everything made from it along: pools, lanes, readers made before and after', async () => {
    const endpoint = endpointAt(here.url);
    const pool = poolOf(endpoint, { max: 2, role: 'giaolo_app' });
    const lanes = createLanes(endpoint, { max: 1 });
    const readers = createReaders(endpoint, { side: 'personal', pool, poolMs: 4_000 });
    const where = 'select current_database() as db';
    const asks = [
      () => query<{ db: string }>(pool, where),
      () => lanes.query<{ db: string }>(where),
      () => readers.of({ kind: 'brief' }).query<{ db: string }>(where),
      () => readers.of({ kind: 'list', ms: 2_000 }).query<{ db: string }>(where),
      () => query<{ db: string }>(readers.poolFor({ isGuest: true }), where),
    ];
    try {
      for (const ask of asks) expect(await soon(ask)).toBe(name(here));
      endpoint.moveTo(there.url);
      await endAll(here);
      for (const ask of asks) expect(await soon(ask)).toBe(name(there));
      expect(await soon(() => readers.of({ kind: 'groups', ms: 2_000 }).query(where))).toBe(name(there));
    } finally {
      await Promise.all([lanes.close(), readers.close(), endPool(pool)]);
    }
  });

  it('has a name, and only where another login owns the tables there are two of the primary', () => {
    const one = endpointsAt('postgres://h/d');
    expect(one.owner).toBe(one.primary);
    const { primary, owner, standbys } = endpointsAt('postgres://h/d', {
      ownerUrl: 'postgres://o@h/d',
      standbyUrls: ['postgres://a/d', 'postgres://b/d'],
    });
    expect([primary, owner, ...standbys].map((each) => [each.name, each.role])).toEqual([
      ['primary', 'primary'],
      ['owner', 'primary'],
      ['standby-1', 'standby'],
      ['standby-2', 'standby'],
    ]);
  });

  it('of a standby tells that a server which takes writes is none, and that one is away', async () => {
    expect(await lookAtStandby(endpointAt(here.url, { name: 's' }), null)).toEqual({ name: 's', state: 'APART' });
    expect(await lookAtStandby(endpointAt('postgres://nobody:x@127.0.0.1:1/none', { name: 's' }), null)).toEqual({
      name: 's',
      state: 'UNREACHABLE',
    });
  });

  it('is the only thing that keeps an address: no pool is told another one behind its back', () => {
    const files = readdirSync(inPackage('src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(200);
    const naming = files.filter((file) =>
      /\.options\b.*connectionString|connectionString\s*=[^=]/.test(readFileSync(join(inPackage('src'), file), 'utf8')),
    );
    expect(naming).toEqual([]);
  });
});
