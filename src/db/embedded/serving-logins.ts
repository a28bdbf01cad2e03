import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Who serves from the embedded server, and as which of the hub's roles each may work. Neither owns anything, neither is a superuser. */
export const SERVING_LOGINS = { serving: 'giaolo_serving', open: 'giaolo_serving_open' } as const;

const ROLES: readonly (readonly [login: string, role: string])[] = [
  [SERVING_LOGINS.serving, 'giaolo_app'],
  [SERVING_LOGINS.serving, 'giaolo_eraser'],
  [SERVING_LOGINS.open, 'giaolo_open'],
];

/** The password of both, kept beside the superuser's; made where it is not there yet, by whoever comes first. */
export async function openServingPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'serving.password');
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}

/**
 * Makes the logins, or mends what is not as it should be with them. The roles they work as may be there before the tables are; migrations
 * find them then.
 */
export async function ensureServingLogins({ url, servingUrl }: { url: string; servingUrl: string }): Promise<void> {
  const { password } = new URL(servingUrl);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const secret = client.escapeLiteral(password);
    for (const [login, role] of ROLES) {
      for (const name of [login, role]) {
        const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
        if (rowCount === 0) await client.query(`create role ${name} nologin`);
      }
      await client.query(`alter role ${login} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${secret}`);
      await client.query(`alter role ${role} nologin nosuperuser nocreatedb nocreaterole nobypassrls`);
      await client.query(`grant ${role} to ${login} with inherit false, set true`);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}
