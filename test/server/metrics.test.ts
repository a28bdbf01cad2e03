import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ownMetrics } from '../../scripts/metrics-doc/document.js';
import { connectionsTo, countConnections } from '../../src/db/connections.js';
import { inPackage } from '../../src/root.js';
import { createMetrics } from '../../src/server/metrics.js';

const read = (path: string) => readFileSync(inPackage(path), 'utf8');
const FILES = ['examples/monitoring/alarms.yml', 'examples/monitoring/dashboard.json'];

it.each(FILES)('%s asks for nothing that a hub does not tell, under no label that it has not', (file) => {
  const known = new Map(ownMetrics().map((one) => [one.name, one]));
  const asked = [...read(file).matchAll(/(giaolo_[a-z_]+)(?:\{([^}]*)\})?/g)];
  expect(asked.length).toBeGreaterThan(10);
  for (const [, said = '', conditions = ''] of asked) {
    const metric = known.get(said) ?? known.get(said.replace(/_(bucket|count|sum)$/, ''));
    expect(metric?.name, said).toBeDefined();
    if (said !== metric?.name) expect(metric?.kind, said).toBe('histogram');
    for (const [, label] of conditions.matchAll(/(\w+)=/g)) expect([...(metric?.labels ?? []), 'le'], said).toContain(label);
  }
});

it('every alarm leads to a section that there is', () => {
  const places = [...read(FILES[0] ?? '').matchAll(/runbook: (\S+)#(\S+)/g)];
  expect(places).toHaveLength([...read(FILES[0] ?? '').matchAll(/- alert:/g)].length);
  for (const [, file = '', anchor] of places) {
    const headings = [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    expect(headings, file).toContain(anchor);
  }
});

it('tells of one moment what one question answers, and that nobody can tell where nobody can', async () => {
  let head = 0;
  let isAway = false;
  const metrics = createMetrics({
    connections: () => [],
    inFlight: () => ({}) as never,
    events: () => undefined,
    unwitnessed: async () => undefined,
    overdue: async () => undefined,
    jobs: async () => ({ counts: { WAITING: head }, oldestSeconds: head }),
    outbox: async () => ({ targets: 2, deadTargets: 1, waiting: 3, dead: 1, oldestSeconds: 60 }),
    ledger: async () => {
      head += 1;
      return isAway ? undefined : { head, behind: head, openWithdrawals: head };
    },
    standbys: () => [],
    folder: '.',
  });
  const values = async () => {
    const text = await metrics.registry.metrics();
    return ['giaolo_ledger_position', 'giaolo_feed_behind_changes', 'giaolo_withdrawals_open'].map(
      (name) => new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1],
    );
  };
  expect(await values()).toEqual(['1', '1', '1']);
  expect(await values()).toEqual(['2', '2', '2']);
  isAway = true;
  expect(await values()).toEqual(['Nan', 'Nan', 'Nan']);
});

it('counts the connections of a server by what they are for, until they are no more', () => {
  const [here, elsewhere] = [{}, {}];
  let ended = false;
  countConnections(here, 'feed', () => ({ open: 2, idle: 1, waitedFor: 3, inLine: 0 }));
  countConnections(here, 'feed', () => (ended ? undefined : { open: 1, idle: 1, waitedFor: 0, inLine: 0 }));
  countConnections(elsewhere, 'feed', () => ({ open: 100, idle: 0, waitedFor: 0, inLine: 0 }));
  expect(connectionsTo([here, here])).toEqual([{ use: 'feed', open: 3, idle: 2, waitedFor: 3, inLine: 0 }]);
  ended = true;
  expect(connectionsTo([here])).toEqual([{ use: 'feed', open: 2, idle: 1, waitedFor: 3, inLine: 0 }]);
});
