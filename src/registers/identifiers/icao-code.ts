import { identifierRule } from './rule.js';
import { reject } from './text.js';

export const icaoCodeRule = identifierRule({
  name: 'IcaoCode',
  description: 'ICAO location indicator of an aerodrome in Viet Nam: `VV` and two letters. Example: `VVNB` (Nội Bài).',
  example: 'VVNB',
  ruleVi: 'Mã ICAO của sân bay ở Việt Nam gồm VV và hai chữ cái.',
  ruleEn: 'The ICAO code of an aerodrome in Viet Nam is VV and two letters.',
  codePrefix: 'ICAO_CODE',
  lengthMax: 16,
  check(text) {
    if (/^VV[A-Z]{2}$/.test(text)) return { value: text };
    return reject(
      'ICAO_CODE_FORM',
      'Mã ICAO phải gồm VV và hai chữ cái, ví dụ VVNB. Mã ba chữ cái là mã IATA.',
      'An ICAO code is VV and two letters, for example VVNB. A code of three letters is an IATA code.',
    );
  },
});
