import { remember } from '../shell/memory';
import type { Asker } from '../shell/post';

/** Where a question waits for the playground: in this browser tab, never in an address. */
export const TAKEN_ALONG = 'giaolo:taken-along';

export function takeAlong(text: string, { choice: { role, purpose } }: Pick<Asker, 'choice'>): void {
  remember(TAKEN_ALONG, `# role: ${role || 'anonymous'}${purpose ? `  purpose: ${purpose}` : ''}\n${text}\n`);
}
