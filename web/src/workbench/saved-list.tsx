import { useInfiniteQuery } from '@tanstack/react-query';
import { savedQuestions } from '../generated/operations';
import { ask } from '../shell/ask';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { SAVED, SavedFor } from './saved-for';
import { words } from './words';

/** What people named: open to everybody, each a link that can be sent on; one's own are marked. */
export function SavedList({ asker }: { asker: Asker }) {
  const { language } = asker;
  const say = words[language];
  const asked = useInfiniteQuery({
    queryKey: ['saved', asker],
    // Read of nobody's records: for no purpose and no case.
    queryFn: async ({ pageParam }) =>
      (await ask(savedQuestions, { after: pageParam }, { ...asker, choice: { ...asker.choice, purpose: '', caseCode: '' } })).data
        .savedQuestions,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null),
  });
  const saved = asked.data?.pages.flatMap((page) => page?.nodes ?? []) ?? [];
  if (saved.length === 0) return null;
  return (
    <>
      <h3 id="saved">{say.saved}</h3>
      <ul className="examples" aria-labelledby="saved">
        {saved.map(({ id, name, agency, repeats, isMine }) => (
          <li key={id}>
            <a href={linkTo(`/phan-tich?${SAVED}=${id}`, language)}>{name}</a> {isMine && <span className="tag">{say.mine}</span>}{' '}
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
