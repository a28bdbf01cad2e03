import { type Day, MINISTRIES_MERGED } from './days.js';
import type { Person } from './people.js';
import { ISSUERS } from './table.js';

export type Licence = {
  number: string;
  person: Person;
  scheme: '2008' | '2025' | 'foreign' | 'military' | 'police';
  classes: readonly string[];
  issuedOn: Day;
  expiresOn: Day;
};

/** Licences moved from the ministry of transport to the police on 2025-03-01; a later state still names who issued the licence. */
export const issuerOn = (day: Day): string => `${day < MINISTRIES_MERGED ? ISSUERS.transport : ISSUERS.police}@${day}`;
