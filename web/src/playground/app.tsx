import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { GraphQLSchema } from 'graphql';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Access } from '../shell/access';
import { type Choice, choiceInComment } from '../shell/choice';
import { Header } from '../shell/header';
import { useLook } from '../shell/look';
import { memory, useRemembered } from '../shell/memory';
import { Reasons } from '../shell/reasons';
import { useSession } from '../shell/session';
import { AnswerLine } from './answer-line';
import { type AnswerNote, type Asking, createFetcher } from './fetcher';
import { openTab, restoreExamples } from './session';
import { words } from './words';

/** A question can be put together by clicking too: every field and argument of the schema, each with its caption. */
const PLUGINS = [HISTORY_PLUGIN, explorerPlugin({ showAttribution: false })];

/**
 * GraphiQL with the bar above it. Each tab has its own choice of role, purpose and case: what its comment says, until the bar says
 * otherwise.
 */
export function App({ access }: { access: Access }) {
  const [first, setFirst] = useState(() => ({ tab: openTab(), opening: 0 }));
  const [open, setOpen] = useState<{ id: string; query: string | null }>(first.tab);
  const [chosen, setChosen] = useRemembered<Record<string, Choice>>('giaolo:chosen', {});
  // A token is a key: it stays in this page and ends with it.
  const [pasted, setPasted] = useState('');
  const session = useSession();
  const [look, setLook] = useLook();
  const [notes, setNotes] = useState<Record<string, AnswerNote>>({});
  const say = words[look.language];

  const choice = chosen[open.id] ?? choiceInComment(open.query, access);
  const token = access.roles.length > 0 ? (access.roles.find((r) => r.role === choice.role)?.token ?? '') : pasted;
  const isSignedIn = session?.signedIn != null;
  const asking: Omit<Asking, 'schema'> = { tab: open.id, token, isSignedIn, choice, language: look.language };
  const now = useRef(asking);
  // A layout effect, since GraphiQL asks for the schema in an ordinary one and must find the new token here.
  useLayoutEffect(() => {
    now.current = asking;
    document.title = say.title;
  });

  // GraphiQL reads the schema anew with every new fetcher. There is one schema for all roles, so once it was read (some roles may not),
  // changing the role keeps it: the token is the reason for a new fetcher, not an ingredient of it.
  const [readWith, setReadWith] = useState<string>();
  const schema = useRef<GraphQLSchema>(undefined);
  const schemaToken = readWith ?? token;
  const fetcher = useMemo(
    () =>
      createFetcher(
        () => ({ ...now.current, schema: schema.current }),
        (tab, note) => setNotes((all) => ({ ...all, [tab]: note })),
      ),
    [schemaToken],
  );

  const restore = () => {
    const tab = restoreExamples();
    setChosen({});
    setNotes({});
    setOpen(tab);
    setFirst({ tab, opening: first.opening + 1 });
  };

  return (
    <>
      <Header
        page="playground"
        look={look}
        onLook={setLook}
        reasons={
          <Reasons
            language={look.language}
            access={access}
            session={session}
            choice={choice}
            onChoice={(c) => setChosen({ ...chosen, [open.id]: c })}
            pasted={pasted}
            onPaste={setPasted}
          />
        }
        more={
          <button type="button" className="plain" title={say.restoreHint} onClick={restore}>
            {say.restore}
          </button>
        }
      />
      <GraphiQL
        key={first.opening}
        fetcher={fetcher}
        plugins={PLUGINS}
        storage={memory}
        initialQuery={first.tab.query ?? ''}
        initialVariables={first.tab.variables ?? ''}
        onSchemaChange={(read) => {
          schema.current = read;
          setReadWith(now.current.token);
        }}
        onTabChange={({ tabs, activeTabIndex }) => {
          const tab = tabs[activeTabIndex];
          if (tab) setOpen({ id: tab.id, query: tab.query });
        }}
        forcedTheme={look.theme}
        isHeadersEditorEnabled={false}
        showPersistHeadersSettings={false}
        defaultEditorToolsVisibility="variables"
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <GraphiQL.Footer>
          <AnswerLine note={notes[open.id]} say={say} />
        </GraphiQL.Footer>
      </GraphiQL>
    </>
  );
}
