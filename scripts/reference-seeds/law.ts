import { AMENDMENTS, DOCUMENTS, FORCES } from './law-documents.js';
import type { ReadTable } from './read-tables.js';
import type { Seed } from './seed.js';

const SOURCE =
  'Source: numbers, days and relations of documents compiled from public registers and secondary transcriptions, no gazette copy seen; see confidence · licence: texts of law, not copyrightable';
const LAW_36 = '36/2024/QH15';

/** Documents, what they did to each other, and the one law whose text is at hand. */
export const lawSeeds = (read: ReadTable): Seed[] => {
  const starts = new Map(DOCUMENTS.map(({ number, issuedOn, inForceFrom }) => [number, issuedOn ?? inForceFrom ?? '']));
  return [
    {
      entity: 'reference/legalDocument',
      file: 'legal-documents.csv',
      labelVi: `${DOCUMENTS.length} văn bản pháp luật`,
      legalBasis: 'Luật Ban hành văn bản quy phạm pháp luật',
      reason: 'Nạp số hiệu, ngày và tình trạng văn bản; chưa đối chiếu Công báo',
      source: SOURCE,
      rows: DOCUMENTS.map(
        ({
          number,
          kind,
          title,
          issuer,
          issuedOn = '',
          inForceFrom = '',
          inForceTo = '',
          repealed,
          lastCheckedOn = '',
          confidence,
          provenance,
        }) => ({
          number,
          kind,
          title,
          issuer,
          issuedOn,
          inForceFrom,
          inForceTo,
          repealed: repealed ? 'true' : '',
          lastCheckedOn,
          confidence,
          provenance: provenance ?? PROVENANCE[confidence],
          validFrom: issuedOn || inForceFrom,
        }),
      ),
    },
    {
      entity: 'reference/legalAmendment',
      file: 'legal-amendments.csv',
      labelVi: 'Quan hệ sửa đổi, thay thế',
      legalBasis: 'Luật Ban hành văn bản quy phạm pháp luật',
      reason: 'Nạp quan hệ sửa đổi, thay thế giữa các văn bản',
      source: SOURCE,
      rows: AMENDMENTS.map(({ amending, amended, effect, effectiveOn = '', confidence, provenance }) => ({
        code: `${amending}>${amended}`,
        amending,
        amended,
        effect,
        effectiveOn,
        confidence,
        provenance: provenance ?? PROVENANCE[confidence],
        // A relation is known from the day its younger document is.
        validFrom: [starts.get(amending) ?? '', starts.get(amended) ?? ''].sort().at(-1) ?? '',
      })),
    },
    {
      entity: 'reference/legalForce',
      file: 'legal-forces.csv',
      labelVi: 'Hiệu lực từng phần của văn bản',
      legalBasis: 'Luật Ban hành văn bản quy phạm pháp luật',
      reason: 'Nạp hiệu lực theo từng phần, điều khoản; chưa đối chiếu Công báo',
      source: SOURCE,
      rows: FORCES.map(({ document, part, provision = '', inForceFrom = '', inForceTo = '', confidence, provenance }) => ({
        code: `${document}#${provision || part}`,
        document,
        part,
        provision,
        inForceFrom,
        inForceTo,
        confidence,
        provenance: provenance ?? PROVENANCE[confidence],
        validFrom: starts.get(document) ?? '',
      })),
    },
    {
      entity: 'reference/legalProvision',
      file: 'law-36-2024.csv',
      labelVi: '981 điều, khoản, điểm của Luật 36/2024/QH15',
      legalBasis: 'Luật 36/2024/QH15',
      reason: 'Nạp toàn văn Luật Trật tự, an toàn giao thông đường bộ',
      source:
        'Source: Law 36/2024/QH15 by way of lethang7794/gtdb (b0b68ad), numbering of article 57 repaired · licence: MIT; text of a law, not copyrightable',
      rows: read('law/luat_36_2024_qh15.csv').map((row) => ({
        code: `${LAW_36}#${row.get('provision')}`,
        document: LAW_36,
        provision: row.get('provision'),
        text: row.get('text_vi'),
        validFrom: '2025-01-01',
      })),
    },
  ];
};

const PROVENANCE = {
  V: 'số hiệu và ngày đọc trong nguồn thứ cấp, chưa đối chiếu Công báo; tên gọi ghi tóm tắt',
  K: 'ghi theo hiểu biết chung, chưa đọc lại văn bản; tên gọi ghi tóm tắt',
  U: 'chưa xác minh: chỉ thấy số hiệu và ngày, chưa thấy nội dung',
} as const;
