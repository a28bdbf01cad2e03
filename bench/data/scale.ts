/** How many records of each kind. The full figures are the sector's own, published 2020–2024. */
export type Scale = {
  name: 'full' | 'quick';
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

const QUICK_SHARE = 20;

/** Small enough to be built and measured within two minutes. */
export const QUICK: Scale = {
  name: 'quick',
  share: `1/${QUICK_SHARE}`,
  vehicles: FULL.vehicles / QUICK_SHARE,
  badges: FULL.badges / QUICK_SHARE,
  inspections: FULL.inspections / QUICK_SHARE,
  businesses: FULL.businesses / QUICK_SHARE,
  people: FULL.people / QUICK_SHARE,
  pointEvents: FULL.pointEvents / QUICK_SHARE,
  routes: FULL.routes / QUICK_SHARE,
  // Routes join two terminals, and few terminals would not give enough pairs.
  terminals: 160,
};
