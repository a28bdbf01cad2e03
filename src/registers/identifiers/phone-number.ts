import { GraphQLPhoneNumber } from 'graphql-scalars';
import { acceptedBy } from '../../hub/declare/accepted-by.js';
import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** Vietnamese numbers are written in many ways at home; one number has one spelling here, so that it is found however it was typed. */
export const phoneNumberRule = identifierRule({
  name: 'PhoneNumber',
  description:
    'A telephone number in E.164: `+`, country code, number, without spaces. A Vietnamese number may come as it is dialled at home, with a leading 0. Example: `+84912345678`.',
  example: '+84912345678',
  ruleVi: 'Số điện thoại theo E.164 (+84912345678), hoặc viết như gọi trong nước (0912 345 678).',
  ruleEn: 'A telephone number in E.164 (+84912345678), or as dialled within Viet Nam (0912 345 678).',
  codePrefix: 'PHONE_NUMBER',
  lengthMax: 32,
  check(text) {
    const value = international(text.replace(/[ .()\-/]/g, ''));
    // The library's own expression takes numbers without a country code too, and exponential time over long ones: E.164 is asked first.
    if (/^\+[1-9]\d{6,14}$/.test(value) && acceptedBy(GraphQLPhoneNumber, value)) return { value };
    return reject(
      'PHONE_NUMBER_FORM',
      'Số điện thoại phải đủ mã vùng hoặc mã quốc gia, ví dụ 0912 345 678 hoặc +84912345678. Không nhận số máy lẻ và đầu số dịch vụ (1800, 1900).',
      'A telephone number needs its area or country code, for example 0912 345 678 or +84912345678. No extensions and no service numbers (1800, 1900).',
    );
  },
});

/** `00` and `0` are what a telephone in Việt Nam is dialled with; neither is part of the number. */
function international(digits: string): string {
  if (digits.startsWith('+')) return digits.replace(/^\+840/, '+84');
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (digits.startsWith('0')) return `+84${digits.slice(1)}`;
  return digits.startsWith('84') ? `+${digits}` : digits;
}
