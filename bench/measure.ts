import { isDeepStrictEqual } from 'node:util';
import { type Pool, query } from '../src/db/client.js';
import { type Cpu, perAnswer, usedCpu } from './cpu.js';
import { closedLoop, type Outcome } from './load/closed-loop.js';
import { request } from './load/request.js';
import { PLANNED } from './servers/limit-statements.js';
import type { Workload } from './workloads/workload.js';

/** A workload with its requests made: the same keys in the same order for both servers. */
export type Prepared = {
  workload: Workload;
  hub: readonly Buffer[];
  limit: readonly Buffer[];
  begins: string;
  asked: readonly Record<string, unknown>[];
  hubHeaders: Readonly<Record<string, string>>;
};

type Server = { address: string; pid: number };
export type Servers = { hub: Server; limit: Server; postmaster: number };
export type Ran = Outcome & { cpu: Cpu };
export type Round = { hub: Ran; limit: Ran };

const CONNECTIONS = 16;
/** The hub's way through Node is long, and slow until it is compiled. */
/** As long for the hub as for both ways of the limit together: V8 has optimised neither after a second. */
const WARM_UP_TURNS = 3;
const COMPARED_MAX = 40;

export function prepare(workload: Workload, asked: readonly Record<string, unknown>[], token: string): Prepared {
  const hubHeaders = { authorization: `Bearer ${token}`, ...workload.headers };
  return {
    workload,
    asked,
    hubHeaders,
    hub: asked.map((variables, place) =>
      request('/graphql', { ...hubHeaders, ...workload.headersOf?.(place) }, hubBody(workload, variables)),
    ),
    limit: workload.hasNoLimit ? [] : limitRequests(workload, asked, 'once'),
    begins: `{"data":{"${workload.field}":{`,
  };
}

/** That both servers do the same work: for some keys their answers are compared, value by value. */
export async function compareAnswers({ workload, asked, hubHeaders }: Prepared, servers: Servers): Promise<void> {
  const step = Math.max(1, Math.floor(asked.length / COMPARED_MAX));
  for (const [place, variables] of asked.entries()) {
    if (place % step !== 0) continue;
    if (workload.hasNoLimit) {
      const headers = { ...hubHeaders, ...workload.headersOf?.(place) };
      const { data } = await ask(`${servers.hub.address}/graphql`, headers, hubBody(workload, variables));
      if (!data?.[workload.field]) throw new Error(`${workload.id}: no answer for ${JSON.stringify(variables)}`);
      continue;
    }
    const [hub, limit] = await Promise.all([
      ask(`${servers.hub.address}/graphql`, { ...hubHeaders, ...workload.headersOf?.(place) }, hubBody(workload, variables)),
      ask(`${servers.limit.address}/once/${workload.field}`, {}, limitBody(workload, variables)),
    ]);
    if (!hub.data?.[workload.field] || !(workload.isNear ? isNear(hub.data, limit.data) : isDeepStrictEqual(hub.data, limit.data))) {
      throw new Error(
        `${workload.id}: the answers differ for ${JSON.stringify(variables)}\n hub   ${JSON.stringify(hub)}\n limit ${JSON.stringify(limit)}`,
      );
    }
  }
}

type Groups = Readonly<Record<string, { groups: readonly { key: unknown; count: number }[] }>>;
/** What a perturbed figure may be off by, where a person has a vehicle or two of a kind. */
const OFF_MAX = 10;

function isNear(hub: unknown, limit: unknown): boolean {
  const figuresOf = (data: unknown) =>
    new Map(Object.values(data as Groups).flatMap(({ groups }) => groups.map(({ key, count }) => [JSON.stringify(key), count] as const)));
  const [told, counted] = [figuresOf(hub), figuresOf(limit)];
  return (
    [...told.keys()].every((key) => counted.has(key)) &&
    [...counted].every(([key, count]) => Math.abs((told.get(key) ?? 0) - count) <= OFF_MAX)
  );
}

/**
 * Runs both for a while; the limit goes on in whichever way is faster for this question: both warm, then each other's turn, by their best.
 * The hub comes first, so that the pages of the keys are read by the time the ways are compared.
 */
export async function warmUp(prepared: Prepared, servers: Servers, seconds: { limit: number; hub: number }): Promise<Prepared> {
  const ways = Object.keys(PLANNED).map((when) => ({
    best: 0,
    way: { ...prepared, limit: limitRequests(prepared.workload, prepared.asked, when) },
  }));
  await run(prepared, servers, 'hub', seconds.hub);
  if (prepared.workload.hasNoLimit) return prepared;
  for (let turn = 0; turn <= WARM_UP_TURNS; turn++) {
    for (const one of ways) {
      const { perSecond } = await run(one.way, servers, 'limit', seconds.limit);
      if (turn > 0) one.best = Math.max(one.best, perSecond);
    }
  }
  return ways.reduce((best, other) => (other.best > best.best ? other : best)).way;
}

/** One run of each server; who goes first alternates, so that neither always follows the other. */
export async function measureRound(
  prepared: Prepared,
  servers: Servers,
  { seconds, hubFirst }: { seconds: number; hubFirst: boolean },
): Promise<Round> {
  if (prepared.workload.hasNoLimit) {
    const hub = await run(prepared, servers, 'hub', seconds);
    return { hub, limit: hub };
  }
  if (hubFirst) {
    const hub = await run(prepared, servers, 'hub', seconds);
    return { hub, limit: await run(prepared, servers, 'limit', seconds) };
  }
  const limit = await run(prepared, servers, 'limit', seconds);
  return { limit, hub: await run(prepared, servers, 'hub', seconds) };
}

export async function run(
  prepared: Prepared,
  servers: Servers,
  server: 'hub' | 'limit',
  seconds: number,
  connections = prepared.workload.connections ?? CONNECTIONS,
): Promise<Ran> {
  const { address, pid } = servers[server];
  const counted = { server: pid, postmaster: servers.postmaster };
  const before = await usedCpu(counted);
  const outcome = await closedLoop({ address, requests: prepared[server], begins: prepared.begins, connections, seconds });
  return { ...outcome, cpu: perAnswer(before, await usedCpu(counted), outcome.inAll) };
}

function limitRequests(workload: Workload, asked: readonly Record<string, unknown>[], when: string): Buffer[] {
  return asked.map((variables) => request(`/${when}/${workload.field}`, {}, limitBody(workload, variables)));
}

/** Answers of which the read log knows. */
export async function loggedAnswers(pool: Pool): Promise<number> {
  const { rows } = await query<{ count: string }>(pool, `select count(*) as count from read_log where kind = 'answer'`);
  return Number(rows[0]?.count);
}

export function hubBody(
  { document }: Pick<Workload, 'document'>,
  variables: Record<string, unknown>,
): { query: string; variables: Record<string, unknown> } {
  return { query: document, variables };
}

function limitBody({ askedOfLimit }: Workload, variables: Record<string, unknown>): Record<string, unknown> {
  return askedOfLimit?.(variables) ?? variables;
}

export async function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<{ data?: Record<string, unknown> }> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${text}`);
  return JSON.parse(text) as { data?: Record<string, unknown> };
}
