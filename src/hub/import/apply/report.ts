import type { Problem } from '../../../errors.js';
import type { ApprovalNeed } from '../../approval/needs.js';
import type { Counts } from '../../batch/batch.js';
import type { ImportProgress } from '../../batch/pace.js';
import type { PreparedRow } from '../match/row-operations.js';

/** How often one thing is wrong with one column, and where it is met first. */
export type ProblemCount = {
  code: string;
  severity: Problem['severity'];
  field?: string;
  file?: string;
  count: number;
  firstRow?: number;
  vi: string;
  en: string;
};

/**
 * What became of a file. CHECKED: looked at, nothing written. WAITING: sound, but one person may not write so much alone: nothing is written until
 * another has agreed. REFUSED: no readable table, or a header that does not fit. REJECTED: rows
 * have errors, so nothing was written. APPLIED: done, and what it wrote is counted (nothing, if the register said it all). ALREADY_APPLIED:
 * what this very file wrote stands. STOPPED: somebody else wrote meanwhile what makes a row wrong; parts before it are written, and the
 * same command goes on from there. Every row is counted once: new, changed, same or rejected, and a rejected one has a problem that says
 * why.
 */
export type ImportState = 'CHECKED' | 'WAITING' | 'REFUSED' | 'REJECTED' | 'APPLIED' | 'ALREADY_APPLIED' | 'STOPPED';

export type ImportReport = {
  state: ImportState;
  entity: string;
  file: string;
  sha256: string;
  batchId?: string;
  /** Under which it waits for another person, or why it did not. */
  proposalId?: string;
  /** Why another person is needed. */
  needs?: readonly ApprovalNeed[];
  /** Rows written by an earlier, interrupted run of this batch. */
  resumedAfterRows?: number;
  counts: Counts;
  /** Field name → in how many rows it changes. */
  changedFields: Record<string, number>;
  /** Those among them that it leaves empty where the register had a value. */
  emptiedFields: Record<string, number>;
  problemCount: number;
  warningCount: number;
  /** The first errors. Warnings, of which one column may have as many as rows, are only counted, in `byCode`. */
  problems: readonly Problem[];
  byCode: readonly ProblemCount[];
  rejectsFile?: string;
  seconds: number;
  rowsPerSecond: number;
};

/**
 * What whoever brings a file by HTTP is told, a line at a time: how far it is, and last the report with the rejected rows as a file, or the error
 * as it is sent anywhere.
 */
export type ImportLine = { progress: ImportProgress } | { report: ImportReport; rejects: string | null } | { error: unknown };

export const PROBLEMS_SHOWN_MAX = 50;
const KINDS_MAX = 500;

export type Tally = {
  counts: Counts;
  /** `file`: of an archive, the one in it that the row or the problem is of. */
  addRow(prepared: PreparedRow, file?: string): void;
  addProblem(problem: Problem, file?: string): void;
  summary(): Pick<ImportReport, 'counts' | 'changedFields' | 'emptiedFields' | 'problemCount' | 'warningCount' | 'problems' | 'byCode'>;
};

/** Counts everything and keeps only the first of it, so that a file of a million bad rows is reported in little memory. */
export function tally(): Tally {
  const counts: Counts = { rows: 0, new: 0, changed: 0, same: 0, rejected: 0 };
  const changedFields: Record<string, number> = {};
  const emptiedFields: Record<string, number> = {};
  const first: Problem[] = [];
  const total = { error: 0, warning: 0 };
  const kinds = new Map<string, ProblemCount>();

  const addProblem = (given: Problem, file?: string): void => {
    const problem = file === undefined ? given : { ...given, file };
    const { code, severity, field, row, vi, en } = problem;
    total[severity]++;
    if (severity === 'error' && first.length < PROBLEMS_SHOWN_MAX) first.push(problem);
    const kind = `${code}\n${field ?? ''}\n${problem.file ?? ''}`;
    const known = kinds.get(kind);
    if (known !== undefined) known.count++;
    else if (kinds.size < KINDS_MAX)
      kinds.set(kind, {
        code,
        severity,
        ...(field === undefined ? {} : { field }),
        ...(problem.file === undefined ? {} : { file: problem.file }),
        count: 1,
        ...(row === undefined ? {} : { firstRow: row }),
        vi,
        en,
      });
  };

  return {
    counts,
    addProblem,
    addRow({ checked, result, changed }, file) {
      counts.rows++;
      counts[result]++;
      for (const name of changed) {
        changedFields[name] = (changedFields[name] ?? 0) + 1;
        if (checked.values[name] === null) emptiedFields[name] = (emptiedFields[name] ?? 0) + 1;
      }
      for (const problem of checked.problems) addProblem(problem, file);
    },
    summary: () => ({
      counts: { ...counts },
      changedFields,
      emptiedFields,
      problemCount: total.error,
      warningCount: total.warning,
      problems: first,
      byCode: [...kinds.values()].toSorted((a, b) => a.severity.localeCompare(b.severity) || b.count - a.count),
    }),
  };
}
