import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';

/**
 * What hub/time is the home of, by what gives a copy away. `elsewhere` lists every other file that holds the mark, with the reason why it
 * is no copy; one that no longer does must leave the list.
 */
const MARKS: { what: string; mark: RegExp; elsewhere: Record<string, string> }[] = [
  { what: 'the zone of legal days', mark: /Asia\/Ho_Chi_Minh|7 \* 3_?600/, elsewhere: {} },
  {
    what: 'the head of the ledger',
    mark: /order by position desc limit 1|max\(position\)/,
    elsewhere: {
      'src/hub/feed/recall-notices.ts': 'the last notice of a recall, which is no change',
      'src/hub/reads/breaches.ts': 'how far the read log went when a breach was looked at',
      'src/hub/reads/find-anomalies.ts': 'how far the read log was looked at',
      'src/hub/reads/read-leaves.ts': 'the last row of the read log that is sealed or to be',
      'src/hub/reads/reads-about.ts': 'the last row of the read log',
    },
  },
  { what: 'how instants are written', mark: /HH24:MI:SS/, elsewhere: {} },
  { what: 'the beginning of time', mark: /0001-01-01[T ]00:00/, elsewhere: {} },
  {
    what: 'open ends',
    mark: /['"`]-?infinity['"`]/,
    elsewhere: { 'src/db/tables/mixins.ts': 'the bounds of a number, which is no day' },
  },
  {
    what: 'what is known now',
    mark: /recorded_to\s*=\s*'|recorded_to\s*=\s*\$\{/,
    elsewhere: {},
  },
  {
    what: 'sums of days',
    mark: /86_?400_?000|Date\.(UTC|parse)|[gs]etUTC|toISOString/,
    elsewhere: {
      'src/server/demo-issuer.ts': 'when a token of the demonstration expires, in seconds as tokens have it',
      'src/server/oidc-issuer.ts': 'how long keys of an identity provider are kept, in milliseconds',
    },
  },
  { what: 'leap years', mark: /% 400|146_?097|make_interval\(/, elsewhere: {} },
];

const ROOM = 'src/hub/time/';
const files = ['src', 'seeds', 'scripts'].flatMap((folder) =>
  readdirSync(inPackage(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: `${folder}/${name.replaceAll('\\', '/')}`,
      lines: code(readFileSync(inPackage(`${folder}/${name}`), 'utf8')),
    })),
);

it('looks at the whole house', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter(({ path }) => path.startsWith(ROOM)).length).toBeGreaterThan(4);
});

it.each(MARKS)('$what: in hub/time and nowhere else', ({ mark, elsewhere }) => {
  const found = files.filter(({ lines }) => lines.some((line) => mark.test(line))).map(({ path }) => path);
  expect(found.length, 'a mark that finds nothing tells nothing').toBeGreaterThan(0);
  expect(found.filter((path) => !path.startsWith(ROOM)).sort()).toEqual(Object.keys(elsewhere).sort());
});

it('nobody asks the database for the day of its own zone, tests neither: after 17:00 UTC it is another than the legal one', () => {
  const asking = ['src', 'seeds', 'scripts', 'bench', 'examples', 'test'].flatMap((folder) =>
    readdirSync(inPackage(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.includes('node_modules') && !name.endsWith('one-room.test.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => code(readFileSync(inPackage(path), 'utf8')).some((line) => /current_date/i.test(line))),
  );
  expect(asking).toEqual([]);
});

/** The lines without those that are comments. */
function code(text: string): string[] {
  return text.split('\n').filter((line) => !/^\s*(\/\/|\/?\*)/.test(line));
}
