import { describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { checkPurpose, grantFor, isPersonal } from '../../src/hub/access/decide.js';
import type { AccessPolicy, AccessRule } from '../../src/hub/declare/policy.js';

/** Policies of one or two rules, so that nothing but the rule in question can be what gives or refuses. */
const rule = (more: Partial<AccessRule> = {}): AccessRule => ({
  role: 'clerk',
  registers: ['boats'],
  classes: ['personal'],
  purposes: ['care'],
  rows: 'all',
  ...more,
});
const policyOf = (...rules: AccessRule[]): AccessPolicy => ({
  version: 'test',
  roles: [],
  purposes: ['care', 'audit'].map((code) => ({ code, vi: '', en: '', legalBasis: '', caseRequired: code === 'care' })),
  rules,
});
const clerk: Caller = {
  role: 'clerk',
  actor: 'clerk',
  agency: null,
  authenticated: true,
  purposes: ['care', 'audit'],
  purpose: 'care',
  caseCode: 'C-1',
  ownKey: null,
  language: 'vi',
  requestId: 'test',
};

describe('a grant', () => {
  const grant = (policy: AccessPolicy, more: Partial<Caller> = {}, register = 'boats') =>
    grantFor(policy, { ...clerk, ...more }, register, 'personal');

  it('is given by a rule for this role, register, class and purpose', () => {
    expect(grant(policyOf(rule()))).toBe('all');
    expect(grant(policyOf(rule({ registers: '*' })), {}, 'cars')).toBe('all');
  });

  it.each([
    ['no rule at all', policyOf(), {}],
    ['another role', policyOf(rule({ role: 'guest' })), {}],
    ['another register', policyOf(rule({ registers: ['cars'] })), {}],
    ['another class', policyOf(rule({ classes: ['internal', 'sensitive'] })), {}],
    ['another purpose', policyOf(rule({ purposes: ['audit'] })), {}],
    ['no purpose', policyOf(rule()), { purpose: null }],
  ] as const)('is not given by %s', (_what, policy, more) => {
    expect(grant(policy, more)).toBe('none');
  });

  it('to what is personal is never given by a rule without purposes', () => {
    const { purposes: _, ...always } = rule({ classes: ['open', 'internal', 'personal', 'sensitive'] });
    const policy = policyOf(always);
    expect(
      (['open', 'internal', 'personal', 'sensitive'] as const).map((cls) => grantFor(policy, { ...clerk, purpose: null }, 'boats', cls)),
    ).toEqual(['all', 'all', 'none', 'none']);
  });

  it('is the widest that any rule gives, in whatever order they stand', () => {
    const [own, all] = [rule({ rows: 'own' }), rule({ rows: 'all' })];
    expect([grant(policyOf(own)), grant(policyOf(own, all)), grant(policyOf(all, own))]).toEqual(['own', 'all', 'all']);
  });
});

it('personal and sensitive are personal', () => {
  expect((['open', 'internal', 'personal', 'sensitive'] as const).map(isPersonal)).toEqual([false, false, true, true]);
});

describe('a purpose', () => {
  const refusal = (more: Partial<Caller>, touches: boolean): string => {
    try {
      return checkPurpose(policyOf(), { ...clerk, ...more }, touches)?.code ?? 'none';
    } catch (error) {
      return error instanceof HubError ? error.code : String(error);
    }
  };

  it.each([
    [{}, true, 'care'],
    [{ purpose: null }, false, 'none'],
    [{ purpose: null }, true, 'PURPOSE_REQUIRED'],
    [{ authenticated: false }, false, 'UNAUTHENTICATED'],
    [{ purpose: 'curiosity', purposes: ['curiosity'] }, true, 'PURPOSE_NOT_ALLOWED'],
    [{ purposes: ['audit'] }, true, 'PURPOSE_NOT_ALLOWED'],
    [{ caseCode: null }, true, 'CASE_REQUIRED'],
    [{ purpose: 'audit', caseCode: null }, true, 'audit'],
  ] as const)('%j, touching persons: %s → %s', (more, touches, wanted) => {
    expect(refusal(more, touches)).toBe(wanted);
  });
});
