import { GraphQLEmailAddress } from 'graphql-scalars';
import { acceptedBy } from '../../hub/declare/accepted-by.js';
import { identifierRule } from './rule.js';
import { reject } from './text.js';

export const emailAddressRule = identifierRule({
  name: 'EmailAddress',
  description: 'An email address; its domain in lower case, the rest as written. Example: `vanthu@mt.gov.vn`.',
  example: 'vanthu@mt.gov.vn',
  ruleVi: 'Địa chỉ thư điện tử, ví dụ vanthu@mt.gov.vn.',
  ruleEn: 'An email address, for example vanthu@mt.gov.vn.',
  codePrefix: 'EMAIL_ADDRESS',
  lengthMax: 320,
  letterCase: 'kept',
  check(text) {
    const at = text.lastIndexOf('@');
    const value = text.slice(0, at) + text.slice(at).toLowerCase();
    if (acceptedBy(GraphQLEmailAddress, value)) return { value };
    return reject(
      'EMAIL_ADDRESS_FORM',
      'Phải là một địa chỉ thư điện tử, ví dụ vanthu@mt.gov.vn, không kèm tên và không có khoảng trắng.',
      'It must be one email address, for example vanthu@mt.gov.vn, without a name and without spaces.',
    );
  },
});
