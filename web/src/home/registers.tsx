import type { HomeQuery } from '../generated/operations';
import { figures } from '../shell/figures';
import { type Language, linkTo } from '../shell/look';
import type { Words } from './words';

type Register = NonNullable<HomeQuery['catalogue']>['registers'][number];
type Entity = Register['entities'][number];

/** Each register in a line of figures, and its kinds of records below when opened. */
export function Registers({ registers, language, say }: { registers: readonly Register[]; language: Language; say: Words }) {
  return (
    <div className="registers">
      {registers.map((register) => (
        <RegisterCard key={register.name} register={register} language={language} say={say} />
      ))}
    </div>
  );
}

function RegisterCard({ register, language, say }: { register: Register; language: Language; say: Words }) {
  const { number, day } = figures(language);
  const { count, fill, freshness } = sumOf(register.entities);
  const isMeasured = register.entities.some(({ coverage }) => coverage !== null);
  return (
    <section className="register" id={register.name} aria-labelledby={`${register.name}-name`}>
      <h3 id={`${register.name}-name`}>
        {language === 'en' ? register.captionEn : register.caption} <small>{say.kinds(number(register.entities.length))}</small>
      </h3>
      <dl>
        <div>
          <dt>{say.records}</dt>
          <dd>{isMeasured ? number(count) : <small className="soft">{say.unmeasured}</small>}</dd>
        </div>
        <div>
          <dt>{say.fill}</dt>
          <dd>{isMeasured && <Share value={fill} language={language} none={say.empty} />}</dd>
        </div>
        <div>
          <dt>{say.freshness}</dt>
          <dd>{isMeasured && (freshness ? day(freshness) : say.empty)}</dd>
        </div>
      </dl>
      <details>
        <summary>{say.each}</summary>
        <div className="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.kind}</th>
                <th scope="col" className="number">
                  {say.records}
                </th>
                <th scope="col">{say.fill}</th>
                <th scope="col">{say.freshness}</th>
              </tr>
            </thead>
            <tbody>
              {register.entities.map((entity) => (
                <EntityRow key={entity.name} entity={entity} language={language} say={say} />
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function EntityRow({ entity, language, say }: { entity: Entity; language: Language; say: Words }) {
  const { number, day } = figures(language);
  const { coverage } = entity;
  const isHidden = coverage !== null && coverage.count === 0 && coverage.leavesOutPersons;
  return (
    <tr id={entity.name}>
      <th scope="row">
        <a href={linkTo(`/danh-muc/${entity.name}`, language)}>{language === 'en' ? entity.captionEn : entity.caption}</a>{' '}
        {entity.isPersonal && (
          <span className="tag" title={say.personalHint}>
            {say.personal}
          </span>
        )}
      </th>
      {isHidden ? (
        <td colSpan={3} className="soft">
          {say.notCounted}
        </td>
      ) : coverage === null ? (
        <td colSpan={3} className="soft">
          {say.unmeasured}
        </td>
      ) : (
        <>
          <td className="number">{number(coverage.count)}</td>
          <td>
            <Share value={coverage.fill} language={language} none={say.empty} />
          </td>
          <td>{coverage.freshness ? day(coverage.freshness) : say.empty}</td>
        </>
      )}
    </tr>
  );
}

function Share({ value, language, none }: { value: number | null; language: Language; none: string }) {
  if (value === null) return <span className="soft">{none}</span>;
  return (
    <span className="share">
      <meter min={0} max={1} value={value} aria-hidden="true" />
      {figures(language).percent(value)}
    </span>
  );
}

/** Of a whole register: all records together, the mean share weighed by records, and the latest day. */
function sumOf(entities: readonly Entity[]) {
  const measured = entities.flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
  const count = measured.reduce((sum, one) => sum + one.count, 0);
  const filled = measured.reduce((sum, one) => sum + (one.fill ?? 0) * one.count, 0);
  return {
    count,
    fill: count > 0 ? filled / count : null,
    freshness: measured
      .flatMap((one) => one.freshness ?? [])
      .reduce<string | null>((latest, day) => (latest && latest > day ? latest : day), null),
  };
}
