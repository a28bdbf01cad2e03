import { type Pool, query } from '../../src/db/client.js';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';
import { inForce, isKnownNow } from '../../src/hub/time/period-sql.js';
import { PLATE_CODES } from '../../src/registers/identifiers/plate-codes.js';

/** What the generated records rest on: the day they are told from, and the real provinces with their plate codes. */
export type Places = {
  /** The day the data were made; every other day is counted from it. */
  anchor: string;
  /** The 80 plate codes of provinces, and beside each the id of the province that holds it today. */
  plateCodes: readonly string[];
  provinceIds: readonly string[];
  /** Codes of these provinces, each once. */
  provinceCodes: readonly string[];
};

export async function readPlaces(pool: Pool): Promise<Places> {
  const { rows: days } = await query<{ today: string }>(pool, `select ${LEGAL_TODAY} as today`);
  const { rows } = await query<{ id: string; code: string }>(
    pool,
    `select p.id, p.code from province p where ${isKnownNow('p')} and ${inForce('p', LEGAL_TODAY)}`,
  );
  const idOfProvince = new Map(rows.map(({ id, code }) => [code, id]));
  const plates = [...PLATE_CODES].flatMap(([code, { province34 }]) => {
    const id = idOfProvince.get(province34 ?? '');
    return id === undefined ? [] : [{ code, id }];
  });
  const anchor = days[0]?.today;
  if (anchor === undefined || plates.length !== PLATE_CODES_OF_PROVINCES)
    throw new Error(`reference data: ${plates.length} plate codes have a province`);
  return {
    anchor,
    plateCodes: plates.map(({ code }) => code),
    provinceIds: plates.map(({ id }) => id),
    provinceCodes: rows.filter(({ id }) => plates.some((plate) => plate.id === id)).map(({ code }) => code),
  };
}

const PLATE_CODES_OF_PROVINCES = 80;
