import { useInfiniteQuery } from '@tanstack/react-query';
import { savedQuestions } from '../generated/operations';
import { ask } from '../shell/ask';
import { type Language, linkTo } from '../shell/look';
import { NOBODY } from '../shell/post';
import { SAVED, SavedFor } from './saved-for';
import { words } from './words';

/** What others named: open to everybody, each a link that can be sent on. */
export function SavedList({ language }: { language: Language }) {
  const say = words[language];
  const asked = useInfiniteQuery({
    queryKey: ['saved', language],
    queryFn: async ({ pageParam }) => (await ask(savedQuestions, { after: pageParam }, { ...NOBODY, language })).data.savedQuestions,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
  });
  const saved = asked.data?.pages.flatMap((page) => page?.nodes ?? []) ?? [];
  if (saved.length === 0) return null;
  return (
    <>
      <h3 id="saved">{say.saved}</h3>
      <ul className="examples" aria-labelledby="saved">
        {saved.map(({ id, name, agency, repeats }) => (
          <li key={id}>
            <a href={linkTo(`/phan-tich?${SAVED}=${id}`, language)}>{name}</a>{' '}
            <SavedFor agency={agency} repeats={repeats} language={language} />
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <button type="button" onClick={() => void asked.fetchNextPage()}>
          {say.moreSaved}
        </button>
      )}
    </>
  );
}
