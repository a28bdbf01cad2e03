import pg from 'pg';
import postgres from 'postgres';
import { createPool, endPool } from '../../src/db/client.js';
import { type Tx, withTx } from '../../src/db/tx.js';

export type Findings = {
  /** A's transaction was reported as failed, yet a row that A wrote after its connection had died is there. */
  ghostOfFailed: boolean;
  /** B asked for a rollback and got it, yet B's row is there: A's late COMMIT ended B's transaction. */
  rolledBackRowStayed: boolean;
  /** What A read as its own setting after its connection had died. */
  settingSeenByA: string;
  outcomeOfA: string;
};

/** The two callers' view of a driver: run this inside one transaction. */
export type Transact = (work: (run: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<void>) => Promise<void>;

/**
 * Two callers share one connection slot. A's backend is terminated once, in the middle of A's transaction; while A is still
 * busy, B begins, writes, and in the end changes its mind. A then goes on as code does that has not noticed.
 */
export async function oneDeadBackend(url: string, transact: Transact): Promise<Findings> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('drop table if exists mark');
  await admin.query('create table mark (who text not null)');
  const bWrote = gate();
  const aDone = gate();
  let settingSeenByA = '(nothing: refused)';

  const a = transact(async (run) => {
    await run("select set_config('app.actor', 'A', true)");
    const [row] = await run('select pg_backend_pid() as pid');
    await admin.query('select pg_terminate_backend($1)', [row?.pid]);
    await pause(100);
    void b();
    await Promise.race([bWrote.opened, pause(1_500)]);
    const late = await run("select current_setting('app.actor', true) as actor").catch(() => undefined);
    if (late !== undefined) settingSeenByA = String(late[0]?.actor);
    await run("insert into mark values ('A, late')").catch(() => undefined);
  });

  let bEnded: Promise<string> | undefined;
  function b(): Promise<string> {
    bEnded ??= transact(async (run) => {
      await run("select set_config('app.actor', 'B', true)");
      await run("insert into mark values ('B, to be rolled back')");
      bWrote.open();
      await Promise.race([aDone.opened, pause(1_500)]);
      throw new Error('B changes its mind');
    }).then(
      () => 'committed',
      (error: unknown) => String(error),
    );
    return bEnded;
  }

  const outcomeOfA = await Promise.race([
    a.then(
      () => 'reported as committed',
      (error: unknown) => `refused: ${(error as Error).message}`,
    ),
    pause(4_000).then(() => 'no answer in 4 s'),
  ]);
  // A's failure may be reported before its code has come to its end; give the late statements their time.
  await pause(600);
  aDone.open();
  await Promise.race([bEnded, pause(2_000)]);
  await pause(200);
  const { rows } = await admin.query<{ who: string }>('select who from mark');
  await admin.end();
  const marks = rows.map(({ who }) => who);
  return {
    ghostOfFailed: outcomeOfA.startsWith('refused') && marks.includes('A, late'),
    rolledBackRowStayed: marks.includes('B, to be rolled back'),
    settingSeenByA,
    outcomeOfA,
  };
}

/** postgres.js as its manual shows it. */
export function postgresJs(url: string): { transact: Transact } {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  return {
    transact: async (work) => {
      await sql.begin((tx) => work(async (text) => [...(await tx.unsafe(text))] as Record<string, unknown>[]));
    },
  };
}

/** The hub's own: pg under withTx. */
export function pgWithTx(url: string): { transact: Transact; end(): Promise<void> } {
  const pool = createPool({ url, max: 1 });
  return {
    transact: (work) => withTx(pool, {}, (tx: Tx) => work(async (text) => (await tx.query<Record<string, unknown>>(text)).rows)),
    end: () => endPool(pool),
  };
}

function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => {
    setTimeout(wake, milliseconds);
  });
}
