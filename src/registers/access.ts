import type { AccessPolicy } from '../hub/declare/policy.js';

/**
 * The access policy of the demonstration. Legal grounds: Luật 91/2025/QH15 Điều 19 (State-agency activity without consent), Nghị định 356/2025;
 * Luật 36/2024/QH15; Nghị định 158/2024 (public lists). Infrastructure, reference data and the open fields of every register are open data.
 */
export const access: AccessPolicy = {
  roles: [
    { role: 'anonymous', vi: 'Khách', en: 'Anonymous', mayWrite: false, mayIntrospect: true, costMax: 20_000, statementMs: 2_000, purposes: [] },
    { role: 'citizen', vi: 'Công dân', en: 'Citizen', mayWrite: false, mayIntrospect: true, costMax: 20_000, statementMs: 2_000, purposes: ['self-access'] },
    {
      role: 'dossier-service',
      vi: 'Dịch vụ hồ sơ',
      en: 'Dossier service',
      mayWrite: true,
      mayIntrospect: true,
      costMax: 50_000,
      statementMs: 4_000,
      purposes: ['once-only'],
    },
    {
      role: 'permit-service',
      vi: 'Dịch vụ cấp phép',
      en: 'Permit service',
      mayWrite: true,
      mayIntrospect: true,
      costMax: 50_000,
      statementMs: 4_000,
      purposes: ['once-only', 'licensing'],
    },
    {
      role: 'analyst',
      vi: 'Chuyên viên phân tích',
      en: 'Analyst',
      mayWrite: false,
      mayIntrospect: true,
      costMax: 100_000,
      statementMs: 30_000,
      purposes: ['statistics'],
    },
    {
      role: 'steward',
      vi: 'Cán bộ quản trị dữ liệu',
      en: 'Data steward',
      mayWrite: true,
      mayWriteAny: true,
      mayIntrospect: true,
      costMax: 100_000,
      statementMs: 30_000,
      purposes: ['stewardship'],
    },
    {
      role: 'auditor',
      vi: 'Kiểm toán dữ liệu',
      en: 'Auditor',
      mayWrite: false,
      mayIntrospect: true,
      costMax: 50_000,
      statementMs: 30_000,
      purposes: ['audit'],
    },
  ],
  purposes: [
    {
      code: 'self-access',
      vi: 'Công dân xem dữ liệu của chính mình',
      en: 'A person reads their own data',
      legalBasis: 'Luật 91/2025/QH15, Điều 4',
      caseRequired: false,
    },
    {
      code: 'once-only',
      vi: 'Giải quyết thủ tục hành chính, không yêu cầu nộp lại giấy tờ',
      en: 'Deciding an administrative procedure without asking for papers again',
      legalBasis: 'Nghị định 278/2025/NĐ-CP; Nghị định 118/2025/NĐ-CP',
      caseRequired: true,
    },
    {
      code: 'licensing',
      vi: 'Cấp, đổi, thu hồi giấy phép và phù hiệu',
      en: 'Issuing, exchanging and revoking licences and badges',
      legalBasis: 'Nghị định 158/2024/NĐ-CP; Luật 36/2024/QH15',
      caseRequired: true,
    },
    {
      code: 'statistics',
      vi: 'Thống kê, phân tích không định danh',
      en: 'Statistics that identify nobody',
      legalBasis: 'Luật 60/2024/QH15',
      caseRequired: false,
    },
    {
      code: 'stewardship',
      vi: 'Quản trị chất lượng dữ liệu của cơ sở dữ liệu',
      en: 'Keeping the registers correct',
      legalBasis: 'Nghị định 165/2024/NĐ-CP, Điều 57–63; Luật 60/2024/QH15',
      caseRequired: true,
    },
    {
      code: 'audit',
      vi: 'Kiểm tra việc truy cập và thay đổi dữ liệu',
      en: 'Examining who read and changed data',
      legalBasis: 'Luật 91/2025/QH15',
      caseRequired: true,
    },
  ],
  rules: [
    ...['anonymous', 'citizen', 'dossier-service', 'permit-service', 'analyst', 'steward', 'auditor'].map(
      (role) => ({ role, registers: '*', classes: ['open'], rows: 'all' }) as const,
    ),
    ...['dossier-service', 'permit-service', 'analyst', 'steward', 'auditor'].map(
      (role) => ({ role, registers: '*', classes: ['internal'], rows: 'all' }) as const,
    ),
    { role: 'citizen', registers: '*', classes: ['internal', 'personal', 'sensitive'], purposes: ['self-access'], rows: 'own' },
    { role: 'dossier-service', registers: '*', classes: ['personal'], purposes: ['once-only'], rows: 'all' },
    { role: 'permit-service', registers: ['vehicles', 'drivers', 'businesses'], classes: ['personal'], purposes: ['once-only', 'licensing'], rows: 'all' },
    { role: 'permit-service', registers: ['drivers'], classes: ['sensitive'], purposes: ['licensing'], rows: 'all' },
    { role: 'steward', registers: '*', classes: ['personal', 'sensitive'], purposes: ['stewardship'], rows: 'all' },
    { role: 'auditor', registers: '*', classes: ['personal'], purposes: ['audit'], rows: 'all' },
  ],
};
