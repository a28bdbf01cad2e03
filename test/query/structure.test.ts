import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';

/** What can be reached from a file, types included, that lies below it and reads the document. */
async function readersOfDocumentsBelow(file: string): Promise<string[]> {
  process.chdir(inPackage('.'));
  const rule: IForbiddenRuleType = {
    name: 'reads-the-document',
    severity: 'error',
    from: { path: `^src/hub/query/${file}\\.ts$` },
    to: { path: 'node_modules/graphql/', reachable: true },
  };
  const options = { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true };
  const { output } = await cruise([`src/hub/query/${file}.ts`], { ...options, ruleSet: { forbidden: [rule] }, validate: true }, undefined, {
    tsConfig: {},
  });
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ from, to }) => `${from} → ${to}`);
}

it('compiling and everything it uses know nothing of graphql: the plan is all they read', async () => {
  expect(await readersOfDocumentsBelow('compile')).toEqual([]);
});

it('the same look finds it below planning, which does read the document', async () => {
  expect((await readersOfDocumentsBelow('plan-operation')).length).toBeGreaterThan(0);
});
