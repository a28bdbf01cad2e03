import { type DocumentNode, type OperationDefinitionNode, print } from 'graphql';
import type { Caller } from '../access/caller.js';
import { FIELD_CLASSES } from '../declare/types.js';
import type { AuditNotes } from './audit-notes.js';
import { BEGUN, type ReadEntry } from './read-log.js';

type Request = { document: DocumentNode; operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>>; caller: Caller };

/**
 * Describes a request for the read log. One literal: spreading one object of this size into another costs an answer 20 KB of garbage in V8.
 */
export function requestEntry({ document, operation, variables, caller }: Request, entities: Iterable<string>, ending = BEGUN): ReadEntry {
  return {
    requestId: caller.requestId,
    actor: caller.actor,
    role: caller.role,
    agency: caller.agency,
    purpose: caller.purpose,
    caseCode: caller.caseCode,
    behalf: caller.behalf,
    trace: caller.trace,
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

/** Who asks, for whom and why, as a row of the read log says it of whatever is asked by other doors than GraphQL's. */
export function whoAsks({
  requestId,
  actor,
  role,
  agency,
  purpose,
  caseCode,
  behalf,
  trace,
}: Caller): Pick<ReadEntry, 'requestId' | 'actor' | 'role' | 'agency' | 'purpose' | 'caseCode' | 'behalf' | 'trace'> {
  return { requestId, actor, role, agency, purpose, caseCode, behalf, trace };
}

/** What a door beside GraphQL's answered, by what was noted of it. */
export function answeredEntry(
  caller: Caller,
  asked: Pick<ReadEntry, 'operationName' | 'document' | 'variables'>,
  { subjects, classes, entities }: Pick<AuditNotes, 'subjects' | 'classes' | 'entities'>,
): ReadEntry {
  return {
    ...whoAsks(caller),
    ...asked,
    outcome: 'ANSWERED',
    code: null,
    fieldClasses: FIELD_CLASSES.filter((one) => classes.has(one)),
    entities: [...entities].sort(),
    subjects: [...subjects].sort(),
  };
}

/** Printed once for each document: services send the same ones over and over. */
const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  return text;
}
