import { DEMO_WORK_ORDERS } from '../../seeds/demo/cases.js';
import { type Pool, query } from '../../src/db/client.js';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';

/** Opens the work orders of the demonstration's stewards and auditors, long before any test and long after. */
export async function openWorkOrders(pool: Pool): Promise<void> {
  for (const { code, agency, purpose, task } of DEMO_WORK_ORDERS)
    await query(
      pool,
      `insert into work_order (code, agency, purpose, task, opened_by, opened_role, starts_on, ends_on)
       values ($1, $2, $3, $4, 'test', 'test', ${LEGAL_TODAY} - 180, ${LEGAL_TODAY} + 180)`,
      [code, agency, purpose, task],
    );
}

/** What goes into `Hub-Case` for a purpose: its work order, else the dossier. */
export function caseFor(purpose: string, dossier: string): string {
  return DEMO_WORK_ORDERS.find((one) => one.purpose === purpose)?.code ?? dossier;
}
