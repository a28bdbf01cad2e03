import { useQuery } from '@tanstack/react-query';
import type { Kind, Kinds } from '../kinds/kinds';
import { labelOf, type Named, recordPath } from '../kinds/record-address';
import { askText } from '../shell/ask';
import { figures } from '../shell/figures';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import { restingOn, type Times, writeResting } from './question';
import { words } from './words';

type Found = { totalCount: number; nodes: readonly Named[] };
type RestingProps = { kinds: Kinds; kind: Kind; id: string; times: Times; asker: Asker };

/** Records that link to this one, counted and some of them named. */
export function RestingOn({ kinds, kind, id, times, asker }: RestingProps) {
  const { language, choice } = asker;
  const say = words[language];
  const resting = restingOn(kinds, kind, choice.purpose);
  const { data, error } = useQuery({
    queryKey: ['resting', id, times, asker],
    queryFn: async () => {
      const found: Record<string, Found> = {};
      for (const query of writeResting(resting, id, choice.purpose, times))
        Object.assign(found, (await askText<Record<string, Found>>({ query }, asker)).data);
      return found;
    },
  });
  const { number } = figures(language);
  const captionOf = (one: { caption: string; captionEn: string }) => (language === 'en' ? one.captionEn : one.caption);
  return (
    <section aria-labelledby="resting">
      <h2 id="resting">{say.resting}</h2>
      <Told asked={{ data, error }} language={language}>
        {(found) => {
          const there = resting.flatMap(({ kind: of, field }) => {
            const one = found[`${of.name}_${field.name}`];
            return one && one.totalCount > 0 ? [{ of, field, ...one }] : [];
          });
          if (there.length === 0) return <p className="soft">{say.restingNone}</p>;
          return (
            <ul className="rows" aria-labelledby="resting">
              {there.map(({ of, field, totalCount, nodes }) => (
                <li key={`${of.name}.${field.name}`}>
                  <p>
                    <strong>{captionOf(of)}</strong> {number(totalCount)} <span className="soft">({say.by(captionOf(field))})</span>
                  </p>
                  <p>
                    {nodes.map((record, i) => (
                      <span key={record.id}>
                        {i > 0 && ' · '}
                        <a href={linkTo(recordPath(of, record), language)}>{labelOf(of, record, captionOf(of))}</a>
                      </span>
                    ))}{' '}
                    {totalCount > nodes.length && <span className="soft">{say.moreRest(number(totalCount - nodes.length))}</span>}
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Told>
    </section>
  );
}
