import { MINISTRIES_MERGED, type Row, type Seed, SOURCES } from './seed.js';

/** How much one person may change alone, until an operator's own rules say otherwise: data about persons and rules about rules never. */
export const approvalRuleSeeds = (): Seed[] => [
  {
    entity: 'reference/approvalRule',
    file: 'approval-rules.csv',
    labelVi: 'Quy tắc phê duyệt',
    legalBasis: GROUND,
    reason: 'Nạp quy tắc bốn mắt ban đầu',
    source: SOURCES.own,
    rows: [
      rule('*', { changesMax: '100', personsMax: '0', anotherAgency: 'false' }),
      rule('ApprovalRule', { changesMax: '0', personsMax: '0', anotherAgency: 'true' }),
      rule('AccessRule', { changesMax: '0', personsMax: '0', anotherAgency: 'true' }),
      rule('SourceAuthority', { changesMax: '0', personsMax: '0', anotherAgency: 'true' }),
    ],
  },
];

const GROUND = 'Quy chế vận hành của hệ thống';

function rule(scope: string, maxima: { changesMax: string; personsMax: string; anotherAgency: string }): Row {
  return { scope, ...maxima, ground: GROUND, validFrom: MINISTRIES_MERGED };
}
