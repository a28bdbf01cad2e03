/**
 * A key under which two spellings of one administrative name are equal: kind word stripped, case, dashes and spaces folded,
 * tone marks moved to the end of the syllable (`Tỉnh Khánh Hòa` = `Khánh Hoà`). Tones and vowels still count: `Hoà` ≠ `Hoa`.
 */
export const looseName = (name: string): string => {
  const plain = name
    .slice(0, LENGTH_MAX)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015\u2212-]/g, '-')
    .split('-')
    .map((part) => part.trim())
    .join('-')
    .trim();
  return plain.replace(KIND_WORD, '').split(' ').map(toneLast).join(' ');
};

/** No administrative name comes near this; a paste of a whole page must not cost time. */
const LENGTH_MAX = 500;

/** A name that is nothing but a kind word keeps it: something must follow. */
const KIND_WORD = /^(?:thành phố|thị trấn|thị xã|đặc khu|phường|huyện|tỉnh|quận|tp\.?|xã) (?=.)|^tp\.(?=.)/;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const toneLast = (syllables: string): string =>
  syllables
    .split('-')
    .map((syllable) => {
      const apart = syllable.normalize('NFD');
      return (apart.replace(TONES, '') + (apart.match(TONES) ?? []).join('')).normalize('NFC');
    })
    .join('-');
