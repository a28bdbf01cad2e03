import { readVerifierKey } from '../log/note-key.js';
import { COSIGNATURE } from '../log/signature-type.js';
import { openNote } from '../log/signed-note.js';
import type { AuditSource } from './audit-source.js';
import type { Report } from './finding.js';
import { COSIGNATURES } from './streams.js';

/**
 * Each cosignature is by the witness it is stored for, under the checkpoint it is stored for. Whose witness that is, is for whoever relies on
 * it to know; and one that is gone is still the witness's, who keeps it.
 */
export async function verifyCosignatures(source: AuditSource, report: Report): Promise<void> {
  for await (const batch of source.rows(COSIGNATURES)) {
    for (const [origin, size, named, line, note] of batch) {
      const key = readVerifierKey(named ?? '');
      const isWhole = key?.type === COSIGNATURE && note !== null && openNote(`${note}${line}`, [key]).kind === 'opened';
      const log = (origin ?? '').split('/').at(-1) ?? '';
      if (!isWhole) report({ of: 'tree', log, kind: 'COSIGNATURE', at: size ?? '' });
    }
  }
}
