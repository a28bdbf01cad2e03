import { useEffect, useLayoutEffect, useState } from 'react';
import { LogsStanding } from '../logs/logs-standing';
import { figures } from '../shell/figures';
import { Header } from '../shell/header';
import { type Language, useLook } from '../shell/look';
import { askReady, type Ready } from '../shell/ready';
import { shellWords } from '../shell/words';
import { type Figure, SECTIONS } from './figures-shown';
import { askMetrics, type Metrics } from './metrics';
import { words } from './words';

const AGAIN_MS = 5_000;

type Seen = { ready: Ready | undefined; metrics: Metrics | undefined; at: number };

/** The operator's page: what is wrong with this hub, what to do, and the figures behind it. */
export function Operator() {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const [seen, setSeen] = useState<Seen>();
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  useEffect(() => {
    let timer: number | undefined;
    let isWanted = true;
    const once = async () => {
      const [ready, metrics] = await Promise.all([askReady(), askMetrics()]);
      if (!isWanted) return;
      setSeen({ ready, metrics, at: Date.now() });
      timer = window.setTimeout(once, AGAIN_MS);
    };
    void once();
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <>
      <Header page="operator" look={look} onLook={setLook} />
      <main className="page">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        {seen === undefined ? (
          <p role="status">{shellWords[language].loading}</p>
        ) : (
          <>
            <Concerns seen={seen} language={language} />
            {seen.metrics === undefined ? (
              <p className="trouble" role="alert">
                {say.noMetrics}
              </p>
            ) : (
              <Shown metrics={seen.metrics} language={language} />
            )}
          </>
        )}
        <LogsStanding language={language} />
        <section aria-labelledby="backups">
          <h2 id="backups">{say.jobs}</h2>
          <p>{say.jobsLead}</p>
        </section>
      </main>
    </>
  );
}

function Concerns({ seen: { ready, at }, language }: { seen: Seen; language: Language }) {
  const say = words[language];
  const time = new Date(at).toLocaleTimeString(shellWords[language].locale, { timeZone: 'Asia/Ho_Chi_Minh' });
  return (
    <section aria-labelledby="concerns">
      <h2 id="concerns">{say.concerns}</h2>
      {ready === undefined ? (
        <p className="trouble" role="alert">
          {say.unknown}
        </p>
      ) : (
        <p>
          <span className={`badge ${ready.status === 'ready' ? 'good' : 'bad'}`}>
            {ready.status === 'ready' ? say.ready : say.notReady}
          </span>{' '}
          <span className="soft">{say.at(time)}</span>
        </p>
      )}
      {ready?.detail.length === 0 && <p>{say.noConcerns}</p>}
      <ul className="rows" aria-labelledby="concerns">
        {ready?.detail.map((concern) => (
          <li key={concern.name}>
            <p>
              <span className={`badge ${concern.isReady ? 'warn' : 'bad'}`}>{concern.name}</span> {concern[language]}
            </p>
            <p>
              <strong>{say.todo}:</strong> {say.todos[concern.name] ?? say.otherTodo}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shown({ metrics, language }: { metrics: Metrics; language: Language }) {
  const say = words[language];
  const { number } = figures(language);
  const refusals = [...metrics.series('giaolo_refusals_total')].sort((a, b) => b.value - a.value);
  return (
    <>
      {SECTIONS.map(({ id, figures: shown }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{say.sections[id]}</h2>
          <table className="measured" aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{say.figure}</th>
                <th scope="col" className="number">
                  {say.value}
                </th>
                <th scope="col">{say.state}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((figure) => (
                <Line key={figure.id} figure={figure} value={figure.read(metrics)} language={language} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <section aria-labelledby="refusals">
        <h2 id="refusals">{say.refusals}</h2>
        <p className="soft">{say.budgetCodes}</p>
        {refusals.length === 0 ? (
          <p>{say.noRefusals}</p>
        ) : (
          <table className="measured" aria-labelledby="refusals">
            <thead>
              <tr>
                <th scope="col">{say.code}</th>
                <th scope="col" className="number">
                  {say.count}
                </th>
                <th scope="col">{say.role}</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(({ labels: { code, role }, value }) => (
                <tr key={`${code} ${role}`}>
                  <th scope="row">{code}</th>
                  <td className="number">{number(value)}</td>
                  <td>{role}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}

function Line({
  figure: { id, unit, warnFrom, warnBelow = 0 },
  value,
  language,
}: {
  figure: Figure;
  value: number | undefined;
  language: Language;
}) {
  const say = words[language];
  const { number, seconds, bytes } = figures(language);
  const [name = id, todo] = say.figures[id] ?? [];
  const isBad = value !== undefined && (value >= warnFrom || value < warnBelow);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{value === undefined ? say.absent : { count: number, seconds, bytes }[unit](value)}</td>
      <td>
        {value === undefined ? null : isBad ? (
          <>
            <span className="badge warn">{say.look}</span> {todo}
          </>
        ) : (
          <span className="soft">{say.fine}</span>
        )}
      </td>
    </tr>
  );
}
