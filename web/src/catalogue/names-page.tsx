import { useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import type { CatalogueNamesQuery } from '../generated/operations';
import { figures } from '../shell/figures';
import { type Language, linkTo } from '../shell/look';
import { searchCatalogue } from './search';
import type { Words } from './words';

type Catalogue = NonNullable<CatalogueNamesQuery['catalogue']>;
type Entity = Catalogue['registers'][number]['entities'][number];
type Reading = { language: Language; say: Words };

/** How many fields of a kind of record are shown of a search; its own page has them all. */
const FIELDS_SHOWN = 6;

/** Every kind of record by register, or what a search finds. What is searched for stands in the address. */
export function NamesPage({ catalogue, language, say }: Reading & { catalogue: Catalogue }) {
  const [text, setText] = useState(() => new URL(location.href).searchParams.get('q') ?? '');
  const asked = useDeferredValue(text.trim());
  const entities = useMemo(() => catalogue.registers.flatMap((register) => register.entities), [catalogue]);
  const hits = useMemo(() => searchCatalogue(entities, asked), [entities, asked]);
  const { number } = figures(language);
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  useLayoutEffect(() => {
    const here = new URL(location.href);
    if (asked === '') here.searchParams.delete('q');
    else here.searchParams.set('q', asked);
    if (here.href !== location.href) history.replaceState(history.state, '', here);
  }, [asked]);
  return (
    <>
      <h1>{say.heading}</h1>
      <p className="soft">{say.lead(number(entities.length), number(entities.reduce((sum, { fields }) => sum + fields.length, 0)))}</p>
      <search>
        <label className="search">
          <span>{say.search}</span>
          <input type="search" value={text} placeholder={say.searchHint} onChange={(e) => setText(e.target.value)} autoComplete="off" />
        </label>
      </search>
      {asked === '' ? (
        catalogue.registers.map((register) => (
          <section key={register.name} id={register.name}>
            <h2>{language === 'en' ? register.captionEn : register.caption}</h2>
            <ul className="kinds">
              {register.entities.map((entity) => (
                <li key={entity.name}>
                  <EntityLink entity={entity} language={language} say={say} />
                </li>
              ))}
            </ul>
          </section>
        ))
      ) : (
        <>
          <p role="status" className="soft">
            {hits.length > 0 ? say.found(hits.length) : say.nothing(asked)}
          </p>
          <ol className="hits">
            {hits.map(({ entity, fields }) => (
              <li key={entity.name}>
                <EntityLink entity={entity} language={language} say={say} />
                <ul>
                  {fields.slice(0, FIELDS_SHOWN).map((field) => (
                    <li key={field.name}>
                      <a href={linkTo(`/danh-muc/${entity.name}#${field.name}`, language)}>
                        {language === 'en' ? field.captionEn : field.caption}
                      </a>{' '}
                      <code>{field.name}</code>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="soft">{say.version(catalogue.version)}</p>
    </>
  );
}

function EntityLink({ entity, language, say }: Reading & { entity: Entity }) {
  return (
    <>
      <a href={linkTo(`/danh-muc/${entity.name}`, language)}>{language === 'en' ? entity.captionEn : entity.caption}</a>{' '}
      <code>{entity.name}</code> <small className="soft">{say.fieldsCount(figures(language).number(entity.fields.length))}</small>{' '}
      {entity.isPersonal && (
        <span className="tag" title={say.personalHint}>
          {say.personal}
        </span>
      )}
    </>
  );
}
