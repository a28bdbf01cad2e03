/** How many records of each kind. The full figures are the sector's own, published 2020–2024. */
export type Scale = {
  name: 'full' | 'quick' | 'smoke';
  /** As printed: `1/20`. */
  share: string;
  vehicles: number;
  badges: number;
  inspections: number;
  businesses: number;
  people: number;
  pointEvents: number;
  routes: number;
  terminals: number;
};

export const FULL: Scale = {
  name: 'full',
  share: '1/1',
  vehicles: 1_900_000,
  badges: 1_200_000,
  inspections: 1_900_000,
  businesses: 59_000,
  people: 3_000_000,
  pointEvents: 300_000,
  routes: 10_000,
  terminals: 640,
};

/** A tenth of the nation: once it is built, measured within two minutes. */
export const QUICK: Scale = { name: 'quick', ...shareOf(10), terminals: 160 };

/** Enough for every question to have answers: shows that the benchmark runs, not how fast anything is. */
export const SMOKE: Scale = { name: 'smoke', ...shareOf(500), terminals: 40 };

/** `terminals` apart: routes join two of them, and few would not give enough pairs. */
function shareOf(part: number): Omit<Scale, 'name' | 'terminals'> {
  return {
    share: `1/${part}`,
    vehicles: FULL.vehicles / part,
    badges: FULL.badges / part,
    inspections: FULL.inspections / part,
    businesses: FULL.businesses / part,
    people: FULL.people / part,
    pointEvents: FULL.pointEvents / part,
    routes: FULL.routes / part,
  };
}
