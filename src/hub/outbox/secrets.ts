import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals what the database keeps and its reader must not know. */
export type Sealing = { seal(secret: string): Buffer; open(sealed: Buffer): string };

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** With a key of the keys' folder: a copy of the database alone signs nothing. */
export function sealingWith(key: Buffer): Sealing {
  return {
    seal(secret) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open(sealed) {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}

/** As Standard Webhooks writes a shared secret. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
