import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { KindPicker } from '../kinds/kind-picker';
import { type Kind, kindsOf, type Registers } from '../kinds/kinds';
import { useKinds } from '../kinds/use-kinds';
import type { Access } from '../shell/access';
import { Header } from '../shell/header';
import { linkTo, useLook } from '../shell/look';
import type { Asker } from '../shell/post';
import { Told } from '../shell/told';
import { useAsker } from '../shell/use-asker';
import { KindRecords } from './kind-records';
import { RecordView } from './record-view';
import { words } from './words';

/** The role that corrects a field here. */
const STEWARD = 'steward';

/** `/ho-so` chooses a kind of record, `/ho-so/Bridge` finds one of them, `/ho-so/Bridge/<key or id>` tells all of it. */
export function RecordPage({ access }: { access: Access }) {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const { asker, reasons, session } = useAsker(access, language);
  const asked = useKinds(language);
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  const [, , name = '', of = ''] = location.pathname.split('/').map(decodeURIComponent);
  const purpose = access.purposes.find(({ code }) => code === asker.choice.purpose);
  const lacksCase = purpose?.caseRequired === true && asker.choice.caseCode === '';
  return (
    <>
      <Header page="record" look={look} onLook={setLook} reasons={reasons} />
      <main className="page">
        <Told asked={asked} language={language}>
          {({ catalogue }) =>
            // Who asks has to be known first: asked as nobody, a signed-in reader would be told that there is nothing.
            session && (
              <Chosen
                mayWrite={(asker.choice.role || session.signedIn?.role) === STEWARD}
                registers={catalogue?.registers ?? []}
                name={name}
                of={of}
                asker={asker}
                lacksCase={lacksCase}
              />
            )
          }
        </Told>
      </main>
    </>
  );
}

type ChosenProps = { registers: Registers; name: string; of: string; asker: Asker; lacksCase: boolean; mayWrite: boolean };

function Chosen({ registers, name, of, asker, lacksCase, mayWrite }: ChosenProps) {
  const { language } = asker;
  const say = words[language];
  const kinds = useMemo(() => kindsOf(registers), [registers]);
  const kind = kinds.get(name);
  if (!kind)
    return (
      <>
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        {name !== '' && <p className="trouble">{say.unknownKind(name)}</p>}
        <KindPicker
          registers={registers}
          value=""
          onChange={(next) => location.assign(linkTo(`/ho-so/${next}`, language))}
          language={language}
        />
      </>
    );
  return (
    <>
      <p className="trail">
        <a href={linkTo('/ho-so', language)}>{say.all}</a>
        {of !== '' && (
          <>
            {' / '}
            <a href={linkTo(`/ho-so/${name}`, language)}>{language === 'en' ? kind.captionEn : kind.caption}</a>
          </>
        )}
      </p>
      <Gate kind={kind} asker={asker} lacksCase={lacksCase} key={JSON.stringify([asker.token, asker.isSignedIn, asker.choice])}>
        {of === '' ? (
          <KindRecords kind={kind} asker={asker} />
        ) : (
          <RecordView kinds={kinds} kind={kind} of={of} asker={asker} mayWrite={mayWrite} />
        )}
      </Gate>
    </>
  );
}

type GateProps = { kind: Kind; asker: Asker; lacksCase: boolean; children: ReactNode };

/** What can be about a person is asked for when somebody says so, never because a link was opened: the look is a row of the read log. */
function Gate({ kind, asker: { language, choice }, lacksCase, children }: GateProps) {
  const say = words[language];
  const [isOpened, setOpened] = useState(false);
  if (!kind.isPersonal || isOpened) return children;
  return (
    <section className="gate">
      <h1>{language === 'en' ? kind.captionEn : kind.caption}</h1>
      <p>{say.personal}</p>
      {lacksCase && <p role="status">{say.caseFirst}</p>}
      <button type="button" disabled={lacksCase} onClick={() => setOpened(true)}>
        {choice.purpose === '' ? say.open : say.openLogged}
      </button>
    </section>
  );
}
