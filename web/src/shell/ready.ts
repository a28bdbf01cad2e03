import { useEffect, useState } from 'react';

/** What the hub says is wrong with it, by name and in both languages: the very words of `/readyz`. */
export type Ready = {
  status: string;
  detail: readonly { name: string; isReady: boolean; vi: string; en: string }[];
};

/** Asked once a page; undefined until it is known, and where the hub does not say. */
export function useReady(): Ready | undefined {
  const [ready, setReady] = useState<Ready>();
  useEffect(() => {
    void askReady().then(setReady);
  }, []);
  return ready;
}

/** 503 is an answer too: requests do not belong here, and why. */
export async function askReady(): Promise<Ready | undefined> {
  try {
    const response = await fetch('/readyz', { credentials: 'omit', cache: 'no-store' });
    return response.ok || response.status === 503 ? ((await response.json()) as Ready) : undefined;
  } catch {
    return undefined;
  }
}
