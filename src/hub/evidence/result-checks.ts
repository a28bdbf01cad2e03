import type { OperationProblem } from '../write/operations.js';
import type { About, Outcomes } from './catalogue.js';

/** A decision that the registers speak against: not one about which they know too little or too much to say. */
const AGAINST: ReadonlySet<string> = new Set(['NOT_HELD', 'EXPIRED', 'CONTRADICTED']);

/**
 * The conditions of the law without which no such document is issued, asked about each of the records named: the same that the dossier is
 * asked by, so that what evidence calls missing is not recorded as given.
 */
export function unfounded(
  outcomes: Outcomes,
  { conditions, about, operation }: { conditions: readonly string[]; about: readonly About[]; operation: number },
): OperationProblem[] {
  return about.flatMap((one) =>
    conditions.flatMap((condition) => {
      const { verdict, key, vi, en } = outcomes(condition, one);
      return AGAINST.has(verdict) ? [{ operation, code: codeOf(condition, key), severity: 'error' as const, vi, en }] : [];
    }),
  );
}

/** What is recorded as decided was decided already. */
export function inFuture(
  days: Readonly<Record<string, string>>,
  { today, operation }: { today: string; operation: number },
): OperationProblem[] {
  return Object.entries(days).flatMap(([field, day]) =>
    day <= today
      ? []
      : [
          {
            operation,
            code: 'RESULT_IN_FUTURE',
            severity: 'error' as const,
            field,
            vi: `Ngày ở trường ${field} ở tương lai, trong khi kết quả đã được quyết định. Hãy xem lại năm và thứ tự ngày, tháng.`,
            en: `The day in ${field} lies in the future, although the result was decided. Check the year and the order of day and month.`,
          },
        ],
  );
}

/** `vehicles.rightToUse`, `NONE` → `RESULT_RIGHT_TO_USE_NONE`. */
function codeOf(condition: string, key: string): string {
  const name = condition.slice(condition.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `_${letter}`);
  return `RESULT_${name.toUpperCase()}_${key}`;
}
