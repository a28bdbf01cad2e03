import { useEffect, useState } from 'react';
import { memory } from './memory';
import type { Asker } from './post';

/** Whether one can sign in here, and who has; the token itself never comes to the browser. */
export type Session = {
  isPossible: boolean;
  /** Every role by its name. */
  roles: readonly { role: string; vi: string; en: string }[];
  signedIn: { role: string; vi: string; en: string; agency: string | null; purposes: readonly string[]; endsAt: string } | null;
};

const NOBODY: Session = { isPossible: false, roles: [], signedIn: null };

/** What a request of these pages carries beside the cookie: no form, link or foreign page can send it. */
export const PAGE = { 'hub-page': '1' } as const;

let asked: Promise<Session> | undefined;

async function askSession(): Promise<Session> {
  try {
    const response = await fetch('/phien', { credentials: 'same-origin', cache: 'no-store', headers: PAGE });
    return response.ok ? { ...NOBODY, ...((await response.json()) as Partial<Session>) } : NOBODY;
  } catch {
    return NOBODY;
  }
}

/** Asked once a page; undefined until it is known. */
export function useSession(): Session | undefined {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    asked ??= askSession();
    let isWanted = true;
    void asked.then((known) => isWanted && setSession(known));
    return () => {
      isWanted = false;
    };
  }, []);
  return session;
}

/** In which role somebody asks; undefined where a token was pasted, or nobody does. The page only words it: the hub decides. */
export function roleOf({ token, isSignedIn, choice }: Asker, session: Session | undefined): string | undefined {
  if (token !== '') return choice.role || undefined;
  return isSignedIn ? session?.signedIn?.role : undefined;
}

/** Leaves for the provider, and comes back to where one was. */
export function signIn(): void {
  location.assign(signInPath(`${location.pathname}${location.search}`));
}

export function signInPath(backTo: string): string {
  return `/dang-nhap?ve=${encodeURIComponent(backTo)}`;
}

/** Whoever sits here next finds neither a session nor what was asked in it. */
export async function signOut(): Promise<void> {
  const response = await fetch('/dang-xuat', { method: 'POST', credentials: 'same-origin', headers: PAGE });
  if (!response.ok) throw new Error(String(response.status));
  const { next } = (await response.json()) as { next: string };
  memory.clear();
  location.assign(next);
}

const TROUBLE = 'dang-nhap';
export type Trouble = 'tu-choi' | 'het-han' | 'khong-ket-noi' | 'khong-hop';

/** How a sign-in failed, as the address tells; taken out of it, so that a link that is sent on does not tell it again. */
export function takeTrouble(): string | null {
  const here = new URL(location.href);
  const trouble = here.searchParams.get(TROUBLE);
  if (trouble === null) return null;
  here.searchParams.delete(TROUBLE);
  history.replaceState(history.state, '', here);
  return trouble;
}
