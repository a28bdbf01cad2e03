import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Kind } from '../kinds/kinds';
import { addressKey, labelOf, type Named, recordPath } from '../kinds/record-address';
import { askText } from '../shell/ask';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { shellWords } from '../shell/words';
import { writeList, writeLookUp } from './question';
import { words } from './words';

type Page = { records: { nodes: readonly Named[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };

/** One of these records by any of its keys, or from their list. What is typed travels in the body of a question, never in an address. */
export function KindRecords({ kind, asker }: { kind: Kind; asker: Asker }) {
  const { language, choice } = asker;
  const say = words[language];
  const caption = language === 'en' ? kind.captionEn : kind.caption;
  const keys = kind.key.flatMap((name) => kind.fields.find((field) => field.name === name) ?? []);
  return (
    <>
      <h1>{caption}</h1>
      <p className="soft">
        <a href={linkTo(`/danh-muc/${kind.name}`, language)}>{say.inCatalogue}</a> ·{' '}
        <a href={linkTo(`/phan-tich?loai=${kind.name}`, language)}>{say.count}</a>
      </p>
      <div className="finders">
        {keys.map((field) => (
          <Finder
            key={field.name}
            kind={kind}
            field={field.name}
            label={language === 'en' ? field.captionEn : field.caption}
            asker={asker}
          />
        ))}
      </div>
      {(addressKey(kind) !== undefined || choice.purpose !== '' || !kind.isPersonal) && (
        <Listed kind={kind} caption={caption} asker={asker} />
      )}
    </>
  );
}

function Finder({ kind, field, label, asker }: { kind: Kind; field: string; label: string; asker: Asker }) {
  const say = words[asker.language];
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const find = async () => {
    setTold(shellWords[asker.language].loading);
    try {
      // As if a purpose were given: the key itself is asked for, and refused with what is missing.
      const query = writeLookUp(kind, field, text.trim(), asker.choice.purpose);
      const { record } = (await askText<{ record: Named | null }>({ query }, asker)).data;
      if (record) location.assign(linkTo(recordPath(kind, record), asker.language));
      else setTold(kind.isPersonal ? say.notFoundPersonal : say.notFound);
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  return (
    <form
      className="finder"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void find();
      }}
    >
      <label>
        <span>{label}</span>
        <input value={text} onChange={(e) => setText(e.target.value)} autoComplete="off" spellCheck={false} />
      </label>
      <button type="submit">{say.lookUp}</button>
      {told !== '' && <p role="status">{told}</p>}
    </form>
  );
}

function Listed({ kind, caption, asker }: { kind: Kind; caption: string; asker: Asker }) {
  const { language, choice } = asker;
  const say = words[language];
  const listed = useInfiniteQuery({
    queryKey: ['list', kind.name, asker],
    queryFn: async ({ pageParam }) => (await askText<Page>({ query: writeList(kind, choice.purpose, pageParam) }, asker)).data.records,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const records = listed.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <section>
      <h2 id="records">{say.found}</h2>
      {listed.error && (
        <p className="trouble" role="alert">
          {listed.error.message}
        </p>
      )}
      {listed.data && records.length === 0 && <p>{say.none}</p>}
      <ul className="names" aria-labelledby="records">
        {records.map((record) => (
          <li key={record.id}>
            <a href={linkTo(recordPath(kind, record), language)}>{labelOf(kind, record, caption)}</a>
          </li>
        ))}
      </ul>
      {listed.isFetching && <p role="status">{shellWords[language].loading}</p>}
      {listed.hasNextPage && !listed.isFetching && (
        <button type="button" onClick={() => void listed.fetchNextPage()}>
          {say.more}
        </button>
      )}
    </section>
  );
}
