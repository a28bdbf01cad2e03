import type { CheckRule } from '../hub/declare/model.js';
import { screaming } from '../hub/declare/screaming.js';
import { formed, rule } from './rule-kinds.js';

const CODE = /^[A-Z0-9][A-Z0-9-]{0,15}$/;

export function isNetworkCode(text: string): boolean {
  return CODE.test(text);
}

/** What is numbered within a network of buses: the network has a code, and with it the number makes the key. */
export function numberedInNetwork(entity: string, number: string): CheckRule[] {
  return [
    formed({
      entity,
      code: `${screaming(entity)}_NETWORK`,
      field: 'network',
      form: CODE,
      vi: 'Mã mạng lưới gồm 1 đến 16 chữ hoa không dấu, chữ số, dấu gạch nối, ví dụ HN.',
      en: 'The code of a network is 1 to 16 capital letters without marks, digits and dashes, for example HN.',
    }),
    rule({
      entity,
      code: `${screaming(entity)}_CODE`,
      field: 'code',
      broken: (values) => values.code !== `${String(values.network)}/${String(values[number])}`,
      vi: 'Mã có dạng mạng lưới/số hiệu, ví dụ HN/32, và phải khớp với hai trường đó.',
      en: 'The code has the form network/number, for example HN/32, and agrees with the two fields.',
    }),
  ];
}
