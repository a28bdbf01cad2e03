/** A number of seconds as settings and headers have it (`1`, `2.5`), in milliseconds; null where it is none, or beyond `max` seconds. */
export function millisecondsOf(seconds: string, max: number): number | null {
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(seconds) ? Number(seconds) : Number.NaN;
  return value <= max ? Math.round(value * 1_000) : null;
}
