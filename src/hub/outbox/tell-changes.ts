import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Caller } from '../access/caller.js';
import type { Answer, Question } from '../answer/question.js';
import { bodyBytes } from '../query/finished-json.js';
import type { Target, TargetFilter } from './kept-targets.js';
import { PLACES_MAX, type Telling } from './told.js';

type Change = { position: string; entity: string; recordId: string; recordedFrom: string };
type Page = { changes: { nodes: Change[]; pageInfo: { scannedTo: string } } };

const questionOf = (fields: string, first: number): { document: DocumentNode; operation: OperationDefinitionNode } => {
  const document = parse(
    `query Outbox($after: Position, $where: ChangeWhere) { changes(after: $after, first: ${first}, where: $where) { nodes { ${fields} } pageInfo { scannedTo } } }`,
  );
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('a document without a question');
  return { document, operation };
};

const WHERE = questionOf('position entity recordId', PLACES_MAX);
const WHAT = questionOf(
  'position entity recordId version operation validFrom validTo recordedFrom authority changedFields { name before after } erased { name }',
  1,
);

/**
 * Changes, asked of the feed by the one function behind every door, as whoever declared the target and without a purpose: what a query hides
 * from them the outbox does not know. What is kept between finding and sending is a place; a value that was erased meanwhile is not sent.
 */
export function tellChanges(answer: (question: Question) => Promise<Answer>): Telling {
  async function ask(target: Target, question: typeof WHERE, after: string, where: TargetFilter) {
    const { fault, status, body, finished } = await answer({ ...question, variables: { after, where }, caller: callerOf(target) });
    if (fault && fault.status < 500) return { refused: fault };
    if (fault) throw fault;
    const { data, errors } = JSON.parse(bodyBytes(finished === undefined ? body : { ...body, data: finished }).toString());
    if (status !== 200 || errors) throw new Error('the feed did not answer');
    return (data as Page).changes;
  }
  return {
    async find(target) {
      const page = await ask(target, WHERE, target.position, target.filter);
      if ('refused' in page) return page;
      const places = page.nodes.map(({ position, entity, recordId }) => ({ position, subject: `${entity}/${recordId}` }));
      return { places, scannedTo: page.pageInfo.scannedTo };
    },
    async event(target, { position, subject }) {
      const [entity, record] = subject.split('/');
      const page = await ask(target, WHAT, String(BigInt(position) - 1n), { entity: { eq: entity }, recordId: { eq: record } });
      if ('refused' in page) return page;
      const [change] = page.nodes;
      if (change?.position !== position) return null;
      return { type: 'vn.giaolo.change.v1', subject, position, time: change.recordedFrom, data: JSON.stringify(change) };
    },
  };
}

function callerOf({ id, actor, role, agency }: Target): Caller {
  const nothing = { purposes: [], purpose: null, caseCode: null, ownKey: null };
  return { actor, role, agency, authenticated: true, ...nothing, language: 'vi', requestId: id };
}
