/** Scalars that are a number within bounds (`number-scalars.ts`), and the GraphQL type each narrows: what PostgreSQL is given. */
export const NARROWED = {
  NonNegativeFloat: 'Float',
  PositiveInt: 'Int',
  NonNegativeInt: 'Int',
  Latitude: 'Float',
  Longitude: 'Float',
} as const satisfies Readonly<Record<string, 'Int' | 'Float'>>;

export function isNarrowed(type: string): type is keyof typeof NARROWED {
  return Object.hasOwn(NARROWED, type);
}
