import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** Zeros are kept as written (`CT.01`). Đ is a letter of its own: `DT.401` is refused rather than guessed at. */
export const roadNumberRule = identifierRule({
  name: 'RoadNumber',
  description:
    'Road number (số hiệu đường bộ, decree 165/2024/NĐ-CP article 8): prefix of the class, a dot, the number, and a letter for a further road of the same number. `CT.` expressway, `QL.` national, `ĐT.` provincial, `ĐH.` district, `ĐX.` commune, `ĐĐT.` urban; the Hồ Chí Minh road is `ĐHCM`. Examples: `QL.1`, `QL.4A`, `CT.01`, `ĐT.401`.',
  example: 'QL.4A',
  ruleVi: 'Số hiệu đường gồm CT, QL, ĐT, ĐH, ĐX hoặc ĐĐT, dấu chấm, số và có thể thêm một chữ cái.',
  ruleEn: 'A road number is CT, QL, ĐT, ĐH, ĐX or ĐĐT, a dot, the number and possibly one letter.',
  codePrefix: 'ROAD_NUMBER',
  lengthMax: 24,
  check(text) {
    const flat = text.replace(/[ .\-_]/g, '');
    if (flat === 'ĐHCM' || flat === 'HCM') return { value: flat };
    if (/^(DT|DH|DX|DDT|ĐDT|DĐT)\d/.test(flat)) {
      return reject(
        'ROAD_NUMBER_NEEDS_D_STROKE',
        'Hãy gõ chữ Đ có gạch: ĐT, ĐH, ĐX, ĐĐT (ví dụ ĐT.401).',
        'Type the letter Đ with its stroke: ĐT, ĐH, ĐX, ĐĐT (for example ĐT.401).',
      );
    }
    const parts = /^(CT|QL|ĐT|ĐH|ĐX|ĐĐT)([A-Z]?\d{1,4}[A-Z]?)$/.exec(flat);
    if (!parts) {
      return reject(
        'ROAD_NUMBER_FORM',
        'Số hiệu đường phải viết dạng QL.1, CT.01 hoặc ĐT.401. Đường chỉ có tên thì ghi vào trường tên.',
        'Write the road number as QL.1, CT.01 or ĐT.401. A road that only has a name goes in the name field.',
      );
    }
    return { value: `${parts[1]}.${parts[2]}` };
  },
});
