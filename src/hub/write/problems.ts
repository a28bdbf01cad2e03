import { ERRORS, type ErrorCode, HubError, type Problem } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Period } from '../time/period.js';
import type { OperationProblem } from './operations.js';

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** Why an operation cannot be done: a published error with its parameters, still as data, since a steward wants all of them at once. */
export type Refusal = {
  code: ErrorCode;
  parameters: Parameters;
  field?: string;
  /** Said instead of the published sentence where more can be said. */
  vi?: string;
  en?: string;
  /** Records that stand in the way. */
  dependents?: readonly { entity: string; id: string }[];
  /** Records to be named to whoever may know them (`reads/name-others.ts`). */
  others?: readonly Other[];
  /** The same for the hub itself, told to nobody: also who holds a key, and what a link leads to. `of`: the record that meets them. */
  inTheWay?: readonly InTheWay[];
};

export type Other = { entity: string; id: string };

export type InTheWay = Other & {
  of: string;
  /**
   * It links to the other on days on which that would not be in force, holds its key (`while` a field has one of these values), or is not
   * in force on all days on which the other would be.
   */
  why: { link: readonly Period[] } | { key: string; value: string; while?: { field: string; in: readonly string[] } } | { ended: true };
};

export function refusal(code: ErrorCode, parameters: Parameters = {}, more: Omit<Refusal, 'code' | 'parameters'> = {}): Refusal {
  return { code, parameters, ...more };
}

/** A refusal as whoever asked is told it. */
export function worded({ code, parameters, field, vi, en }: Refusal): Problem {
  return {
    code,
    severity: 'error',
    ...(field === undefined ? {} : { field }),
    vi: vi ?? ERRORS[code].vi(parameters),
    en: en ?? ERRORS[code].en(parameters),
  };
}

/** A refused value or day. `field` also tells the importer which column to name. */
export function badInput(argument: string, ruleVi: string, ruleEn: string): Refusal {
  return refusal('BAD_USER_INPUT', { argument, ruleVi, ruleEn }, { field: argument });
}

export function badPeriod(ruleVi: string, ruleEn: string): Refusal {
  return refusal('PERIOD_INVALID', { ruleVi, ruleEn });
}

export const DEPENDENTS_LISTED_MAX = LIMITS.laterListed.max;

/** Everything found wrong or doubtful in one change set, in the order of its operations. */
export type Findings = {
  refuse(operation: number, refusal: Refusal): void;
  /** A finding in its own words: of a check rule, or a warning. */
  add(problem: OperationProblem, others?: readonly Other[]): void;
  /** The records that findings of the severity speak of. */
  others(severity: Problem['severity']): readonly Other[];
  /** Adds to the sentences of that severity what the records are called, as far as whoever asks may know. */
  nameOthers(severity: Problem['severity'], names: ReadonlyMap<string, Name>): void;
  refused(): boolean;
  warnings(): OperationProblem[];
  inTheWay(): readonly InTheWay[];
  errors(): OperationProblem[];
  /** All refusals as one error: the first one's code, every problem in `details`. */
  error(): HubError;
};

export type Name = { vi: string; en: string };

const NAMED_MAX = 3;

export function findings(): Findings {
  const problems: { problem: OperationProblem; refusal?: Refusal; others?: readonly Other[] | undefined; named?: true }[] = [];
  const errors = () =>
    problems.filter(({ problem }) => problem.severity === 'error').sort((a, b) => a.problem.operation - b.problem.operation);
  return {
    refuse(operation, refusal) {
      problems.push({ refusal, problem: { operation, ...worded(refusal) }, others: refusal.others });
    },
    add: (problem, others) => problems.push({ problem, others }),
    others: (severity) => problems.flatMap(({ problem, others = [] }) => (problem.severity === severity ? others : [])),
    nameOthers(severity, names) {
      for (const one of problems) {
        const known = (one.others ?? []).flatMap(({ id }) => names.get(id) ?? []).slice(0, NAMED_MAX);
        if (one.problem.severity !== severity || one.named || known.length === 0) continue;
        const [vi, en] = [known.map((name) => name.vi).join(', '), known.map((name) => name.en).join(', ')];
        one.problem = { ...one.problem, vi: `${one.problem.vi} Bản ghi kia: ${vi}.`, en: `${one.problem.en} The other record: ${en}.` };
        one.named = true;
      }
    },
    refused: () => problems.some(({ problem }) => problem.severity === 'error'),
    warnings: () =>
      problems
        .map(({ problem }) => problem)
        .filter(({ severity }) => severity === 'warning')
        .sort((a, b) => a.operation - b.operation),
    errors: () => errors().map(({ problem }) => problem),
    inTheWay: () => problems.flatMap(({ refusal }) => refusal?.inTheWay ?? []),
    error() {
      const all = errors();
      const [first] = all;
      const dependents = all.flatMap(({ refusal }) => refusal?.dependents ?? []).slice(0, DEPENDENTS_LISTED_MAX);
      const details = { problems: all.map(({ problem }) => problem), ...(dependents.length === 0 ? {} : { dependents }) };
      return first?.refusal === undefined
        ? new HubError('RULE_BROKEN', { ruleVi: first?.problem.vi, ruleEn: first?.problem.en }, { details })
        : new HubError(first.refusal.code, first.refusal.parameters, { details });
    },
  };
}
