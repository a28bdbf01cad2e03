/**
 * Withdrawals over withdrawals in plain code. A record is a list of what is in effect on it: what a set made it say, and the mark of a
 * withdrawal, which keeps the list as it was before. Nothing here knows versions, positions or instants, and nothing is shared with the
 * hub.
 */
export type Said = string | null;

type Entry = { set: number; said: Said } | { set: number; saved: readonly Entry[] };

export type Predicted =
  | { did: 'written'; set: number }
  | { did: 'replayed'; set: number }
  | { did: 'HAS_LATER_CHANGES' | 'NOTHING_TO_WITHDRAW' };

export function withdrawalModel(records: number) {
  const lists: (readonly Entry[])[] = Array.from({ length: records }, () => []);
  /** What each set withdraws; undefined: it is an ordinary one. */
  const sets: (number | undefined)[] = [];

  const said = (list: readonly Entry[]): Said => {
    const last = list.findLast((entry) => 'said' in entry);
    return last !== undefined && 'said' in last ? last.said : null;
  };
  const isGone = (set: number, given: number): boolean =>
    set === given || sets.some((withdraws, other) => withdraws === set && !isGone(other, given));

  return {
    says: (record: number): Said => said(lists[record] ?? []),
    sets: () => sets.length,
    /** An ordinary set: what its records say after it. */
    write(given: ReadonlyMap<number, Said>): number {
      const set = sets.push(undefined) - 1;
      for (const [record, value] of given) lists[record] = [...(lists[record] ?? []), { set, said: value }];
      return set;
    },
    withdraw(set: number, cascade: boolean): Predicted {
      let isInTheWay = false;
      const next = new Map<number, readonly Entry[]>();
      for (const [record, list] of lists.entries()) {
        const at = list.findIndex((entry) => entry.set === set);
        const entry = list[at];
        if (entry === undefined) continue;
        const straight = 'saved' in entry ? entry.saved : list.slice(0, at);
        const gone = straight.findIndex((one) => 'said' in one && isGone(one.set, set));
        const back = gone === -1 ? straight : straight.slice(0, gone);
        const made = 'saved' in entry ? said(list.slice(0, at + 1)) : entry.said;
        // What a withdrawal brought back is what it is withdrawn for; whatever came after it is not.
        const lost = ('saved' in entry ? list.slice(at) : list).some((one) => 'said' in one && one.set !== set && !back.includes(one));
        if (lost && !(gone === -1 && said(list) === made)) isInTheWay = true;
        if (said(back) !== said(list)) next.set(record, back);
      }
      if (next.size === 0) {
        const standing = sets.findLastIndex((withdraws, other) => withdraws === set && !isGone(other, -1));
        return standing === -1 ? { did: 'NOTHING_TO_WITHDRAW' } : { did: 'replayed', set: standing };
      }
      if (isInTheWay && !cascade) return { did: 'HAS_LATER_CHANGES' };
      const own = sets.push(set) - 1;
      for (const [record, back] of next) lists[record] = [...back, { set: own, saved: lists[record] ?? [] }];
      return { did: 'written', set: own };
    },
  };
}
