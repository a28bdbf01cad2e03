import { ERRORS, type ErrorCode, MISSING } from '../../src/errors.js';

/** docs/errors.md: every public code with what it says, from the one table that says it. */
export function errorsDocument(): string {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  return `# Mã lỗi · Errors

<!-- Written by \`npm run generate\` from src/errors.ts. Do not edit. -->

Every refusal of the hub has one of these codes in \`extensions.code\`, a sentence in Vietnamese and one in English that say what is wrong and what to do, and the HTTP status that it has where nothing
else was answered. ⟨words⟩ stand for what differs from case to case; a sentence that reads in several ways stands here in each. Where data are wrong, \`extensions.problems\` lists every
problem with its own code, field and remedy: those of files and of the rules of the registers stand in [import.md](import.md). Bounds with what to do instead: [limits.md](limits.md).

| code | status | vi | en |
|---|---:|---|---|
${codes.map(row).join('\n')}

## UNAVAILABLE: what is missing

\`extensions.missing\` says why the hub does not answer, the header \`Retry-After\` when asking again may help.

| \`missing\` | s | vi | en |
|---|---:|---|---|
${Object.entries(MISSING)
  .map(([name, { retryAfterS, vi, en }]) => `| \`${name}\` | ${retryAfterS} | ${vi} | ${en} |`)
  .join('\n')}
`;
}

function row(code: ErrorCode): string {
  return `| \`${code}\` | ${ERRORS[code].status} | ${waysOf(code, 'vi').join('<br>')} | ${waysOf(code, 'en').join('<br>')} |`;
}

type Given = Readonly<Record<string, string>>;

/**
 * The ways a sentence reads: told with everything it asks for, with nothing, with each thing alone or missing, and with each text that it
 * compares with. Its holes show their names; a way whose holes are left open is none.
 */
function waysOf(code: ErrorCode, language: 'vi' | 'en'): string[] {
  const sentence: (given: Given) => string = ERRORS[code][language];
  const asked = new Set<string>();
  const told = (value: (name: string) => string | undefined): string[] => {
    const given = new Proxy<Given>(
      {},
      {
        get: (_, name) => {
          asked.add(String(name));
          // What is missing has a table of its own.
          return name === 'missing' ? undefined : value(String(name));
        },
      },
    );
    const text = sentence(given);
    return text.includes('undefined') ? [] : [text];
  };
  const hole = (name: string) => `⟨${name}⟩`;
  const ways = [...told(hole), ...told(() => undefined)];
  for (const one of [...asked])
    ways.push(...told((name) => (name === one ? hole(name) : undefined)), ...told((name) => (name === one ? undefined : hole(name))));
  for (const [, one, text] of String(sentence).matchAll(/\.(\w+)\s*===\s*["']([^"']+)["']/g))
    ways.push(...told((name) => (name === one ? text : hole(name))));
  return [...new Set(ways)].map((text) => text.replaceAll('|', '\\|').replaceAll('<', '\\<'));
}
