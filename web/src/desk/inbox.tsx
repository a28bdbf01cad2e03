import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  approveBatch,
  approveChangeSet,
  type ProposalsQuery,
  proposals as proposalsAsked,
  proposedChanges,
  refuseChangeSet,
  retractChangeSet,
} from '../generated/operations';
import type { Kinds } from '../kinds/kinds';
import { Value } from '../kinds/value';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import { shellWords } from '../shell/words';
import { words } from './words';

type Proposal = ProposalsQuery['changeProposals']['nodes'][number];
type InboxProps = { kinds: Kinds; asker: Asker };

const WAITING = 'waiting';

/** What one person may not change alone, until another has looked at it (decision 0070). */
export function Inbox({ kinds, asker }: InboxProps) {
  const { language } = asker;
  const say = words[language];
  const asked = useInfiniteQuery({
    queryKey: [WAITING, asker],
    queryFn: async ({ pageParam }) => (await ask(proposalsAsked, { after: pageParam }, asker)).data.changeProposals,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  });
  const proposals = asked.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <section aria-labelledby="inbox">
      <h2 id="inbox">{say.inbox}</h2>
      <p className="soft">{say.inboxLead}</p>
      <Told asked={{ data: asked.data, error: asked.error }} language={language}>
        {() => (
          <>
            {proposals.length === 0 && <p>{say.nothingWaits}</p>}
            <ul className="rows" aria-labelledby="inbox">
              {proposals.map((proposal) => (
                <li key={proposal.id}>
                  <ProposalCard proposal={proposal} kinds={kinds} asker={asker} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Told>
      {asked.hasNextPage && !asked.isFetching && (
        <button type="button" onClick={() => void asked.fetchNextPage()}>
          {say.more}
        </button>
      )}
    </section>
  );
}

function ProposalCard({ proposal, kinds, asker }: InboxProps & { proposal: Proposal }) {
  const { language } = asker;
  const say = words[language];
  const { instant, number } = figures(language);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<{ text: string; isBad: boolean }>();
  const [isDeciding, setDeciding] = useState(false);
  const { id, kind, state, counts, file, needs } = proposal;
  const captionOf = (name: string) => {
    const found = kinds.get(name);
    return (language === 'en' ? found?.captionEn : found?.caption) ?? name;
  };
  const decide = async (decision: () => Promise<unknown>, done: string) => {
    setDeciding(true);
    try {
      await decision();
      setTold({ text: done, isBad: false });
      // What is decided stays to be read until the page is left.
      void client.invalidateQueries({ queryKey: [WAITING], refetchType: 'none' });
    } catch (error) {
      setTold({ text: (error as Error).message, isBad: true });
    } finally {
      setDeciding(false);
    }
  };
  const isOfBatch = kind === 'BATCH' || kind === 'BATCH_WITHDRAWAL';
  const isDone = told !== undefined && !told.isBad;
  return (
    <>
      <p>
        <strong>{say.kinds[kind]}</strong> <span className="badge warn">{say.states[state]}</span>
      </p>
      <p>{proposal.reason}</p>
      <p className="when">
        {say.by(proposal.actor, proposal.agency ?? '')} · {instant(proposal.proposedAt)}
        {proposal.legalBasis && ` · ${proposal.legalBasis}`}
        {proposal.caseCode && ` · ${say.forCase(proposal.caseCode)}`}
      </p>
      {proposal.emergency && <p className="warn-text">{say.emergency(proposal.emergency)}</p>}
      {file && (
        <p>
          {say.file(file.name, captionOf(file.entity))}:{' '}
          {say.fileRows(number(file.rows), number(file.rowsNew), number(file.rowsChanged), number(file.rowsRejected))}
        </p>
      )}
      {counts.length > 0 && <p>{counts.map(({ entity, changes }) => `${captionOf(entity)}: ${number(changes)}`).join(' · ')}</p>}
      {needs.map((need) => (
        <p className="soft" key={`${need.because} ${need.entity}`}>
          {say.need(need.because, captionOf(need.entity), number(need.count), number(need.max))}
          {need.anotherAgency && ` ${say.anotherAgency}`}
        </p>
      ))}
      {!isOfBatch && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say.whatItWouldDo}</summary>
          {isOpen && <Would id={id} kinds={kinds} asker={asker} />}
        </details>
      )}
      {!isDone && (
        <div className="decision">
          <button
            type="button"
            className="go"
            disabled={isDeciding}
            onClick={() =>
              void decide(() => (isOfBatch ? ask(approveBatch, { id }, asker) : ask(approveChangeSet, { id }, asker)), say.approved)
            }
          >
            {say.approve}
          </button>
          <label>
            <span>{say.whyNot}</span>
            <input value={reason} onChange={(e) => setReason(e.target.value)} autoComplete="off" />
          </label>
          <button
            type="button"
            disabled={isDeciding || reason.trim() === ''}
            onClick={() => void decide(() => ask(refuseChangeSet, { id, reason }, asker), say.refused)}
          >
            {say.refuse}
          </button>
          <button
            type="button"
            disabled={isDeciding}
            onClick={() => void decide(() => ask(retractChangeSet, { id, reason: reason.trim() || null }, asker), say.retracted)}
          >
            {say.retract}
          </button>
        </div>
      )}
      {told && (
        <p className={told.isBad ? 'trouble' : ''} role={told.isBad ? 'alert' : 'status'}>
          {told.text}
        </p>
      )}
    </>
  );
}

/** Operation by operation, on the registers as they are now: looking at it is a read under the purpose and case of who looks. */
function Would({ id, kinds, asker }: InboxProps & { id: string }) {
  const { language } = asker;
  const say = words[language];
  const { day } = figures(language);
  const { data, error } = useQuery({
    queryKey: ['would', id, asker],
    queryFn: async () => (await ask(proposedChanges, { id }, asker)).data,
  });
  return (
    <Told asked={{ data, error }} language={language}>
      {({ changeProposal }) => {
        const changes = changeProposal?.changes;
        if (!changes) return <p>{say.nothingShown}</p>;
        return (
          <>
            {changes.problems.map(({ code, field, message }) => (
              <p className="trouble" key={`${code} ${field}`}>
                {message}
              </p>
            ))}
            <ol className="would">
              {changes.nodes.map((change, i) => {
                const kind = kinds.get(change.entity);
                const caption = (language === 'en' ? kind?.captionEn : kind?.caption) ?? change.entity;
                return (
                  <li key={`${change.recordId} ${i}`}>
                    {shellWords[language].operations[change.operation]}{' '}
                    {change.recordId ? <a href={linkTo(`/ho-so/${change.entity}/${change.recordId}`, language)}>{caption}</a> : caption}{' '}
                    {change.validFrom && say.from(day(change.validFrom))}
                    <ul>
                      {change.changedFields.map(({ name, before, after }) => {
                        const field = kind?.fields.find((one) => one.name === name);
                        return (
                          <li key={name}>
                            {(language === 'en' ? field?.captionEn : field?.caption) ?? name}:{' '}
                            {field && (
                              <>
                                <del>
                                  <Value kinds={kinds} field={field} value={before} language={language} />
                                </del>{' '}
                                → <Value kinds={kinds} field={field} value={after} language={language} />
                              </>
                            )}
                          </li>
                        );
                      })}
                    </ul>
                  </li>
                );
              })}
            </ol>
          </>
        );
      }}
    </Told>
  );
}
