import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import type { CatalogueEntryQuery } from '../generated/operations';
import { figures } from '../shell/figures';
import { type Language, linkTo } from '../shell/look';
import type { Words } from './words';

type Entity = NonNullable<NonNullable<CatalogueEntryQuery['catalogue']>['entity']>;
type Field = Entity['fields'][number];
type Reading = { language: Language; say: Words };

/** One kind of record: what it is, on which ground, how much is there, and every field under an anchor of its own. */
export function EntityPage({ entity, version, language, say }: Reading & { entity: Entity; version: string }) {
  const { number, percent, day } = figures(language);
  const { coverage } = entity;
  const caption = language === 'en' ? entity.captionEn : entity.caption;
  useLayoutEffect(() => {
    document.title = `${caption} – ${say.title}`;
  }, [caption, say]);
  // The field that the address names is there only now.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' }), []);
  return (
    <>
      <h1>
        {caption} <code>{entity.name}</code>
      </h1>
      {say.english && <p className="soft">{say.english}</p>}
      <p lang="en">{entity.description}</p>
      <p>
        <a href={linkTo(`/ho-so/${entity.name}`, language)}>{say.lookUp}</a>
      </p>
      <dl className="facts">
        <Fact name={say.law}>
          {entity.law ?? say.designed} <span className="soft">({say.confidences[entity.confidence]})</span>
        </Fact>
        <Fact name={say.source}>{entity.source ?? '—'}</Fact>
        <Fact name={say.key}>{entity.key.length > 0 ? entity.key.map((name) => captionOf(entity, name, language)).join(', ') : '—'}</Fact>
        <Fact name={say.records}>
          {coverage ? number(coverage.count) : '—'} {coverage?.leavesOutPersons && <span className="soft">({say.without})</span>}
        </Fact>
        <Fact name={say.fill}>{typeof coverage?.fill === 'number' ? percent(coverage.fill) : '—'}</Fact>
        <Fact name={say.freshness}>{coverage?.freshness ? day(coverage.freshness) : '—'}</Fact>
        <Fact name={say.graphql}>
          <code>{entity.list}</code>, <code>{entity.aggregate}</code>
        </Fact>
      </dl>
      <div className="wide">
        <table className="fields">
          <thead>
            <tr>
              <th scope="col">{say.field}</th>
              <th scope="col">{say.type}</th>
              <th scope="col">{say.class}</th>
              <th scope="col">{say.fill}</th>
              <th scope="col">{say.law}</th>
            </tr>
          </thead>
          <tbody>
            {entity.fields.map((field) => (
              <FieldRow key={field.name} field={field} language={language} say={say} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">{say.version(version)}</p>
    </>
  );
}

function FieldRow({ field, language, say }: Reading & { field: Field }) {
  const caption = language === 'en' ? field.captionEn : field.caption;
  const leadsTo = field.kind === 'LINK' || field.kind === 'LIST';
  return (
    <tr id={field.name}>
      <th scope="row">
        <a className="anchor" href={`#${field.name}`} aria-label={say.anchor(caption)}>
          #
        </a>
        <strong>{caption}</strong> <code>{field.name}</code>
        {field.isRequired && <small className="soft"> {say.required}</small>}
        <p lang="en">{field.description}</p>
        {field.choices.length > 0 && (
          <p className="soft">
            {field.choices.map(({ name, caption: word }) => (language === 'en' ? name : `${word} (${name})`)).join(' · ')}
          </p>
        )}
      </th>
      <td>
        {leadsTo ? <a href={linkTo(`/danh-muc/${field.type}`, language)}>{field.type}</a> : <code>{field.type}</code>}
        {say.kinds[field.kind] && <small className="soft"> {say.kinds[field.kind]}</small>}
      </td>
      <td>
        <span className={`class ${field.class.toLowerCase()}`}>{say.classes[field.class]}</span>
      </td>
      <td className="number">{field.fill === null ? <span className="soft">—</span> : figures(language).percent(field.fill)}</td>
      <td>
        {field.law ?? say.designed} <small className="soft">{say.confidences[field.confidence]}</small>
      </td>
    </tr>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function captionOf(entity: Entity, name: string, language: Language): string {
  const field = entity.fields.find((one) => one.name === name);
  return (language === 'en' ? field?.captionEn : field?.caption) ?? name;
}
