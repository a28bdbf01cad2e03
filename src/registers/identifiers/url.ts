import { GraphQLURL } from 'graphql-scalars';
import { acceptedBy } from '../../hub/declare/accepted-by.js';
import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** Kept as it was published: a normal form would add and escape letters, and be another text than the one in the source. */
export const urlRule = identifierRule({
  name: 'URL',
  description:
    'The address of something on the web, `https://` or `http://`, as it was published. Example: `https://dichvucong.gov.vn/p/home/dvc-trang-chu.html`.',
  example: 'https://dichvucong.gov.vn/p/home/dvc-trang-chu.html',
  ruleVi: 'Địa chỉ phải bắt đầu bằng https:// hoặc http:// và không có khoảng trắng.',
  ruleEn: 'An address begins with https:// or http:// and holds no spaces.',
  codePrefix: 'URL',
  lengthMax: 2_048,
  letterCase: 'kept',
  marks: 'kept',
  check(text) {
    // What a page may link to: `javascript:` is a URL as well. Other letters than these are escaped in an address that is copied whole.
    if (/^https?:\/\/[!-~]+$/.test(text) && acceptedBy(GraphQLURL, text)) return { value: text };
    return reject(
      'URL_FORM',
      'Địa chỉ phải bắt đầu bằng https:// hoặc http:// và không có khoảng trắng. Hãy chép nguyên địa chỉ từ trình duyệt.',
      'The address must begin with https:// or http:// and hold no spaces. Copy it whole from a browser.',
    );
  },
});
