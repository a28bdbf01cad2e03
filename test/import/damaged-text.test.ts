import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damageOf } from '../../src/hub/declare/damaged-text.js';
import type { LegacyEncoding } from '../../src/hub/declare/legacy-encoding.js';
import { normalText } from '../../src/hub/declare/normal-text.js';
import { rejectsFile } from '../../src/hub/import/apply/rejects.js';
import { inEncoding } from '../../src/hub/import/read/in-encoding.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { inPackage } from '../../src/root.js';
import { createSteward, fileOf, type Steward, told } from './support.js';

/** Every text of the reference data with a letter that is not ASCII: correct Vietnamese, and names of other languages. */
const TEXTS = [
  ...new Set(
    readdirSync(inPackage('seeds'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.csv'))
      .flatMap(
        (name) =>
          parse(readFileSync(inPackage(`seeds/${name}`)), { comment: '#', relax_column_count: true, relax_quotes: true }) as string[][],
      )
      .flat()
      .map((cell) => cell.trim().normalize('NFC'))
      .filter((cell) => /[^ -~]/.test(cell) && cell.length < 200),
  ),
];

/** By hand, and not by the hub's table: VNI as its keyboards wrote it. */
const VNI = new Map(
  Object.entries({
    ...pairs('áàảãạ', ['aù', 'aø', 'aû', 'aõ', 'aï']),
    ...pairs('ăắằẳẵặ', ['aê', 'aé', 'aè', 'aú', 'aü', 'aë']),
    ...pairs('âấầẩẫậ', ['aâ', 'aá', 'aà', 'aå', 'aã', 'aä']),
    ...pairs('éèẻẽẹ', ['eù', 'eø', 'eû', 'eõ', 'eï']),
    ...pairs('êếềểễệ', ['eâ', 'eá', 'eà', 'eå', 'eã', 'eä']),
    ...pairs('íìỉĩị', ['í', 'ì', 'æ', 'ó', 'ò']),
    ...pairs('óòỏõọ', ['où', 'oø', 'oû', 'oõ', 'oï']),
    ...pairs('ôốồổỗộ', ['oâ', 'oá', 'oà', 'oå', 'oã', 'oä']),
    ...pairs('ơớờởỡợ', ['ô', 'ôù', 'ôø', 'ôû', 'ôõ', 'ôï']),
    ...pairs('úùủũụ', ['uù', 'uø', 'uû', 'uõ', 'uï']),
    ...pairs('ưứừửữự', ['ö', 'öù', 'öø', 'öû', 'öõ', 'öï']),
    ...pairs('ýỳỷỹỵđ', ['yù', 'yø', 'yû', 'yõ', 'î', 'ñ']),
  }).flatMap(([letter, written]) => [
    [letter, written],
    [letter.toUpperCase(), written.toUpperCase()],
  ]),
);
function pairs(letters: string, written: readonly string[]): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, at) => [letter, written[at] ?? '']));
}
const inVni = (text: string) => [...text].map((letter) => VNI.get(letter) ?? letter).join('');
/** The font .VnTime has small letters only; words of names whose letters have no other form lose their capitals. */
const inTcvn3 = (text: string) => iconv.encode(text, 'tcvn');
/** Windows-1258 has the letters â ă ê ô ơ ư, and writes tones behind them. */
const inCp1258 = (text: string) => {
  const apart = [...text].map((letter) => letter.normalize('NFD'));
  return iconv.encode(
    apart.map((letter) => letter.replace(TONE, '').normalize('NFC') + (TONE.exec(letter)?.[0] ?? '')).join(''),
    'win1258',
  );
};
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const misread = (bytes: Buffer) => iconv.decode(bytes, 'latin1');
const misreadByWindows = (bytes: Buffer) => iconv.decode(bytes, 'win1252');
/** Four words at least, in small letters: a name of one short word may be anything. */
const SENTENCES = TEXTS.filter((text) => /^[A-Za-zÀ-ỹ ]+$/.test(text) && text.split(' ').length >= 4).map((text) => text.toLowerCase());

describe('what a spreadsheet or a wrong encoding left of a text', () => {
  it('is never seen in correct text: every text of the reference data, and names of other languages', () => {
    expect(TEXTS.length).toBeGreaterThan(3_000);
    expect(TEXTS.filter((text) => damageOf(text) !== undefined)).toEqual([]);
    const foreign = [
      'Citroën C4',
      'São Paulo',
      'Müller',
      'Škoda',
      'Bjørn',
      'l’a',
      'L’Oréal',
      'Malmö',
      'Nan',
      'Null Vũ',
      '“XÃ”',
      'ÖBB',
      '120°',
      '5 m²',
      '10 µm',
      'Café',
      'C# 1',
      '#12',
      '1E5',
      'Đi đâu? Về',
    ];
    expect(foreign.filter((text) => damageOf(text) !== undefined)).toEqual([]);
  });

  it('is told by its cause', () => {
    expect(SENTENCES.length).toBeGreaterThan(50);
    const share = (damaged: readonly string[], cause: string) => damaged.filter((text) => damageOf(text) === cause).length / damaged.length;
    expect(
      share(
        SENTENCES.map((text) => misread(inTcvn3(text))),
        'tcvn3',
      ),
    ).toBeGreaterThan(0.95);
    expect(share(SENTENCES.map(inVni), 'vni')).toBeGreaterThan(0.95);
    expect(
      share(
        SENTENCES.map((text) => misread(Buffer.from(text))),
        'twice',
      ),
    ).toBeGreaterThan(0.95);
    expect(['########', '#N/A', '#REF!', 'NULL', 'nan', '1.23457E+11', 'V?n t?i'].map(damageOf)).toEqual([
      'narrow',
      'formula',
      'formula',
      'absent',
      'absent',
      'rounded',
      'lost',
    ]);
    // The last letter lost its second half as a space at the end: thật thà.
    expect(damageOf('th\u00e1\u00ba\u00adt th\u00c3')).toBe('twice');
    // Quotes that a word processor typed are no letters of the encoding.
    expect(damageOf(misreadByWindows(Buffer.concat([Buffer.from([0x93]), inTcvn3('công ty vận tải'), Buffer.from([0x94])])))).toBe('tcvn3');
    // At the door, where UTF-8 read as Western letters is full of controls: the cause is told, not the control.
    expect(normalText('V\u00e1\u00ba\u00adn t\u00e1\u00ba\u00a3i')).toEqual({ fault: { kind: 'damaged', damage: 'twice' } });
  });
});

describe('a file', () => {
  let steward: Steward;
  beforeAll(async () => {
    steward = await createSteward();
  }, 60_000);
  afterAll(() => steward.close());
  const file = (names: readonly string[]) =>
    `icao,name\n${names.map((name, at) => `VV${String.fromCharCode(65 + at)}Z,${name}\n`).join('')}`;
  const NAMES = ['sân bay Thử nghiệm', 'sân bay quân sự miền Đông'];

  it.each<[LegacyEncoding, (text: string) => Buffer]>([
    ['tcvn3', inTcvn3],
    ['vni', (text) => iconv.encode(inVni(text), 'latin1')],
    ['cp1258', inCp1258],
  ])('in %s is read by --encoding, as its bytes and as a program saved them', async (encoding, written) => {
    const names = encoding === 'tcvn3' ? ['sân bay thử nghiệm', 'sân bay quân sự miền đông'] : NAMES;
    const bytes = written(file(names));
    const files = encoding === 'cp1258' ? [bytes] : [bytes, Buffer.from(misread(bytes))];
    for (const one of files) {
      expect((await steward.give('Airport', fileOf(one, 'plain.csv'))).problemCount).toBeGreaterThan(0);
      let read = '';
      for await (const piece of inEncoding(fileOf(one), encoding).open()) read += piece.toString('utf8');
      expect(read).toBe(file(names));
      expect(told(await steward.give('Airport', inEncoding(fileOf(one), encoding)))).toEqual([]);
    }
  });

  it('is in one encoding to its end, whatever a line of it looks like alone', async () => {
    let read = '';
    for await (const piece of inEncoding(fileOf(Buffer.from('name\n\xe2\n\xc3\xa0\n', 'latin1')), 'cp1258').open())
      read += piece.toString('utf8');
    expect(read).toBe('name\nâ\nĂ\u00a0\n');
  });

  it('of rows that were rejected is in UTF-8, whatever the file was in that they came from', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-rejects-'));
    const rejects = join(folder, 'loi.csv');
    const source = inEncoding(fileOf(inTcvn3('icao,name\nVVAZ,sân bay Hà Nam\nkhông,sân bay Hà Tiên\n')), 'tcvn3');
    await steward.give('Airport', source, { rejects: rejectsFile(rejects) });
    let read = '';
    const given = await fileSource(rejects);
    if (given === undefined) throw new Error('no rejects');
    for await (const piece of inEncoding(given, 'tcvn3').open()) read += piece.toString('utf8');
    expect(read).toContain('không,sân bay Hà Tiên,3,ICAO_CODE_');
    await rm(folder, { recursive: true });
  });

  it('is told what a cell holds instead of a value, in a column of any kind', async () => {
    const rows = ['VVAA,########,1', 'VVBB,#N/A,1', 'VVCC,Tên,NULL', 'VVDD,C«ng ty,1', 'NULL,Tên,1'];
    const report = await steward.give('Airport', `icao,name,elevationFt\n${rows.join('\n')}\n`);
    expect(told(report).filter((one) => !one.includes('WARN'))).toEqual([
      '2 name CELL_DEBRIS',
      '3 name CELL_DEBRIS',
      '4 elevationFt CELL_DEBRIS',
      '5 name TEXT_DAMAGED',
      '6 icao CELL_DEBRIS',
    ]);
    expect(report.problems.find(({ code }) => code === 'TEXT_DAMAGED')?.vi).toContain('--encoding tcvn3');
  });
});
