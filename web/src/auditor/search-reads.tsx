import { Fragment, useState } from 'react';
import { auditNames, type FindReadsQuery, findReads, type ReadSearch } from '../generated/operations';
import { words as logsWords } from '../logs/words';
import { RowProof } from '../proof/row-proof';
import type { Access } from '../shell/access';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import type { Asker } from '../shell/post';
import type { Session } from '../shell/session';
import { useAnswer } from '../shell/use-answer';
import { shellWords } from '../shell/words';
import { Anomalies } from './anomalies';
import { words } from './words';

type Found = NonNullable<FindReadsQuery['reads']>;
type Read = Found['nodes'][number];
const TYPED = ['caseCode', 'actor', 'agency', 'client', 'official'] as const;
type Asked = Partial<Record<(typeof TYPED)[number] | 'purpose' | 'role' | 'personalId' | 'outcome' | 'from' | 'to', string>>;

type SearchReadsProps = { asker: Asker; access: Access; session: Session };

/** The read log as an auditor searches it; nothing is asked before somebody presses the button, since each look is a row of its own. */
export function SearchReads({ asker, access, session }: SearchReadsProps) {
  const { language } = asker;
  const say = words[language];
  const { number } = figures(language);
  const [wanted, setWanted] = useState<Asked>({});
  const [reads, setReads] = useState<readonly Read[]>();
  const [rest, setRest] = useState<{ total: number; next: string | null; where: ReadSearch }>();
  const [fault, setFault] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const find = async (where: ReadSearch, after: string | null) => {
    setAsking(true);
    setFault(undefined);
    try {
      const found = (await ask(findReads, { where, after }, asker)).data.reads;
      setReads((known) => [...(after === null ? [] : (known ?? [])), ...(found?.nodes ?? [])]);
      setRest({
        total: found?.totalCount ?? 0,
        next: found?.pageInfo.hasNextPage ? (found.pageInfo.endCursor ?? null) : null,
        where,
      });
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setAsking(false);
    }
  };
  const set = (name: keyof Asked) => (event: { target: { value: string } }) => setWanted({ ...wanted, [name]: event.target.value });
  const isEnglish = language === 'en';
  return (
    <>
      <Anomalies asker={asker} onReads={(where) => void find(where, null)} />
      <section aria-labelledby="search">
        <h2 id="search">{say.search}</h2>
        <p className="soft">{say.searchLead}</p>
        <form
          className="search"
          onSubmit={(event) => {
            event.preventDefault();
            void find(searchOf(wanted), null);
          }}
        >
          {TYPED.map((name) => (
            <label key={name}>
              <span>{say.fields[name]}</span>
              <input value={wanted[name] ?? ''} onChange={set(name)} autoComplete="off" spellCheck={false} />
            </label>
          ))}
          <label>
            <span>{say.fields.personalId}</span>
            <input inputMode="numeric" value={wanted.personalId ?? ''} onChange={set('personalId')} autoComplete="off" />
          </label>
          <label>
            <span>{say.fields.purpose}</span>
            <select value={wanted.purpose ?? ''} onChange={set('purpose')}>
              <option value="">{say.any}</option>
              {access.purposes.map(({ code, vi, en }) => (
                <option key={code} value={code}>
                  {isEnglish ? (en ?? vi) : vi}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{say.fields.role}</span>
            <select value={wanted.role ?? ''} onChange={set('role')}>
              <option value="">{say.any}</option>
              {session.roles.map(({ role, vi, en }) => (
                <option key={role} value={role}>
                  {isEnglish ? en : vi}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{say.fields.outcome}</span>
            <select value={wanted.outcome ?? ''} onChange={set('outcome')}>
              <option value="">{say.any}</option>
              {(['ANSWERED', 'REFUSED', 'BEGUN'] as const).map((outcome) => (
                <option key={outcome} value={outcome}>
                  {say.outcomes[outcome]}
                </option>
              ))}
            </select>
          </label>
          {(['from', 'to'] as const).map((name) => (
            <label key={name}>
              <span>{say.fields[name]}</span>
              <input type="datetime-local" value={wanted[name] ?? ''} onChange={set(name)} />
            </label>
          ))}
          <button type="submit" disabled={isAsking}>
            {say.find}
          </button>
        </form>
        {fault !== undefined && (
          <p className="trouble" role="alert">
            {fault}
          </p>
        )}
        {isAsking && <p role="status">{shellWords[language].loading}</p>}
        {reads && rest && <p role="status">{reads.length === 0 ? say.none : say.found(number(rest.total))}</p>}
        {reads && reads.length > 0 && <ReadTable reads={reads} asker={asker} session={session} />}
        {rest && rest.next !== null && !isAsking && (
          <button type="button" onClick={() => void find(rest.where, rest.next)}>
            {say.more}
          </button>
        )}
      </section>
    </>
  );
}

function ReadTable({ reads, asker, session }: { reads: readonly Read[]; asker: Asker; session: Session }) {
  const { language } = asker;
  const say = words[language];
  const { instant, number } = figures(language);
  const [proven, setProven] = useState<ReadonlySet<string>>(new Set());
  const names = useAnswer(auditNames, {}, language).data;
  const isEnglish = language === 'en';
  const captions = new Map(
    names?.catalogue?.registers.flatMap(({ entities }) =>
      entities.map(({ name, caption, captionEn }): [string, string] => [name, isEnglish ? captionEn : caption]),
    ),
  );
  const roles = new Map(session.roles.map(({ role, vi, en }) => [role, isEnglish ? en : vi]));
  return (
    <div className="wide">
      <table className="reads">
        <thead>
          <tr>
            <th scope="col">{say.columns.at}</th>
            <th scope="col">{say.columns.who}</th>
            <th scope="col">{say.columns.why}</th>
            <th scope="col">{say.columns.what}</th>
            <th scope="col">{say.columns.proof}</th>
          </tr>
        </thead>
        <tbody>
          {reads.map((read) => {
            const { position, at, actor, role, agency, purpose, caseCode, entities, subjectCount, outcome, code, onBehalfOf } = read;
            const behalf = [onBehalfOf?.official, onBehalfOf?.agency, onBehalfOf?.client].filter((one) => one && one !== actor);
            return (
              <Fragment key={position}>
                <tr>
                  <td>{instant(at)}</td>
                  <td>
                    <strong>{actor}</strong>
                    <p className="soft">
                      {roles.get(role) ?? role}
                      {agency ? ` · ${agency}` : ''}
                    </p>
                    {behalf.length > 0 && <p className="soft">{say.onBehalf(behalf.join(' · '))}</p>}
                  </td>
                  <td>
                    {purpose ? ((isEnglish ? purpose.en : purpose.vi) ?? purpose.code) : say.self}
                    {caseCode && <p className="soft">{caseCode}</p>}
                  </td>
                  <td>
                    <span className={`badge ${outcome === 'REFUSED' ? 'warn' : 'good'}`}>{say.outcomes[outcome]}</span>{' '}
                    {outcome === 'REFUSED' && code} {subjectCount > 0 && say.persons(number(subjectCount))}
                    <p className="soft">
                      {entities.map((name) => captions.get(name) ?? logsWords[language].searched[name] ?? name).join(', ')}
                    </p>
                  </td>
                  <td>
                    <button
                      type="button"
                      aria-expanded={proven.has(position)}
                      onClick={() =>
                        setProven(
                          (known) => new Set(known.has(position) ? [...known].filter((one) => one !== position) : [...known, position]),
                        )
                      }
                    >
                      {say.proveRow(position)}
                    </button>
                  </td>
                </tr>
                {proven.has(position) && (
                  <tr>
                    <td colSpan={5}>
                      <RowProof log="READS" position={position} asker={asker} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What is left empty asks nothing. Times are typed as clocks in Việt Nam show them. */
function searchOf({ personalId, outcome, from, to, ...texts }: Asked): ReadSearch {
  const given = Object.fromEntries(Object.entries(texts).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])));
  return {
    ...given,
    ...(personalId?.trim() ? { subject: { personalId: personalId.trim() } } : {}),
    ...(outcome ? { outcomes: [outcome as NonNullable<ReadSearch['outcomes']>[number]] } : {}),
    ...(from ? { from: `${from}:00+07:00` } : {}),
    ...(to ? { to: `${to}:00+07:00` } : {}),
  };
}
