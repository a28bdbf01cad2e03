const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Tax codes one after the other, each with the check digit that the rule asks for; none is in use. */
export function taxCodes(from: number): () => string {
  let next = from;
  return () => {
    for (;;) {
      const digits = String(next++).padStart(9, '0');
      const check = 10 - (WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11);
      if (check < 10) return `${digits}${check}`;
    }
  };
}
