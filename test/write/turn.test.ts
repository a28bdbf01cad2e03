import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Tx, withTx } from '../../src/db/tx.js';
import type { Values } from '../../src/hub/declare/model.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, person, refusals, write } from './world.js';

/** Whether the door, for a control, takes for granted that what it searched is as it was. */
const off = vi.hoisted(() => ({ searching: false }));

vi.mock('../../src/hub/write/plan.js', async (original) => {
  const real = await original<typeof import('../../src/hub/write/plan.js')>();
  return {
    ...real,
    planChangeSet: async (...given: Parameters<typeof real.planChangeSet>) => {
      const plan = await real.planChangeSet(...given);
      return { ...plan, findsTheSame: async () => off.searching || (await plan.findsTheSame()) };
    },
  };
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  off.searching = false;
});

/** Writes a set whose turn comes only after something else was written; tells the statements that were sent after that. */
async function writeAfter(operations: readonly Operation[], before: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  await withTx(database.appPool, {}, (tx) => {
    const watched: Tx = {
      query: (text, ...more) => {
        sent.push(text);
        return tx.query(text, ...more);
      },
    };
    const turn = async () => {
      await before();
      sent.length = 0;
    };
    return writeChangeSet(watched, model, { ...AS_STEWARD, operations }, { turn });
  });
  return sent;
}

let count = 0;
const number = () => `0010990${String(++count).padStart(5, '0')}`;
const registers = (personalId: string, more: Values = {}): Operation[] => [
  { operation: 'register', entity: 'Person', from: '2024-01-01', to: null, values: { ...person(personalId), ...more } },
];
const holders = async (personalId: string) =>
  (await database.appPool.query('select from person where personal_id = $1', [personalId])).rowCount;
const commune = (code: string, id?: string): Operation => ({
  operation: 'register',
  entity: 'Commune',
  ...(id === undefined ? {} : { id }),
  from: '2020-01-01',
  to: null,
  values: { code, name: 'Xã Thử', kind: 'xã' },
});
const registered = async (operation: Operation) => (await write(database, [operation])).changes[0]?.recordId ?? '';

describe('a change set that was prepared before its turn', () => {
  it('is refused when its key was taken meanwhile', async () => {
    const wanted = number();
    expect(await refusals(writeAfter(registers(wanted), () => write(database, registers(wanted))))).toEqual(['KEY_TAKEN']);
    expect(await holders(wanted)).toBe(1);
  });

  it('control: without searching again it would make a second one', async () => {
    off.searching = true;
    const wanted = number();
    await writeAfter(registers(wanted), () => write(database, registers(wanted)));
    expect(await holders(wanted)).toBe(2);
  });

  it('is written as it was prepared when others of its kind came in meanwhile: only what it searched is searched again', async () => {
    const home = await registered(commune('00001'));
    const looked = (sent: readonly string[]) =>
      ['join commune t', 't.personal_id = asked.spelling'].map((part) => sent.filter((text) => text.includes(part)).length);
    expect(looked(await writeAfter(registers(number(), { commune: home }), async () => undefined))).toEqual([0, 0]);
    expect(looked(await writeAfter(registers(number(), { commune: home }), () => write(database, registers(number()))))).toEqual([0, 1]);
  });

  it('is prepared anew when a record it links to has changed meanwhile', async () => {
    const home = await registered(commune('00002'));
    const removed = () => write(database, [{ operation: 'remove', entity: 'Commune', id: home }]);
    expect(await refusals(writeAfter(registers(number(), { commune: home }), removed))).toEqual(['LINK_BROKEN']);
  });

  it('is written although it was refused before, when what it lacked has come in by its turn', async () => {
    const home = '0197a000-0000-7000-8000-00000000abcd';
    const wanted = number();
    await writeAfter(registers(wanted, { commune: home }), () => write(database, [commune('00003', home)]));
    expect(await holders(wanted)).toBe(1);
  });

  it('is not written when its turn never comes', async () => {
    const wanted = number();
    await expect(writeAfter(registers(wanted), () => Promise.reject(new Error('the set before failed')))).rejects.toThrow(
      'the set before failed',
    );
    expect(await holders(wanted)).toBe(0);
  });
});
