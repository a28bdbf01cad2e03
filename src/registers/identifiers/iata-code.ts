import { identifierRule } from './rule.js';
import { reject } from './text.js';

export const iataCodeRule = identifierRule({
  name: 'IataCode',
  description: 'IATA code of an airport: three letters. Example: `HAN` (Nội Bài).',
  example: 'HAN',
  ruleVi: 'Mã IATA gồm ba chữ cái.',
  ruleEn: 'An IATA code is three letters.',
  codePrefix: 'IATA_CODE',
  lengthMax: 16,
  check(text) {
    if (/^[A-Z]{3}$/.test(text)) return { value: text };
    return reject(
      'IATA_CODE_FORM',
      'Mã IATA phải gồm ba chữ cái, ví dụ HAN. Mã bốn chữ cái bắt đầu bằng VV là mã ICAO.',
      'An IATA code is three letters, for example HAN. A code of four letters starting with VV is an ICAO code.',
    );
  },
});
