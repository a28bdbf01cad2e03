import { useState } from 'react';
import { type FindAnomaliesQuery, findAnomalies, type ReadSearch } from '../generated/operations';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import type { Asker } from '../shell/post';
import { shellWords } from '../shell/words';
import { words } from './words';

type Anomaly = NonNullable<FindAnomaliesQuery['readAnomalies']>['nodes'][number];

type AnomaliesProps = { asker: Asker; onReads: (where: ReadSearch) => void };

/** What stands out in the read log: where to look, and of nobody that they did wrong. Asked when somebody wants it, as asking leaves a row. */
export function Anomalies({ asker, onReads }: AnomaliesProps) {
  const { language } = asker;
  const say = words[language];
  const [found, setFound] = useState<readonly Anomaly[]>();
  const [next, setNext] = useState<string | null>(null);
  const [fault, setFault] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const askMore = async (after: string | null) => {
    setAsking(true);
    setFault(undefined);
    try {
      const page = (await ask(findAnomalies, { after }, asker)).data.readAnomalies;
      setFound((known) => [...(after === null ? [] : (known ?? [])), ...(page?.nodes ?? [])]);
      setNext(page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null);
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setAsking(false);
    }
  };
  return (
    <section aria-labelledby="anomalies">
      <h2 id="anomalies">{say.anomalies}</h2>
      <p className="soft">{say.anomaliesLead}</p>
      {fault !== undefined && (
        <p className="trouble" role="alert">
          {fault}
        </p>
      )}
      {found?.length === 0 && <p role="status">{say.noAnomalies}</p>}
      <ul className="rows" aria-labelledby="anomalies">
        {found?.map((anomaly) => (
          <li key={anomaly.id}>
            <One anomaly={anomaly} language={language} />
            <button type="button" onClick={() => onReads(givenOf(anomaly.readsWhere))}>
              {say.theseReads}
            </button>
          </li>
        ))}
      </ul>
      {isAsking ? (
        <p role="status">{shellWords[language].loading}</p>
      ) : (
        (found === undefined || next !== null) && (
          <button type="button" onClick={() => void askMore(next)}>
            {found === undefined ? say.showAnomalies : say.more}
          </button>
        )
      )}
    </section>
  );
}

function One({ anomaly, language }: { anomaly: Anomaly; language: Asker['language'] }) {
  const say = words[language];
  const { instant, number } = figures(language);
  const { kind, of, from, to, actor, client, official, agency, caseCode, reads, persons, threshold } = anomaly;
  const who = [actor, official, client === actor ? null : client, agency, caseCode].filter(Boolean).join(' · ');
  return (
    <>
      <p className="when">
        {instant(from)} – {instant(to)}
      </p>
      <p>
        <span className="badge warn">{say.anomalyKinds[kind]}</span> {say.anomalyOf[of]}: <strong>{who}</strong>
      </p>
      <p>{say.counted(number(reads), number(persons), number(threshold))}</p>
    </>
  );
}

/** Conditions that were asked of; what is null asks nothing. */
function givenOf(where: Anomaly['readsWhere']): ReadSearch {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== null)) as ReadSearch;
}
