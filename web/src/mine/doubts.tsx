import { useEffect, useState } from 'react';
import { type MyDoubtQuery, type MyDoubtsQuery, myDoubt, myDoubts } from '../generated/operations';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import type { Asker } from '../shell/post';
import { shellWords } from '../shell/words';
import { words } from './words';

type Doubt = NonNullable<MyDoubtsQuery['reportedDoubts']>['nodes'][number];
type DoubtsProps = { kinds: readonly { name: string; caption: string; captionEn: string }[]; asker: Asker };

/** What the reader reported, and where it stands; nothing where nothing was. */
export function Doubts({ kinds, asker }: DoubtsProps) {
  const { language } = asker;
  const say = words[language];
  const [doubts, setDoubts] = useState<readonly Doubt[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const askMore = async (after: string | null) => {
    try {
      const page = (await ask(myDoubts, { after }, asker)).data.reportedDoubts;
      setDoubts((known) => [...(after === null ? [] : known), ...(page?.nodes ?? [])]);
      setNext(page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null);
      setFault(null);
    } catch (error) {
      setFault(error as Error);
    }
  };
  useEffect(() => void askMore(null), []);
  if (doubts.length === 0 && fault === null) return null;
  return (
    <section>
      <h2 id="doubts">{say.doubts}</h2>
      <ul className="rows" aria-labelledby="doubts">
        {doubts.map((doubt) => (
          <li key={doubt.id}>
            <DoubtLine doubt={doubt} kinds={kinds} asker={asker} />
          </li>
        ))}
      </ul>
      {fault && (
        <p className="trouble" role="alert">
          {fault.message}
        </p>
      )}
      {next !== null && (
        <button type="button" onClick={() => void askMore(next)}>
          {say.more}
        </button>
      )}
    </section>
  );
}

function DoubtLine({
  doubt: { id, recordType, state, reportedOn, dueOn, isOverdue, answeredOn },
  kinds,
  asker,
}: DoubtsProps & { doubt: Doubt }) {
  const { language } = asker;
  const say = words[language];
  const { day } = figures(language);
  const kind = kinds.find(({ name }) => name === recordType);
  const [said, setSaid] = useState<MyDoubtQuery['doubt'] | Error>();
  const open = async () => {
    if (said !== undefined && !(said instanceof Error)) return;
    try {
      setSaid((await ask(myDoubt, { id }, asker)).data.doubt);
    } catch (error) {
      setSaid(error as Error);
    }
  };
  return (
    <>
      <p>
        <strong>{(language === 'en' ? kind?.captionEn : kind?.caption) ?? recordType}</strong>{' '}
        <span className={`badge ${state === 'OPEN' ? 'warn' : 'good'}`}>{say.doubtStates[state]}</span>
      </p>
      <p className="when">
        {say.reportedOn(day(reportedOn))} · {answeredOn ? say.answeredOn(day(answeredOn)) : say.dueOn(day(dueOn))}
        {isOverdue && ` · ${say.overdue}`}
      </p>
      <details onToggle={(event) => event.currentTarget.open && void open()}>
        <summary>{say.whatWasSaid}</summary>
        {said instanceof Error ? (
          <p className="trouble" role="alert">
            {said.message}
          </p>
        ) : said ? (
          <>
            <p>{said.statement}</p>
            {said.answer && (
              <p>
                <strong>{say.answer}:</strong> {said.answer}
              </p>
            )}
          </>
        ) : (
          <p role="status">{said === null ? say.notToldAgain : shellWords[language].loading}</p>
        )}
      </details>
    </>
  );
}
