import { toOtlp } from './otlp.js';
import type { SecurityEvent } from './security-event.js';
import type { Spool } from './spool.js';

export type Collector = { url: string; token?: string };

const BATCH = 500;
const TIMEOUT_MS = 10_000;

/** Sends what waits, oldest first, and acknowledges what the collector took. Throws where it did not take it: it goes on waiting. */
export async function forward(spool: Spool, collector: Collector, instance: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const waiting = await spool.waiting(BATCH);
    const last = waiting.at(-1);
    if (last === undefined || signal.aborted) return;
    await send(
      waiting.map(({ event }) => event),
      { collector, instance, signal },
    );
    await spool.acknowledge(last.n);
  }
}

/** One export request. A collector that takes a part and refuses the rest has taken it: what it refuses it would refuse for ever. */
export async function send(
  events: readonly SecurityEvent[],
  options: { collector: Collector; instance: string; signal: AbortSignal; replayed?: boolean },
): Promise<void> {
  const { collector, signal, ...how } = options;
  const response = await fetch(collector.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(collector.token === undefined ? {} : { authorization: `Bearer ${collector.token}` }),
    },
    body: toOtlp(events, how),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  // Read to its end, so that the connection can be used again; its text may quote what it was sent.
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`the collector answered ${response.status}`);
}
