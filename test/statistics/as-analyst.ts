import { type DocumentNode, type OperationDefinitionNode, parse } from 'graphql';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { anonymous, CELL_KEY, caller, schema, type TestHub } from '../support/hub.js';
import { model } from './world.js';

/** Who counts everybody and sees nobody. */
export const analyst = caller('analyst', 'statistics', { caseCode: null });

/** The same hub by the other executor, under a secret of its own. */
export function interpreterOf(
  { database, readLog }: Pick<TestHub, 'database' | 'readLog'>,
  cellKey = CELL_KEY,
): (query: string) => Promise<any> {
  const answer = createAnswer({ schema, model, pool: database.appPool, readLog, cellKey, executor: 'interpreter' });
  return async (query) => {
    const document: DocumentNode = parse(query);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const { body } = await answer({ document, operation, variables: {}, caller: { ...anonymous, ...analyst } });
    const parsed = JSON.parse(bodyBytes(body).toString());
    if (parsed.errors) throw new Error(JSON.stringify(parsed.errors));
    return parsed;
  };
}
