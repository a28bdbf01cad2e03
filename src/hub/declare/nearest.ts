import { distance } from 'fastest-levenshtein';

/** The candidate most like the word, if one is like enough to be what was meant. For "did you mean". */
export function nearest<T>(word: string, candidates: Iterable<T>, textOf: (candidate: T) => string): T | undefined {
  let best: T | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const text = textOf(candidate);
    // At least the difference of the lengths has to be inserted, so a text that is much longer is not looked at.
    if (Math.abs(text.length - word.length) >= least) continue;
    const edits = distance(word, text);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}
