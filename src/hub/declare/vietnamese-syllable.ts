/**
 * Whether a word is spelt as a Vietnamese syllable can be, in any case and with any tone. Names of other languages are not, which says
 * nothing against them.
 */
export function isVietnameseSyllable(word: string): boolean {
  return SYLLABLE.test(word.normalize('NFD').replace(TONES, '').normalize('NFC').toLowerCase());
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const ONSET = 'ngh|ng|nh|n|ch|c|gh|gi|g|kh|k|ph|p|qu|q|th|tr|t|b|d|đ|h|l|m|r|s|v|x';
const BEFORE_CODA = 'iê|oa|oă|oe|oo|uâ|uê|uô|uơ|uyê|uy|ươ|yê|[aăâeêioôơuưy]';
const OPEN = 'ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|oi|ôi|ơi|oai|oao|oay|oeo|ua|ui|uây|uôi|uya|uyu|ưa|ưi|ưu|ươi|ươu|uơ|yêu|uau|uêu|ưng';
const SYLLABLE = new RegExp(`^(?:${ONSET})?(?:(?:${BEFORE_CODA})(?:ch|c|k|m|ng|nh|n|p|t)?|${OPEN})$`);
