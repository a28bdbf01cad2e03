import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Kinds } from '../kinds/kinds';
import { type Answer, askText } from '../shell/ask';
import type { Asker } from '../shell/post';
import { type GroupsPage, type Question, writeQuestion } from './question';
import type { Group } from './table-data';

export type Aggregate = { groupCount: number; groups: readonly Group[] };
type Answered = Answer<Record<string, Aggregate & { endCursor: string | null }>>;
type Times = { validAt: string; knownAt: string; snapshot: string };

/** So many groups come by themselves: an order and a total are of all of them. More come when they are asked for. */
const GROUPS_UNASKED = 20_000;

/** Groups that are still to come: on their way, stopped by a refusal, or waiting to be asked for. */
export type MoreGroups = { isComing: boolean; error: Error | null; ask: () => void };

/** The groups of a question, page after page of one state of the registers. */
export function useGroups(kinds: Kinds, question: Question, asker: Asker) {
  const written = useMemo(() => writeQuestion(kinds, question), [kinds, question]);
  const asked = useInfiniteQuery({
    queryKey: ['groups', written?.text, asker],
    queryFn: ({ pageParam }) => askText<Answered['data']>({ query: writeQuestion(kinds, question, pageParam)?.text ?? '' }, asker),
    initialPageParam: null as GroupsPage | null,
    getNextPageParam: (page: Answered) => {
      const { endCursor } = aggregateOf(page);
      const snapshot = timesOf(page)?.snapshot;
      return endCursor && snapshot ? { after: endCursor, snapshot } : null;
    },
    enabled: written !== undefined,
  });
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  const whole = useMemo(() => data && joined(data.pages), [data]);
  const goesOn = hasNextPage && !error && (whole?.aggregate.groups.length ?? 0) < GROUPS_UNASKED;
  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage();
  }, [goesOn, isFetchingNextPage, fetchNextPage]);
  return {
    data: whole,
    // What is there stays, whatever becomes of the rest.
    error: whole ? null : error,
    more: hasNextPage
      ? ({ isComing: isFetchingNextPage || goesOn, error, ask: () => void fetchNextPage() } satisfies MoreGroups)
      : undefined,
  };
}

function joined(pages: readonly Answered[]) {
  const [first] = pages;
  if (!first) return undefined;
  const { groupCount } = aggregateOf(first);
  return { aggregate: { groupCount, groups: pages.flatMap((page) => aggregateOf(page).groups) }, extensions: first.extensions };
}

const NONE = { groupCount: 0, groups: [], endCursor: null };

const aggregateOf = ({ data }: Answered) => Object.values(data)[0] ?? NONE;

export function timesOf({ extensions }: Pick<Answered, 'extensions'>): Times | undefined {
  return Object.values((extensions.asOf ?? {}) as Record<string, Times>)[0];
}
