import type { Selection } from './selection.js';
import type { Withheld } from './withheld.js';

/**
 * Change sets as somebody may see them who must not know which person brought a file (`ChangeSet.batch.person`): that is null, and told as
 * withheld, whether or not there is one.
 */
export function hidePersons(path: string, selection: readonly Selection[]): { selection: Selection[]; withheld: Withheld[] } {
  const withheld: Withheld[] = [];
  const walk = (place: string, given: readonly Selection[], isOrigin: boolean): Selection[] =>
    given.map((one) => {
      const at = `${place}.${one.key}`;
      if (isOrigin && one.name === 'person') {
        withheld.push({ path: at, class: 'internal', reason: 'ROLE_NOT_ALLOWED' });
        return { ...one, name: 'withheld' };
      }
      return { ...one, children: walk(at, one.children, one.name === 'batch') };
    });
  return { selection: walk(path, selection, false), withheld };
}
