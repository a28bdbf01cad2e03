import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { findRecords } from '../sql/find.js';
import type { Dossier, EvidenceCatalogue } from './catalogue.js';

/** The mandate by which somebody acts, with the ids of itself, of who gave it and of who acts. */
export type ActingMandate = { id: string; code: string; giver: string; representative: string };

type Acting = {
  model: Model;
  catalogue: Pick<EvidenceCatalogue, 'mandates' | 'subjects'>;
  /** The hub's own id of the procedure. */
  procedure: string;
  dossier: Dossier;
  representative: { kind: string; key: string };
  at: { validAt: string; knownAt: string };
};

/**
 * The mandate by which the representative acts for the subject of a dossier in its procedure on that day, the latest where there are several.
 * None, one that has ended, one of somebody else and one for other procedures are the same refusal: whoever asks learns of no other mandate.
 */
export async function actingMandate(tx: Tx, { model, catalogue, procedure, dossier, representative, at }: Acting): Promise<ActingMandate> {
  const { entity, code, givers, representative: acts } = catalogue.mandates;
  const [giver, person] = [catalogue.subjects[dossier.kind], catalogue.subjects[representative.kind]];
  const link = giver && givers[giver.entity];
  const found =
    link === undefined || person === undefined
      ? []
      : await findRecords(tx, model, {
          entity,
          where: { [link]: giver?.where(dossier.key), [acts]: person.where(representative.key) },
          at,
          fields: [code, link, acts],
        });
  const holds = await thoseThatHold(
    tx,
    found.map(({ id }) => id),
    procedure,
  );
  const [held] = found
    .filter(({ id }) => holds.has(id))
    .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? '') || a.id.localeCompare(b.id));
  if (held === undefined || link === undefined) throw new HubError('MANDATE_NOT_IN_FORCE', { day: at.validAt, procedure });
  return { id: held.id, code: String(held[code]), giver: String(held[link]), representative: String(held[acts]) };
}

/** Those that speak for the procedure today, by the rule that cases are held to as well. */
async function thoseThatHold(tx: Tx, mandates: readonly string[], procedure: string): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>(
    'select m.id from unnest($1::uuid[]) as m(id) where mandate_holds(m.id, $2)',
    [mandates, procedure],
    'mandates-that-hold',
  );
  return new Set(rows.map(({ id }) => id));
}
