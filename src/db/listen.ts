import pg from 'pg';
import { clientConfig } from './client.js';
import type { Endpoint } from './endpoint.js';

export type Listening = { close(): Promise<void> };

/** How soon a connection that was lost is made anew. */
const RECONNECT_MS = 1_000;

/**
 * Listens on a channel with a connection of its own, made anew whenever it is lost. `onHeard` is called with each notification, and without
 * one each time listening begins: what was told meanwhile nobody has heard.
 */
export function listen(endpoint: Pick<Endpoint, 'url'>, channel: string, onHeard: (payload?: string) => void): Listening {
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let closed = false;

  async function begin(): Promise<void> {
    const made = new pg.Client({ ...clientConfig(endpoint, {}), application_name: 'giaolo feed' });
    client = made;
    const lost = () => {
      made.end().catch(() => undefined);
      if (client !== made || closed) return;
      client = undefined;
      again = setTimeout(() => void begin(), RECONNECT_MS).unref();
    };
    made.on('error', lost);
    made.on('end', lost);
    made.on('notification', ({ payload }) => onHeard(payload));
    try {
      await made.connect();
      await made.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (closed) return lost();
      onHeard();
    } catch {
      lost();
    }
  }

  void begin();
  return {
    async close() {
      closed = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
