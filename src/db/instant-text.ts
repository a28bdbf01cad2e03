/** `2026-11-22 04:01:17.5+00` → `2026-11-22T04:01:17.500000Z`. The session runs in UTC with ISO dates; `infinity` stays as it is. */
export function instantOf(text: string): string {
  const parts = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  return parts === null ? text : `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z`;
}
