import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANSWER_BYTES_MAX } from '../../src/hub/query/answer-size.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';

const hubs: TestHub[] = [];
const TITLES = 200;
/**
 * All of these together are just below the limit, with their keys; of letters of three bytes, since a text has so many letters and no more.
 */
const TITLE = 'ữ'.repeat(Math.floor(ANSWER_BYTES_MAX / TITLES / 3) - 8);

beforeAll(async () => {
  for (const executor of ['planner', 'interpreter'] as const) {
    const hub = await createTestHub(executor);
    hubs.push(hub);
    for (let n = 0; n < TITLES; n++)
      await register(hub, 'LegalDocument', { number: `${n}/2025/NĐ-CP`, kind: 'Nghị định', title: TITLE, confidence: 'V' });
  }
}, 120_000);
afterAll(() => Promise.all(hubs.map((hub) => hub.close())));

it('a list, its parts in several roots and a history are whole or refused, never cut', async () => {
  const list = (first: number) => `legalDocuments(first: ${first}) { nodes { title } }`;
  for (const hub of hubs) {
    const fitting = await hub.ask(`{ ${list(TITLES)} }`);
    expect(fitting.body.data.legalDocuments.nodes).toHaveLength(TITLES);
    for (const question of [
      `{ a: ${list(TITLES * 0.6)} b: ${list(TITLES * 0.6)} }`,
      `{ legalDocuments(first: ${TITLES}) { nodes { title number kind } } }`,
      `{ legalDocuments(first: ${TITLES}) { nodes { history(first: 2) { nodes { slices changedFields { after } } } } } }`,
    ]) {
      const { status, body } = await hub.ask(question);
      expect([status, body.errors?.[0].extensions.code, body.data ?? null], question).toEqual([400, 'TOO_LARGE', null]);
      expect(body.errors?.[0].message).toMatch(/first/);
    }
  }
});
