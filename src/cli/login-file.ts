import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { msOfInstant } from '../hub/time/instant.js';
import { StartError } from '../start-error.js';

/** What a sign-in leaves on this machine. */
export type Login = {
  issuer: string;
  clientId: string;
  accessToken: string;
  /** ISO instant. */
  expiresAt: string;
  refreshToken?: string;
};

const FILE = 'login.json';

export const loginPath = (personDir: string): string => join(personDir, FILE);

/**
 * Keeps who is signed in, in a file that this person alone may read (0600, in a folder of 0700): whoever has it is this person. It appears
 * when it is whole.
 */
export async function keepLogin(personDir: string, login: Login): Promise<void> {
  await mkdir(personDir, { recursive: true, mode: 0o700 });
  const path = loginPath(personDir);
  const fresh = `${path}.${process.pid}`;
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(login, null, 2));
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}

/** Undefined where nobody is signed in. A file that others may read is refused, as ssh does: its token may be anybody's by now. */
export async function readLogin(personDir: string): Promise<Login | undefined> {
  const path = loginPath(personDir);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if ((found.mode & 0o077) !== 0) {
    throw new StartError(
      {
        vi: `Tệp ${path} người khác cũng đọc được. Hãy chạy "giaolo logout" rồi đăng nhập lại.`,
        en: `Others may read ${path}. Run "giaolo logout" and sign in again.`,
      },
      { exitStatus: 2 },
    );
  }
  const login = parsed(await readFile(path, 'utf8'));
  if (login !== undefined) return login;
  throw new StartError(
    {
      vi: `Tệp ${path} bị hỏng. Hãy chạy "giaolo logout" rồi đăng nhập lại.`,
      en: `The file ${path} is damaged. Run "giaolo logout" and sign in again.`,
    },
    { exitStatus: 2 },
  );
}

/** Whether there was one. */
export async function forgetLogin(personDir: string): Promise<boolean> {
  const path = loginPath(personDir);
  const isThere = (await stat(path).catch(() => undefined)) !== undefined;
  await rm(path, { force: true });
  return isThere;
}

function parsed(text: string): Login | undefined {
  try {
    const login = JSON.parse(text) as Partial<Login>;
    const needed = [login.issuer, login.clientId, login.accessToken, login.expiresAt];
    return needed.every((part) => typeof part === 'string') && !Number.isNaN(msOfInstant(String(login.expiresAt)))
      ? (login as Login)
      : undefined;
  } catch {
    return undefined;
  }
}
