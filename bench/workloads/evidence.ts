import { type Pool, query } from '../../src/db/client.js';
import { legalToday } from '../../src/hub/time/legal-day.js';
import { PLATE_ASSIGNMENT } from '../data/fleet.js';
import { idOf } from '../data/population.js';
import { type EvidenceForBadgeQueryVariables, evidenceForBadge } from './generated/operations.js';
import { lot, type Workload } from './workload.js';

/** Each is a case that is opened through the hub, since what it names is hashed by the hub's key. */
const KEYS = 200;
const OPENED_AT_ONCE = 8;

export const ROLE = 'dossier-service';
export const PURPOSE = { 'hub-purpose': 'once-only' };

/** A badge for one vehicle of a business. Registrations, devices and badges are missing in many: that is looked for as well. */
export const badgeVerdict: Workload<EvidenceForBadgeQueryVariables> = {
  id: 'W5',
  title: 'a verdict over the 8 requirements of a badge: purpose, case, durable read log',
  document: evidenceForBadge.text,
  role: ROLE,
  headers: PURPOSE,
  headersOf: (place) => ({ 'hub-case': codes[place] ?? '' }),
  field: 'evidence',
  logged: true,
  hasNoLimit: true,
  asked: async ({ scale }, pool, hub) => {
    const random = lot(5);
    const ids = Array.from({ length: KEYS }, () => idOf(PLATE_ASSIGNMENT, Math.floor(random() * scale.vehicles)));
    const { rows } = await query<{ plate: string; taxCode: string }>(
      pool,
      `select p.plate, b.tax_code as "taxCode" from plate_assignment p join unnest($1::uuid[]) with ordinality as drawn (id, place) using (id)
         join business b on b.id = p.holder_business_id and b.recorded_to = 'infinity' where p.recorded_to = 'infinity' order by place`,
      [ids],
    );
    codes = await openCases(pool, rows, hub);
    return rows;
  },
};

let codes: readonly string[] = [];

/** The code of the case of the question at this place. */
export function badgeCase(place: number): string {
  return codes[place] ?? '';
}

async function openCases(
  pool: Pool,
  dossiers: readonly EvidenceForBadgeQueryVariables[],
  { address, tokenOf }: { address: string; tokenOf(role: string): string },
): Promise<string[]> {
  const day = (await legalToday({ query: (text, values) => query(pool, text, values) })).slice(2).replaceAll('-', '');
  const opened = dossiers.map((_, place) => `H26.01-${day}-${String(500_000 + place)}`);
  const places = [...dossiers.entries()];
  const one = async (): Promise<void> => {
    for (let next = places.shift(); next !== undefined; next = places.shift()) {
      const [place, { taxCode, plate }] = next;
      const input = { code: opened[place], procedure: 'P04', origin: 'PORTAL', subject: { taxCode }, vehicles: [plate] };
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(ROLE)}`, ...PURPOSE },
        body: JSON.stringify({ query: OPEN, variables: { input } }),
      });
      const text = await response.text();
      if (!text.includes('"isOpen":true')) throw new Error(`W5: no case was opened: ${text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, one));
  return opened;
}

const OPEN = 'mutation($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }';
