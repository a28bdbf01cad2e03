import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientConfig, createPool, endPool, type OnConnect, type Pool } from '../../src/db/client.js';
import { createLanes, type Lanes } from '../../src/db/lanes.js';
import { HubError } from '../../src/errors.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';
import { killBackends } from '../support/kill-backends.js';

const LANES = 3;
const ASKERS = 24;

type Ask = Pick<Lanes, 'query'>;
type Tally = { kills: number; right: number; wrong: number; refused: number; otherwise: number };

describe('lanes', () => {
  let database: TestDatabase;
  let killer: Pool;
  beforeAll(async () => {
    database = await createRolesDatabase();
    killer = createPool({ url: database.url, max: 1 });
    await endPool(database.ownerPool);
  });
  afterAll(async () => {
    await endPool(killer);
    await database.drop();
  });
  const open = () => createLanes(database, { role: 'giaolo_app', max: LANES });

  it('many questions at once share few connections, and each gets its own answer', async () => {
    const lanes = open();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        lanes.query<{ said: string; pid: number }>('select $1::text as said, pg_backend_pid() as pid', [`${i}`], 'say'),
      ),
    );
    expect(answers.map(({ rows }) => rows[0]?.said)).toEqual(Array.from({ length: 200 }, (_, i) => `${i}`));
    expect(new Set(answers.map(({ rows }) => rows[0]?.pid)).size).toBe(LANES);
    await lanes.close();
  });

  it('answer nothing over a connection that was looked at and refused, and ask again over the next', async () => {
    let looks = 0;
    const onConnect = async (client: Parameters<OnConnect>[0]) => {
      await client.query('select 1');
      looks += 1;
      if (looks === 1) throw new HubError('UNAVAILABLE');
    };
    const lanes = createLanes(database, { max: 1, onConnect });
    await expect(lanes.query("select 'a'")).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await lanes.query<{ q: string }>("select 'b' as q")).rows).toEqual([{ q: 'b' }]);
    expect(looks).toBe(2);
    await lanes.close();
  });

  it('a statement that fails takes nothing behind it along', async () => {
    const lanes = createLanes(database, { max: 1 });
    const asked = Array.from({ length: 20 }, (_, i) => lanes.query<{ q: string }>('select (10 / $1::int)::text as q', [i % 2], 'divide'));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(asked.map((_, i) => (i % 2 === 1 ? 'fulfilled' : 'rejected')));
    await lanes.close();
  });

  it('with a connection killed every 40 ms, no answer is another question’s, nothing hangs, and all lanes come back', async () => {
    const lanes = open();
    const tally = await underKills(lanes, 2_500, { kills: 21, right: 501 });
    expect(tally).toMatchObject({ wrong: 0, otherwise: 0 });
    const pids = await Promise.all(
      Array.from({ length: 30 }, () => lanes.query<{ pid: number }>('select pg_backend_pid() as pid, pg_sleep(0.005)')),
    );
    expect(new Set(pids.map(({ rows }) => rows[0]?.pid)).size).toBe(LANES);
    await lanes.close();
  });

  it('(control) a lane that is not made anew answers nothing after the first kill, and this test sees it', async () => {
    const client = new pg.Client({ ...clientConfig({ url: database.url }, {}), pipeline: true } as pg.ClientConfig);
    client.on('error', () => undefined);
    await client.connect();
    const tally = await underKills(
      { query: async (text, values, name) => client.query({ text, values: values ?? [], ...(name ? { name } : {}) }) as never },
      600,
      { kills: 1, right: 0 },
    );
    expect(tally.refused + tally.otherwise).toBeGreaterThan(tally.right);
  });

  it('what comes later goes around a lane that a slow statement holds up', async () => {
    const lanes = open();
    let ended = false;
    const slow = lanes.query('select pg_sleep(1)').then(() => {
      ended = true;
    });
    await new Promise((wake) => {
      setTimeout(wake, 50);
    });
    await Promise.all(Array.from({ length: 100 }, () => lanes.query('select 1')));
    expect(ended).toBe(false);
    await slow;
    await lanes.close();
  });

  it('takes a statement along only where it is answered at once', async () => {
    const lanes = open();
    expect((await lanes.offer<{ one: number }>('select 1 as one'))?.rows).toEqual([{ one: 1 }]);
    const slow = Array.from({ length: LANES }, () => lanes.query('select pg_sleep(0.3)'));
    await new Promise((wake) => {
      setTimeout(wake, 50);
    });
    for (let n = 0; n < LANES * 30; n++) void lanes.query('select 1');
    expect(lanes.offer('select 1')).toBeNull();
    await Promise.all(slow);
    await lanes.close();
    expect(lanes.offer('select 1')).toBeNull();
  });

  /** Goes on until that much has happened, and no shorter: how long it takes is the machine's speed, which no test judges. */
  async function underKills(ask: Ask, milliseconds: number, least: Pick<Tally, 'kills' | 'right'>): Promise<Tally> {
    const tally: Tally = { kills: 0, right: 0, wrong: 0, refused: 0, otherwise: 0 };
    const end = performance.now() + milliseconds;
    let over = false;
    const isOver = (kills: number) => {
      over = performance.now() >= end && kills >= least.kills && tally.right >= least.right;
      return over;
    };
    const killing = killBackends(killer, isOver, 40);
    const asking = async (asker: number) => {
      for (let turn = 0; !over; turn++) {
        const said = `${asker}/${turn}`;
        try {
          const { rows } = await ask.query<{ said: string }>('select $1::text as said', [said], 'say');
          if (rows[0]?.said === said) tally.right++;
          else tally.wrong++;
        } catch (error) {
          if (error instanceof HubError && error.code === 'UNAVAILABLE') tally.refused++;
          else tally.otherwise++;
          await new Promise((wake) => {
            setTimeout(wake, 1);
          });
        }
      }
    };
    await Promise.all(Array.from({ length: ASKERS }, (_, asker) => asking(asker)));
    return { ...tally, kills: await killing };
  }
});
