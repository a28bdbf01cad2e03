/**
 * Labels of licence classes by scheme. The labels were reused on 2025-01-01 (old B1 is a car, new B1 a three-wheeler), so a label means
 * nothing without its scheme. Luật 36/2024/QH15, Điều 57 and 89 [V]; B11 and B12 are how the old B1 (automatic and manual) was printed [K].
 */
export const LICENCE_LABELS: Readonly<Record<string, readonly string[]>> = {
  '2008': ['A1', 'A2', 'A3', 'A4', 'B1 số tự động', 'B1', 'B11', 'B12', 'B2', 'C', 'D', 'E', 'FB2', 'FC', 'FD', 'FE'],
  '2025': ['A1', 'A', 'B1', 'B', 'C1', 'C', 'D1', 'D2', 'D', 'BE', 'C1E', 'CE', 'D1E', 'D2E', 'DE'],
};

/** Classes without limit of the 2008 scheme [K]. */
const UNLIMITED_2008: readonly string[] = ['A1', 'A2', 'A3'];

/**
 * The groups of classes of which a person holds one licence each: with a limit of time, and without one. So a licence A1 beside one for cars
 * is lawful, and a card for both is in both. What others issued is in none.
 */
export function termsOf(scheme: string, classes: readonly string[]): readonly string[] {
  if (LICENCE_LABELS[scheme] === undefined) return [];
  const isUnlimited = (label: string) => (scheme === '2008' ? UNLIMITED_2008.includes(label) : validityYears2025(label) === null);
  return [...new Set(classes.map((label) => (isUnlimited(label) ? 'unlimited' : 'limited')))];
}

/** Years a class of the 2025 scheme is good for; null is without limit. Luật 36/2024/QH15, Điều 57 khoản 5 [V]. */
export function validityYears2025(label: string): number | null {
  if (['A1', 'A', 'B1'].includes(label)) return null;
  return ['B', 'C1'].includes(label) ? 10 : 5;
}
