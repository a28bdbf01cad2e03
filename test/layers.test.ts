import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';
import { expect, it } from 'vitest';
import { inPackage } from '../src/root.js';

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

it('layers point one way, and the graph that was looked at is the real one', async () => {
  process.chdir(inPackage('.'));
  const { output } = await cruise(['src', 'seeds'], { ...configuration.options, ruleSet: configuration, validate: true }, undefined, { tsConfig: {} });
  if (typeof output === 'string') throw new Error(output);
  expect(output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  // An empty or half-read graph passes every rule.
  expect(output.summary.totalCruised).toBeGreaterThan(200);
  expect(output.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(800);
});

it('the rules find a hub that knows a register', async () => {
  const rule = configuration.forbidden.find((r: { name: string }) => r.name === 'hub-knows-no-register');
  expect(new RegExp(rule.from.path).test('src/hub/query/plan.ts') && new RegExp(rule.to.path).test('src/registers/index.ts')).toBe(true);
});

it('nothing in hub/ names an entity or a register', async () => {
  const { execFileSync } = await import('node:child_process');
  const names = ['Vehicle', 'Business', 'Person', 'DriverLicence', 'Badge', 'Province', 'vehicles', 'drivers', 'businesses', 'infrastructure'];
  const pattern = `['"\`](${names.join('|')})['"\`]`;
  let found = '';
  try {
    found = execFileSync('grep', ['-rnE', pattern, 'src/hub', 'src/server'], { cwd: inPackage('.'), encoding: 'utf8' });
  } catch {
    // grep exits with 1 when there is nothing to find.
  }
  const code = found.split('\n').filter((line) => line !== '' && !/:\d+:\s*(\*|\/\*|\/\/)/.test(line));
  expect(code).toEqual([]);
});

it("the days of a period are asked about in one room: elsewhere their columns are only read as of a day, compared with a person's, or carried along", async () => {
  const { execFileSync } = await import('node:child_process');
  const rooms = ['src/hub/query', 'src/hub/feed', 'src/hub/evidence', 'src/hub/reads', 'src/registers', 'src/resolvers', 'src/cli', 'src/server'];
  const found = execFileSync('grep', ['-rnE', 'valid_(from|to)\\b', ...rooms], { cwd: inPackage('.'), encoding: 'utf8' });
  const places = new Set(found.split('\n').flatMap((line) => line.split(':')[0] || []));
  expect([...places].sort()).toEqual(['src/hub/feed/feed-sql.ts', 'src/hub/query/change-scope.ts']);
});
