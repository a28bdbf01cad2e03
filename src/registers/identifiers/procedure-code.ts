import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** `P6` and `p06` are `P06`. */
const HUB_ID = /^p0*([1-9]\d?)$/i;

/** Codes change when a procedure is announced again: the catalogue knows which are current, the form does not. */
export const procedureCodeRule = identifierRule({
  name: 'ProcedureCode',
  description:
    'Code of an administrative procedure (mã thủ tục hành chính) in the national catalogue, `d.dddddd`; an online service of a procedure adds `.dd`; or the id that the hub gives the procedure, which stays when codes change. Example: `2.002288` (issue of a badge), `1.013229.01`, `P06` (exchange of a driver licence).',
  example: '2.002288',
  ruleVi: 'Mã thủ tục có dạng d.dddddd, mã dịch vụ công thêm .dd; hoặc mã của hub, như P06.',
  ruleEn: 'A procedure code has the form d.dddddd; a service code adds .dd; or an id of the hub, such as P06.',
  codePrefix: 'PROCEDURE_CODE',
  lengthMax: 32,
  check(text) {
    if (/^\d\.\d{6}(\.\d{2})?$/.test(text)) return { value: text };
    const [, number] = text.match(HUB_ID) ?? [];
    if (number !== undefined) return { value: `P${number.padStart(2, '0')}` };
    return reject(
      'PROCEDURE_CODE_FORM',
      'Mã thủ tục phải gồm một chữ số, dấu chấm, sáu chữ số như trên Cổng dịch vụ công. Nếu bảng tính đã đổi mã thành số, hãy định dạng cột là văn bản.',
      'A procedure code is one digit, a dot and six digits as on the public service portal. If a spreadsheet turned it into a number, format the column as text.',
    );
  },
});
