import { GraphQLCountryCode } from 'graphql-scalars';
import { acceptedBy } from '../../hub/declare/accepted-by.js';
import { identifierRule } from './rule.js';
import { reject } from './text.js';

export const countryCodeRule = identifierRule({
  name: 'CountryCode',
  description: 'A country by its two letters (ISO 3166-1). Example: `VN`.',
  example: 'VN',
  ruleVi: 'Mã quốc gia gồm hai chữ cái theo ISO 3166-1, ví dụ VN, LA, KH.',
  ruleEn: 'A country code is two letters of ISO 3166-1, for example VN, LA, KH.',
  codePrefix: 'COUNTRY_CODE',
  lengthMax: 16,
  check(text) {
    if (acceptedBy(GraphQLCountryCode, text)) return { value: text };
    return reject(
      'COUNTRY_CODE_FORM',
      'Không có quốc gia nào mang mã này. Hãy dùng hai chữ cái theo ISO 3166-1, ví dụ VN, LA, KH.',
      'No country has this code. Use the two letters of ISO 3166-1, for example VN, LA, KH.',
    );
  },
});
