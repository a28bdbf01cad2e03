import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { inPackage } from '../../src/root.js';

/** What tests start in processes of their own. */
const SOURCES = ['src/cli/index.ts', 'test/**/*-process.ts', 'test/support/lent-client.ts'];

/**
 * Bundles them into JavaScript once for the whole run, in a folder of the package, where they find it and its dependencies. A process that
 * does it for itself (`--import tsx`) takes two seconds more of a core to start, one that loads module by module a third of a second, and a
 * run starts hundreds.
 */
export async function buildPrograms(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = inPackage(`.test-programs/${process.pid}`);
  await build({
    entryPoints: SOURCES.map(inPackage),
    outdir: folder,
    outbase: inPackage('.'),
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    tsconfigRaw: '{"compilerOptions":{"verbatimModuleSyntax":true}}',
    logLevel: 'warning',
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
