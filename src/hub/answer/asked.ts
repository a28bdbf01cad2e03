import { FIELD_CLASSES } from '../declare/types.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { ReadEntry, ReadLog } from '../reads/read-log.js';
import { requestEntry } from '../reads/request-entry.js';
import type { Answer, Answered, Question } from './question.js';

/** A question on its way: what the steps have found of it so far. */
export type Asked = {
  question: Question;
  readonly notes: AuditNotes;
  /** Writes how the question ended into the read log, durably. */
  log(outcome: ReadEntry['outcome'], code: string | null): Promise<void>;
  /** In the forms of their types. */
  variables: Readonly<Record<string, unknown>>;
  worked: Answered & { executor?: NonNullable<Answer['executor']> };
  answer: Answer;
};

/** With nothing found yet. */
export function openQuestion(question: Question, readLog: ReadLog): Asked {
  let begun = false;
  const notes: AuditNotes = {
    subjects: new Set(),
    standIn: readLog.standIn,
    classes: new Set(),
    entities: new Set(),
    begin: () => {
      if (!begun) readLog.intent(question.caller.requestId, () => requestEntry(question, notes.entities));
      begun = true;
    },
  };
  const log: Asked['log'] = (outcome, code) => {
    const fieldClasses = FIELD_CLASSES.filter((c) => notes.classes.has(c));
    // What is refused shows nobody.
    const subjects = outcome === 'ANSWERED' ? [...notes.subjects].sort() : [];
    return readLog.record(requestEntry(question, notes.entities, { outcome, code, fieldClasses, subjects }));
  };
  return { question, notes, log, variables: {}, worked: { result: {}, extensions: {} }, answer: { status: 200, body: {} } };
}
