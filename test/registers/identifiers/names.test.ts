import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looseName } from '../../../scripts/reference-seeds/loose-name.js';
import { createPool, endPool, type Pool, query } from '../../../src/db/client.js';
import { foldSql, keyFoldSql } from '../../../src/db/fold-sql.js';
import { foldText, keyFold } from '../../../src/hub/declare/fold.js';
import { createEmptyDatabase } from '../../support/database.js';

describe('two spellings of one name', () => {
  it.each([
    ['Khánh Hòa', 'Tỉnh Khánh Hoà'],
    ['Thanh Hóa', 'THANH HOÁ'],
    ['Thành phố Huế', 'huế'],
    ['TP. Hồ Chí Minh', 'Thành phố  Hồ Chí Minh'],
    ['TP.Huế', 'Huế'],
    ['Bà Rịa - Vũng Tàu', 'Tỉnh Bà Rịa – Vũng Tàu'],
    ['Xã Thủy Nguyên', 'Thuỷ Nguyên'],
    ['Đặc khu Phú Quý', 'Phú Quý'],
    ['Đắk Lắk', 'Đắk Lắk'.normalize('NFD')],
    ['Ea H’Leo', "Ea H'Leo"],
    ['Phường Hòa Thuận', 'Hoà Thuận'],
  ])('%s and %s are equal', (one, other) => expect(looseName(one)).toBe(looseName(other)));

  it.each([
    ['Hoa', 'Hoà'],
    ['Đông', 'Dong'],
    ['Long An', 'Lông An'],
    ['Sơn La', 'Son La'],
    ['Hòa Bình', 'Hóa Bình'],
    ['Xã', 'Phường'],
  ])('%s and %s stay apart', (one, other) => expect(looseName(one)).not.toBe(looseName(other)));
});

/**
 * Where the two sides agree by rule: the Greek letters with a iota below have two capitals, Latin Extended-D gets new ones with each
 * edition of Unicode.
 */
const hasOneCapital = (text: string): boolean => !/[\u1f80-\u1fff\ua720-\ua7ff]/.test(text);

describe('folded text', () => {
  let database: { url: string; drop(): Promise<void> };
  let pool: Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    pool = createPool({ url: database.url, max: 1 });
  });
  afterAll(async () => {
    await endPool(pool);
    await database.drop();
  });

  /** Null for a letter younger than the server's Unicode: the two sides may know different editions, never different rules. */
  const foldedBySql = async (texts: string[], fold = foldSql): Promise<(string | null)[]> => {
    const { rows } = await query<{ folded: string | null }>(
      pool,
      `select case when unicode_assigned(x) then ${fold('x')} end as folded
       from unnest($1::text[]) with ordinality as given(x, n) order by n`,
      [texts],
    );
    return rows.map((row) => row.folded);
  };

  it('finds Nguyễn Văn under nguyen van, and Đắk Lắk under dak lak', () => {
    expect(foldText('Nguyễn Văn')).toBe('nguyen van');
    expect(foldText('ĐẮK LẮK'.normalize('NFD'))).toBe('dak lak');
    expect(foldText('Ð')).not.toBe('d');
  });

  it('is what the database stores, for every letter of the basic plane and for words where case depends on place', async () => {
    const letters: string[] = [];
    for (let code = 1; code < 0x1_0000; code++) {
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      if (!isSurrogate && /\p{Assigned}/u.test(String.fromCharCode(code))) letters.push(`a${String.fromCharCode(code)}b`);
    }
    const words = [
      'Nguyễn Văn Đức',
      'ΟΔΟΣ ΣΑΣ',
      'İSTANBUL',
      'STRASSE ẞß',
      'ĐƯỜNG HỒ CHÍ MINH',
      'Đường Hồ Chí Minh'.normalize('NFD'),
      'TP. Thủ Đức',
      '🚗 Ðà',
      'Cầu Đắk’Lắk – Km\u00a0 5',
      'ＱＬ−１ａ ‘x´',
      '\u{10400}',
    ];
    const given = [...letters, ...words];
    const stored = await foldedBySql(given);
    const keys = await foldedBySql(given, keyFoldSql);
    const different = given.filter(
      (text, i) =>
        (stored[i] !== null && foldText(text) !== stored[i]) || (keys[i] !== null && hasOneCapital(text) && keyFold(text) !== keys[i]),
    );
    expect(stored.filter((folded) => folded !== null).length).toBeGreaterThan(50_000);
    expect(different.map((text) => [...text].map((c) => c.codePointAt(0)?.toString(16)).join(' '))).toEqual([]);
  });
});
