import type { Config } from '../config.js';
import type { AllowedHosts } from '../hub/outbox/address.js';
import { type Sealing, sealingWith } from '../hub/outbox/secrets.js';
import { openOutboxKey } from '../keys.js';

/** What messages leave with; the same for hubs, workers and commands. */
export type OutboxSettings = {
  sealing: Sealing;
  allowed: AllowedHosts;
  /** Where the hub is reached, as its messages name it. */
  address: string | null;
};

export async function openOutbox(
  config: Pick<Config, 'keysDir' | 'production'> & Partial<Pick<Config, 'outboxHosts' | 'publicUrl'>>,
): Promise<OutboxSettings> {
  const allowed = new Set((config.outboxHosts ?? []).map((host) => new URL(`https://${host}/`).host));
  return { sealing: sealingWith(await openOutboxKey(config)), allowed, address: config.publicUrl ?? null };
}
