import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Kinds } from '../kinds/kinds';
import { figures } from '../shell/figures';
import { keepFile } from '../shell/keep-file';
import type { Asker } from '../shell/post';
import { cancelJob, type Job, jobLines, jobsOf, startJob } from './jobs-door';
import { type Question, writeRecords } from './question';
import { words } from './words';

/** How often a job that goes on is asked after. */
const AGAIN_MS = 1_500;
const isOpen = ({ state }: Job): boolean => state === 'WAITING' || state === 'RUNNING';

type JobsProps = { kinds: Kinds; question: Question; asker: Asker };

/**
 * The records behind a figure, of which there may be more than an answer holds: a job, with how far it is and what came of it. The hub keeps it
 * for a day, and for nobody but whoever asked.
 */
export function Jobs({ kinds, question, asker }: JobsProps) {
  const say = words[asker.language];
  const cache = useQueryClient();
  const [fault, setFault] = useState('');
  const isSomebody = asker.token !== '' || asker.isSignedIn === true;
  const key = ['jobs', asker];
  const listed = useQuery({
    queryKey: key,
    queryFn: () => jobsOf(asker),
    enabled: isSomebody,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => data?.some(isOpen) && AGAIN_MS,
  });
  if (!isSomebody) return null;
  const doing = async (work: () => Promise<unknown>) => {
    setFault('');
    await work().catch((error: Error) => setFault(error.message));
    await cache.invalidateQueries({ queryKey: key });
  };
  const text = writeRecords(kinds, question, asker.choice.purpose);
  return (
    <section className="jobs" aria-labelledby="jobs">
      <h2 id="jobs">{say.jobs}</h2>
      <p className="soft">{say.jobsLead}</p>
      {text === undefined ? (
        <p className="soft">{say.jobOfOneDay}</p>
      ) : (
        <button type="button" onClick={() => void doing(() => startJob(text, asker))}>
          {say.startJob}
        </button>
      )}
      {(fault !== '' || listed.error) && (
        <p className="trouble" role="alert">
          {fault || listed.error?.message}
        </p>
      )}
      <ul className="rows" aria-labelledby="jobs">
        {listed.data?.map((job) => (
          <li key={job.id}>
            <JobLine job={job} kinds={kinds} asker={asker} doing={doing} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = { job: Job; kinds: Kinds; asker: Asker; doing: (work: () => Promise<unknown>) => Promise<void> };

function JobLine({ job, kinds, asker, doing }: LineProps) {
  const { language } = asker;
  const say = words[language];
  const { number, instant } = figures(language);
  const kind = [...kinds.values()].find(({ list }) => list === job.field);
  const name = (language === 'en' ? kind?.captionEn : kind?.caption) ?? job.field;
  const { id, state, done, total, error, keptUntil } = job;
  return (
    <>
      <p>
        <strong>{name}</strong> <span className="badge">{say.jobStates[state]}</span>{' '}
        <span className="soft">
          {say.jobAsked(instant(job.askedAt))} · {say.jobDone(number(done), total === null ? '?' : number(total))}
          {keptUntil && state === 'DONE' && ` · ${say.jobKept(instant(keptUntil))}`}
        </span>
      </p>
      {isOpen(job) && <progress aria-label={name} value={done} max={total || 1} />}
      {error && <p className="trouble">{error.message}</p>}
      <p className="row">
        {state === 'DONE' && (
          <button type="button" onClick={() => void doing(async () => keepFile(await jobLines(id, asker), `giaolo-${job.field}.ndjson`))}>
            {say.fetchJob}
          </button>
        )}
        {state !== 'CANCELLED' && state !== 'FAILED' && (
          <button type="button" onClick={() => void doing(() => cancelJob(id, asker))}>
            {isOpen(job) ? say.cancelJob : say.wipeJob}
          </button>
        )}
      </p>
    </>
  );
}
