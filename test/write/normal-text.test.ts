import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminal } from '../../src/cli/terminal.js';
import { withTx } from '../../src/db/tx.js';
import type { HubError } from '../../src/errors.js';
import type { Value } from '../../src/hub/declare/model.js';
import { normalText } from '../../src/hub/declare/normal-text.js';
import type { ColumnField, Entity } from '../../src/hub/declare/types.js';
import { cellParser } from '../../src/hub/import/check/parse-cell.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { mendStoredTexts } from '../../src/hub/submit/mend-texts.js';
import { checkStoredTexts } from '../../src/hub/submit/stored-texts.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { inPackage } from '../../src/root.js';
import { asSteward, DOSSIER } from '../evidence/dossier-world.js';
import { everyEntity, inLinkOrder, type TextField } from '../support/every-entity-world.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { AS_STEWARD, model } from './world.js';

/** What no text may hold, each of another kind. */
const REFUSED: Readonly<Record<string, string>> = {
  bell: '\u0007',
  tab: '\t',
  escape: '\u001b[31m',
  'C1 control': '\u009b',
  'zero-width space': '\u200b',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'right to left': '\u202e',
  isolate: '\u2066',
  tag: '\u{e0041}',
  'annotation that is drawn': '\ufff9',
  'variation selector': '\ufe0f',
  filler: '\u3164',
  'private use': '\ue000',
  'no character': '\ufdd0',
  'half a pair': '\ud800',
  'lost letter': '\ufffd',
};
/** Only where a field has one line. */
const BREAKS: Readonly<Record<string, string>> = {
  'line feed': '\n',
  return: '\r',
  'next line': '\u0085',
  'line separator': '\u2028',
  'form feed': '\f',
};
/** What is brought to its normal form, and says the same. */
const UNTIDY: readonly (readonly [given: string, kept: string | null])[] = [
  ['Đường'.normalize('NFD'), 'Đường'],
  ['Hải\u00a0Vân', 'Hải Vân'],
  ['Hải \u3000\u2009 Vân', 'Hải Vân'],
  ['  Hải Vân\u00a0', 'Hải Vân'],
  ['\nHải Vân\r\n', 'Hải Vân'],
  ['', null],
  [' \u00a0\t ', null],
];

const texts = (entity: Entity) =>
  [...storedFields(entity).fields.values()].filter((field): field is ColumnField => field.kind === 'column' && field.type === 'String');
const entities = [...model.declarations.entities.values()].filter((entity) => texts(entity).length > 0);
const refusedIn = (field: ColumnField) => Object.entries(field.multiline ? REFUSED : { ...REFUSED, ...BREAKS });

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());
const pool = () => hub.database.appPool;
const write = (operations: readonly Operation[]) => withTx(pool(), {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));

describe('every text of every entity', () => {
  it('is refused at the door with its place where it holds what no text may', async () => {
    expect(entities.length).toBeGreaterThan(60);
    const wanted: string[] = [];
    const operations = entities.flatMap((entity) =>
      Object.entries({ ...REFUSED, ...BREAKS }).map(([kind, bad]): Operation => {
        const own = texts(entity).filter((field) => refusedIn(field).some(([name]) => name === kind));
        for (const { name } of own) wanted.push(`${entity.name}.${name} ${kind}`);
        const value = ({ list }: ColumnField): Value => (list ? ['được', `hai${bad}ba`] : `hai${bad}ba`);
        return {
          operation: 'register',
          entity: entity.name,
          from: null,
          values: Object.fromEntries(own.map((field) => [field.name, value(field)])),
        };
      }),
    );
    const kinds = Object.keys({ ...REFUSED, ...BREAKS });
    const found = await write(operations).then(
      () => [],
      (error: unknown) => (error as HubError).details.problems as { operation: number; code: string; field: string; vi: string }[],
    );
    const told = found
      .filter(({ code, vi }) => code === 'BAD_USER_INPUT' && vi.includes('ở ký tự thứ 4'))
      .map(({ operation, field }) => `${operations[operation]?.entity}.${field} ${kinds[operation % kinds.length]}`);
    expect(told.sort()).toEqual(wanted.sort());
  });

  it('is refused in a cell as at the door', () => {
    for (const entity of entities)
      for (const field of texts(entity)) {
        const parse = cellParser(model, { ...field, list: false });
        for (const [kind, bad] of refusedIn(field))
          expect([entity.name, field.name, kind, parse(`hai${bad}ba`)]).toMatchObject([
            entity.name,
            field.name,
            kind,
            { code: expect.any(String) },
          ]);
        for (const [given, kept] of UNTIDY) expect([field.name, parse(given)]).toEqual([field.name, { value: kept }]);
      }
  });

  it('is kept in its normal form, by which whoever asks in any spelling finds it', async () => {
    let turn = 0;
    const spelling = (field: TextField, n: number): Value => {
      const [given] = UNTIDY[turn++ % 5] ?? [''];
      const text = field.key ? given.replace(/Vân|ng/, `$& ${n} ${turn}`) : given;
      return field.list ? [text, ''] : text;
    };
    const given = await everyEntity({ appPool: pool() }, model, spelling);
    for (const entity of inLinkOrder(model)) {
      const own = texts(entity);
      const { values = [], ids = [] } = given.get(entity.name) ?? {};
      if (own.length === 0) continue;
      const { rows } = await pool().query(
        `select ${own.map(({ column }) => `"${column}"`).join(', ')} from ${entity.table} where id = any($1) order by id`,
        [ids],
      );
      const normal = (value: Value | undefined): Value => {
        const one = (text: unknown) => (normalText(String(text)) as { value: string | null }).value;
        return Array.isArray(value) ? value.map(one).filter((text) => text !== null) : one(value);
      };
      for (const [n, row] of rows.entries())
        expect([entity.name, row]).toEqual([
          entity.name,
          Object.fromEntries(own.map(({ name, column }) => [column, normal(values[n]?.[name])])),
        ]);
    }
    const list = given.get('CodeList');
    const code = String(list?.values[0]?.code);
    const ask = (text: string) =>
      hub.ask(
        'query($t: String!) { codeList(code: $t) { id } eq: codeLists(where: { code: { eq: $t } }) { totalCount } in: codeLists(where: { code: { in: [$t] } }) { totalCount } behind: codeListEntries(where: { list: { code: { eq: $t } } }) { totalCount } }',
        { variables: { t: text } },
      );
    for (const text of [code, code.trim().normalize('NFD'), ` ${code.replaceAll(' ', '\u00a0\u00a0')}`]) {
      const { data } = (await ask(text)).body;
      expect([text, data.codeList?.id, data.eq.totalCount, data.in.totalCount]).toEqual([text, list?.ids[0], 1, 1]);
      expect(data.behind.totalCount).toBe((await ask(code)).body.data.behind.totalCount);
    }
  });
});

describe('a text that an earlier release took as it came', () => {
  it('is found as it stands, told without being printed, and mended where that changes no meaning', async () => {
    const ids: string[] = [];
    for (const code of ['cũ một', 'cũ hai', 'cũ ba', 'CŨ BỐN']) {
      const values = { code, name: 'Danh mục cũ', confidence: 'K' };
      const outcome = await write([{ operation: 'register', entity: 'CodeList', from: '2020-01-01', values }]);
      ids.push(outcome.changes[0]?.recordId ?? '');
    }
    const states = [
      { code: 'cũ  một', name: 'Cầu\u00a0Rào' },
      { code: 'cũ hai', name: 'Cầu\u001b[2JRào' },
      { code: 'cũ một', name: 'Danh mục cũ' },
      { code: 'cũ bốn ', name: 'Danh mục cũ' },
    ];
    // A state that comes back is never touched: so it gets past the door as it stood.
    const restore = (id: string, values: object): Operation => ({
      operation: 'restore',
      entity: 'CodeList',
      id,
      restores: 0,
      states: [{ from: '2020-01-01', to: 'infinity', values: { usedBy: null, ground: null, confidence: 'K', ...values } }],
    });
    for (const [n, values] of states.entries()) if (n !== 2) await write([restore(ids[n] ?? '', values)]);
    const seek = async (code: string) =>
      (await hub.ask('query($t: String!) { codeList(code: $t) { id } }', { variables: { t: code } })).body.data.codeList?.id;
    expect(await seek('cũ  một')).toBe(ids[0]);

    const entity = model.declarations.entities.get('CodeList') as Entity;
    const before = await checkStoredTexts(pool(), model, entity);
    const mine = before.faults.filter(({ id }) => ids.includes(id)).map(({ id, field, is }) => `${ids.indexOf(id)} ${field} ${is}`);
    expect(mine.sort()).toEqual(['0 code UNTIDY', '0 name UNTIDY', '1 name REFUSED', '3 code UNTIDY']);
    expect(before.faults.find(({ is }) => is === 'REFUSED')).toMatchObject({ en: expect.stringContaining('(U+001B) at character 4') });
    expect(JSON.stringify(before.faults)).not.toContain('Rào');

    const log = { onPlan: async () => undefined, onPart: async () => undefined };
    // Somebody has given the normal form to another record meanwhile: that one is told, the other is mended.
    await write([
      { operation: 'register', entity: 'CodeList', from: '2020-01-01', values: { code: 'CŨ BỐN', name: 'Danh mục mới', confidence: 'K' } },
    ]);
    const mended = await mendStoredTexts({ pool: pool(), model, log }, before.mending, { ...AS_STEWARD, reason: 'Đưa về dạng chuẩn' });
    expect(mended.refused.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['KEY_TAKEN']]);
    const after = await checkStoredTexts(pool(), model, entity);
    expect(after.faults.filter(({ id }) => ids.includes(id)).map(({ id, is }) => `${ids.indexOf(id)} ${is}`)).toEqual([
      '1 REFUSED',
      '3 UNTIDY',
    ]);
    expect([await seek('cũ một'), await seek('cũ  một')]).toEqual([ids[0], ids[0]]);
  });
});

it('a decided procedure, a reason and a legal ground are held to the same', async () => {
  const submit = (input: object) =>
    hub.ask('mutation($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId } }', {
      as: asSteward({ caseCode: DOSSIER }),
      variables: { input },
    });
  const operations = [{ register: { record: { plateCode: { code: '11', holder: 'thử' } }, validFrom: '2020-01-01' } }];
  for (const bad of [
    { reason: 'vì\u001b[2J', legalBasis: 'x' },
    { reason: 'vì', legalBasis: 'Nghị định\u202e' },
  ]) {
    expect((await submit({ operations, ...bad })).body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  }
});

describe('what the command line prints', () => {
  it('gives a terminal no orders, and a machine the same value', () => {
    const said: string[] = [];
    const out = process.stdout.write;
    process.stdout.write = ((text: string) => said.push(text) > 0) as typeof out;
    const value = { name: 'a\u001b]0;x\u0007\u202eb\u009b\u2028\u{e0041}' };
    try {
      terminal.answer(`tên · name  ${value.name}`);
      terminal.json(value);
    } finally {
      process.stdout.write = out;
    }
    expect(said[0]).toBe('tên · name  a\\u{1b}]0;x\\u{7}\\u{202e}b\\u{9b}\\u{2028}\\u{e0041}\n');
    expect([...(said[1] ?? '').trimEnd()].filter((letter) => !/[!-~]/.test(letter))).toEqual([]);
    expect(JSON.parse(said[1] ?? '')).toEqual(value);
  });

  it('goes out at one place', () => {
    const files = readdirSync(inPackage('src/cli'), { withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name !== 'terminal.ts',
    );
    const writers = files.filter(({ name }) =>
      /process\.std(out|err)\.write|console\./.test(readFileSync(inPackage(`src/cli/${name}`), 'utf8')),
    );
    expect(writers.map(({ name }) => name)).toEqual([]);
  });
});
