import { PERSONAS } from '../../seeds/demo/personas.js';
import type { DemoCitizen } from '../server/pages.js';

/** The persons of the demonstration as whom a citizen's token may speak; `persona`: as `giaolo token --persona` calls them. */
export function demoCitizens(): (DemoCitizen & { persona: string })[] {
  return Object.entries(PERSONAS).flatMap(([persona, one]) =>
    'personalId' in one ? [{ persona, name: persona.toLowerCase(), fullName: one.fullName, personalId: one.personalId }] : [],
  );
}
