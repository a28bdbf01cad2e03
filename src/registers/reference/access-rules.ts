import type { CheckRule, Values } from '../../hub/declare/model.js';
import { type Purpose, RULE_ROWS } from '../../hub/declare/policy.js';
import { FIELD_CLASSES } from '../../hub/declare/types.js';
import { catalogue } from '../access.js';
import { formed, oneOf, rule, texts } from '../rule-kinds.js';

const ENTITY = 'AccessRule';
const PERSONAL = ['personal', 'sensitive'];
const { roles, purposes } = catalogue;
const purposesOf = (values: Values): Purpose[] => purposes.filter(({ code }) => texts(values.purposes).includes(code));
const isAlways = (values: Values) => texts(values.purposes).includes('*');
const isAbout = (values: Values) => texts(values.classes).some((cls) => PERSONAL.includes(cls));

/**
 * What a rule of access may say. They are asked at the door, and once more of what was read before anything is decided by it: a rule never
 * gives more than classes, purposes and cases allow, whoever wrote it.
 */
export const accessRules: readonly CheckRule[] = [
  formed({
    entity: ENTITY,
    code: 'ACCESS_RULE_CODE_FORM',
    field: 'code',
    form: /^[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    vi: 'Mã quy tắc gồm chữ thường không dấu, chữ số, dấu gạch nối, các phần cách nhau bằng dấu chấm, ví dụ permit-service.dossiers.',
    en: 'The code of a rule is lower-case letters, digits and hyphens, in parts with dots between, for example permit-service.dossiers.',
  }),
  oneOf({
    entity: ENTITY,
    code: 'ACCESS_RULE_ROLE',
    field: 'role',
    allowed: roles.map(({ role }) => role),
    vi: 'Không có vai trò này. Hãy dùng một vai trò của catalogue.roles.',
    en: 'There is no such role. Use one of catalogue.roles.',
  }),
  oneOf({
    entity: ENTITY,
    code: 'ACCESS_RULE_CLASS',
    field: 'classes',
    allowed: FIELD_CLASSES,
    vi: 'Loại trường là open, internal, personal hoặc sensitive.',
    en: 'A class of fields is open, internal, personal or sensitive.',
  }),
  oneOf({
    entity: ENTITY,
    code: 'ACCESS_RULE_ROWS',
    field: 'rows',
    allowed: RULE_ROWS,
    vi: 'Phạm vi bản ghi là ALL, OWN, CASE, COUNTS hoặc ANSWERS.',
    en: 'The rows are ALL, OWN, CASE, COUNTS or ANSWERS.',
  }),
  oneOf({
    entity: ENTITY,
    code: 'ACCESS_RULE_PURPOSE',
    field: 'purposes',
    allowed: ['*', ...purposes.map(({ code }) => code)],
    vi: 'Không có mục đích này. Hãy dùng mã của catalogue.purposes, hoặc chỉ một dấu *.',
    en: 'There is no such purpose. Use codes of catalogue.purposes, or * alone.',
  }),
  rule({
    entity: ENTITY,
    code: 'ACCESS_RULE_STAR_ALONE',
    field: 'purposes',
    broken: (values) => [texts(values.purposes), texts(values.registers)].some((list) => list.includes('*') && list.length > 1),
    vi: 'Dấu * nghĩa là tất cả, nên phải đứng một mình.',
    en: 'The sign * means all of them and so stands alone.',
  }),
  rule({
    entity: ENTITY,
    code: 'ACCESS_RULE_PURPOSE_OF_ROLE',
    field: 'purposes',
    broken: (values) => {
      const own = roles.find(({ role }) => role === values.role)?.purposes ?? [];
      return purposesOf(values).some(({ code }) => !own.includes(code));
    },
    vi: 'Vai trò này không được dùng mục đích đó. Hãy xem catalogue.purposes.',
    en: 'This role may not use that purpose. See catalogue.purposes.',
  }),
  rule({
    // Infrastructure and lists are for everybody; whatever is not open is for somebody who is known.
    entity: ENTITY,
    code: 'ACCESS_RULE_ANONYMOUS',
    field: 'classes',
    broken: (values) => values.role === 'anonymous' && (texts(values.classes).some((cls) => cls !== 'open') || values.rows !== 'ALL'),
    vi: 'Khách chỉ được xem trường mở, phạm vi ALL.',
    en: 'Who is not signed in is shown open fields alone, with ALL.',
  }),
  rule({
    entity: ENTITY,
    code: 'ACCESS_RULE_PURPOSE_NEEDED',
    field: 'purposes',
    broken: (values) => isAlways(values) && (isAbout(values) || ['CASE', 'COUNTS', 'ANSWERS'].includes(String(values.rows))),
    vi: 'Dữ liệu cá nhân, dữ liệu theo hồ sơ, việc đếm và hỏi đáp chỉ được cho một mục đích. Hãy ghi mục đích thay dấu *.',
    en: 'What is personal, what a case opens, counting and answering are given for a purpose alone. Name purposes instead of *.',
  }),
  rule({
    entity: ENTITY,
    code: 'ACCESS_RULE_CASE_BINDS',
    field: 'rows',
    broken: (values) => {
      const binding = purposesOf(values).map(({ caseBinds }) => caseBinds !== undefined);
      if (values.rows === 'CASE') return !binding.every(Boolean);
      return isAbout(values) && ['ALL', 'OWN'].includes(String(values.rows)) && binding.some(Boolean);
    },
    vi: 'Mục đích có hồ sơ thì dữ liệu cá nhân chỉ được xem theo hồ sơ (CASE); mục đích khác thì không dùng CASE.',
    en: 'For a purpose that a case binds, what is personal is shown on the rows of the case (CASE); other purposes have no CASE.',
  }),
  rule({
    entity: ENTITY,
    code: 'ACCESS_RULE_ALL_WITHOUT_CASE',
    field: 'rows',
    broken: (values) => values.rows === 'ALL' && isAbout(values) && purposesOf(values).some(({ caseRequired }) => !caseRequired),
    vi: 'Dữ liệu cá nhân của mọi người chỉ được xem cho mục đích phải ghi phiếu việc. Hãy dùng OWN hoặc COUNTS.',
    en: 'What is personal of everybody is shown for purposes that name a work order alone. Use OWN or COUNTS.',
  }),
  rule({
    entity: ENTITY,
    code: 'ACCESS_RULE_COUNTS_CLASSES',
    field: 'classes',
    broken: (values) => values.rows === 'COUNTS' && texts(values.classes).join() !== 'personal',
    vi: 'Quy tắc cho đếm (COUNTS) ghi loại trường personal.',
    en: 'A rule that lets count (COUNTS) has the class personal.',
  }),
];

/** The registers a rule may name are those of the hub that has it. */
export function registersOfRules(names: readonly string[]): CheckRule {
  return oneOf({
    entity: ENTITY,
    code: 'ACCESS_RULE_REGISTER',
    field: 'registers',
    allowed: ['*', ...names],
    vi: 'Không có cơ sở dữ liệu này. Hãy dùng tên của catalogue.registers, hoặc chỉ một dấu *.',
    en: 'There is no such register. Use names of catalogue.registers, or * alone.',
  });
}
