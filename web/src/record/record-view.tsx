import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useLayoutEffect } from 'react';
import type { Kind, KindField, Kinds } from '../kinds/kinds';
import { isAskable, labelOf, type Named } from '../kinds/record-address';
import { Value } from '../kinds/value';
import { askText } from '../shell/ask';
import { figures } from '../shell/figures';
import { type Language, linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import { shellWords } from '../shell/words';
import { type Change, Changes } from './changes';
import { CorrectField } from './correct-field';
import { isShown, type Times, writeRecord } from './question';
import { RestingOn } from './resting-on';
import { TimesControl, useTimes } from './times-control';
import { type Words, words } from './words';

// Drawing is most of the page's weight, and what the record says needs none of it.
const Timeline = lazy(() => import('./timeline'));
const Place = lazy(() => import('./place'));

type Shown = Named & {
  version: number;
  status?: string | null;
  validFrom: string | null;
  validTo: string | null;
  legalBasis: string | null;
  legalDocument: Named | null;
  authority: { name: string; code: string } | null;
  withheld: readonly string[];
  underInvestigation: boolean;
  history: { totalCount: number; nodes: readonly Change[] };
};
type Extensions = {
  asOf?: { record?: { validAt: string; knownAt: string; snapshot?: string } };
  notCurrent?: { record?: { status: string; validFrom: string | null; validTo: string | null } };
};

export type RecordProps = {
  kinds: Kinds;
  kind: Kind;
  of: string;
  asker: Asker /** Whether to offer a correction; the hub decides who may. */;
  mayWrite: boolean;
};

/** All that the caller may know of one record, at the times the address says. */
export function RecordView({ kinds, kind, of, asker, mayWrite }: RecordProps) {
  const { language, choice } = asker;
  const say = words[language];
  const [times, setTimes] = useTimes();
  const query = writeRecord(kinds, kind, of, choice.purpose, times);
  const { data, error, refetch } = useQuery({
    queryKey: ['record', query, asker],
    queryFn: () => askText<{ record: Shown | null }>({ query }, asker),
    placeholderData: (before) => before,
  });
  return (
    <Told asked={{ data, error }} language={language}>
      {({ data: { record }, extensions }) => {
        const { asOf, notCurrent } = extensions as Extensions;
        return record ? (
          <Told asked={{ data: record, error: null }} language={language}>
            {(shown) => (
              <>
                <Heading kind={kind} record={shown} language={language} say={say} />
                <TimesControl times={times} at={asOf?.record} onTimes={setTimes} language={language} say={say} />
                <Contents kinds={kinds} kind={kind} record={shown} asker={asker} />
                {mayWrite && times.knownAt === '' && (
                  <CorrectField kind={kind} record={shown} snapshot={asOf?.record?.snapshot} asker={asker} onDone={() => void refetch()} />
                )}
                <History kinds={kinds} kind={kind} record={shown} at={asOf?.record} onTimes={setTimes} language={language} />
                <RestingOn
                  key={`${shown.id} ${times.validAt} ${times.knownAt}`}
                  kinds={kinds}
                  kind={kind}
                  id={shown.id}
                  times={times}
                  asker={asker}
                />
              </>
            )}
          </Told>
        ) : (
          <>
            <h1>{language === 'en' ? kind.captionEn : kind.caption}</h1>
            <TimesControl times={times} at={asOf?.record} onTimes={setTimes} language={language} say={say} />
            <Absent kind={kind} notCurrent={notCurrent?.record} times={times} onTimes={setTimes} language={language} say={say} />
          </>
        );
      }}
    </Told>
  );
}

type Reading = { language: Language; say: Words };

function Heading({ kind, record, language, say }: Reading & { kind: Kind; record: Shown }) {
  const caption = language === 'en' ? kind.captionEn : kind.caption;
  const label = labelOf(kind, record, caption);
  useLayoutEffect(() => {
    // A title stays in histories like an address: what is a person's is not in it.
    document.title = kind.isPersonal ? `${caption} – Giao Lộ` : `${label} – Giao Lộ`;
  }, [kind, caption, label]);
  return (
    <>
      <h1>
        {label}{' '}
        {record.status && <span className={`badge ${record.status === 'IN_FORCE' ? 'good' : 'warn'}`}>{say.status[record.status]}</span>}
        {record.underInvestigation && <span className="badge warn">{say.underInvestigation}</span>}
      </h1>
      <p className="soft">
        <a href={linkTo(`/danh-muc/${kind.name}`, language)}>{caption}</a>
      </p>
    </>
  );
}

type AbsentProps = Reading & {
  kind: Kind;
  notCurrent: NonNullable<Extensions['notCurrent']>['record'];
  times: Times;
  onTimes: (times: Times) => void;
};

/** Nothing in force on this day: when it was, as far as the caller may know, or that there is nothing to see. */
function Absent({ kind, notCurrent, times, onTimes, language, say }: AbsentProps) {
  const { day } = figures(language);
  if (!notCurrent) return <p role="status">{kind.isPersonal ? say.notFoundPersonal : say.notFound}</p>;
  const { validFrom, validTo } = notCurrent;
  const then = validFrom ?? (validTo ? dayBefore(validTo) : '');
  return (
    <>
      <p role="status">{say.notCurrent(validFrom ? say.from(day(validFrom)) : say.always, validTo ? say.until(day(validTo)) : '')}</p>
      {then !== '' && (
        <button type="button" onClick={() => onTimes({ ...times, validAt: then })}>
          {say.seeThen(day(then))}
        </button>
      )}
    </>
  );
}

function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

type ContentsProps = { kinds: Kinds; kind: Kind; record: Shown; asker: Asker };

function Contents({ kinds, kind, record, asker: { language, choice } }: ContentsProps) {
  const say = words[language];
  const { day } = figures(language);
  const captionOf = (field: KindField) => (language === 'en' ? field.captionEn : field.caption);
  const fields = kind.fields.filter((field) => isShown(kinds, field));
  const withheld = fields.filter((field) => record.withheld.includes(field.name) || !isAskable(field, choice.purpose));
  const said = fields.filter((field) => !withheld.includes(field));
  const isFilled = ({ name }: KindField) => record[name] !== null && record[name] !== undefined && String(record[name]) !== '';
  const filled = said.filter((field) => isFilled(field) && field.type !== 'GeoJSON');
  const empty = said.filter((field) => !isFilled(field));
  const shapes = said.filter((field) => isFilled(field) && field.type === 'GeoJSON').map(({ name }) => record[name]);
  const point =
    typeof record.latitude === 'number' && typeof record.longitude === 'number' ? [record.longitude, record.latitude] : undefined;
  const place = shapes[0] ?? (point ? { type: 'Point', coordinates: point } : undefined);
  return (
    <section aria-labelledby="state">
      <h2 id="state">{say.state}</h2>
      <dl className="facts">
        {filled.map((field) => (
          <Fact key={field.name} name={captionOf(field)}>
            <Value kinds={kinds} field={field} value={record[field.name]} language={language} />
          </Fact>
        ))}
        <Fact name={say.validity}>
          {record.validFrom ? say.from(day(record.validFrom)) : say.always}
          {record.validTo && say.until(day(record.validTo))}
        </Fact>
        {record.authority && <Fact name={say.source}>{record.authority.name}</Fact>}
        {record.legalBasis && (
          <Fact name={say.law}>
            {record.legalDocument ? (
              <a href={linkTo(`/ho-so/LegalDocument/${record.legalDocument.id}`, language)}>{record.legalBasis}</a>
            ) : (
              record.legalBasis
            )}
          </Fact>
        )}
      </dl>
      {withheld.length > 0 && (
        <p className="soft">
          {say.withheld}: {withheld.map(captionOf).join(', ')}.
        </p>
      )}
      {empty.length > 0 && (
        <p className="soft">
          {say.empty}: {empty.map(captionOf).join(', ')}.
        </p>
      )}
      {place !== undefined && (
        <>
          <h2 id="place">{say.map}</h2>
          <Suspense fallback={<p role="status">{shellWords[language].loading}</p>}>
            <Place geometry={place} label={say.map} language={language} />
          </Suspense>
          <p className="soft">{say.mapNote}</p>
        </>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type HistoryProps = {
  kinds: Kinds;
  kind: Kind;
  record: Shown;
  at: { validAt: string; knownAt: string } | undefined;
  onTimes: (times: Times) => void;
  language: Language;
};

function History({ kinds, kind, record, at, onTimes, language }: HistoryProps) {
  const say = words[language];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say.history}</h2>
      <h3>{say.picture}</h3>
      <p className="soft">{say.pictureNote}</p>
      <Suspense fallback={<p role="status">{shellWords[language].loading}</p>}>
        <Timeline changes={record.history.nodes} on={at?.validAt} language={language} say={say} />
      </Suspense>
      <Changes kinds={kinds} kind={kind} changes={record.history.nodes} onTimes={onTimes} language={language} say={say} />
    </section>
  );
}
