import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Leaving, SignedIn } from './provider.js';
import type { Store } from './store.js';

/** A citizen with her number and name, an official with their agency; or somebody on the way to the provider and back. */
export type Person = SignedIn & { personalId: string | null; name: string };
export type Session = { person?: Person; leaving?: Leaving };

export type Sessions = {
  begin(session: Session, seconds: number): string;
  read(secret: string): Session | undefined;
  end(secret: string): void;
};

/** A public computer that somebody walked away from. */
const IDLE_MS = 30 * 60_000;

/** Each is sealed with a key that only the cookie's secret gives: the file alone signs nobody in and holds no token that works. */
export function openSessions(store: Store): Sessions {
  return {
    begin(session, seconds) {
      const secret = randomBytes(32).toString('base64url');
      const now = Date.now();
      store.prepare('delete from session where ends_at < ? or used_at < ?').run(now, now - IDLE_MS);
      store
        .prepare('insert into session (id, sealed, used_at, ends_at) values (?, ?, ?, ?)')
        .run(idOf(secret), seal(secret, JSON.stringify(session)), now, now + seconds * 1_000);
      return secret;
    },
    read(secret) {
      const now = Date.now();
      const row = store
        .prepare('update session set used_at = ? where id = ? and ends_at > ? and used_at > ? returning sealed')
        .get(now, idOf(secret), now, now - IDLE_MS) as { sealed: Uint8Array } | undefined;
      return row && (JSON.parse(unseal(secret, Buffer.from(row.sealed))) as Session);
    },
    end(secret) {
      store.prepare('delete from session where id = ?').run(idOf(secret));
    },
  };
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function idOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'mot-cua session', 32));
}

function seal(secret: string, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function unseal(secret: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, IV_BYTES)).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
