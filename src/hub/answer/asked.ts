import { FIELD_CLASSES } from '../declare/types.js';
import type { Apart } from '../query/whole-root.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import type { ReadEntry, ReadLog } from '../reads/read-log.js';
import { requestEntry } from '../reads/request-entry.js';
import type { Answer, Answered, Question } from './question.js';

/** A question on its way: what the steps have found of it so far. */
export type Asked = {
  question: Question;
  readonly notes: AuditNotes;
  /** Parts that are other cases', each with notes and a row of its own. */
  readonly parts: readonly Part[];
  readonly apart: Apart;
  /** Writes how the question ended into the read log, durably. */
  log(outcome: ReadEntry['outcome'], code: string | null): Promise<void>;
  /** In the forms of their types. */
  variables: Readonly<Record<string, unknown>>;
  worked: Answered & { executor?: NonNullable<Answer['executor']> };
  answer: Answer;
};

/** `refusal`: the code by which it was refused. */
export type Part = { notes: AuditNotes; refusal: string | null; log(): Promise<void> };

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
  const record = (of: Question, noted: AuditNotes, outcome: ReadEntry['outcome'], code: string | null) => {
    const fieldClasses = FIELD_CLASSES.filter((c) => noted.classes.has(c));
    // What is refused shows nobody.
    const subjects = outcome === 'ANSWERED' ? [...noted.subjects].sort() : [];
    return readLog.record(requestEntry(of, noted.entities, { outcome, code, fieldClasses, subjects }));
  };
  const parts: Part[] = [];
  const apart: Apart = (caller, variables) => {
    const own: AuditNotes = { ...notes, subjects: new Set(), classes: new Set(), entities: new Set() };
    const part: Part = {
      notes: own,
      refusal: null,
      log: () => record({ ...question, caller, variables }, own, part.refusal === null ? 'ANSWERED' : 'REFUSED', part.refusal),
    };
    parts.push(part);
    const refused = (code: string) => {
      part.refusal = code;
    };
    return { audit: own, refused };
  };
  const log: Asked['log'] = (outcome, code) => record(question, notes, outcome, code);
  return { question, notes, parts, apart, log, variables: {}, worked: { result: {}, extensions: {} }, answer: { status: 200, body: {} } };
}
