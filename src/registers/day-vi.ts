/** `2026-11-22` as Vietnamese readers write it: 22/11/2026. What is no day is told as it is. */
export function dayVi(day: unknown): string {
  const [y, m, d] = String(day).split('-');
  return d === undefined ? String(day) : `${d}/${m}/${y}`;
}
