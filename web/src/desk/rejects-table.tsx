import { useMemo, useState } from 'react';
import { foldText } from '../../../src/hub/declare/fold.js';
import type { Kind } from '../kinds/kinds';
import { figures } from '../shell/figures';
import { keepFile } from '../shell/keep-file';
import type { Language } from '../shell/look';
import { readRejects, writeRows } from './rejects';
import { words } from './words';

/** So many rows are mended on a page; more are mended in the file. */
const ROWS_SHOWN = 50;

type TableProps = { text: string; kind: Kind; language: Language; isBusy: boolean; onMended: (text: string) => void };

/** Rejected rows, each with what is wrong: mended cell by cell here and checked again, or taken along as a file. */
export function RejectsTable({ text, kind, language, isBusy, onMended }: TableProps) {
  const say = words[language];
  const { number } = figures(language);
  const read = useMemo(() => readRejects(text), [text]);
  const [rows, setRows] = useState(read.rows);
  const faults = useMemo(() => read.rows.map(({ vi }) => new Set(vi.split(' | ').flatMap((one) => one.split(':')[0] ?? []))), [read]);
  const fieldOf = (header: string) =>
    kind.fields.find(({ name, caption }) => foldText(name) === foldText(header) || foldText(caption) === foldText(header))?.name ?? header;
  return (
    <>
      <h3 id="rejects">{say.rejects(number(read.rows.length))}</h3>
      <p className="soft">{say.rejectsLead}</p>
      <div className="wide">
        <table className="mend" aria-labelledby="rejects">
          <thead>
            <tr>
              <th scope="col">{say.line}</th>
              <th scope="col">{say.whatToDo}</th>
              {read.header.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS_SHOWN).map((row, i) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                <td className="why">{language === 'en' ? row.en : row.vi}</td>
                {read.header.map((name, column) => (
                  <td key={name}>
                    <input
                      aria-label={say.cell(name, row.line)}
                      aria-invalid={faults[i]?.has(fieldOf(name)) === true && row.cells[column] === read.rows[i]?.cells[column]}
                      value={row.cells[column] ?? ''}
                      autoComplete="off"
                      spellCheck={false}
                      onChange={(e) =>
                        setRows(rows.map((one, at) => (at === i ? { ...one, cells: one.cells.with(column, e.target.value) } : one)))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {read.rows.length > ROWS_SHOWN && <p className="soft">{say.shownOf(number(ROWS_SHOWN), number(read.rows.length))}</p>}
      <div className="decision">
        <button type="button" className="go" disabled={isBusy || rows === read.rows} onClick={() => onMended(writeRows({ ...read, rows }))}>
          {say.checkMended}
        </button>
        <button
          type="button" // It may hold personal data, and stays on this computer.
          onClick={() => keepFile(new Blob([text], { type: 'text/csv' }), 'giaolo-loi.csv')}
        >
          {say.takeRejects}
        </button>
      </div>
    </>
  );
}
