import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';

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
  const path = join(keysDir, `${name}.json`);
  const kept = await readKey(path);
  if (kept) return kept;
  if (production) {
    throw new StartError(
      {
        vi: `Thiếu khoá ${path}. Khi vận hành, hub không tự tạo khoá: hãy đặt khoá vào đó (quyền 0600).`,
        en: `The key ${path} is missing. In production the hub makes no keys by itself: put the key there (mode 0600).`,
      },
      { exitStatus: 2 },
    );
  }
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

/** A key for keyed hashes (HMAC-SHA-256). */
export function makeHashKey(): Jwk {
  return { kty: 'oct', alg: 'HS256', kid: randomBytes(6).toString('hex'), k: randomBytes(32).toString('base64url') };
}

export type HashKey = { id: string; secret: Buffer };

export function hashKeyOf(jwk: Jwk, path: string): HashKey {
  const secret = typeof jwk.k === 'string' ? Buffer.from(jwk.k, 'base64url') : Buffer.alloc(0);
  if (jwk.kty !== 'oct' || secret.length < 32) throw damaged(path);
  return { id: jwk.kid, secret };
}

async function readKey(path: string): Promise<Jwk | undefined> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new StartError(
        { vi: `Tệp khoá ${path} người khác đọc được. Hãy chạy: chmod 600 ${path}`, en: `The key file ${path} can be read by others. Run: chmod 600 ${path}` },
        { exitStatus: 2 },
      );
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
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

function damaged(path: string): StartError {
  return new StartError(
    { vi: `Tệp khoá ${path} bị hỏng. Hãy phục hồi từ bản sao lưu.`, en: `The key file ${path} is damaged. Restore it from a backup.` },
    { exitStatus: 2 },
  );
}
