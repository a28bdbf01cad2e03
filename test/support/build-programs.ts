import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inPackage } from '../../src/root.js';

/** What tests start in processes of their own. */
const SOURCES = ['src/cli/index.ts', 'test/**/*-process.ts', 'test/support/lent-client.ts'];

/**
 * Bundles them once for the whole run, in a folder of the package, where they find it. A process that does it for itself (`--import tsx`)
 * takes three seconds more of a core to start, and a run starts hundreds.
 */
export async function buildPrograms(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = inPackage(`.test-programs/${process.pid}`);
  await promisify(execFile)(process.execPath, [inPackage('scripts/bundle.js'), '--small', folder, ...SOURCES], { cwd: inPackage('.') });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
