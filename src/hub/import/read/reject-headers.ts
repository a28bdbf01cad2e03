/** Columns a rejects file adds; a steward imports it again after mending, so they are passed over. */
export const REJECT_HEADERS = ['row', 'problem codes', 'vấn đề', 'problem'] as const;

/** A file of rejected rows is the hub's own, and in UTF-8 whatever its rows were written in before. */
export function isHeaderOfRejects(line: string): boolean {
  return REJECT_HEADERS.every((name) => line.includes(name));
}
