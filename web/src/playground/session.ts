import { memory, remember, remembered } from '../shell/memory';
import { examples } from './examples';
import { TAKEN_ALONG } from './taken-along';

/** As GraphiQL stores it. */
type Tab = {
  id: string;
  title: string;
  query: string | null;
  variables: string | null;
  headers: null;
  operationName: string | null;
  response: null;
};
type Tabs = { tabs: Tab[]; activeTabIndex: number };

const TABS = 'graphiql:tabState';

/** A question that another page brought along, else the open tab as left before a reload, or else the first of the worked examples. */
export function openTab(): Tab {
  const stored = remembered<Tabs>(TABS, { tabs: [], activeTabIndex: 0 });
  const brought = remembered<string | null>(TAKEN_ALONG, null);
  if (brought !== null) {
    memory.removeItem(TAKEN_ALONG);
    const name = nameIn(brought);
    const tab = {
      id: `taken-${stored.tabs.length}`,
      title: name ?? '',
      query: brought,
      variables: null,
      headers: null,
      operationName: name,
      response: null,
    };
    remember(TABS, { tabs: [...stored.tabs, tab], activeTabIndex: stored.tabs.length } satisfies Tabs);
    return tab;
  }
  const open = stored.tabs[stored.activeTabIndex];
  if (open) return open;
  const tabs = examples.map(({ id, query, variables }) => {
    const name = nameIn(query);
    return { id, title: name ?? id, query, variables, headers: null, operationName: name, response: null };
  });
  remember(TABS, { tabs, activeTabIndex: 0 } satisfies Tabs);
  return tabs[0] ?? { id: 'new', title: '', query: '', variables: null, headers: null, operationName: null, response: null };
}

/** Throws away what was typed and brings the worked examples back. */
export function restoreExamples(): Tab {
  for (const key of Object.keys(memory)) if (key.startsWith('graphiql:')) memory.removeItem(key);
  return openTab();
}

function nameIn(query: string): string | null {
  return /^(?:query|mutation)\s+(\w+)/m.exec(query)?.[1] ?? null;
}
