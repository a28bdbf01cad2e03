import { createRequire } from 'node:module';
import encodeQR from 'qr';
import type { HeldFact } from '../evidence/held.js';
import { isDay } from '../time/calendar.js';
import { localTime, writtenDay } from '../time/legal-day.js';
import type { Receipt } from './receipt.js';
import { digestOfFile, RECEIPT_FILE } from './receipt-file.js';

/** Captions of the values of each enum: `RequirementVerdict` → `HELD` → «Đã có». */
export type Captions = ReadonlyMap<string, ReadonlyMap<string, string>>;

type Words = { vi: string; en: string };

/**
 * A receipt on paper: A4, Vietnamese with English beside it. The signed receipt is attached as a file, so that whoever has the PDF can have it
 * verified; the printed lines are a rendering and vouch for nothing. The QR code is the address of the page of statuses, which tells nothing
 * of the content.
 */
export async function receiptPdf({ receipt, jws }: { receipt: Receipt; jws: string }, captions: Captions): Promise<Buffer> {
  // Loaded by the first that is printed: every start of the command line would wait for it.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + FOOT, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'vi',
    pdfVersion: '1.7',
    info: {
      Title: `Biên nhận chứng cứ ${receipt.id}`,
      Author: 'Giao Lộ',
      Subject: 'Receipt of evidence',
      CreationDate: new Date(receipt.releasedAt),
    },
  });
  const pieces: Buffer[] = [];
  const whole = new Promise<Buffer>((done, failed) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => done(Buffer.concat(pieces)));
    document.on('error', failed);
  });
  for (const [name, path] of Object.entries(FONTS)) document.registerFont(name, path);
  attach(document, jws);
  const digest = digestOfFile(jws);
  const address = receipt.status === undefined ? null : `${new URL(receipt.status.uri).origin}/bien-nhan#${digest}`;
  title(document, receipt, address);
  for (const requirement of receipt.content.requirements) tellRequirement(document, requirement, captions);
  closing(document);
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    foot(document, digest, { page: page - start + 1, of: count });
  }
  document.end();
  return whole;
}

const require = createRequire(import.meta.url);
const FONT = '@expo-google-fonts/ibm-plex-sans';
const FONTS = {
  regular: require.resolve(`${FONT}/400Regular/IBMPlexSans_400Regular.ttf`),
  strong: require.resolve(`${FONT}/600SemiBold/IBMPlexSans_600SemiBold.ttf`),
};

/** Points: 20 mm, and the height of the lines at the foot of a page. */
const MARGIN = 57;
const FOOT = 34;
const QR_SIZE = 96;
const INK = '#1a1a1a';
const SOFT = '#5c5c5c';
const RULE = '#c9c9c9';

/** As it is, so that the receipt can be found in the bytes of the file (`receiptIn`). */
function attach(document: PDFKit.PDFDocument, jws: string): void {
  const packing = document as unknown as { compress: boolean };
  packing.compress = false;
  document.file(Buffer.from(jws), {
    name: RECEIPT_FILE,
    type: 'application/jose',
    description: 'Biên nhận có chữ ký số · the signed receipt',
  });
  packing.compress = true;
}

function title(document: PDFKit.PDFDocument, { id, content, releasedTo, releasedAt, asked }: Receipt, address: string | null): void {
  const width = widthOf(document) - QR_SIZE - 18;
  const top = document.y;
  document
    .font('regular')
    .fontSize(9)
    .fillColor(SOFT)
    .text('Giao Lộ – trục dữ liệu giao thông vận tải · national transport data hub', { width });
  document.moveDown(0.6).font('strong').fontSize(19).fillColor(INK).text('Biên nhận chứng cứ', { width });
  document.font('regular').fontSize(10).fillColor(SOFT).text('Receipt of evidence', { width });
  document.moveDown(0.8);
  const facts: [Words, string][] = [
    [{ vi: 'Thủ tục', en: 'Administrative procedure' }, `${content.procedureName} (${content.procedureId})`],
    [{ vi: 'Xét tại ngày', en: 'As of' }, writtenDay(content.decidedAt)],
    [{ vi: 'Kết luận', en: 'Verdict' }, content.complete ? 'Đủ chứng cứ · complete' : 'Còn thiếu chứng cứ · not complete'],
    [{ vi: 'Về', en: 'About' }, Object.values(asked.subject).filter(Boolean).join(', ')],
    [{ vi: 'Hồ sơ', en: 'Dossier code' }, releasedTo.case],
    [{ vi: 'Cấp cho', en: 'Released to' }, releasedTo.agency ?? releasedTo.actor],
    [{ vi: 'Cấp lúc', en: 'Released at' }, `${localTime(releasedAt)} (${releasedAt})`],
    [{ vi: 'Mã biên nhận', en: 'Receipt' }, id],
  ];
  for (const [words, value] of facts) line(document, words, value, width);
  const below = document.y;
  if (address !== null) {
    const left = document.page.width - MARGIN - QR_SIZE;
    drawQr(document, address, { left, top });
    document.font('regular').fontSize(7).fillColor(SOFT);
    document.text(
      'Quét để xem biên nhận còn giá trị không; mã không chứa nội dung. · Scan for its status; the code tells nothing of the content.',
      left,
      top + QR_SIZE + 4,
      { width: QR_SIZE },
    );
  }
  document.x = MARGIN;
  document.y = Math.max(below, top + QR_SIZE + 54) + 8;
  document.font('strong').fontSize(11).fillColor(INK).text('Thành phần hồ sơ · Requirements', MARGIN, document.y);
  document.moveDown(0.3);
}

function tellRequirement(
  document: PDFKit.PDFDocument,
  { code, nameVi, nameEn, thing, verdict, explanation, held, provision }: Receipt['content']['requirements'][number],
  captions: Captions,
): void {
  const width = widthOf(document);
  keepTogether(document, 64);
  rule(document);
  document
    .font('strong')
    .fontSize(10)
    .fillColor(INK)
    .text(`${nameVi}${thing === null ? '' : ` – ${thing}`}`, { width });
  document
    .font('regular')
    .fontSize(8)
    .fillColor(SOFT)
    .text(`${nameEn} · ${code}${provision === null ? '' : ` · ${provision}`}`, { width });
  const caption = captions.get('RequirementVerdict')?.get(verdict) ?? verdict;
  document.fontSize(9.5).fillColor(INK).text(`${caption} (${verdict}). ${explanation}`, { width });
  for (const fact of held) if (fact.withheld === null) tellFact(document, fact, width);
  document.moveDown(0.4);
}

function tellFact(document: PDFKit.PDFDocument, { label, value, valueLabel }: HeldFact, width: number): void {
  const told = valueLabel ?? plainText(value);
  keepTogether(document, 14);
  document
    .font('regular')
    .fontSize(9)
    .fillColor(SOFT)
    .text(`${label}: `, MARGIN + 12, document.y, { width: width - 12, continued: true });
  document.fillColor(INK).text(isDay(told) ? writtenDay(told) : told);
  document.x = MARGIN;
}

/** Of a shape, as a place on a map, only that there is one: a picture is not what a receipt is read for. */
function plainText(value: unknown): string {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  return typeof value === 'object' ? '…' : String(value);
}

function closing(document: PDFKit.PDFDocument): void {
  keepTogether(document, 60);
  rule(document);
  document.font('regular').fontSize(8).fillColor(SOFT);
  document.text(
    `Bản in chỉ để đọc. Giá trị nằm ở biên nhận có chữ ký số đính kèm tệp này (${RECEIPT_FILE}); kiểm tra bằng trang /bien-nhan hoặc lệnh: giaolo receipt verify.`,
    { width: widthOf(document) },
  );
  document.text(
    `This rendering is for reading. What counts is the signed receipt attached to this file (${RECEIPT_FILE}); verify it at /bien-nhan or by: giaolo receipt verify.`,
    { width: widthOf(document) },
  );
}

function foot(document: PDFKit.PDFDocument, digest: string, { page, of }: { page: number; of: number }): void {
  const { height } = document.page;
  // Below the margin the library would begin another page.
  document.page.margins.bottom = 0;
  document.font('regular').fontSize(7).fillColor(SOFT);
  document.text(`SHA-256 ${digest}`, MARGIN, height - MARGIN - 4, { lineBreak: false });
  document.text(`${page}/${of}`, MARGIN, height - MARGIN - 4, { width: widthOf(document), align: 'right', lineBreak: false });
}

function line(document: PDFKit.PDFDocument, { vi, en }: Words, value: string, width: number): void {
  const top = document.y;
  document.font('regular').fontSize(9.5).fillColor(INK).text(vi, MARGIN, top, { width: 96, lineBreak: false });
  document
    .fontSize(7.5)
    .fillColor(SOFT)
    .text(en, MARGIN, top + 11, { width: 96, lineBreak: false });
  document
    .font('regular')
    .fontSize(10)
    .fillColor(INK)
    .text(value, MARGIN + 100, top, { width: width - 100 });
  document.x = MARGIN;
  document.y = Math.max(document.y, top + 21) + 2;
}

function drawQr(document: PDFKit.PDFDocument, text: string, { left, top }: { left: number; top: number }): void {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const size = QR_SIZE / modules.length;
  for (const [row, dark] of modules.entries())
    for (const [column, isDark] of dark.entries()) if (isDark) document.rect(left + column * size, top + row * size, size, size);
  document.fill(INK);
}

function rule(document: PDFKit.PDFDocument): void {
  document
    .moveTo(MARGIN, document.y)
    .lineTo(MARGIN + widthOf(document), document.y)
    .lineWidth(0.5)
    .stroke(RULE);
  document.moveDown(0.3);
}

/** A heading with nothing below it is read as the end. */
function keepTogether(document: PDFKit.PDFDocument, height: number): void {
  if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
}

function widthOf(document: PDFKit.PDFDocument): number {
  return document.page.width - 2 * MARGIN;
}
