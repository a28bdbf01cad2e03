import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** How a test file ended, as a line of its own when it ends: what came before a hanging one is not lost. */
export type Told = { file: string; passed: number; failed: string | null };

export default class ToldReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()];
    const failed = tests.find((test) => test.result().state === 'failed');
    const fault = failed
      ? `${failed.fullName}: ${failed.result().errors?.[0]?.message}`
      : (module.errors()[0]?.message ?? suiteFault(module));
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const told: Told = { file: module.moduleId, passed, failed: module.ok() ? null : plain(fault) };
    appendFileSync(process.env.GIAOLO_MUTANTS_TOLD ?? '', `${JSON.stringify(told)}\n`);
  }
}

/** A hook that failed belongs to no test. */
function suiteFault(module: TestModule): string {
  for (const suite of module.children.allSuites()) if (suite.errors()[0]) return suite.errors()[0]?.message ?? '';
  return 'it failed without a word';
}

function plain(text: string): string {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  return text.replace(colours, '').replace(/\s+/g, ' ').slice(0, 400);
}
