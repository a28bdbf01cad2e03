import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/hub/declare/model.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { loadModel, registers } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';

const TODAY = '2026-11-22';
const { entities } = loadModel(readSdl(new URL('src/schema/', packageRoot))).declarations;
const rules = registers.flatMap((register) => register.rules.map((rule) => ({ register: register.name, rule })));

/** Every problem any rule can raise, found by asking it about hostile states. */
function provoke(): Map<string, { vi: string; en: string; field?: string; severity: string; entity: string }> {
  const found = new Map<string, { vi: string; en: string; field?: string; severity: string; entity: string }>();
  const value = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.array(fc.string(), { maxLength: 2 }),
    fc.constantFrom('0001-01-01', '9999-12-31', 'XE BỐN BÁNH', 'nội bộ'),
  );
  for (const { rule } of rules) {
    const fields = [...(entities.get(rule.entity)?.fields.keys() ?? [])];
    fc.assert(
      fc.property(fc.record(Object.fromEntries(fields.map((name) => [name, value])), { requiredKeys: [] }), (values) => {
        for (const problem of rule.check(values as Values, TODAY)) found.set(problem.code, { ...problem, entity: rule.entity });
      }),
      { numRuns: 50, seed: 7 },
    );
  }
  return found;
}

describe('every rule', () => {
  it('has a code of its own and stands in the register of its entity', () => {
    expect(new Set(rules.map(({ rule }) => rule.code)).size).toBe(rules.length);
    expect(rules.filter(({ register, rule }) => entities.get(rule.entity)?.register !== register)).toEqual([]);
  });

  it('stands any state without throwing, and speaks both languages about a field that exists', () => {
    const problems = [...provoke()];
    expect(problems.length).toBeGreaterThan(40);
    for (const [code, { vi, en, field, severity, entity }] of problems) {
      expect(severity, code).toBe(code.startsWith('WARN_') ? 'warning' : 'error');
      expect(entities.get(entity)?.fields.has(field ?? ''), code).toBe(true);
      expect(vi, code).toMatch(/\.$/);
      expect(en, code).toMatch(/\.$/);
      expect(vi, code).not.toBe(en);
    }
  });
});
