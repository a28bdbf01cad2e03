import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readSdl } from '../src/hub/declare/read-sdl.js';
import { loadModel } from '../src/registers/index.js';
import { inPackage, packageRoot } from '../src/root.js';

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const FLOORS: readonly (readonly string[])[] = configuration.FLOORS;
const ROOMS = FLOORS.flat();

async function look(root: string): Promise<ICruiseResult> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(
      ['src', 'seeds'].filter((folder) => existsSync(folder)),
      { ...configuration.options, ruleSet: configuration, validate: true },
      undefined,
      { tsConfig: {} },
    );
    if (typeof output === 'string') throw new Error(output);
    return output;
  } finally {
    process.chdir(before);
  }
}

/** What the rules say of a house that consists of these files. */
async function violationsIn(files: Readonly<Record<string, string>>): Promise<{ rule: string; from: string; to: string }[]> {
  const root = mkdtempSync(join(tmpdir(), 'giaolo-house-'));
  try {
    const settings = Object.fromEntries(['tsconfig.json', 'package.json'].map((name) => [name, readFileSync(inPackage(name), 'utf8')]));
    for (const [path, text] of Object.entries({ ...settings, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return (await look(root)).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** All TypeScript below a folder; a folder that is not there, or has none, is a mistake of whoever asks. */
function filesIn(folder: string): string[] {
  const files = readdirSync(inPackage(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  if (files.length === 0) throw new Error(`${folder} holds no file to look at`);
  return files.map((name) => join(folder, name)).sort();
}

const isOurs = (path: string) => /^(src|seeds)\//.test(path);
const OURS = () => ['src', 'seeds'].flatMap(filesIn);

/** Lines of code, comments aside, in which a pattern stands. */
function linesWith(pattern: RegExp, folders: readonly string[]): { file: string; line: string }[] {
  return folders.flatMap(filesIn).flatMap((file) =>
    readFileSync(inPackage(file), 'utf8')
      .split('\n')
      .filter((line) => pattern.test(line) && !/^\s*(\*|\/\*|\/\/)/.test(line))
      .map((line) => ({ file, line })),
  );
}

describe('the house', () => {
  it('has no circle and no import that looks up, types counted, in any of its files', async () => {
    const { summary, modules } = await look(inPackage('.'));
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // An empty or half-read graph passes every rule: exactly the files of ours were looked at, with what they import.
    const seen = modules.map(({ source }) => source).filter(isOurs);
    expect(seen.sort()).toEqual(OURS().sort());
    const ours = modules
      .filter(({ source }) => isOurs(source))
      .flatMap(({ source, dependencies }) => dependencies.map((to) => ({ source, ...to })));
    const found = ours.filter(({ resolved }) => isOurs(resolved));
    expect([...new Set(found.map(({ source, resolved }) => `${source} → ${resolved}`))].sort()).toEqual(
      OURS()
        .flatMap((file) => importsOf(file).map((imported) => `${file} → ${imported}`))
        .sort(),
    );
    expect(found.filter(({ dependencyTypes }) => dependencyTypes.includes('type-only')).length).toBeGreaterThan(300);
  }, 60_000);

  it('has the rooms that the list of floors names, and no others', () => {
    const roomOf = (file: string) =>
      ROOMS.find((room) => file.startsWith(join('src', room, '/'))) ?? (dirname(file) === 'src' ? 'ground' : file);
    expect([...new Set(OURS().map(roomOf))].sort()).toEqual([...ROOMS, 'ground'].sort());
  });
});

/** The files of ours that a file imports, once each, as the compiler's own scanner finds them. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(inPackage(file), 'utf8'), true, true);
  const ours = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
  return [...new Set(ours.map(({ fileName }) => join(dirname(file), fileName.replace(/\.js$/, '.ts'))))];
}

const roomFile = (room: string) => join('src', room, 'room.ts');

/** A house with one file in each room, which imports the types of the rooms it is given. */
function houseOf(uses: (room: string) => readonly string[]): Record<string, string> {
  return Object.fromEntries(
    ROOMS.map((room) => {
      const imports = uses(room).map((other, i) => {
        const path = relative(dirname(roomFile(room)), roomFile(other)).replace(/\.ts$/, '.js');
        return `import type { Room as R${i} } from '${path.startsWith('.') ? path : `./${path}`}';\n`;
      });
      return [roomFile(room), `${imports.join('')}export type Room = [${imports.map((_import, i) => `R${i}`).join(', ')}];\n`];
    }),
  );
}

const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));
/** Not by the rules that are about more than floors. */
const atFault = ({ rule }: { rule: string }) => rule !== 'no-orphans' && rule !== 'only-cli-loads-seeds';

describe('the rules, shown a house that was built for them,', () => {
  it('let every room use every floor below it', async () => {
    const house = houseOf((room) => ROOMS.filter((other) => floorOf(other) > floorOf(room)));
    expect((await violationsIn(house)).filter(atFault)).toEqual([]);
  });

  it('refuse every type that is taken from a floor above', async () => {
    const wrong = (room: string) => ROOMS.filter((other) => floorOf(other) < floorOf(room));
    const refused = (await violationsIn(houseOf(wrong))).filter(atFault);
    expect(refused.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(
      ROOMS.flatMap((room) => wrong(room).map((other) => `${roomFile(room)} → ${roomFile(other)}`)).sort(),
    );
  });

  it.each(FLOORS.filter((rooms) => rooms.length > 1).map((rooms) => [rooms.join(', '), rooms] as const))(
    'keep %s apart',
    async (_name, rooms) => {
      const pairs = rooms.flatMap((room, i) => rooms.slice(i + 1).map((other) => [room, other] as const));
      for (const [room, other] of [...pairs, ...pairs.map(([a, b]) => [b, a] as const)]) {
        const refused = (await violationsIn(houseOf((one) => (one === room ? [other] : [])))).filter(atFault);
        expect(refused.map(({ from, to }) => `${from} → ${to}`)).toEqual([`${roomFile(room)} → ${roomFile(other)}`]);
      }
    },
  );

  it.each<[string, string, Record<string, string>]>([
    [
      'a circle of types',
      'no-circles',
      {
        'src/hub/query/one.ts': "import type { Two } from './two.js';\nexport type One = Two | null;\n",
        'src/hub/query/two.ts': "import type { One } from './one.js';\nexport type Two = { one: One };\n",
      },
    ],
    [
      'a circle of three, one of them by a type',
      'no-circles',
      {
        'src/db/a.ts': "import { b } from './b.js';\nexport const a = b;\n",
        'src/db/b.ts': "import { c } from './c.js';\nexport const b = c;\n",
        'src/db/c.ts': "import type { a } from './a.js';\nexport const c: typeof a | 1 = 1;\n",
      },
    ],
    [
      'a register that uses another',
      'registers-are-apart',
      {
        'src/registers/vehicles/conditions.ts':
          "import type { Licence } from '../businesses/licences.js';\nexport type Condition = Licence;\n",
        'src/registers/businesses/licences.ts': 'export type Licence = string;\n',
      },
    ],
    [
      'settings that know the server',
      'ground',
      {
        'src/config.ts': "import { limit } from './server/limit.js';\nexport const set = limit;\n",
        'src/server/limit.ts': 'export const limit = 1;\n',
      },
    ],
    [
      'errors that rest on something',
      'errors-are-a-leaf',
      { 'src/errors.ts': "import { root } from './root.js';\nexport const sentence = root;\n", 'src/root.ts': 'export const root = 1;\n' },
    ],
    [
      'a room that is on no floor',
      'every-file-has-a-room',
      { 'src/hub/cellar/a.ts': "import { b } from '../time/b.js';\nexport const a = b;\n", 'src/hub/time/b.ts': 'export const b = 1;\n' },
    ],
    [
      'a file in no room of the hub',
      'every-room-has-a-floor',
      {
        'src/hub/loose.ts': 'export const loose = 1;\n',
        'src/server/a.ts': "import { loose } from '../hub/loose.js';\nexport const a = loose;\n",
      },
    ],
    [
      'a hub that loads the demonstration',
      'only-cli-loads-seeds',
      {
        'src/server/a.ts': "import { demo } from '../../seeds/demo/demo.js';\nexport const a = demo;\n",
        'seeds/demo/demo.ts': 'export const demo = 1;\n',
      },
    ],
    [
      'the environment read in the hub',
      'only-config-reads-the-environment',
      { 'src/hub/time/now.ts': "import { env } from 'node:process';\nexport const now = env;\n" },
    ],
    ['a file that nobody uses', 'no-orphans', { 'src/hub/time/alone.ts': 'export const alone = 1;\n' }],
  ])('refuse %s', async (_name, rule, files) => {
    expect((await violationsIn(files)).map((violation) => violation.rule)).toContain(rule);
  });

  it('do not take a house without a fault for a wrong one', async () => {
    const files = {
      'src/registers/vehicles/conditions.ts': "import type { Rule } from '../identifiers/rule.js';\nexport type Condition = Rule;\n",
      'src/registers/identifiers/rule.ts': "import type { Fault } from '../../errors.js';\nexport type Rule = Fault;\n",
      'src/errors.ts': 'export type Fault = string;\n',
    };
    expect(await violationsIn(files)).toEqual([]);
  });
});

describe('what the rules cannot see', () => {
  const { declarations } = loadModel(readSdl(new URL('src/schema/', packageRoot)));
  const names = [...declarations.entities.keys(), ...new Set([...declarations.entities.values()].map(({ register }) => register))];
  const named = new RegExp(`['"\`](${names.join('|')})['"\`]`);

  it('nothing in hub/ names an entity or a register', () => {
    expect(names.length).toBeGreaterThan(50);
    expect(linesWith(named, ['src/registers']).length).toBeGreaterThan(50);
    expect(linesWith(named, ['src/hub', 'src/server'])).toEqual([]);
  });

  it("the days of a period are asked about in one room: elsewhere their columns are only read as of a day, compared with a person's, or carried along", () => {
    const below = [
      'hub/ledger',
      'hub/log',
      'hub/csv',
      'hub/time',
      'hub/declare',
      'hub/access',
      'hub/write',
      'hub/undo',
      'hub/audit',
      'hub/batch',
      'hub/import',
      'hub/export',
      'db',
      'seeds',
      '../seeds',
    ];
    const rooms = ROOMS.filter((room) => !below.some((other) => room === other || room.startsWith(`${other}/`)));
    const places = linesWith(
      /valid_(from|to)\b/,
      rooms.map((room) => `src/${room}`),
    ).map(({ file }) => file);
    expect([...new Set(places)].sort()).toEqual(['src/hub/feed/feed-sql.ts', 'src/hub/sql/change-scope.ts']);
    expect(linesWith(/valid_(from|to)\b/, ['src/hub/time']).length).toBeGreaterThan(0);
  });

  it('the page about the architecture names only files and rooms that are there', () => {
    const page = readFileSync(inPackage('docs/architecture.md'), 'utf8');
    const named = [...new Set([...page.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path = '']) => path))];
    const there = [...readdirSync(inPackage('.')), ...['src', 'seeds', 'test'].flatMap(filesIn)];
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !there.some((file) => file === path || file.endsWith(`/${path}`)))).toEqual([]);
    const floors = page.slice(page.indexOf('The floors of `hub/`'), page.indexOf('## Where does it go?'));
    const rooms = floors
      .split('\n')
      .flatMap((line) => [...(/^\| (`[^|]*) \|/.exec(line)?.[1] ?? '').matchAll(/`([\w/]+)\/`/g)].map(([, room]) => `hub/${room}`));
    expect(rooms).toEqual(ROOMS.filter((room) => room.startsWith('hub/')));
  });

  const filesWith = (pattern: RegExp, folders: readonly string[]) =>
    [...new Set(linesWith(pattern, folders).map(({ file }) => relative('src', file)))].sort();

  it('only runtime/ builds: nothing above it makes a pool, a log, a model or a job of its own', () => {
    const builders =
      /\b(poolOf|createPool|withPoolOf|withImportPool|createReaders|createLanes|openReadLog|createReadLogPool|watchLog|watchLedger|createFollow|createAnswer|loadModel|executableSchema|createBatchWithdrawals|createWithdrawalWork)\(/;
    expect(filesWith(builders, ['src/cli', 'src/server', 'src/worker'])).toEqual([]);
    expect(filesWith(builders, ['src/runtime']).length).toBeGreaterThan(3);
  });

  it('work in the background has one owner: elsewhere timers belong to a request, a connection, a wait, or a terminal', () => {
    const timed = filesWith(/\bset(Interval|Timeout)\(|timers\/promises/, ['src']);
    expect(timed.filter((file) => !(file in TIMED))).toEqual([]);
    // A name that no file has any more would let the next one in.
    expect(Object.keys(TIMED).filter((file) => !timed.includes(file))).toEqual([]);
  });
});

/** Whose time it is that a file outside worker/ waits for. */
const TIMED: Readonly<Record<string, string>> = {
  'worker/timekeeper.ts': 'all work in the background',
  'worker/open-worker.ts': 'the end of a worker',
  'cli/feed-stream.ts': 'a connection that broke',
  'cli/seed-data.ts': 'a word to who waits',
  'cli/start.ts': 'an embedded server that does not come back',
  'server/serve-demo-sources.ts': 'a double that is told to be late',
  'cli/stop-signals.ts': 'the end of a process',
  'db/client.ts': 'the end of a pool',
  'db/embedded/process.ts': 'a process that starts or ends',
  'db/hold-lock.ts': 'a lock',
  'db/listen.ts': 'a connection that listens',
  'db/migrate.ts': 'a word to who waits',
  'server/client-errors.ts': 'a connection that is over',
  'db/tx.ts': 'another try of a transaction',
  'hub/outbox/outbox-work.ts': 'a letter that is on its way, beside others that may go',
  'hub/receipt/release-evidence.ts': 'a change that is being sealed',
  'hub/reads/flusher.ts': 'requests that wait for their row',
  'hub/reads/queue.ts': 'requests that wait for their row',
  'hub/reads/send-rows.ts': 'requests that wait for their row',
  'hub/feed/watch-ledger.ts': 'a connection that listens, and its followers',
  'hub/log/seal.ts': 'a turn of the event loop',
  'hub/write/write-down.ts': 'a turn of the event loop',
  'hub/undo/batch-withdrawals.ts': 'a request that waits for an answer',
  'server/admission.ts': 'a request that waits to be let in',
  'server/drain.ts': 'connections that end',
  'server/hub.ts': 'the end of a hub',
  'server/serve-imports.ts': 'a word to who waits',
  'server/listen.ts': 'a connection',
};
