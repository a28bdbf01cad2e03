import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';

/** The traps on which others' histories broke, each walked into through the API and read back on both axes. */
let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

const SUBMIT =
  'mutation($input: ChangeSetInput!, $dryRun: Boolean) { submitChangeSet(input: $input, dryRun: $dryRun) { recordedFrom changes { recordId operation version } } }';
const submit = async (operations: object[], more: { readAt?: string; dryRun?: boolean } = {}) => {
  const { dryRun = false, ...rest } = more;
  const input = { operations, reason: 'kiểm thử', legalBasis: 'Thông tư 79/2024/TT-BCA', ...rest };
  const { body } = await hub.ask(SUBMIT, { as: caller('steward'), variables: { input, dryRun } });
  return { outcome: body.data?.submitChangeSet, error: body.errors?.[0] };
};
const code = async (operations: object[]) => (await submit(operations)).error?.extensions.code;
let count = 10;
const registered = async (holder: string, validFrom: string | null = '2024-01-01') => {
  count += 1;
  const { outcome, error } = await submit([{ register: { record: { plateCode: { code: String(count), holder } }, validFrom } }]);
  expect(error).toBeUndefined();
  return outcome.changes[0].recordId as string;
};
const update = (id: string, validFrom: string, holder: string) => ({ update: { id, validFrom, record: { plateCode: { holder } } } });
const correct = (id: string, validFrom: string | null, validTo: string | null, holder: string) => ({
  correct: { id, validFrom, validTo, record: { plateCode: { holder } } },
});
const close = (id: string, validTo: string) => ({ close: { id, entity: 'PlateCode', validTo } });

/** What was true on each day, as said now or as said then. */
const on = async (id: string, days: readonly string[], knownAt?: string) => {
  const fields = days.map(
    (validAt, n) =>
      `d${n}: nodeAsOf(id: "${id}", asOf: { validAt: "${validAt}"${knownAt ? `, knownAt: "${knownAt}"` : ''} }) { ... on PlateCode { holder validFrom validTo } }`,
  );
  const { body } = await hub.ask(`{ ${fields.join(' ')} }`);
  expect(body.errors).toBeUndefined();
  return days.map((_, n) => body.data[`d${n}`]?.holder ?? null);
};

it('several changes in one transaction are all in the history, in order, and the day holds the last', async () => {
  const id = await registered('một');
  const { outcome } = await submit([
    update(id, '2024-03-01', 'hai'),
    update(id, '2024-03-01', 'ba'),
    correct(id, null, '2024-02-01', 'không'),
  ]);
  expect(outcome.changes.map(({ version }: { version: number }) => version)).toEqual([2, 3, 4]);
  expect(await on(id, ['2024-01-15', '2024-02-15', '2024-03-15'])).toEqual(['không', 'một', 'ba']);
  const { body } = await hub.ask(
    `{ node(id: "${id}") { ... on PlateCode { history { totalCount nodes { version recordedFrom changedFields { name before after } } } } } }`,
  );
  const { totalCount, nodes } = body.data.node.history;
  expect(totalCount).toBe(4);
  expect(new Set(nodes.slice(1).map(({ recordedFrom }: { recordedFrom: string }) => recordedFrom)).size).toBe(1);
  expect(nodes[2].changedFields).toEqual([{ name: 'holder', before: 'hai', after: 'ba' }]);
});

it('a change after the close is refused from its very day, one for a day before it keeps the end', async () => {
  const id = await registered('một');
  await submit([close(id, '2024-06-01')]);
  expect(await code([update(id, '2024-06-01', 'hai')])).toBe('RECORD_CLOSED');
  expect(await code([close(id, '2024-07-01')])).toBe('RECORD_CLOSED');
  expect(await code([update(id, '2024-05-01', 'hai')])).toBeUndefined();
  expect(await on(id, ['2024-04-30', '2024-05-31', '2024-06-01'])).toEqual(['một', 'hai', null]);
  // Only a correction moves the end.
  expect(await code([{ correct: { id, record: { plateCode: {} }, moveEnd: null } }])).toBeUndefined();
  expect(await on(id, ['2030-01-01'])).toEqual(['hai']);
});

it('a correction across three periods splits both ends, keeps what lies between, and what was said before stays said', async () => {
  const id = await registered('một');
  await submit([update(id, '2024-04-01', 'hai')]);
  const { outcome } = await submit([update(id, '2024-07-01', 'ba')]);
  const days = ['2024-02-01', '2024-03-15', '2024-05-01', '2024-07-15', '2024-09-01'];
  await submit([correct(id, '2024-03-01', '2024-08-01', 'đúng')]);
  expect(await on(id, days)).toEqual(['một', 'đúng', 'đúng', 'đúng', 'ba']);
  expect(await on(id, days, outcome.recordedFrom)).toEqual(['một', 'một', 'hai', 'ba', 'ba']);
  // The periods it met are still periods of their own: a later correction of one leaves the others.
  await submit([correct(id, '2024-04-01', '2024-07-01', 'giữa')]);
  expect(await on(id, days)).toEqual(['một', 'đúng', 'giữa', 'đúng', 'ba']);
});

it('periods merge again when a start or an end is moved over them', async () => {
  const id = await registered('một', '2024-02-01');
  await submit([update(id, '2024-04-01', 'hai'), update(id, '2024-07-01', 'ba')]);
  expect(await code([{ correct: { id, record: { plateCode: {} }, moveEnd: '2024-05-01' } }])).toBeUndefined();
  expect(await on(id, ['2024-04-15', '2024-05-01', '2024-08-01'])).toEqual(['hai', null, null]);
  expect(await code([{ correct: { id, record: { plateCode: {} }, moveStart: null, moveEnd: null } }])).toBeUndefined();
  expect(await on(id, ['2000-01-01', '2024-03-01', '2030-01-01'])).toEqual(['một', 'một', 'hai']);
});

it('an update dated in the future is not true yet, is found on its day, and stands in the way of one before it', async () => {
  const id = await registered('nay');
  expect(await code([update(id, '2099-01-01', 'mai sau')])).toBeUndefined();
  expect(await on(id, ['2026-01-01', '2098-12-31', '2099-01-01'])).toEqual(['nay', 'nay', 'mai sau']);
  expect(await code([update(id, '2050-01-01', 'giữa')])).toBe('LATER_STATE_EXISTS');
  expect(await code([close(id, '2050-01-01')])).toBe('LATER_STATE_EXISTS');
  expect(await code([correct(id, '2050-01-01', '2099-01-01', 'giữa')])).toBeUndefined();
  expect(await on(id, ['2049-12-31', '2050-01-01', '2099-01-01'])).toEqual(['nay', 'giữa', 'mai sau']);
});

it('a record registered and closed on the same day is refused with what to do instead; registered and removed at once leaves its two changes', async () => {
  const id = await registered('một', '2024-01-01');
  const { error } = await submit([close(id, '2024-01-01')]);
  expect(error.extensions.code).toBe('PERIOD_INVALID');
  expect(error.extensions.message_en).toContain('"remove"');
  expect(await code([close(id, '2024-01-02')])).toBeUndefined();
  expect(await on(id, ['2024-01-01', '2024-01-02'])).toEqual(['một', null]);
});

it('as it was read: a change since is refused with the present version, and a dry run is refused alike', async () => {
  const id = await registered('một');
  const readAt = (await hub.ask('{ plateCodes { totalCount } }')).body.extensions.asOf.plateCodes.snapshot as string;
  await submit([update(id, '2024-02-01', 'hai')]);
  await submit([update(id, '2024-03-01', 'ba')]);
  for (const dryRun of [true, false]) {
    const { error } = await submit([update(id, '2024-04-01', 'bốn')], { readAt, dryRun });
    expect(error.extensions.code).toBe('STALE_VERSION');
    expect(error.message).toContain('3');
  }
  // Others' records do not matter.
  const other = await registered('khác');
  const token = (await hub.ask('{ plateCodes { totalCount } }')).body.extensions.asOf.plateCodes.snapshot as string;
  await submit([update(id, '2024-05-01', 'năm')]);
  expect((await submit([update(other, '2024-05-01', 'x')], { readAt: token })).error).toBeUndefined();
});
