import { isProvincePlateCode } from './plate-codes.js';
import { identifierRule } from './rule.js';
import { reject, warning } from './text.js';

export const terminalCodeRule = identifierRule({
  name: 'TerminalCode',
  description:
    'Coach terminal code (mã số bến xe): a plate code of its province and a serial of two digits from 11. Codes given before the 2025 merger stay until declared anew. Example: `2911`.',
  example: '2911',
  ruleVi: 'Mã bến xe gồm bốn chữ số: mã biển số của tỉnh và số thứ tự của bến từ 11.',
  ruleEn: 'A terminal code is four digits: a plate code of the province and the serial of the terminal from 11.',
  codePrefix: 'TERMINAL_CODE',
  lengthMax: 24,
  check(text) {
    const flat = text.replace(/[ .-]/g, '');
    if (!/^\d{4}$/.test(flat)) {
      return reject(
        'TERMINAL_CODE_FORM',
        'Mã bến xe phải có bốn chữ số, ví dụ 2911. Hãy xem quyết định công bố bến.',
        'A terminal code has four digits, for example 2911. See the decision that announced the terminal.',
      );
    }
    if (!isProvincePlateCode(flat.slice(0, 2))) {
      return reject(
        'TERMINAL_CODE_UNKNOWN_PREFIX',
        'Hai chữ số đầu của mã bến xe phải là mã biển số của một tỉnh.',
        'The first two digits of a terminal code must be the plate code of a province.',
      );
    }
    return isUsualSerial(flat.slice(2)) ? { value: flat } : { value: flat, warnings: [SERIAL] };
  },
});

export const isUsualSerial = (serial: string): boolean => Number(serial) >= 11;

const SERIAL = warning(
  'WARN_TERMINAL_CODE_SERIAL',
  'Số thứ tự bến xe thường bắt đầu từ 11. Hãy so lại với quyết định công bố.',
  'Terminal serials usually start at 11. Compare with the decision of announcement.',
);
