import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '../../src/db/client.js';
import type { RunningHub } from '../server/running-hub.js';
import { type Child, startChild } from './child.js';

const READERS = 12;
/** A caller has so much in flight at once; several of them ask. */
const STEWARDS = 4;
/** Under which positions of the read log are given. */
const READ_LOG_LOCK = 7_204_002;

type Storm = {
  running: RunningHub;
  /** Makes the faults; its own connections are left alone. */
  superuser: Pool;
  /** Looks for the rows of answers, as soon as they have come. */
  watcher: Pool;
  persons: readonly string[];
  reads: number;
  storeFaults: number;
  readKills: number;
};

/** What was seen: refusals by code, requests answered without a row, those refused that told something all the same. */
type Stormed = { answered: number; refused: Record<string, number>; cut: number; withoutRow: string[]; leaked: string[] };

/** Asks about persons while the store of the read log fails and the hub that answers is killed; each answer's row is looked for at once. */
export async function readStorm({ running, superuser, watcher, persons, reads, storeFaults, readKills }: Storm): Promise<Stormed> {
  const stormed: Stormed = { answered: 0, refused: {}, cut: 0, withoutRow: [], leaked: [] };
  const tokens = await Promise.all(
    Array.from({ length: STEWARDS }, (_, n) => running.issuer.issue({ role: 'steward', name: `bao-${n}` }).then(({ token }) => token)),
  );
  let server: Child = startServer();
  let address = await server.line();
  /** Answered, and not looked for yet. */
  let unseen: string[] = [];
  let isOver = false;

  function startServer(): Child {
    return startChild('test/storm/serving-process.ts', running.database.url, running.keysDir);
  }

  async function read(n: number): Promise<void> {
    const [one = '', other = ''] = [persons[n % persons.length], persons[(n + 1) % persons.length]];
    const name = (alias: string, personalId: string) => `${alias}: person(personalId: "${personalId}") { fullName }`;
    const query = n % 4 === 0 ? `{ ${name('a', one)} ${name('b', other)} }` : `{ ${name('a', one)} }`;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${tokens[n % STEWARDS]}`,
          'hub-purpose': 'stewardship',
          'hub-case': 'G17-261122-0001',
        },
        body: JSON.stringify({ query }),
        signal: AbortSignal.timeout(20_000),
      });
      text = await response.text();
    } catch {
      stormed.cut++;
      await pause(20);
      return;
    }
    const { data, errors } = JSON.parse(text) as { data?: { a: unknown } | null; errors?: { extensions: { code: string } }[] };
    const requestId = response.headers.get('x-request-id') ?? '';
    if (response.status === 200 && data?.a) {
      stormed.answered++;
      unseen.push(requestId);
      return;
    }
    const code = errors?.[0]?.extensions.code ?? `status ${response.status}`;
    stormed.refused[code] = (stormed.refused[code] ?? 0) + 1;
    if (text.includes('Người')) stormed.leaked.push(requestId);
    await pause(20);
  }

  /** Rows stand in the order of their commits, so of each answer that came before the look its row is found by now. */
  async function watch(): Promise<void> {
    const written = new Set<string>();
    let after = '0';
    for (let last = false; !last; ) {
      last = isOver;
      const answered = unseen;
      unseen = [];
      const { rows } = await watcher.query<{ position: string; request: string }>(
        `select position::text, request::text from read_log where position > $1::bigint and kind = 'answer' order by position`,
        [after],
      );
      for (const { request } of rows) written.add(request);
      after = rows.at(-1)?.position ?? after;
      for (const request of answered) if (!written.delete(request)) stormed.withoutRow.push(request);
      await pause(last ? 0 : 10);
    }
  }

  async function fault(n: number): Promise<void> {
    switch (n % 3) {
      case 0:
        await superuser.query('revoke insert on read_log from giaolo_app');
        await pause(200);
        await superuser.query('grant insert on read_log to giaolo_app');
        break;
      case 1:
        // Longer than anybody waits for their row.
        await superuser.query('select pg_advisory_lock($1)', [READ_LOG_LOCK]);
        await pause(2_300);
        await superuser.query('select pg_advisory_unlock($1)', [READ_LOG_LOCK]);
        break;
      default:
        await superuser.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%append_read%'`,
        );
    }
  }

  async function kill(): Promise<void> {
    await server.kill();
    server = startServer();
    address = await server.line();
  }

  const at = (n: number, of: number) => ((n + 0.5) * reads) / of;
  const events = [
    ...Array.from({ length: storeFaults }, (_, n) => ({ due: at(n, storeFaults), happen: () => fault(n) })),
    ...Array.from({ length: readKills }, (_, n) => ({ due: at(n, readKills), happen: kill })),
  ].sort((a, b) => a.due - b.due);

  async function disturb(): Promise<void> {
    for (const { due, happen } of events) {
      while (stormed.answered < due) await pause(2);
      await happen();
    }
  }

  const watching = watch();
  let asked = 0;
  let isDisturbed = false;
  const disturbing = disturb().finally(() => {
    isDisturbed = true;
  });
  disturbing.catch(() => undefined);
  await Promise.all(
    Array.from({ length: READERS }, async () => {
      while (stormed.answered < reads || !isDisturbed) await read(asked++);
    }),
  );
  await disturbing;
  isOver = true;
  await watching;
  await server.kill();
  return stormed;
}
