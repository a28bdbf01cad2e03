/** Latencies in buckets that grow by about 2 %, so that a percentile of a million values costs two kilobytes. */
export type Histogram = { add(ms: number): void; quantile(q: number): number };

const STEPS_PER_DOUBLING = 32;
const SMALLEST_MS = 0.01;

export function createHistogram(): Histogram {
  const buckets = new Uint32Array(STEPS_PER_DOUBLING * 24);
  let count = 0;
  return {
    add(ms) {
      count += 1;
      const bucket = Math.floor(Math.log2(Math.max(ms, SMALLEST_MS) / SMALLEST_MS) * STEPS_PER_DOUBLING);
      const place = Math.min(bucket, buckets.length - 1);
      buckets[place] = (buckets[place] ?? 0) + 1;
    },
    quantile(q) {
      let left = Math.ceil(q * count);
      for (const [bucket, found] of buckets.entries()) {
        left -= found;
        if (left <= 0) return SMALLEST_MS * 2 ** ((bucket + 1) / STEPS_PER_DOUBLING);
      }
      return 0;
    },
  };
}
