import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CHANNEL,
  closedWhileAway,
  cutting,
  hangingUp,
  killing,
  type Listener,
  listenWithPg,
  openWire,
  refusing,
  underTrouble,
} from '../../bench/driver-repro/listening.js';
import { query, withPoolOf } from '../../src/db/client.js';
import { endpointAt } from '../../src/db/endpoint.js';
import { listen } from '../../src/db/listen.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';

/** What docs/decisions/0001 saw of the driver that listens, small enough for every run. A busy machine is no broken promise. */
describe('a listening connection', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createRolesDatabase();
  });
  afterAll(() => database.drop());

  const asSuperuser = <R>(sql: string, values: unknown[] = []) => withPoolOf(database, { max: 1 }, (pool) => query<R>(pool, sql, values));
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (is: () => boolean | Promise<boolean>, meanwhile: () => Promise<unknown> = () => pause(20)) => {
    while (!(await is())) await meanwhile();
  };

  it.each(Object.entries({ killing, refusing, hangingUp, cutting }))('is made anew, once, after %s, and closes', async (_name, disturb) => {
    const { backAfterMs, connections, closedAfterMs, left } = await underTrouble(database.url, listenWithPg, disturb, 2);
    expect({ isBack: backAfterMs !== null, connections, isClosed: closedAfterMs !== null, left }).toEqual({
      isBack: true,
      connections: 1,
      isClosed: true,
      left: 0,
    });
  });

  it('(control) stays deaf where nobody makes it anew, and this test sees it', async () => {
    const once: Listener = (url, onHeard) => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      client.on('notification', ({ payload = '' }) => onHeard(payload));
      client
        .connect()
        .then(() => client.query(`listen ${CHANNEL}`))
        .catch(() => undefined);
      return { close: () => client.end() };
    };
    expect(await underTrouble(database.url, once, killing, 0.2, 2_000)).toMatchObject({ backAfterMs: null, connections: 0 });
  });

  it('tells when it begins to listen, first and again, since nobody knows what was told before', async () => {
    const wire = await openWire(database.url);
    let begun = 0;
    const listening = listen({ url: wire.url }, CHANNEL, (payload) => {
      begun += payload === undefined ? 1 : 0;
    });
    await until(() => begun === 1);
    await wire.refuse(true);
    await wire.refuse(false);
    await until(() => begun === 2);
    await listening.close();
    await wire.close();
  });

  it('that is closed while its server is away does not come back', async () => {
    expect(await closedWhileAway(database.url, listenWithPg)).toEqual({ left: 0 });
  });

  it('goes where its endpoint is', async () => {
    const [here, there] = [await openWire(database.url), await openWire(database.url)];
    const endpoint = endpointAt(here.url);
    const heard: string[] = [];
    let begun = 0;
    const listening = listen(endpoint, CHANNEL, (payload) => {
      if (payload === undefined) begun += 1;
      else heard.push(payload);
    });
    await until(() => begun === 1);
    endpoint.moveTo(there.url);
    await here.close();
    await until(
      () => heard.includes('there'),
      async () => {
        await asSuperuser('select pg_notify($1, $2)', [CHANNEL, 'there']);
        await pause(50);
      },
    );
    expect(begun).toBe(2);
    await listening.close();
    await there.close();
  });
});
