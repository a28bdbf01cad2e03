/** The days on which something holds, both ends included; null is an end that is open. */
export type Span = { first: string | null; last: string | null };

/** Every day at an edge of the span – the day before, on and after each end – and whether it holds then. */
export function edgesOf({ first, last }: Span): [day: string, holds: boolean][] {
  const near = [first, last].flatMap((end) => (end === null ? [] : [-1, 0, 1].map((offset) => daysOn(end, offset))));
  return [...new Set(near)].sort().map((day) => [day, (first === null || first <= day) && (last === null || day <= last)]);
}

export function daysOn(day: string, offset: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** One span for all that can choose its days: long past, so that nothing of it is about today. */
export const FIRST = '2025-03-10';
export const LAST = '2025-09-20';
/** The first day on which what ended with `LAST` no longer holds: where a period is written half open. */
export const END = '2025-09-21';
export const SPAN: Span = { first: FIRST, last: LAST };
