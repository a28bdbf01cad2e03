/**
 * Connections of this process to a server, by what they are for. `waitedFor`: how many wait until one is free. `inLine`: how many statements
 * stand behind others on connections that are shared, which is how look-ups are asked and nothing to worry about by itself.
 */
export type Connections = { use: string; open: number; idle: number; waitedFor: number; inLine: number };

/** Undefined when they are no more. */
type Told = () => Omit<Connections, 'use'> | undefined;

/** By the endpoint itself: a process may have several hubs, as tests do, and each counts its own. */
const known = new WeakMap<object, Map<Told, string>>();

/** Has what opens connections to a server be counted, for as long as it tells anything. */
export function countConnections(endpoint: object, use: string, told: Told): void {
  const uses = known.get(endpoint) ?? new Map<Told, string>();
  known.set(endpoint, uses);
  uses.set(told, use);
}

/** All connections to these servers, those of one use added up. */
export function connectionsTo(endpoints: Iterable<object>): Connections[] {
  const sums = new Map<string, Connections>();
  for (const endpoint of new Set(endpoints)) {
    const uses = known.get(endpoint);
    for (const [told, use] of uses ?? []) {
      const now = told();
      if (now === undefined) {
        uses?.delete(told);
        continue;
      }
      const sum = sums.get(use) ?? { use, open: 0, idle: 0, waitedFor: 0, inLine: 0 };
      sums.set(use, {
        use,
        open: sum.open + now.open,
        idle: sum.idle + now.idle,
        waitedFor: sum.waitedFor + now.waitedFor,
        inLine: sum.inLine + now.inLine,
      });
    }
  }
  return [...sums.values()];
}
