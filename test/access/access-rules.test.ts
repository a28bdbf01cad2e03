import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { grantFor, mayBeAnswered, mayCount } from '../../src/hub/access/decide.js';
import { createRuleBook, type RuleBook } from '../../src/hub/access/rule-book.js';
import { FIELD_CLASSES } from '../../src/hub/declare/types.js';
import { rulesOfRead } from '../../src/hub/reads/rules-of-read.js';
import { loadModel } from '../../src/registers/index.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { StartError } from '../../src/start-error.js';
import { anonymous, caller, createTestHub, sdl, model as shipped, type TestHub } from '../support/hub.js';

/** Rules of access as records, with a hub and a second process beside it that take them up. */
const model = loadModel(sdl);
const elsewhere = loadModel(sdl);
const schema = executableSchema(sdl, model, others);
let hub: TestHub;
let book: RuleBook;
let otherBook: RuleBook;
beforeAll(async () => {
  hub = await createTestHub({ holds: 'reference', model, schema });
  book = createRuleBook(hub.database.appPool, model);
  otherBook = createRuleBook(hub.database.appPool, elsewhere);
}, 120_000);
afterAll(() => hub.close());

const steward = (actor: string, agency: string) => caller('steward', 'stewardship', { actor, agency });
const AN = steward('an', 'G17');
const BINH = steward('binh', 'G17');
const CHI = steward('chi', 'G01');
const SUBMIT = `mutation($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId changes { recordId } } }`;
const APPROVE = 'mutation($id: ID!) { approveChangeSet(id: $id) { changeSetId } }';
const submit = (operation: unknown) =>
  hub.ask(SUBMIT, { as: AN, variables: { input: { operations: [operation], reason: 'kiểm thử', legalBasis: 'Quy chế vận hành' } } });
const approve = (id: string, as: Partial<Caller>) => hub.ask(APPROVE, { as, variables: { id } });
const codeOf = ({ body }: Awaited<ReturnType<TestHub['ask']>>) => body.errors?.[0].extensions.code;
const idOf = async (code: string): Promise<string> =>
  (await hub.ask('query($code: String!) { accessRule(code: $code) { id } }', { variables: { code } })).body.data.accessRule.id;

/** By two of different agencies. */
async function change(operation: unknown): Promise<void> {
  const sent = await submit(operation);
  expect(codeOf(sent), JSON.stringify(sent.body)).toBe('APPROVAL_REQUIRED');
  const agreed = await approve(sent.body.errors?.[0].extensions.proposal, CHI);
  expect(agreed.body.errors, JSON.stringify(agreed.body)).toBeUndefined();
}

const ANALYST = caller('analyst');

const record = { role: 'analyst', registers: ['businesses'], classes: ['internal'], purposes: ['*'], rows: 'ALL', ground: 'kiểm thử' };
const registering = (more: Record<string, unknown>, validFrom = '2025-03-01') => ({
  register: { record: { accessRule: { code: 'test.rule', ...record, ...more } }, validFrom },
});

describe('the rules of a hub', () => {
  it('are nobody’s before they were read, and then those of the register: the ones that the hub ships', async () => {
    expect((await hub.ask('{ provinces(first: 1) { totalCount } }')).status).toBe(503);
    await book.take();
    await otherBook.take();
    expect(model.access).toEqual(shipped.access);
    expect((await hub.ask('{ accessRules { totalCount } }')).body.data.accessRules.totalCount).toBe(23);
    expect((await hub.ask('{ provinces(first: 1) { totalCount } }')).status).toBe(200);
  });

  it('decide every cell as their records say: role × purpose × register × class', async () => {
    const { body } = await hub.ask('{ accessRules(first: 200) { nodes { role registers classes purposes rows } } }');
    const records: { role: string; registers: string[]; classes: string[]; purposes: string[]; rows: string }[] =
      body.data.accessRules.nodes;
    const registers = [...new Set([...model.declarations.entities.values()].map(({ register }) => register))];
    let [given, refused] = [0, 0];
    for (const { role } of model.access.roles)
      for (const purpose of [null, ...model.access.purposes.map(({ code }) => code)])
        for (const register of registers)
          for (const cls of FIELD_CLASSES)
            for (const isInCase of [false, true]) {
              const fits = records.filter(
                (rule) =>
                  rule.role === role &&
                  rule.classes.includes(cls) &&
                  (rule.registers.includes('*') || rule.registers.includes(register)) &&
                  (rule.purposes.includes('*') || (purpose !== null && rule.purposes.includes(purpose))),
              );
              const has = (rows: string) => fits.some((rule) => rule.rows === rows);
              const rows = has('ALL') ? 'all' : has('CASE') && isInCase ? 'case' : has('OWN') ? 'own' : 'none';
              const as = { role, purpose, purposes: purpose ? [purpose] : [], case: isInCase ? caller(role, 'once-only').case : undefined };
              const cell = `${role} ${purpose} ${register} ${cls} ${isInCase}`;
              expect([cell, grantFor(model.access, as, register, cls)]).toEqual([cell, rows]);
              expect([cell, mayBeAnswered(model.access, as, register, cls)]).toEqual([cell, cls === 'open' || has('ANSWERS')]);
              if (cls === 'personal') expect([cell, mayCount(model.access, as, register)]).toEqual([cell, has('COUNTS')]);
              if (rows === 'none') refused++;
              else given++;
            }
    expect([given > 500, refused > 500]).toEqual([true, true]);
  });

  it('change when somebody of another agency has agreed, in every process, for questions that are planned already too', async () => {
    const id = await idOf('analyst.internal');
    const sent = await submit({ close: { entity: 'AccessRule', id, validTo: '2026-01-01' } });
    expect(codeOf(sent)).toBe('APPROVAL_REQUIRED');
    const { proposal } = sent.body.errors?.[0].extensions ?? {};
    expect(codeOf(await approve(proposal, AN))).toBe('ANOTHER_PERSON_REQUIRED');
    expect(codeOf(await approve(proposal, BINH))).toBe('ANOTHER_PERSON_REQUIRED');
    await book.take();
    const asking = { as: ANALYST, kept: true } as const;
    const history = '{ accessRule(code: "analyst.open") { changeSet { reason } } }';
    expect((await hub.ask(history, asking)).body.data.accessRule.changeSet).not.toBeNull();
    expect((await approve(proposal, CHI)).body.errors).toBeUndefined();
    await book.take();
    await otherBook.take();
    for (const one of [model, elsewhere])
      expect(grantFor(one.access, { role: 'analyst', purpose: null }, 'vehicles', 'internal')).toBe('none');
    expect((await hub.ask(history, { as: BINH })).body.data.accessRule.changeSet).not.toBeNull();
    expect((await hub.ask(history, asking)).body.data.accessRule.changeSet).toBeNull();
    const { version } = model.access;
    expect([version === shipped.access.version, version === elsewhere.access.version]).toEqual([false, true]);
  });

  it('hold on their days alone', async () => {
    await change(registering({ code: 'test.later' }, '2099-01-01'));
    await book.take();
    expect(grantFor(model.access, { role: 'analyst', purpose: null }, 'businesses', 'internal')).toBe('none');
    await change(registering({ code: 'test.now' }));
    await book.take();
    expect(grantFor(model.access, { role: 'analyst', purpose: null }, 'businesses', 'internal')).toBe('all');
    expect(grantFor(model.access, { role: 'analyst', purpose: null }, 'vehicles', 'internal')).toBe('none');
  });

  it.each([
    ['personal without a purpose', { classes: ['personal'] }, 'ACCESS_RULE_PURPOSE_NEEDED'],
    ['all persons for a purpose without a case', { classes: ['personal'], purposes: ['statistics'] }, 'ACCESS_RULE_ALL_WITHOUT_CASE'],
    ['a purpose the role has not', { classes: ['personal'], purposes: ['audit'] }, 'ACCESS_RULE_PURPOSE_OF_ROLE'],
    [
      'all rows of a dossier’s purpose',
      { role: 'dossier-service', classes: ['personal'], purposes: ['once-only'] },
      'ACCESS_RULE_CASE_BINDS',
    ],
    [
      'a case where none binds',
      { role: 'steward', classes: ['personal'], purposes: ['stewardship'], rows: 'CASE' },
      'ACCESS_RULE_CASE_BINDS',
    ],
    ['what is internal to anybody', { role: 'anonymous' }, 'ACCESS_RULE_ANONYMOUS'],
    ['a role nobody has', { role: 'king' }, 'ACCESS_RULE_ROLE'],
    ['a register there is not', { registers: ['boats'] }, 'ACCESS_RULE_REGISTER'],
    ['a class there is not', { classes: ['secret'] }, 'ACCESS_RULE_CLASS'],
    ['all and some', { registers: ['*', 'vehicles'] }, 'ACCESS_RULE_STAR_ALONE'],
    ['rows there are not', { rows: 'SOME' }, 'ACCESS_RULE_ROWS'],
    ['counting of fields', { classes: ['open'], purposes: ['statistics'], rows: 'COUNTS' }, 'ACCESS_RULE_COUNTS_CLASSES'],
  ])('do not say %s', async (_what, more, expected) => {
    const { body } = await submit(registering({ code: 'test.wide', ...more }));
    expect(JSON.stringify(body.errors)).toContain(expected);
  });

  it('give nothing to anybody where they cannot be believed, say which and why, and come back when they are mended', async () => {
    // One connection, so that what is tampered with is seen by nobody else and rolled back.
    const pool = createPool({ url: hub.database.url, max: 1 });
    const started = loadModel(sdl);
    const refusal = () =>
      createRuleBook(pool, started)
        .take()
        .then(() => 'taken')
        .catch((error: unknown) => error);
    try {
      await pool.query('begin');
      await pool.query('alter table access_rule disable trigger all');
      await pool.query(`update access_rule set classes = '{open,personal}' where code = 'analyst.open'`);
      const wide = await refusal();
      expect(wide).toBeInstanceOf(StartError);
      expect((wide as StartError).faults).toEqual([
        { vi: expect.stringContaining('analyst.open'), en: expect.stringMatching(/analyst\.open: .*Until it is mended/) },
      ]);
      expect([started.access.version, started.access.rules]).toEqual(['', []]);
      await pool.query(`update access_rule set valid_to = valid_from + 1`);
      expect(((await refusal()) as StartError).faults).toEqual([
        { vi: expect.any(String), en: expect.stringContaining('No rule of access') },
      ]);
      expect(started.access.version).toBe('');
      await pool.query('rollback');
    } finally {
      await endPool(pool);
    }
    await createRuleBook(hub.database.appPool, started).take();
    expect(started.access.version).toBe(model.access.version);
  });

  it('are told of a read years later, as they were then', async () => {
    const auditor = { ...anonymous, ...caller('auditor', 'audit') };
    const rulesAt = async (at: string) => {
      const read = { at, role: 'analyst', purpose: null, fieldClasses: ['internal'], entities: ['Business'], subjectCount: 0 };
      return withTx(hub.database.appPool, { readOnly: true }, (tx) => rulesOfRead(tx, model, read));
    };
    const { rows } = await hub.database.ownerPool.query<{ before: string; after: string }>(
      `select (min(recorded_to) filter (where code = 'analyst.internal') - interval '1 microsecond')::text as before, (now() + interval '1 hour')::text as after from access_rule`,
    );
    expect((await rulesAt(rows[0]?.before ?? ''))?.map(({ code }) => code)).toEqual(['analyst.internal']);
    expect((await rulesAt(rows[0]?.after ?? ''))?.map(({ code }) => code)).toEqual(['test.now']);
    expect(await rulesAt('2020-01-01T00:00:00Z')).toBeNull();
    expect(
      (await hub.ask('{ reads(first: 1) { nodes { rules { code version rows ground recordedFrom } } } }', { as: auditor })).body.errors,
    ).toBeUndefined();
  });
});
