import type { CheckRule } from '../../hub/declare/model.js';
import { given, rule } from '../rule-kinds.js';

export const mandateRules: readonly CheckRule[] = [
  rule({
    entity: 'Mandate',
    code: 'MANDATE_GIVER',
    field: 'business',
    broken: (values) => given(values, ['business', 'person']) !== 1,
    vi: 'Ghi đúng một bên uỷ quyền: {business} hoặc {person}.',
    en: 'Name exactly one giver: {business} or {person}.',
  }),
  rule({
    entity: 'Mandate',
    code: 'MANDATE_TO_ONESELF',
    field: 'representative',
    broken: ({ person, representative }) => person !== null && person !== undefined && person === representative,
    vi: '{representative} phải khác {person}.',
    en: '{representative} is somebody else than {person}.',
  }),
];
