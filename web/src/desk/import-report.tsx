import type { ImportReport as Report } from '../../../src/hub/import/apply/report.js';
import type { Kind } from '../kinds/kinds';
import { figures } from '../shell/figures';
import type { Asker } from '../shell/post';
import { Withdraw } from './withdraw';
import { words } from './words';

/** What became of a file, or would: counts, what is wrong by kind and by row with what to do, what it changes. */
export function ImportReport({ report, kind, asker }: { report: Report; kind: Kind; asker: Asker }) {
  const { language } = asker;
  const say = words[language];
  const { number } = figures(language);
  const { state, counts, byCode, problems, changedFields, batchId, proposalId } = report;
  const captionOf = (name: string) => {
    const field = kind.fields.find((one) => one.name === name);
    return (language === 'en' ? field?.captionEn : field?.caption) ?? name;
  };
  const shares = (['new', 'changed', 'same', 'rejected'] as const).filter((what) => counts[what] > 0);
  return (
    <div className="report">
      <h3 role="status">
        {say.importStates[state]} <span className="soft">{report.file}</span>
      </h3>
      <dl className="facts">
        {(['rows', 'new', 'changed', 'same', 'rejected'] as const).map((what) => (
          <div key={what}>
            <dt>{say.counts[what]}</dt>
            <dd>{number(counts[what])}</dd>
          </div>
        ))}
      </dl>
      {counts.rows > 0 && (
        <div className="shares" aria-hidden="true">
          {shares.map((what) => (
            <span key={what} className={what} style={{ flexGrow: counts[what] }} />
          ))}
        </div>
      )}
      {Object.keys(changedFields).length > 0 && (
        <p>
          {say.changes}:{' '}
          {Object.entries(changedFields)
            .map(([name, count]) => `${captionOf(name)} ${number(count)}`)
            .join(' · ')}
        </p>
      )}
      {byCode.length > 0 && (
        <div className="wide">
          <table>
            <caption>{say.problems}</caption>
            <thead>
              <tr>
                <th scope="col">{say.field}</th>
                <th scope="col" className="number">
                  {say.howOften}
                </th>
                <th scope="col" className="number">
                  {say.firstRow}
                </th>
                <th scope="col">{say.whatToDo}</th>
              </tr>
            </thead>
            <tbody>
              {byCode.map((one) => (
                <tr key={`${one.code} ${one.field} ${one.file}`}>
                  <th scope="row">
                    {one.field ? captionOf(one.field) : '–'} <code>{one.code}</code>
                  </th>
                  <td className="number">{number(one.count)}</td>
                  <td className="number">{one.firstRow ?? '–'}</td>
                  <td>{language === 'en' ? one.en : one.vi}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {problems.length > 0 && (
        <details>
          <summary>{say.byRow(number(problems.length))}</summary>
          <ol className="by-row">
            {problems.map((one, i) => (
              <li key={`${one.row} ${one.code} ${i}`}>
                {one.row !== undefined && `${say.row(String(one.row))}: `}
                {one.field && `${captionOf(one.field)}: `}
                {language === 'en' ? one.en : one.vi}
              </li>
            ))}
          </ol>
        </details>
      )}
      {proposalId && <p role="status">{say.waits}</p>}
      {batchId && (state === 'APPLIED' || state === 'ALREADY_APPLIED' || state === 'STOPPED') && <Withdraw asker={asker} id={batchId} />}
    </div>
  );
}
