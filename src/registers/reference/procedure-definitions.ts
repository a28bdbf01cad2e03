import type { CheckRule } from '../../hub/declare/model.js';
import { screaming } from '../../hub/declare/screaming.js';
import { bindingIn } from '../../hub/evidence/binding.js';
import { mappingIn, placeIn } from '../../hub/evidence/effects/line.js';
import { oneOf, rule, texts } from '../rule-kinds.js';

const FIELD = /^[A-Z]\w*\.\w+$/;

/** What dossiers are made of. Whether conditions and fields are there is told when a dossier is asked about: a rule looks nothing up. */
export const procedureDefinitions: readonly CheckRule[] = [
  rule({
    entity: 'ProcedureDefinition',
    code: 'DEFINITION_APPROVED_BY_PROPOSER',
    field: 'approvedBy',
    broken: ({ proposedBy = null, approvedBy = null }) => approvedBy !== null && approvedBy === proposedBy,
    vi: 'Cơ quan phê duyệt phải khác cơ quan đề xuất.',
    en: 'The agency that approves is another than the one that proposed.',
  }),
  rule({
    entity: 'ProcedureDefinition',
    code: 'DEFINITION_APPROVAL_WITHOUT_PROPOSER',
    field: 'proposedBy',
    broken: ({ proposedBy = null, approvedBy = null }) => approvedBy !== null && proposedBy === null,
    vi: 'Hãy ghi cơ quan đề xuất trước khi ghi cơ quan phê duyệt.',
    en: 'Say which agency proposed it before one approves it.',
  }),
  rule({
    entity: 'ProcedureRequirement',
    code: 'REQUIREMENT_CODE',
    field: 'code',
    broken: ({ code, component }) => !String(code).endsWith(`/${String(component)}`),
    vi: 'Mã bằng "mã thủ tục/thành phần", ví dụ P04/EV03.',
    en: 'The code is "procedure/component", for example P04/EV03.',
  }),
  rule({
    entity: 'ProcedureRequirement',
    code: 'REQUIREMENT_BINDING',
    field: 'bindings',
    broken: ({ bindings }) => texts(bindings).some((binding) => bindingIn(binding) === null),
    vi: "Mỗi tham số viết dạng tham_số=subject.liên_kết, tham_số=thing.liên_kết, tham_số=named, tham_số=case, tham_số=fee hoặc tham_số='văn bản'.",
    en: "Write each as parameter=subject.link, parameter=thing.link, parameter=named, parameter=case, parameter=fee or parameter='text'.",
  }),
  rule({
    entity: 'ProcedureRequirement',
    code: 'REQUIREMENT_SHOWS',
    field: 'shows',
    broken: ({ shows }) => texts(shows).some((shown) => !FIELD.test(shown)),
    vi: 'Mỗi trường viết dạng LoạiBảnGhi.trường, ví dụ Registration.expiresOn.',
    en: 'Write each as Type.field, for example Registration.expiresOn.',
  }),
  rule({
    entity: 'ProcedureRequirement',
    code: 'REQUIREMENT_ASKS_NOTHING',
    field: 'conditions',
    broken: ({ kind, conditions, evidenceType = null }) => kind === 'EVIDENCE' && texts(conditions).length === 0 && evidenceType === null,
    vi: 'Chứng cứ cần ít nhất một điều kiện pháp luật, hoặc loại chứng cứ cho biết nơi lưu giữ.',
    en: 'Evidence needs a condition of the law, or a type of evidence that says who holds it.',
  }),
  rule({
    entity: 'ProcedureRequirement',
    code: 'REQUIREMENT_DECLARES_EVIDENCE',
    field: 'kind',
    broken: ({ kind, evidenceType = null }) => kind === 'DECLARATION' && evidenceType !== null,
    vi: 'Điều mà một nguồn dữ liệu chứng minh thì không kê khai: dùng loại EVIDENCE, hoặc bỏ loại chứng cứ.',
    en: 'What a source of data proves is not declared: make it EVIDENCE, or leave the type of evidence out.',
  }),
  rule({
    entity: 'ProcedureEffect',
    code: 'EFFECT_CODE',
    field: 'code',
    broken: ({ code, ordinal }) => !String(code).endsWith(`/${String(ordinal)}`),
    vi: 'Mã bằng "mã thủ tục/thứ tự", ví dụ P01/1.',
    en: 'The code is "procedure/number", for example P01/1.',
  }),
  rule({
    entity: 'ProcedureEffect',
    code: 'EFFECT_FIELD',
    field: 'fields',
    broken: ({ fields }) => texts(fields).some((text) => mappingIn(text) === null),
    vi: "Mỗi trường viết dạng trường=nguồn; nguồn là document.tên, subject hoặc thing (có thể thêm .liên_kết), found.trường, line.số, issuer, resultCode, receivedOn hoặc 'văn bản'.",
    en: "Write each as field=source; a source is document.name, subject or thing (with .links), found.field, line.number, issuer, resultCode, receivedOn or 'text'.",
  }),
  rule({
    entity: 'ProcedureEffect',
    code: 'EFFECT_FINDS',
    field: 'finds',
    broken: ({ kind, finds = null }) =>
      (typeof finds === 'string' && placeIn(finds) === null) ||
      (finds === null && (kind === 'REISSUE' || kind === 'SUPERSEDE' || kind === 'REVOKE')),
    vi: 'Cấp lại, cấp thay thế và thu hồi cần nơi tìm bản ghi cũ, dạng subject.liên_kết hoặc thing.liên_kết.',
    en: 'A re-issue, a replacement and a revocation need the place of the record that is there: subject.links or thing.links.',
  }),
  ...['ProcedureDefinition', 'ProcedureRequirement'].map((entity) =>
    oneOf({
      entity,
      code: `${screaming(entity)}_CONFIDENCE`,
      field: 'confidence',
      allowed: ['V', 'K', 'U'],
      vi: 'Mức tin cậy là V (đã đọc nguồn), K (biết rõ) hoặc U (chưa xác minh).',
      en: 'The confidence is V (read in a source), K (well known) or U (unverified).',
    }),
  ),
];
