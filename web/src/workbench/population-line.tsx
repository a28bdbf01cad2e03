import type { Kinds } from '../kinds/kinds';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import type { Words } from './words';

type Population = {
  counted: number;
  protection: string;
  outside?: string;
  leftOut: readonly { as: string; reason: string; entities: readonly string[] }[];
};

type LineProps = { isSeries: boolean; extensions: Readonly<Record<string, unknown>>; kinds: Kinds; language: Language; say: Words };

/** Whom the figures are about, who is not in them and why, and the times they hold for. A figure is never shown without it. */
export function PopulationLine({ isSeries, extensions, kinds, language, say }: LineProps) {
  const { number, day, instant } = figures(language);
  const [population] = (extensions.population ?? []) as readonly Population[];
  const [at] = Object.values((extensions.asOf ?? {}) as Record<string, { validAt: string; knownAt: string }>);
  const caption = (name: string) => {
    const kind = kinds.get(name);
    return (language === 'en' ? kind?.captionEn : kind?.caption) ?? name;
  };
  return (
    <p className="population" role="note">
      {population && (
        <>
          {(isSeries ? say.countedEach : say.counted)(number(population.counted))}{' '}
          {say.protections[population.protection] ?? population.protection}{' '}
          {population.leftOut.map(({ as, reason, entities }) => (
            <span key={`${as} ${reason}`}>{say.leftOut(entities.map(caption).join(', '), say.reasons[reason] ?? reason)} </span>
          ))}
          {population.outside && `${say.outside} `}
        </>
      )}
      {at && (isSeries ? say.known(instant(at.knownAt)) : say.asOf(day(at.validAt), instant(at.knownAt)))}
    </p>
  );
}
