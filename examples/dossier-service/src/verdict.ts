import type { Dossier } from './dossier.js';
import type { CheckDossierQuery, RequirementVerdict } from './generated/operations.js';
import { table } from './table.js';

export type Verdict = CheckDossierQuery['evidence'];
type Requirement = Verdict['requirements'][number];

/** What the office does with each requirement. A paper handed in already is not asked for again. */
export type Sorted = {
  notAsked: Requirement[];
  ask: Requirement[];
  filed: Requirement[];
  settle: Requirement[];
  byApplicant: Requirement[];
};

export function sort({ requirements }: Verdict, { filed }: Dossier): Sorted {
  const sorted: Sorted = { notAsked: [], ask: [], filed: [], settle: [], byApplicant: [] };
  for (const requirement of requirements) {
    if (requirement.kind !== 'EVIDENCE') sorted.byApplicant.push(requirement);
    else if (requirement.verdict === 'HELD') sorted.notAsked.push(requirement);
    else if (requirement.mayAskCitizen) (filed.includes(requirement.code) ? sorted.filed : sorted.ask).push(requirement);
    else sorted.settle.push(requirement);
  }
  return sorted;
}

/** Vietnamese first; the same facts in English with `--lang en`. */
export function show(
  verdict: Verdict,
  sorted: Sorted,
  { dossier, language, width }: { dossier: Dossier; language: 'vi' | 'en'; width: number },
): string {
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
  const section = (title: string, header: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]) =>
    rows.length === 0 ? [] : [`\n${title} (${rows.length})\n\n${table(header, rows, shares, width)}`];
  const name = (r: Requirement) => [say(r.nameVi, r.nameEn), ...(r.vehicle ? [r.vehicle] : [])].join('\n');
  const why = (r: Requirement) => `${VERDICTS[r.verdict][language]}: ${r.explanation}`;
  const component = say('Thành phần', 'Component');
  return [
    `${say('Hồ sơ', 'Dossier')} ${dossier.dossierCode} · ${verdict.procedure} ${verdict.procedureName}`,
    say(`Đối chiếu theo dữ liệu ngày ${verdict.decidedAt}.`, `Compared with the data of ${verdict.decidedAt}.`),
    ...section(
      say('KHÔNG YÊU CẦU NỘP: dữ liệu đã có', 'DO NOT ASK: the data are held'),
      [component, say('Thay cho giấy tờ', 'Replaces'), say('Dữ liệu', 'Data'), say('Nguồn', 'Source')],
      sorted.notAsked.map((r) => [name(r), r.paper ?? '–', [r.explanation, ...facts(r.held, say)].join('\n'), source(r, say)]),
      [3, 3, 5, 2],
    ),
    ...section(
      say('CÒN PHẢI YÊU CẦU: và căn cứ để yêu cầu', 'STILL TO BE ASKED: and the ground for asking'),
      [component, say('Giấy tờ', 'Paper'), say('Vì sao', 'Why'), say('Căn cứ', 'Ground')],
      sorted.ask.map((r) => [name(r), r.paper ?? '–', why(r), r.legalGround ?? '–']),
      [3, 3, 4, 3],
    ),
    ...section(
      say('ĐÃ NỘP: kiểm tra giấy tờ', 'HANDED IN: examine the paper'),
      [component, say('Giấy tờ', 'Paper'), say('Vì sao', 'Why'), say('Căn cứ', 'Ground')],
      sorted.filed.map((r) => [name(r), r.paper ?? '–', why(r), r.legalGround ?? '–']),
      [3, 3, 4, 3],
    ),
    ...section(
      say(
        'CHƯA ĐẠT, HOẶC CƠ QUAN PHẢI XÁC MINH: không yêu cầu nộp giấy tờ',
        'NOT MET, OR FOR THE AGENCIES TO SETTLE: no paper is asked for',
      ),
      [component, say('Vì sao', 'Why'), say('Hỏi cơ quan', 'Ask')],
      sorted.settle.map((r) => [name(r), [why(r), ...facts(r.held, say)].join('\n'), r.sourceAgency?.name ?? '–']),
      [3, 7, 3],
    ),
    ...section(
      say('NGƯỜI NỘP KÊ KHAI, THỰC HIỆN', 'FOR THE APPLICANT TO DECLARE OR DO'),
      [component, say('Việc cần làm', 'What to do'), say('Đã điền sẵn', 'Filled in')],
      sorted.byApplicant.map((r) => [name(r), r.explanation, facts(r.prefill, say).join('\n')]),
      [3, 5, 5],
    ),
    '',
    conclusion(sorted, say),
  ].join('\n');
}

function conclusion({ ask, filed, settle, notAsked }: Sorted, say: (vi: string, en: string) => string): string {
  if (ask.length + settle.length + filed.length === 0) {
    return say(
      `KẾT LUẬN: đủ. ${notAsked.length} thành phần đã có trong dữ liệu, không yêu cầu nộp giấy tờ nào.`,
      `CONCLUSION: complete. ${notAsked.length} components are held; no paper is to be asked for.`,
    );
  }
  return say(
    `KẾT LUẬN: ${notAsked.length} thành phần không yêu cầu nộp; ${ask.length} còn phải yêu cầu; ${filed.length} đã nộp; ${settle.length} chưa đạt hoặc phải xác minh.`,
    `CONCLUSION: ${notAsked.length} not to be asked; ${ask.length} still to be asked; ${filed.length} handed in; ${settle.length} not met or to be settled.`,
  );
}

type Fact = { label: string; value: unknown; valueLabel?: string | null; withheld: string | null };

function facts(held: readonly Fact[], say: (vi: string, en: string) => string): string[] {
  return held
    .filter(({ value, withheld }) => value !== null || withheld !== null)
    .map(
      ({ label, value, valueLabel, withheld }) =>
        `${label}: ${withheld ? say('(không hiển thị)', '(withheld)') : (valueLabel ?? textOf(value, say))}`,
    );
}

function textOf(value: unknown, say: (vi: string, en: string) => string): string {
  if (typeof value === 'boolean') return value ? say('có', 'yes') : say('không', 'no');
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function source({ sourceAgency, ageDays }: Requirement, say: (vi: string, en: string) => string): string {
  return [
    sourceAgency?.name ?? '–',
    ...(ageDays === null
      ? []
      : [
          ageDays === 0 ? say('ghi nhận hôm nay', 'recorded today') : say(`ghi nhận ${ageDays} ngày trước`, `recorded ${ageDays} days ago`),
        ]),
  ].join('\n');
}

const VERDICTS: Readonly<Record<RequirementVerdict, { vi: string; en: string }>> = {
  HELD: { vi: 'Đã có', en: 'Held' },
  STALE: { vi: 'Quá cũ', en: 'Too old' },
  EXPIRED: { vi: 'Hết hạn', en: 'Expired' },
  DISPUTED: { vi: 'Các nguồn không khớp', en: 'Sources disagree' },
  CONTRADICTED: { vi: 'Dữ liệu cho thấy điều ngược lại', en: 'The data say the opposite' },
  NOT_HELD: { vi: 'Chưa có dữ liệu', en: 'Not held' },
  NOT_ALLOWED: { vi: 'Không được phép tra cứu', en: 'Not allowed to look' },
  AMBIGUOUS: { vi: 'Có nhiều bản ghi phù hợp', en: 'Several records fit' },
  DECLARE: { vi: 'Kê khai', en: 'Declare' },
  FILE: { vi: 'Thực hiện trực tiếp', en: 'In person' },
};
