import { createPrivateKey, generateKeyPairSync, hkdfSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sentence, StartError } from './start-error.js';

export type KeyFile = {
  keysDir: string;
  /** File name without its ending. */
  name: string;
  /** Production refuses to make keys silently: a new key would break what the old one vouched for. */
  production: boolean;
  make(): Promise<Jwk> | Jwk;
};

/** A key as JSON Web Key; `kid` names it wherever it was used. */
export type Jwk = { kid: string; kty: string } & Readonly<Record<string, unknown>>;

/**
 * The key kept in `<keysDir>/<name>.json`, readable by its user alone; made on the first start, never replaced. Of two starters that
 * make it at once, one wins and both use the winner's.
 */
export async function openKey({ keysDir, name, production, make }: KeyFile): Promise<Jwk> {
  const path = pathOf({ keysDir, name });
  const kept = await readKey(path);
  if (kept) return kept;
  if (production) throw new StartError(missing(path), { exitStatus: 2 });
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(await make())}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readKey(path);
  if (!made) throw damaged(path);
  return made;
}

const READ_LOG_KEY = {
  name: 'read-log',
  vi: 'băm các biến của câu hỏi trong nhật ký tra cứu',
  en: 'hashes the variables of questions in the read log',
  make: makeHashKey,
};

/** Each log is signed by a key of its own. */
const LOG_KEYS = {
  changes: {
    name: 'log-changes',
    vi: 'ký điểm kiểm của nhật ký thay đổi',
    en: 'signs the checkpoints of the log of changes',
    make: makeSigningKey,
  },
  reads: {
    name: 'log-reads',
    vi: 'ký điểm kiểm của nhật ký tra cứu',
    en: 'signs the checkpoints of the log of reads',
    make: makeSigningKey,
  },
} as const;

const RECEIPT_KEY = {
  name: 'receipts',
  vi: 'ký biên nhận chứng cứ; thay bằng "keys rotate"',
  en: 'signs receipts of evidence; replaced by "keys rotate"',
  make: makeSigningKey,
};

/** The keys that a hub in production needs, each made once and kept for ever: what it vouched for can be compared with nothing else. */
export const HUB_KEYS = [READ_LOG_KEY, LOG_KEYS.changes, LOG_KEYS.reads, RECEIPT_KEY] as const;

export async function openReadLogKey(keys: Pick<KeyFile, 'keysDir' | 'production'>): Promise<HashKey> {
  const { name, make } = READ_LOG_KEY;
  return hashKeyOf(await openKey({ ...keys, name, make }), pathOf({ ...keys, name }));
}

export async function openLogKeys(keys: Pick<KeyFile, 'keysDir' | 'production'>): Promise<Record<keyof typeof LOG_KEYS, KeyObject>> {
  const open = async ({ name, make }: Pick<KeyFile, 'name' | 'make'>) =>
    signingKeyOf(await openKey({ ...keys, name, make }), pathOf({ ...keys, name }));
  const [changes, reads] = await Promise.all([open(LOG_KEYS.changes), open(LOG_KEYS.reads)]);
  return { changes, reads };
}

/** The public part of a key that signs receipts. A retired one has signed nothing since `retiredAt`, and is published for ever. */
export type ReceiptPublicKey = Jwk & { retiredAt?: string };
export type ReceiptKeys = { kid: string; key: KeyObject; publicKeys: readonly ReceiptPublicKey[] };

/** The key that signs receipts, and the public parts of all that ever did. */
export async function openReceiptKeys(keys: Pick<KeyFile, 'keysDir' | 'production'>): Promise<ReceiptKeys> {
  const { name, make } = RECEIPT_KEY;
  const jwk = await openKey({ ...keys, name, make });
  const retired = await Promise.all((await retiredReceiptKeys(keys.keysDir)).map((file) => readKey(join(keys.keysDir, file))));
  return {
    kid: jwk.kid,
    key: signingKeyOf(jwk, pathOf({ ...keys, name })),
    publicKeys: [publicPart(jwk), ...retired.flatMap((one) => (one ? [one] : []))],
  };
}

/**
 * Makes a new key that signs receipts. Of the one before only its public part stays: what it signed is verified for ever, and nothing is
 * signed by it again.
 */
export async function rotateReceiptKey(keysDir: string, retiredAt: string): Promise<{ retired: string; kid: string }> {
  const { name, make } = RECEIPT_KEY;
  const old = await openKey({ keysDir, name, production: true, make });
  const kept = join(keysDir, `${name}.${old.kid}.retired.json`);
  // Over one that a rotation left behind which was stopped here: the key signed until now.
  await writeFile(kept, `${JSON.stringify({ ...publicPart(old), retiredAt })}\n`, { mode: 0o600 });
  await rm(pathOf({ keysDir, name }));
  const { kid } = await openKey({ keysDir, name, production: false, make });
  return { retired: old.kid, kid };
}

async function retiredReceiptKeys(keysDir: string): Promise<string[]> {
  const files = await readdir(keysDir).catch(() => []);
  return files.filter((file) => file.startsWith(`${RECEIPT_KEY.name}.`) && file.endsWith('.retired.json')).sort();
}

function publicPart({ d: _secret, ...rest }: Jwk): Jwk {
  return { ...rest, kid: rest.kid, kty: rest.kty, use: 'sig', alg: 'EdDSA' };
}

/**
 * The secret by which figures about persons are perturbed: as long as the read log's key is kept, the same persons give the same figures.
 */
export async function openCellKey(keys: Pick<KeyFile, 'keysDir' | 'production'>): Promise<Buffer> {
  return secretFor('cell-key', await openReadLogKey(keys));
}

/** The secret by which callers and addresses are hashed in security events: the same caller is the same hash, and nobody can guess it. */
export async function openEventsSecret(keys: Pick<KeyFile, 'keysDir' | 'production'>): Promise<Buffer> {
  return secretFor('security-events', await openReadLogKey(keys));
}

/** Seals the secrets by which messages are signed, so that whoever reads the database does not have them. */
export async function openOutboxKey(keys: Pick<KeyFile, 'keysDir' | 'production'>): Promise<Buffer> {
  return secretFor('outbox', await openReadLogKey(keys));
}

/** What keeps a hub in production from using its keys: missing, damaged, or open to others. */
export async function keyFaults(keysDir: string): Promise<Sentence[]> {
  const found = await Promise.all(
    HUB_KEYS.map(async ({ name }) => {
      const path = pathOf({ keysDir, name });
      try {
        return (await readKey(path)) ? [] : [missing(path)];
      } catch (error) {
        if (error instanceof StartError) return error.faults;
        throw error;
      }
    }),
  );
  return found.flat();
}

/** Makes the keys that are missing, and says which those were; one that is there is never replaced. */
export async function createKeys(keysDir: string): Promise<{ path: string; kid: string; made: boolean }[]> {
  const made = [];
  for (const { name, make } of HUB_KEYS) {
    const path = pathOf({ keysDir, name });
    const kept = await readKey(path);
    const { kid } = kept ?? (await openKey({ keysDir, name, production: false, make }));
    made.push({ path, kid, made: kept === undefined });
  }
  return made;
}

function pathOf({ keysDir, name }: Pick<KeyFile, 'keysDir' | 'name'>): string {
  return join(keysDir, `${name}.json`);
}

function missing(path: string): Sentence {
  return {
    vi: `Thiếu khoá ${path}. Khi vận hành, hub không tự tạo khoá: hãy phục hồi khoá từ bản sao lưu, hoặc lần đầu thì chạy: giaolo keys create`,
    en: `The key ${path} is missing. In production the hub makes no keys by itself: restore it from a backup, or the first time run: giaolo keys create`,
  };
}

/** A key for keyed hashes (HMAC-SHA-256). */
export function makeHashKey(): Jwk {
  return { kty: 'oct', alg: 'HS256', kid: randomBytes(6).toString('hex'), k: randomBytes(32).toString('base64url') };
}

/** A key that signs (Ed25519). */
export function makeSigningKey(): Jwk {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { ...privateKey.export({ format: 'jwk' }), kty: 'OKP', kid: randomUUID() };
}

export type HashKey = { id: string; secret: Buffer };

/** A secret for another use, drawn from one that is kept: whoever knows it learns nothing about the one it comes from. */
function secretFor(use: string, { secret }: HashKey): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), use, 32));
}

export function hashKeyOf(jwk: Jwk, path: string): HashKey {
  const secret = typeof jwk.k === 'string' ? Buffer.from(jwk.k, 'base64url') : Buffer.alloc(0);
  if (jwk.kty !== 'oct' || secret.length < 32) throw damaged(path);
  return { id: jwk.kid, secret };
}

function signingKeyOf(jwk: Jwk, path: string): KeyObject {
  try {
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Worded below, without quoting what may be half a key.
  }
  throw damaged(path);
}

async function readKey(path: string): Promise<Jwk | undefined> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new StartError(
        {
          vi: `Tệp khoá ${path} người khác đọc được. Hãy chạy: chmod 600 ${path}`,
          en: `The key file ${path} can be read by others. Run: chmod 600 ${path}`,
        },
        { exitStatus: 2 },
      );
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES') throw closed(path);
    throw error;
  }
  try {
    const jwk = JSON.parse(text) as Partial<Jwk>;
    if (typeof jwk.kid === 'string' && typeof jwk.kty === 'string') return jwk as Jwk;
  } catch {
    // Worded below, without quoting what may be half a key.
  }
  throw damaged(path);
}

function closed(path: string): StartError {
  return new StartError(
    {
      vi: `Hub không đọc được tệp khoá ${path}. Hãy giao tệp cho người dùng chạy hub (quyền 0600).`,
      en: `The hub cannot read the key file ${path}. Give it to the user that runs the hub (mode 0600).`,
    },
    { exitStatus: 2 },
  );
}

function damaged(path: string): StartError {
  return new StartError(
    { vi: `Tệp khoá ${path} bị hỏng. Hãy phục hồi từ bản sao lưu.`, en: `The key file ${path} is damaged. Restore it from a backup.` },
    { exitStatus: 2 },
  );
}
