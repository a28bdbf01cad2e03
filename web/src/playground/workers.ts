import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker.js?worker';
import GraphQLWorker from 'monaco-graphql/esm/graphql.worker.js?worker';

/** Where variables are written, which are JSON. */
const VARIABLES = '.graphiql-editor-tool';

/**
 * What the editors think with. Answers are JSON too, and show without: what knows JSON comes when somebody begins to write variables, and is no
 * part of a first look.
 */
(globalThis as { MonacoEnvironment?: unknown }).MonacoEnvironment = {
  getWorker(_id: string, label: string): Worker | Promise<Worker> {
    if (label === 'graphql') return new GraphQLWorker();
    if (label === 'json') return writesVariables().then(() => new JsonWorker());
    return new EditorWorker();
  },
};

function writesVariables(): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest(VARIABLES))) return;
      document.removeEventListener('focusin', look);
      resolve();
    };
    document.addEventListener('focusin', look);
  });
}
