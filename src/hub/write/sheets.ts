/**
 * Rows on their way to the database, as the bytes that will be sent, a bounded number to a sheet: beyond a few megabytes one text costs
 * more to carry than a second statement. Kept as bytes, because ten thousand rows kept as strings are copied by every garbage collection
 * until they are sent, and that cost more than making them.
 */
export type Sheets = { add(row: string): void; all(): Buffer[] };

export function sheets(separator: string): Sheets {
  const full: Buffer[] = [];
  let sheet = Buffer.allocUnsafeSlow(FIRST_BYTES);
  let used = 0;
  let rows = 0;

  const close = () => {
    full.push(sheet.subarray(0, used));
    sheet = Buffer.allocUnsafeSlow(sheet.length);
    used = 0;
    rows = 0;
  };
  return {
    add(row) {
      if (rows === ROWS_PER_SHEET) close();
      const text = rows === 0 ? row : separator + row;
      // A UTF-16 unit takes three bytes of UTF-8 at most.
      const needed = used + text.length * 3;
      if (needed > sheet.length) sheet = Buffer.concat([sheet.subarray(0, used)], Math.max(needed, sheet.length * 2));
      used += sheet.write(text, used);
      rows += 1;
    },
    all() {
      return rows === 0 ? full : [...full, sheet.subarray(0, used)];
    },
  };
}

const ROWS_PER_SHEET = 2_500;
const FIRST_BYTES = 16 * 1024;
