import { isProvincePlateCode } from './plate-codes.js';
import { identifierRule } from './rule.js';
import { isUsualSerial } from './terminal-code.js';
import { reject, warning } from './text.js';

/**
 * Which terminals a code means is answered by the route table, never by parsing: old codes outlive the 2025 merger.
 * The order of the two provinces is not checked either: published codes such as 2925.1111.A break the "smaller first" custom.
 */
export const routeCodeRule = identifierRule({
  name: 'RouteCode',
  description:
    'Fixed route code (mã số tuyến cố định) `aabb.ccdd.E`: plate codes of the two provinces, serials of the two terminals, and a letter for a further itinerary on the same pair (decree 158/2024/NĐ-CP, article 3.13). Example: `2936.1114.A`.',
  example: '2936.1114.A',
  ruleVi: 'Mã tuyến có dạng aabb.ccdd hoặc aabb.ccdd.E: mã biển số hai tỉnh, số hai bến, chữ cái hành trình.',
  ruleEn: 'A route code has the form aabb.ccdd or aabb.ccdd.E: plate codes of two provinces, serials of two terminals, itinerary letter.',
  codePrefix: 'ROUTE_CODE',
  lengthMax: 32,
  check(text) {
    const parts = /^(\d{2})(\d{2})[ .-]?(\d{2})(\d{2})(?:[ .-]?([A-Z]))?$/.exec(text);
    if (!parts) {
      return reject(
        'ROUTE_CODE_FORM',
        'Mã tuyến phải viết dạng 2936.1114.A như trong danh mục tuyến đã công bố.',
        'Write the route code as 2936.1114.A, as in the published list of routes.',
      );
    }
    const [, from = '', to = '', first = '', second = '', letter] = parts;
    if (!isProvincePlateCode(from) || !isProvincePlateCode(to)) {
      return reject(
        'ROUTE_CODE_UNKNOWN_PREFIX',
        'Bốn chữ số đầu của mã tuyến phải là mã biển số của hai tỉnh.',
        'The first four digits of a route code must be the plate codes of two provinces.',
      );
    }
    const value = `${from}${to}.${first}${second}${letter === undefined ? '' : `.${letter}`}`;
    return isUsualSerial(first) && isUsualSerial(second) ? { value } : { value, warnings: [SERIAL] };
  },
});

const SERIAL = warning(
  'WARN_ROUTE_CODE_SERIAL',
  'Số thứ tự bến trong mã tuyến thường bắt đầu từ 11. Hãy so lại với danh mục tuyến.',
  'Terminal serials in a route code usually start at 11. Compare with the list of routes.',
);
