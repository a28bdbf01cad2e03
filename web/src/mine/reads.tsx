import { useEffect, useState } from 'react';
import { agencyNames, type MyReadsQuery, myReads } from '../generated/operations';
import { words as logsWords } from '../logs/words';
import { RowProof } from '../proof/row-proof';
import { words as proofWords } from '../proof/words';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import { type Asker, NOBODY } from '../shell/post';
import { type Session, useSession } from '../shell/session';
import { shellWords } from '../shell/words';
import { words } from './words';

type Read = MyReadsQuery['readsAbout']['edges'][number]['node'];
type Kind = { name: string; caption: string; captionEn: string };

/** Who has looked, newest first, in plain words; earlier ones when asked for. */
export function Reads({ asker, kinds }: { asker: Asker; kinds: readonly Kind[] }) {
  const { language } = asker;
  const say = words[language];
  const roles = useSession()?.roles ?? [];
  const [reads, setReads] = useState<readonly Read[]>();
  const [next, setNext] = useState<string | null>(null);
  const [agencies, setAgencies] = useState<ReadonlyMap<string, string>>(new Map());
  const [fault, setFault] = useState<Error | null>(null);
  const [isAsking, setAsking] = useState(false);

  const askMore = async (after: string | null) => {
    setAsking(true);
    try {
      const { edges, pageInfo } = (await ask(myReads, { after }, asker)).data.readsAbout;
      const found = edges.map(({ node }) => node);
      const codes = [...new Set(found.flatMap(({ agency }) => agency ?? []))].filter((code) => !agencies.has(code));
      const named = codes.length === 0 ? [] : (await ask(agencyNames, { codes }, { ...NOBODY, language })).data.agencies.nodes;
      setAgencies((known) => new Map([...known, ...named.map(({ code, name }): [string, string] => [code, name])]));
      setReads((known = []) => [...known, ...found]);
      setNext(pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null);
      setFault(null);
    } catch (error) {
      setFault(error as Error);
    } finally {
      setAsking(false);
    }
  };
  // Once: each look is a row of its own in the log.
  useEffect(() => void askMore(null), []);

  return (
    <section>
      <h2 id="reads">{say.reads}</h2>
      <p className="soft">{say.readsLead}</p>
      {reads?.length === 0 && <p>{say.noReads}</p>}
      <ol className="rows" aria-labelledby="reads">
        {(reads ?? []).map((read) => (
          <li key={read.position}>
            <ReadLine read={read} agencies={agencies} kinds={kinds} roles={roles} language={language} />
            <Prove position={read.position} asker={asker} />
          </li>
        ))}
      </ol>
      {fault && (
        <p className="trouble" role="alert">
          {fault.message}
        </p>
      )}
      {isAsking && <p role="status">{shellWords[language].loading}</p>}
      {next !== null && !isAsking && (
        <button type="button" onClick={() => void askMore(next)}>
          {say.more}
        </button>
      )}
    </section>
  );
}

/** That this row is in the log and about the reader, checked in their own browser. */
function Prove({ position, asker }: { position: string; asker: Asker }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {proofWords[asker.language].prove}
      </button>
      {isOpen && <RowProof log="READS" position={position} asker={asker} />}
    </>
  );
}

type LineProps = {
  read: Read;
  agencies: ReadonlyMap<string, string>;
  kinds: readonly Kind[];
  roles: Session['roles'];
  language: Asker['language'];
};

function ReadLine({
  read: { position, at, role, agency, purpose, caseCode, entities, subjectCount },
  agencies,
  kinds,
  roles,
  language,
}: LineProps) {
  const say = words[language];
  const { instant, number } = figures(language);
  const isEnglish = language === 'en';
  const known = roles.find((one) => one.role === role);
  const roleName = (isEnglish ? known?.en : known?.vi) ?? role;
  const who =
    agency === null ? say.yourself : say.who(roleName.toLocaleLowerCase(shellWords[language].locale), agencies.get(agency) ?? agency);
  const why = purpose ? say.why((isEnglish ? purpose.en : purpose.vi) ?? '') : say.ownLook;
  const seen = entities.map((name) => {
    const kind = kinds.find((one) => one.name === name);
    return (isEnglish ? kind?.captionEn : kind?.caption) ?? logsWords[language].searched[name] ?? name;
  });
  return (
    <>
      <p className="when">
        {instant(at)} · {say.position(position)}
      </p>
      <p>
        <strong>{who}</strong>, {why}
        {caseCode && `, ${say.forCase(caseCode)}`}
      </p>
      <p>
        {seen.length > 0 ? say.saw(seen.join(', ')) : say.sawNothing} {subjectCount > 1 && say.among(number(subjectCount - 1))}
      </p>
      {purpose?.legalBasis && (
        <p className="when">
          {say.basis}: {purpose.legalBasis}
        </p>
      )}
    </>
  );
}
