import type { Tx } from '../../../db/tx.js';
import type { Problem } from '../../../errors.js';
import { isRecordId, type TargetKey } from '../../declare/target-keys.js';
import { covers, type Period, servedDay } from '../../time/period.js';
import type { CheckedRow, WantedLink } from '../check/checked-row.js';
import { quoted } from '../check/quoted.js';
import { type Meant, meantRecords } from './meant-records.js';

type Known = Period & { id: string };

/** Which records are known by which keys, as looked up so far. A cache: the write door checks every link again. */
export type LinkBook = Map<TargetKey, Map<string, readonly Known[]>>;

/** Rows of this very file that a link may name, because they come earlier or in the same part: key text → the records to be. */
export type FileRecords = { key: TargetKey; byText: Map<string, readonly Known[]> };

const BOOK_ENTRIES_MAX = 100_000;

/** Turns the link cells of many rows into record ids, with one statement per key column whatever the number of rows. */
export async function resolveLinks(
  tx: Tx,
  rows: readonly CheckedRow[],
  book: LinkBook,
  fileRecords: readonly FileRecords[],
): Promise<void> {
  const open = rows.flatMap((row) => row.links.map((link) => ({ row, link, hits: [] as readonly Known[], left: link.tries })));
  forgetWhenFull(book);
  for (let pending = open; pending.length > 0; ) {
    await lookUp(
      tx,
      pending.map(({ left }) => left[0]),
      book,
    );
    for (const one of pending) {
      const [{ key, text } = NO_TRY, ...left] = one.left;
      const known = (key === undefined ? undefined : book.get(key)?.get(text)) ?? [];
      if (one.hits.length === 0 || known.some((slice) => covers(slice, one.link.day))) one.hits = known;
      one.left = known.some((slice) => covers(slice, one.link.day)) ? [] : left;
    }
    pending = pending.filter(({ left }) => left.length > 0);
  }
  const isLost = ({ link, hits }: { link: WantedLink; hits: readonly Known[] }) =>
    hits.length === 0 && fromFile(link, fileRecords).length === 0;
  const lost = open.filter(isLost).map(({ link }) => link);
  const meantBy = lost.length === 0 ? () => [] : await meantRecords(tx, lost);
  for (const { row, link, hits } of open) {
    const ids = new Set(hits.filter((slice) => isById(link) || covers(slice, link.day)).map(({ id }) => id));
    const [id] = ids.size > 0 ? ids : fromFile(link, fileRecords);
    if (id !== undefined && ids.size <= 1) row.values[link.column.field.name] = id;
    else
      row.problems.push({
        ...linkProblem(link, { hits, count: ids.size, meant: meantBy(link) }),
        severity: 'error',
        row: row.row.line,
        field: link.column.header,
      });
  }
}

/** An id means one record, whatever its days, as an export writes it; whether it may be linked to on this day is the door's to say. */
function isById({ tries: [first] }: WantedLink): boolean {
  return first !== undefined && isRecordId(first.key);
}

const NO_TRY = { key: undefined, text: '' };

type Try = WantedLink['tries'][number];

async function lookUp(tx: Tx, tries: readonly (Try | undefined)[], book: LinkBook): Promise<void> {
  const wanted = new Map<TargetKey, Set<string>>();
  for (const one of tries) {
    if (one === undefined || book.get(one.key)?.has(one.text)) continue;
    const texts = wanted.get(one.key) ?? new Set<string>();
    wanted.set(one.key, texts.add(one.text));
  }
  for (const [key, texts] of wanted) {
    const known = book.get(key) ?? new Map<string, readonly Known[]>();
    book.set(key, known);
    for (const text of texts) known.set(text, []);
    const { rows } = await tx.query<Known & { key: string }>(key.slicesSql, [[...texts]]);
    for (const { key: text, ...slice } of rows) known.set(text, [...(known.get(text) ?? []), slice]);
  }
}

function fromFile(link: WantedLink, fileRecords: readonly FileRecords[]): string[] {
  return fileRecords.flatMap(({ key: own, byText }) => {
    const mine = link.tries.find(({ key }) => key.entity === own.entity && key.field === own.field);
    const records = (mine && byText.get(mine.text)) ?? [];
    return records.filter((record) => covers(record, link.day)).map(({ id }) => id);
  });
}

function forgetWhenFull(book: LinkBook): void {
  for (const known of book.values()) if (known.size > BOOK_ENTRIES_MAX) known.clear();
}

type Looked = { hits: readonly Known[]; count: number; meant: readonly Meant[] };

export function linkProblem(link: WantedLink, { hits, count, meant }: Looked): Pick<Problem, 'code' | 'vi' | 'en'> {
  const [{ key, text } = NO_TRY] = link.tries;
  const target = key?.entity;
  if (count > 1) {
    return {
      code: 'LINK_AMBIGUOUS',
      vi: `Có ${count} bản ghi "${target?.label}" cùng mang khoá này ngày ${link.day}. Hãy dùng một khoá khác.`,
      en: `${count} ${target?.singular} records carry this key on ${link.day}. Use another key.`,
    };
  }
  if (hits.length > 0) {
    const periods = hits.slice(0, 3).map(({ from, to }) => ({
      vi: `${servedDay(from) ?? 'không rõ'} đến trước ${servedDay(to) ?? 'nay'}`,
      en: `${servedDay(from) ?? 'unknown'} until before ${servedDay(to) ?? 'now'}`,
    }));
    return {
      code: 'LINK_NOT_IN_FORCE',
      vi: `"${target?.label}" có khoá này nhưng không có hiệu lực ngày ${link.day} (chỉ ${periods.map(({ vi }) => vi).join('; ')}). Hãy sửa khoá, hoặc ghi ngày: khoá@2025-06-30.`,
      en: `A ${target?.singular} has this key but is not in force on ${link.day} (only ${periods.map(({ en }) => en).join('; ')}). Correct the key, or name a day: key@2025-06-30.`,
    };
  }
  const said = link.mayShow() ? `${quoted(text)}: ` : '';
  const names = meant.map((one) => `${one.key} ${one.name}`);
  const guess =
    names.length === 0 ? { vi: '', en: '' } : { vi: ` Có phải ${names.join(' hoặc ')}?`, en: ` Did you mean ${names.join(' or ')}?` };
  return {
    code: 'LINK_NOT_FOUND',
    vi: `${said}Không có "${target?.label}" nào mang khoá này ngày ${link.day}.${guess.vi} Hãy sửa khoá, hoặc nhập bản ghi đó trước (trong cùng tệp: đặt ở dòng phía trên).`,
    en: `${said}No ${target?.singular} carries this key on ${link.day}.${guess.en} Correct the key, or import that record first (in the same file: on a line above).`,
  };
}
