import { examples } from './examples';

/**
 * Everything the page remembers lives in the session of this browser tab and ends with it: queries and variables may name a person,
 * and a token is a key. GraphiQL would keep its tabs in localStorage for ever.
 */
export const session: Storage = window.sessionStorage;

/** As GraphiQL stores it. */
type Tab = { id: string; title: string; query: string | null; variables: string | null; headers: null; operationName: string | null; response: null };
type Tabs = { tabs: Tab[]; activeTabIndex: number };

const TABS = 'graphiql:tabState';

/** The open tab as left before a reload, or else the first of the worked examples. */
export function openTab(): Tab {
  const stored = remembered<Tabs>(TABS, { tabs: [], activeTabIndex: 0 });
  const open = stored.tabs[stored.activeTabIndex];
  if (open) return open;
  const tabs = examples.map(({ id, query, variables }) => {
    const name = /^(?:query|mutation)\s+(\w+)/m.exec(query)?.[1] ?? null;
    return { id, title: name ?? id, query, variables, headers: null, operationName: name, response: null };
  });
  remember(TABS, { tabs, activeTabIndex: 0 } satisfies Tabs);
  return tabs[0] ?? { id: 'new', title: '', query: '', variables: null, headers: null, operationName: null, response: null };
}

/** Throws away what was typed and brings the worked examples back. */
export function restoreExamples(): Tab {
  for (const key of Object.keys(session)) if (key.startsWith('graphiql:')) session.removeItem(key);
  return openTab();
}

export function remembered<T>(key: string, otherwise: T): T {
  try {
    return (JSON.parse(session.getItem(key) ?? 'null') as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  session.setItem(key, JSON.stringify(value));
}
