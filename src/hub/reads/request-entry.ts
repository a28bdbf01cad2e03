import { type DocumentNode, type OperationDefinitionNode, print } from 'graphql';
import type { Caller } from '../access/caller.js';
import { BEGUN, type ReadEntry } from './read-log.js';

type Request = { document: DocumentNode; operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>>; caller: Caller };

/** What the read log is told of a request. Written out in one piece: one object spread into another of this size costs an answer 20 KB of rubbish in V8. */
export function requestEntry({ document, operation, variables, caller }: Request, entities: Iterable<string>, ending = BEGUN): ReadEntry {
  return {
    requestId: caller.requestId,
    actor: caller.actor,
    role: caller.role,
    agency: caller.agency,
    purpose: caller.purpose,
    caseCode: caller.caseCode,
    operationName: operation.name?.value ?? null,
    document: textOf(document),
    variables,
    entities: [...entities].sort(),
    outcome: ending.outcome,
    code: ending.code,
    fieldClasses: ending.fieldClasses,
    subjects: ending.subjects,
  };
}

/** Services send the same documents over and over. */
const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  return text;
}
