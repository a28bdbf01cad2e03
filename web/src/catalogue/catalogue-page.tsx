import { catalogueEntry, catalogueNames } from '../generated/operations';
import { Header } from '../shell/header';
import { linkTo, useLook } from '../shell/look';
import { Told } from '../shell/told';
import { useAnswer } from '../shell/use-answer';
import { EntityPage } from './entity-page';
import { NamesPage } from './names-page';
import { words } from './words';

/** `/danh-muc` lists and searches; `/danh-muc/Badge` tells of one kind of record, `#expiresOn` of one field. */
export function CataloguePage() {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const name = decodeURIComponent(location.pathname.split('/')[2] ?? '');
  return (
    <>
      <Header page="catalogue" look={look} onLook={setLook} />
      <main className="page">
        {name === '' ? (
          <List language={language} />
        ) : (
          <>
            <p>
              <a href={linkTo('/danh-muc', language)}>← {say.back}</a>
            </p>
            <Entry name={name} language={language} />
          </>
        )}
      </main>
    </>
  );
}

type Reading = { language: keyof typeof words };

function List({ language }: Reading) {
  const asked = useAnswer(catalogueNames, {}, language);
  return (
    <Told asked={asked} language={language}>
      {({ catalogue }) => catalogue && <NamesPage catalogue={catalogue} language={language} say={words[language]} />}
    </Told>
  );
}

function Entry({ name, language }: Reading & { name: string }) {
  const asked = useAnswer(catalogueEntry, { name }, language);
  return (
    <Told asked={asked} language={language}>
      {({ catalogue }) =>
        catalogue?.entity ? (
          <EntityPage entity={catalogue.entity} version={catalogue.version} language={language} say={words[language]} />
        ) : (
          <p className="trouble">{words[language].unknown(name)}</p>
        )
      }
    </Told>
  );
}
