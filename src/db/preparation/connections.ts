import type { Sentence } from '../../start-error.js';
import type { Pool } from '../client.js';

export type ConnectionFacts = { login: string; database: string; server: number; ofLogin: number; ofDatabase: number };

/** How many connections the server leaves to this login; -1 is no limit of its own. */
export async function connectionFacts(pool: Pool): Promise<ConnectionFacts> {
  const { rows } = await pool.query<ConnectionFacts>(
    `select quote_ident(session_user) as login, quote_ident(current_database()) as database,
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - current_setting('reserved_connections')::int as server,
       (select rolconnlimit from pg_catalog.pg_roles where rolname = session_user) as "ofLogin",
       (select datconnlimit from pg_catalog.pg_database where datname = current_database()) as "ofDatabase"`,
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error('a select without a table returns one row');
  return facts;
}

/** A hub that is refused connections under load answers 503 just then; told before it serves. */
export function connectionFaults({ login, database, server, ofLogin, ofDatabase }: ConnectionFacts, needed: number): Sentence[] {
  const limits: [number, string][] = [
    [server, `alter system set max_connections = ${needed + RESERVED};`],
    [ofLogin, `alter role ${login} connection limit ${needed};`],
    [ofDatabase, `alter database ${database} connection limit ${needed};`],
  ];
  return limits.flatMap(([limit, mend], i): Sentence[] => {
    if (limit < 0 || limit >= needed) return [];
    const restart = i === 0 ? { vi: ' rồi khởi động lại PostgreSQL', en: ' and restarts PostgreSQL' } : { vi: '', en: '' };
    return [
      {
        vi: `Hub cần tới ${needed} kết nối, nhưng chỉ được ${limit}. Người quản trị máy chủ chạy: ${mend}${restart.vi}`,
        en: `The hub needs up to ${needed} connections, but gets ${limit}. The server's administrator runs: ${mend}${restart.en}`,
      },
    ];
  });
}

/** What PostgreSQL keeps back for superusers, and what monitoring and a second console take. */
const RESERVED = 10;
