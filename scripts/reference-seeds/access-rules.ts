import { MINISTRIES_MERGED, type Row, type Seed, SOURCES } from './seed.js';

/** The rules of access that the hub ships: what its roles need for what they do, and nothing else. An operator's own rules take their place. */
export const accessRuleSeeds = (): Seed[] => [
  {
    entity: 'reference/accessRule',
    file: 'access-rules.csv',
    labelVi: 'Quy tắc truy cập',
    legalBasis: OWN,
    reason: 'Nạp quy tắc truy cập ban đầu',
    source: SOURCES.own,
    rows: [
      ...EVERYBODY.map((role) => rule(`${role}.open`, role, { classes: 'open', rows: 'ALL', ground: OWN })),
      ...OFFICIALS.map((role) => rule(`${role}.internal`, role, { classes: 'internal', rows: 'ALL', ground: OWN })),
      rule('citizen.self-access', 'citizen', {
        classes: 'internal;personal;sensitive',
        purposes: 'self-access',
        rows: 'OWN',
        ground: 'Luật 91/2025/QH15, Điều 4',
      }),
      rule('dossier-service.once-only', 'dossier-service', { classes: 'personal', purposes: 'once-only', rows: 'CASE', ground: DOSSIERS }),
      rule('permit-service.dossiers', 'permit-service', {
        registers: 'vehicles;drivers;businesses;casework',
        classes: 'personal',
        purposes: 'once-only;licensing',
        rows: 'CASE',
        ground: LICENSING,
      }),
      rule('permit-service.drivers', 'permit-service', {
        registers: 'drivers',
        classes: 'sensitive',
        purposes: 'licensing',
        rows: 'CASE',
        ground: LICENSING,
      }),
      ...SERVICES.map((role) =>
        rule(`${role}.emergency`, role, { classes: 'personal', purposes: 'emergency', rows: 'CASE', ground: ARTICLE_19 }),
      ),
      rule('steward.stewardship', 'steward', {
        classes: 'personal;sensitive',
        purposes: 'stewardship',
        rows: 'ALL',
        ground: 'Nghị định 165/2024/NĐ-CP, Điều 57–63; Luật 60/2024/QH15',
      }),
      rule('auditor.audit', 'auditor', { classes: 'personal', purposes: 'audit', rows: 'ALL', ground: 'Luật 91/2025/QH15' }),
      rule('analyst.statistics', 'analyst', { classes: 'personal', purposes: 'statistics', rows: 'COUNTS', ground: 'Luật 60/2024/QH15' }),
      // What a State agency decides by law needs no consent; it is told yes or no, and sees no more than the rules above let it.
      rule('dossier-service.answers', 'dossier-service', { classes: GUARDED, purposes: 'once-only', rows: 'ANSWERS', ground: ARTICLE_19 }),
      rule('permit-service.answers', 'permit-service', {
        classes: GUARDED,
        purposes: 'once-only;licensing',
        rows: 'ANSWERS',
        ground: ARTICLE_19,
      }),
    ],
  },
];

const SERVICES = ['dossier-service', 'permit-service'];
const OFFICIALS = [...SERVICES, 'analyst', 'steward', 'auditor'];
const EVERYBODY = ['anonymous', 'citizen', ...OFFICIALS];
const GUARDED = 'internal;personal;sensitive';
const OWN = 'Quy chế vận hành của hệ thống';
const ARTICLE_19 = 'Luật 91/2025/QH15, Điều 19';
const DOSSIERS = 'Nghị định 278/2025/NĐ-CP; Nghị định 118/2025/NĐ-CP';
const LICENSING = 'Nghị định 158/2024/NĐ-CP; Luật 36/2024/QH15';

type Given = { registers?: string; classes: string; purposes?: string; rows: string; ground: string };

function rule(code: string, role: string, { registers = '*', classes, purposes = '*', rows, ground }: Given): Row {
  return { code, role, registers, classes, purposes, rows, ground, validFrom: MINISTRIES_MERGED };
}
