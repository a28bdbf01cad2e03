import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** Entity name → its source of record today and on which ground. */
export type Authorities = ReadonlyMap<string, { agency: string; ground: string }>;

/**
 * From the reference seeds, later states over earlier ones. A state that names no agency leaves the one before in place, as an import does.
 */
export function readAuthorities(folder: URL): Authorities {
  const rows = (prefix: string) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && name.endsWith('.csv'))
      .sort()
      .flatMap(
        (name) =>
          parse(readFileSync(new URL(name, folder)), { columns: true, comment: '#', comment_no_infix: true }) as Record<string, string>[],
      )
      .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  const names = new Map(rows('agencies').flatMap(({ code, name }) => (code && name ? [[code, name] as const] : [])));
  const found = new Map<string, { agency: string; ground: string }>();
  for (const { scope = '', agency = '', ground = '' } of rows('source-authorities')) {
    const code = agency.split('@')[0] ?? '';
    found.set(scope, { agency: code ? `${names.get(code) ?? ''} ${code}`.trim() : (found.get(scope)?.agency ?? ''), ground });
  }
  return found;
}
