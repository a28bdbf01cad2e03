import pg from 'pg';
import type { Sentence } from '../../start-error.js';

/** Often enough to meet another session of a pooler that lends them in turn. */
const ROUNDS = 4;

/**
 * Whether something between lends a server's sessions by the transaction: two connections are then the same session, or one is another
 * from one question to the next. Asks without any setting of the hub's, which would stay behind in sessions of others.
 */
export async function lendsSessions(url: string): Promise<boolean> {
  const [one, other] = [clientAt(url), clientAt(url)];
  // A connection that ends by itself fails the question that was asked over it.
  for (const client of [one, other]) client.on('error', () => undefined);
  try {
    await one.connect();
    const mine = new Set([await sessionOf(one)]);
    await other.connect();
    const theirs = new Set([await sessionOf(other)]);
    const lends = () => mine.size > 1 || theirs.size > 1 || [...mine].some((session) => theirs.has(session));
    for (let round = 0; round < ROUNDS && !lends(); round++) {
      // Whoever holds a session leaves the pooler another to lend.
      await other.query('begin');
      mine.add(await sessionOf(one));
      theirs.add(await sessionOf(other));
      await other.query('rollback');
    }
    return lends();
  } catch (error) {
    // Lent by the statement: there are no transactions at all.
    if ((error as { code?: unknown }).code === PROTOCOL_VIOLATION) return true;
    throw error;
  } finally {
    await Promise.allSettled([one.end(), other.end()]);
  }
}

const PROTOCOL_VIOLATION = '08P01';

function clientAt(url: string): pg.Client {
  return new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 5_000 });
}

async function sessionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** `setting` names the address in what is said of it. */
export function lentSessions(setting: string): Sentence {
  return {
    vi: `${setting} dẫn tới một bộ gộp kết nối chia phiên làm việc theo giao dịch hoặc theo câu lệnh. Hub đặt vai trò, chuẩn bị câu lệnh và giữ khóa cho cả phiên. Người quản trị đặt pool_mode = session trong PgBouncer, hoặc đặt ${setting} nối thẳng tới PostgreSQL.`,
    en: `${setting} leads to a pooler that lends sessions by the transaction or the statement. The hub sets its role, prepares statements and holds locks for a session. The administrator sets pool_mode = session in PgBouncer, or ${setting} leads straight to PostgreSQL.`,
  };
}
