import pg from 'pg';
import { createPool } from '../../src/db/client.js';

/** Lends out a client, lets the server kill it while nothing waits for it, and lives on if it can. */
const [url = '', kind] = process.argv.slice(2);
const pool = kind === 'plain' ? new pg.Pool({ connectionString: url }) : createPool({ url });
const client = await pool.connect();
const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
const other = new pg.Client({ connectionString: url });
await other.connect();
await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
await other.end();
await new Promise((wake) => {
  setTimeout(wake, 300);
});
process.exit(0);
