import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/hub/write/operations.js';
import { applyOperation, type Slice } from '../../src/hub/write/slices.js';

type WithoutRecord<T> = T extends unknown ? Omit<T, 'entity' | 'id'> : never;

/** Applies operations one after the other and tells the days and values, or the code of the first refusal. */
function outcome(...operations: WithoutRecord<Operation>[]): string[] | string {
  let known: readonly Slice[] = [];
  for (const [index, operation] of operations.entries()) {
    const applied = applyOperation({ entity: 'E', id: 'i', ...operation } as Operation, known, { version: index + 1, operation: index });
    if ('code' in applied) return applied.code;
    known = applied.known;
  }
  return known.map(({ from, to, values, version }) => `${from}..${to} ${Object.values(values).join(',')} v${version}`);
}

const registered = { operation: 'register', from: '2024-01-01', values: { a: '1' } } as const;
const update = (from: string, a: string) => ({ operation: 'update', from, values: { a } }) as const;
const close = (from: string) => ({ operation: 'close', from }) as const;
const correct = (
  from: string | null,
  to: string | null,
  values: Record<string, string>,
  moves: { moveStart?: string | null; moveEnd?: string | null } = {},
) => ({ operation: 'correct', from, to, values, ...moves }) as const;

describe('register', () => {
  it('begins at an unknown start and stays open when neither day is given', () => {
    expect(outcome({ ...registered, from: null })).toEqual(['-infinity..infinity 1 v1']);
  });
  it('may be born with its end', () => {
    expect(outcome({ ...registered, to: '2024-06-01' })).toEqual(['2024-01-01..2024-06-01 1 v1']);
  });
  it('refuses a period that holds on no day', () => {
    expect(outcome({ ...registered, to: '2024-01-01' })).toBe('PERIOD_INVALID');
  });
});

describe('update', () => {
  it('cuts the last state and goes on with the new one', () => {
    expect(outcome(registered, update('2025-01-01', '2'))).toEqual(['2024-01-01..2025-01-01 1 v2', '2025-01-01..infinity 2 v2']);
  });
  it('replaces a state that begins on the same day', () => {
    expect(outcome(registered, update('2025-01-01', '2'), update('2025-01-01', '3'))).toEqual([
      '2024-01-01..2025-01-01 1 v2',
      '2025-01-01..infinity 3 v3',
    ]);
    expect(outcome(registered, update('2024-01-01', '2'))).toEqual(['2024-01-01..infinity 2 v2']);
  });
  it('is refused before a state that begins later, also one in the future', () => {
    expect(outcome(registered, update('2099-01-01', '2'), update('2098-12-31', '3'))).toBe('LATER_STATE_EXISTS');
    expect(outcome(registered, update('2023-12-31', '2'))).toBe('LATER_STATE_EXISTS');
  });
  it('is refused after a close, from its very day', () => {
    expect(outcome(registered, close('2025-01-01'), update('2025-01-01', '2'))).toBe('RECORD_CLOSED');
    expect(outcome(registered, close('2025-01-01'), update('2026-01-01', '2'))).toBe('RECORD_CLOSED');
  });
  it('that arrives late, for a day before the close, keeps the end', () => {
    expect(outcome(registered, close('2025-01-01'), update('2024-06-01', '2'))).toEqual([
      '2024-01-01..2024-06-01 1 v3',
      '2024-06-01..2025-01-01 2 v3',
    ]);
  });
  it('of an unknown or removed record finds nothing', () => {
    expect(outcome(update('2024-01-01', '2'))).toBe('NOT_FOUND');
    expect(outcome(registered, { operation: 'remove' }, update('2024-01-01', '2'))).toBe('NOT_FOUND');
  });
});

describe('close', () => {
  it('ends the last state', () => {
    expect(outcome(registered, close('2024-01-02'))).toEqual(['2024-01-01..2024-01-02 1 v2']);
  });
  it('is refused on the very day the last state begins, and before it', () => {
    expect(outcome(registered, close('2024-01-01'))).toBe('PERIOD_INVALID');
    expect(outcome(registered, close('2023-12-31'))).toBe('LATER_STATE_EXISTS');
  });
  it('is refused for what has an end already: only a correction moves it', () => {
    expect(outcome(registered, close('2025-01-01'), close('2024-06-01'))).toBe('RECORD_CLOSED');
  });
});

describe('correct', () => {
  const three = [registered, update('2025-01-01', '2'), update('2026-01-01', '3')] as const;

  it('splits states at both ends of its period', () => {
    expect(outcome(registered, correct('2024-03-01', '2024-05-01', { a: 'x' }))).toEqual([
      '2024-01-01..2024-03-01 1 v2',
      '2024-03-01..2024-05-01 x v2',
      '2024-05-01..infinity 1 v2',
    ]);
  });
  it('reaches across three periods and leaves each its own other values', () => {
    const { values } = registered;
    expect(
      outcome({ ...registered, values: { ...values, b: 'p' } }, ...three.slice(1), correct('2024-06-01', '2026-06-01', { b: 'q' })),
    ).toEqual([
      '2024-01-01..2024-06-01 1,p v4',
      '2024-06-01..2025-01-01 1,q v4',
      '2025-01-01..2026-01-01 2,q v4',
      '2026-01-01..2026-06-01 3,q v4',
      '2026-06-01..infinity 3,p v4',
    ]);
  });
  it('without days corrects the whole record, and leaves what it does not touch as it was written', () => {
    const two = { ...registered, values: { ...registered.values, b: 'p' } };
    expect(outcome(two, update('2025-01-01', '2'), correct(null, null, { b: 'q' }))).toEqual([
      '2024-01-01..2025-01-01 1,q v3',
      '2025-01-01..infinity 2,q v3',
    ]);
    expect(outcome(...three, correct('2026-01-01', null, { a: 'x' }))).toEqual([
      '2024-01-01..2025-01-01 1 v2',
      '2025-01-01..2026-01-01 2 v3',
      '2026-01-01..infinity x v4',
    ]);
  });
  it('undoes a close', () => {
    expect(outcome(registered, close('2025-01-01'), correct(null, null, {}, { moveEnd: null }))).toEqual(['2024-01-01..infinity 1 v3']);
  });
  it('moves the first start earlier, later, and to unknown', () => {
    expect(outcome(...three, correct(null, null, {}, { moveStart: '2023-01-01' }))).toEqual([
      '2023-01-01..2025-01-01 1 v4',
      '2025-01-01..2026-01-01 2 v3',
      '2026-01-01..infinity 3 v3',
    ]);
    expect(outcome(...three, correct(null, null, {}, { moveStart: '2025-06-01' }))).toEqual([
      '2025-06-01..2026-01-01 2 v4',
      '2026-01-01..infinity 3 v3',
    ]);
    expect(outcome(registered, correct(null, null, {}, { moveStart: null }))).toEqual(['-infinity..infinity 1 v2']);
  });
  it('drops whole states behind a new end without rewriting the others', () => {
    expect(outcome(...three, correct(null, null, {}, { moveEnd: '2025-01-01' }))).toEqual(['2024-01-01..2025-01-01 1 v2']);
  });
  it('never reaches beyond the record, nor moves it away from all its states', () => {
    expect(outcome(registered, correct('2023-01-01', '2024-02-01', { a: 'x' }))).toBe('PERIOD_INVALID');
    expect(outcome(registered, close('2025-01-01'), correct('2024-06-01', '2025-06-01', { a: 'x' }))).toBe('PERIOD_INVALID');
    expect(outcome(registered, close('2025-01-01'), correct(null, null, {}, { moveStart: '2025-01-01', moveEnd: '2026-01-01' }))).toBe(
      'PERIOD_INVALID',
    );
    expect(outcome(registered, correct(null, null, {}))).toBe('PERIOD_INVALID');
  });
  it('may correct what its own move has just added', () => {
    expect(outcome(registered, correct('2023-01-01', '2024-01-01', { a: 'x' }, { moveStart: '2023-01-01' }))).toEqual([
      '2023-01-01..2024-01-01 x v2',
      '2024-01-01..infinity 1 v2',
    ]);
  });
});

it('remove ends what is known of all states', () => {
  expect(outcome(registered, update('2025-01-01', '2'), { operation: 'remove' })).toEqual([]);
});

describe('neighbours that say the same are one state', () => {
  const three = [registered, update('2025-01-01', '2'), update('2026-01-01', '3')] as const;

  it('after a correction, over the whole record or beside what it corrects', () => {
    expect(outcome(...three, correct(null, null, { a: 'x' }))).toEqual(['2024-01-01..infinity x v4']);
    expect(outcome(...three, correct('2025-01-01', '2026-01-01', { a: '1' }))).toEqual([
      '2024-01-01..2026-01-01 1 v4',
      '2026-01-01..infinity 3 v3',
    ]);
    expect(outcome(...three, correct('2025-06-01', '2026-01-01', { a: '3' }))).toEqual([
      '2024-01-01..2025-01-01 1 v2',
      '2025-01-01..2025-06-01 2 v4',
      '2025-06-01..infinity 3 v4',
    ]);
  });
  it('after an update that says again what was so before the state it replaces', () => {
    expect(outcome(registered, update('2025-01-01', '2'), update('2025-01-01', '1'))).toEqual(['2024-01-01..infinity 1 v3']);
  });
  it('but not across a beginning that a correction has moved: a row about those days says where they end', () => {
    expect(outcome(registered, correct('2023-01-01', '2024-01-01', { a: '1' }, { moveStart: '2023-01-01' }))).toEqual([
      '2023-01-01..2024-01-01 1 v2',
      '2024-01-01..infinity 1 v2',
    ]);
  });
  it('and what stood as two before stays two, if an operation touches neither', () => {
    const moved = correct('2023-01-01', '2024-01-01', { a: '1' }, { moveStart: '2023-01-01' });
    expect(outcome(registered, moved, update('2030-01-01', '2'))).toEqual([
      '2023-01-01..2024-01-01 1 v2',
      '2024-01-01..2030-01-01 1 v3',
      '2030-01-01..infinity 2 v3',
    ]);
  });
});
