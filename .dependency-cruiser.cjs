const { join } = require('node:path').posix;

/**
 * The house from the top down, each floor with its rooms: folders, as seen from src/. A module uses its own room and the floors below, never one above and
 * never another room of its floor. A type import is an import. A new room is one line here; docs/architecture.md says what each holds.
 * test/layers.test.ts holds this list to the folders, and shows every rule at work on a house that was built wrongly.
 */
const FLOORS = [
  ['cli'],
  ['server'],
  ['worker'],
  ['runtime'],
  ['resolvers'],
  ['../seeds'],
  ['seeds'],
  ['registers'],
  ['hub/receipt'],
  ['hub/evidence', 'hub/submit', 'hub/import/apply', 'hub/jobs', 'hub/outbox', 'hub/questions'],
  ['hub/import/match'],
  ['hub/import/check'],
  ['hub/import/read'],
  ['hub/answer'],
  ['hub/export'],
  ['hub/feed'],
  ['hub/query'],
  ['hub/approval', 'hub/audit', 'hub/undo'],
  ['hub/batch', 'hub/reads'],
  ['hub/write'],
  ['hub/sql'],
  ['hub/ledger'],
  ['hub/log'],
  ['hub/access'],
  ['hub/declare'],
  ['hub/workbook'],
  ['hub/csv', 'hub/time'],
  ['db'],
];

const within = (rooms) => `^(${rooms.map((room) => join('src', room)).join('|')})/`;
/** Errors, limits, keys, settings: the files beside the folders, on which everything may rest. */
const GROUND = '^src/[^/]+\\.ts$';
const PLACES = [within(FLOORS.flat()), GROUND];

const floorRules = FLOORS.flatMap((rooms, floor) => [
  ...(floor === 0
    ? []
    : [{ name: `below: ${rooms.join(', ')}`, from: { path: within(rooms) }, to: { path: within(FLOORS.slice(0, floor).flat()) } }]),
  ...(rooms.length === 1
    ? []
    : [{ name: `side by side: ${rooms.join(', ')}`, from: { path: within(rooms) }, to: { path: within(rooms), pathNot: '^$1/' } }]),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', from: {}, to: { circular: true } },
    ...floorRules,
    { name: 'ground', from: { path: GROUND }, to: { path: '^src/[^/]+/' } },
    { name: 'every-file-has-a-room', from: { path: '^src/', pathNot: PLACES }, to: {} },
    { name: 'every-room-has-a-floor', from: {}, to: { path: '^src/', pathNot: PLACES } },
    // The table of public sentences: everybody throws from it.
    { name: 'errors-are-a-leaf', from: { path: '^src/errors\\.ts$' }, to: { path: '^src/' } },
    {
      name: 'registers-are-apart',
      from: { path: '^src/registers/(?!identifiers/|procedures/)([^/]+)/' },
      to: { path: '^src/registers/[^/]+/', pathNot: '^src/registers/($1|identifiers)/' },
    },
    { name: 'only-cli-loads-seeds', from: { path: '^src/', pathNot: '^src/(cli|seeds)/' }, to: { path: '^(src/)?seeds/' } },
    {
      name: 'only-config-reads-the-environment',
      from: { path: '^src/', pathNot: '^src/(config|cli/|db/embedded/|server/)' },
      to: { path: '^(node:)?process$' },
    },
    { name: 'no-development-packages', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] } },
    // What a cell needs quoted is decided once: csv-line.ts.
    { name: 'one-writer-of-csv', from: { path: '^src/', pathNot: '^src/hub/csv/csv-line\\.ts$' }, to: { path: 'csv-stringify' } },
    { name: 'no-orphans', from: { orphan: true, pathNot: '\\.d\\.ts$' }, to: {} },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count as use.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'] },
  },
};
// For the test; the schema of this file knows no other key.
Object.defineProperty(module.exports, 'FLOORS', { value: FLOORS });
