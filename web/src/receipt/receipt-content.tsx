import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import { words } from './words';

/** A caption and what stands beside it; null: nothing to tell. */
export type Line = readonly [string, string | null];

type Fact = { entity: string; field: string; label: string; value: unknown; valueLabel: string | null; withheld?: string | null };
export type ToldRequirement = {
  code: string;
  name: string;
  thing: string | null;
  verdict: string;
  explanation: string | null;
  provision: string | null;
  facts: readonly Fact[];
};

type Props = { claims: readonly string[]; lines: readonly Line[]; requirements: readonly ToldRequirement[]; language: Language };

/** What a genuine receipt says. */
export function ReceiptContent({ claims: [holds, ...claims], lines, requirements, language }: Props) {
  const say = words[language];
  return (
    <section aria-labelledby="content">
      <h2 id="content">{lines[0]?.[1]}</h2>
      <p role="status">
        <span className="badge good">✓</span> <strong>{holds}</strong>
      </p>
      <p className="soft">{claims.join(' ')}</p>
      <dl className="told">
        {lines
          .slice(1)
          .flatMap(([name, value]) => (value === null ? [] : [<dt key={name}>{name}</dt>, <dd key={`${name} told`}>{value}</dd>]))}
      </dl>
      <h2 id="requirements">{say.requirements}</h2>
      <ol className="requirements" aria-labelledby="requirements">
        {requirements.map((one) => (
          <li key={`${one.code} ${one.thing}`}>
            <Requirement requirement={one} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Requirement({ requirement, language }: { requirement: ToldRequirement; language: Language }) {
  const say = words[language];
  const { name, thing, verdict, explanation, provision, facts } = requirement;
  return (
    <>
      <h3>
        {name}
        {thing !== null && ` – ${thing}`}
      </h3>
      <p>
        <strong>{say.verdicts[verdict] ?? verdict}.</strong> {explanation}
      </p>
      {provision !== null && <p className="soft">{provision}</p>}
      {facts.length > 0 && (
        <dl>
          {facts.flatMap((fact, nr) => [
            // One kind of record may be told of more than once.
            <dt key={`${nr} name`}>{fact.label}</dt>,
            <dd key={`${nr} value`}>{fact.withheld ? say.withheld : plain(fact, language)}</dd>,
          ])}
        </dl>
      )}
    </>
  );
}

function plain({ value, valueLabel }: Fact, language: Language): string {
  if (valueLabel !== null) return valueLabel;
  if (value === null) return '–';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return '…';
  return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? figures(language).day(String(value)) : String(value);
}
