import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Pool, query } from '../../db/client.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';

/** A document that a service registered, under the SHA-256 of its text. */
export type TrustedDocument = { hash: string; registeredAt: string; retiredAt: string | null; document: string };

/** Whom a hub has looked up: which text stands for a hash, and who has registered any. */
export type TrustedDocuments = {
  /**
   * The text that this caller registered under a hash. Without one, a caller who has registered documents sends nothing else, and everybody
   * else may send whatever they like (null); so too where the caller `mayTellItself`: its client sends the text if the hash is not known.
   */
  of(caller: Caller, named: Named | null): Promise<string | null>;
  /** All that this caller registered, the latest first. */
  all(caller: Caller): Promise<readonly RegisteredText[]>;
};

export type RegisteredText = Pick<TrustedDocument, 'hash' | 'document'>;
export type Named = { hash: string; mayTellItself: boolean };

/** For so long a hub goes on as it knew, where a document is registered or retired elsewhere. */
const BELIEVED_MS = 5_000;
const KEPT_MAX = 2_000;
const LISTS_KEPT_MAX = 200;

/**
 * Promises: a document named by its hash is the one that this very client registered, whatever other clients did; who has registered any is
 * refused every other (DOCUMENT_NOT_TRUSTED), within five seconds of a registration elsewhere.
 */
export function createTrustedDocuments(pool: Pool, { believedMs = BELIEVED_MS } = {}): TrustedDocuments {
  const texts = new LRUCache<string, { text: string | null }>({ max: KEPT_MAX, ttl: believedMs });
  const registered = new LRUCache<string, { any: boolean }>({ max: KEPT_MAX, ttl: believedMs });
  const lists = new LRUCache<string, readonly RegisteredText[]>({ max: LISTS_KEPT_MAX, ttl: believedMs });
  const known = async <V extends object>(cache: LRUCache<string, V>, key: string, look: () => Promise<V>): Promise<V> => {
    const found = cache.get(key);
    if (found !== undefined) return found;
    const looked = await look();
    cache.set(key, looked);
    return looked;
  };
  return {
    async of(caller, named) {
      const client = clientOf(caller);
      const { any } = caller.authenticated
        ? await known(registered, client, async () => ({ any: await hasDocuments(pool, client) }))
        : { any: false };
      if (named === null) {
        if (any) throw new HubError('DOCUMENT_NOT_TRUSTED');
        return null;
      }
      const { hash: digits, mayTellItself } = named;
      const { text } = any
        ? await known(texts, `${digits}\n${client}`, async () => ({ text: await readDocument(pool, client, digits) }))
        : { text: null };
      if (text === null && (any || !mayTellItself)) throw new HubError('DOCUMENT_NOT_FOUND', { hash: digits });
      return text;
    },
    async all(caller) {
      if (!caller.authenticated) return [];
      const client = clientOf(caller);
      return known(lists, client, () => readDocuments(pool, client));
    },
  };
}

/** Whoever sends: where an application works for an official (`act`), it is the application, since it has the documents. */
function clientOf({ actor, behalf }: Pick<Caller, 'actor' | 'behalf'>): string {
  return behalf?.official === actor && behalf.client !== null ? behalf.client : actor;
}

async function readDocument(pool: Pool, client: string, named: string): Promise<string | null> {
  const { rows } = await query<{ document: string }>(
    pool,
    'select document from trusted_document where client = $1 and hash = $2 and retired_at is null',
    [client, named],
    'trusted-document',
  );
  return rows[0]?.document ?? null;
}

async function readDocuments(pool: Pool, client: string): Promise<readonly RegisteredText[]> {
  const { rows } = await query<RegisteredText>(
    pool,
    'select hash, document from trusted_document where client = $1 and retired_at is null order by registered_at desc, hash',
    [client],
    'trusted-documents',
  );
  return rows;
}

async function hasDocuments(pool: Pool, client: string): Promise<boolean> {
  const { rows } = await query<{ any: boolean }>(
    pool,
    'select exists (select from trusted_document where client = $1 and retired_at is null) as any',
    [client],
    'has-trusted-documents',
  );
  return rows[0]?.any === true;
}

export function hashOfDocument(text: string): string {
  return hash('sha256', text);
}

/** Registers documents of a client; one that is there already, retired or not, stays or comes back. Told is how many are new. */
export async function registerDocuments(pool: Pool, client: string, documents: readonly string[]): Promise<number> {
  const { rows } = await query<{ isNew: boolean }>(
    pool,
    `insert into trusted_document (client, hash, document) select $1, d.hash, d.document from unnest($2::text[], $3::text[]) as d(hash, document)
     on conflict (client, hash) do update set retired_at = null returning xmax = 0 as "isNew"`,
    [client, documents.map(hashOfDocument), documents],
  );
  return rows.filter(({ isNew }) => isNew).length;
}

/** Retires all of a client's documents but these; told is how many. */
export async function retireDocuments(pool: Pool, client: string, { but }: { but: readonly string[] }): Promise<number> {
  const { rows } = await query(
    pool,
    'update trusted_document set retired_at = clock_timestamp() where client = $1 and retired_at is null and hash <> all($2::text[]) returning hash',
    [client, but],
  );
  return rows.length;
}

export async function documentsOf(pool: Pool, client: string): Promise<TrustedDocument[]> {
  const { rows } = await query<TrustedDocument>(
    pool,
    `select hash, document, registered_at::text as "registeredAt", retired_at::text as "retiredAt" from trusted_document
     where client = $1 order by registered_at, hash`,
    [client],
  );
  return rows;
}
