// Layers point one way: cli → server → worker → runtime → resolvers → registers → hub → db. Asserted with the module count in test/layers.test.ts,
// since a cruise over an empty graph passes too.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    // The one leaf everybody throws from: errors.ts is the table of public sentences and imports nothing.
    {
      name: 'db-is-below',
      severity: 'error',
      from: { path: '^src/db/' },
      to: { path: '^src/(hub|registers|resolvers|server|cli|seeds)/', pathNot: '^src/errors\\.ts$' },
    },
    { name: 'errors-are-a-leaf', severity: 'error', from: { path: '^src/errors\\.ts$' }, to: { path: '^src/' } },
    { name: 'hub-knows-no-register', severity: 'error', from: { path: '^src/hub/' }, to: { path: '^src/(registers|resolvers|server|cli|seeds)/' } },
    { name: 'registers-below-resolvers', severity: 'error', from: { path: '^src/registers/' }, to: { path: '^src/(resolvers|server|cli|seeds)/' } },
    {
      name: 'registers-are-apart',
      severity: 'error',
      from: { path: '^src/registers/(reference|infrastructure|vehicles|drivers|businesses)/' },
      to: { path: '^src/registers/(reference|infrastructure|vehicles|drivers|businesses)/', pathNot: '^src/registers/$1/' },
    },
    { name: 'resolvers-below-server', severity: 'error', from: { path: '^src/resolvers/' }, to: { path: '^src/(server|cli|seeds)/' } },
    { name: 'only-cli-loads-seeds', severity: 'error', from: { path: '^src/', pathNot: '^src/(cli|seeds)/' }, to: { path: '^(src/)?seeds/' } },
    { name: 'seeds-below-resolvers', severity: 'error', from: { path: '^(src/)?seeds/' }, to: { path: '^src/(resolvers|server|cli)/' } },
    { name: 'server-without-cli', severity: 'error', from: { path: '^src/server/' }, to: { path: '^src/cli/' } },
    { name: 'worker-below-server', severity: 'error', from: { path: '^src/worker/' }, to: { path: '^src/(server|cli|seeds)/' } },
    { name: 'runtime-below-doors', severity: 'error', from: { path: '^src/runtime/' }, to: { path: '^src/(server|cli|worker|seeds)/' } },
    { name: 'what-is-built-knows-no-builder', severity: 'error', from: { path: '^src/(db|hub|registers|resolvers)/' }, to: { path: '^src/(runtime|worker)/' } },
    {
      name: 'only-config-reads-the-environment',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(config|cli/|db/embedded/|server/)' },
      to: { path: '^(node:)?process$' },
    },
    { name: 'no-development-packages', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] } },
    // What a cell needs quoted is decided once: csv-line.ts.
    { name: 'one-writer-of-csv', severity: 'error', from: { path: '^src/', pathNot: '^src/hub/csv/csv-line\\.ts$' }, to: { path: 'csv-stringify' } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '\\.d\\.ts$' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'] },
  },
};
