import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Pool, query } from '../../db/client.js';

/** Sessions of one kind of content; the secret is what a cookie holds. */
export type PageSessions<Content> = {
  /** Ends after `seconds`, or earlier when nobody uses it. */
  begin(content: Content, seconds: number): Promise<{ secret: string }>;
  /** Undefined for a secret that nobody was given, and for a session that has ended. */
  read(secret: string): Promise<Content | undefined>;
  /** Here at once, at other hubs of this database within `REMEMBERED_MS`. */
  end(secret: string): Promise<void>;
};

/** A public computer that somebody walked away from. */
export const IDLE_SECONDS = 30 * 60;
export const REMEMBERED_MS = 5_000;
/** How much older a session is told to be than it is, for which its row need not be written at each use. */
const USED_SECONDS = 60;
const REMEMBERED_MAX = 5_000;

/**
 * Sessions in the database, each sealed with a key that only the cookie's secret gives (HKDF, AES-256-GCM): a backup, a reader of the table and
 * a log of statements hold no token that works.
 */
export function createPageSessions<Content extends object>(pool: Pool, kind: string): PageSessions<Content> {
  const remembered = new LRUCache<string, Content>({ max: REMEMBERED_MAX, ttl: REMEMBERED_MS });

  return {
    async begin(content, seconds) {
      const secret = randomBytes(32).toString('base64url');
      const { id, key } = derived(kind, secret);
      await query(pool, 'delete from page_session where ends_at < clock_timestamp()');
      await query(pool, `insert into page_session (id, sealed, ends_at) values ($1, $2, clock_timestamp() + $3 * interval '1 second')`, [
        id,
        seal(key, id, JSON.stringify(content)),
        seconds,
      ]);
      return { secret };
    },
    async read(secret) {
      if (!SECRET.test(secret)) return undefined;
      const known = remembered.get(secret);
      if (known) return known;
      const { id, key } = derived(kind, secret);
      const { rows } = await query<{ sealed: Buffer; unused: number }>(
        pool,
        `select sealed, extract(epoch from clock_timestamp() - used_at)::float8 as unused from page_session
         where id = $1 and ends_at > clock_timestamp() and used_at > clock_timestamp() - $2 * interval '1 second'`,
        [id, IDLE_SECONDS],
      );
      const [row] = rows;
      if (!row) return undefined;
      if (row.unused > USED_SECONDS) await query(pool, 'update page_session set used_at = clock_timestamp() where id = $1', [id]);
      const content = JSON.parse(unseal(key, id, row.sealed)) as Content;
      remembered.set(secret, content);
      return content;
    },
    async end(secret) {
      if (!SECRET.test(secret)) return;
      remembered.delete(secret);
      await query(pool, 'delete from page_session where id = $1', [derived(kind, secret).id]);
    },
  };
}

const SECRET = /^[\w-]{43}$/;

function derived(kind: string, secret: string): { id: Buffer; key: Buffer } {
  const part = (what: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', `giaolo page session ${kind} ${what}`, 32));
  return { id: part('id'), key: part('key') };
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function seal(key: Buffer, id: Buffer, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(id);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Buffer, id: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES)).setAAD(id);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
