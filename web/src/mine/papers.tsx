import type { MyPapersQuery } from '../generated/operations';
import type { Choice } from '../shell/choice';
import { figures } from '../shell/figures';
import { type Language, linkTo } from '../shell/look';
import { remember } from '../shell/memory';
import type { Asker } from '../shell/post';
import { CHOICE } from '../shell/use-asker';
import { OWN_PURPOSE } from './purpose';
import { Report } from './report';
import { words } from './words';

/** Licences and vehicles of the person, one card each. */
export function Papers({ papers, asker, onReported }: { papers: MyPapersQuery; asker: Asker; onReported: () => void }) {
  const { language } = asker;
  const say = words[language];
  const { day } = figures(language);
  const [person] = papers.people.nodes;
  const licences = papers.driverLicences.nodes;
  const vehicles = person?.ownerships.nodes.flatMap(({ vehicle, acquiredOn }) => (vehicle ? [{ ...vehicle, acquiredOn }] : [])) ?? [];
  return (
    <section>
      <h2 id="papers">{say.papers}</h2>
      {person?.fictional && <p className="soft">{say.fictional}</p>}
      {licences.length + vehicles.length === 0 && <p>{say.nothingHeld}</p>}
      <ul className="rows" aria-labelledby="papers">
        {licences.map(({ id, number, classes, status, issuedOn, expiresOn, issuer }) => (
          <li key={id}>
            <p>
              <strong>{say.licence(number ?? '')}</strong> <Status status={status} say={say} />
            </p>
            <p>
              {say.classes((classes ?? []).join(', '))}, {expiresOn ? say.until(day(expiresOn)) : say.forEver}
            </p>
            <RecordLink kind="DriverLicence" id={id} language={language} />
            <Report record={{ type: 'DriverLicence', id }} fields={LICENCE_FIELDS} asker={asker} onReported={onReported} />
            {issuer && <p className="when">{say.issuedBy(issuer.name, issuedOn ? day(issuedOn) : '')}</p>}
          </li>
        ))}
        {vehicles.map(({ id, plate, make, model, kind, status, acquiredOn }) => (
          <li key={`${id} ${acquiredOn}`}>
            <p>
              <strong>{say.vehicle(plate ?? say.noPlate)}</strong> <Status status={status} say={say} />
            </p>
            <p>{[kind, make, model].filter(Boolean).join(' · ')}</p>
            <RecordLink kind="Vehicle" id={id} language={language} />
            <Report record={{ type: 'Vehicle', id }} fields={VEHICLE_FIELDS} asker={asker} onReported={onReported} />
            {acquiredOn && <p className="when">{say.since(day(acquiredOn))}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const LICENCE_FIELDS = ['number', 'classes', 'issuedOn', 'expiresOn'] as const;
const VEHICLE_FIELDS = ['plate', 'make', 'model', 'kind'] as const;

/** To the record's own page, by an id that says nobody's number; asked there for the purpose for which it is shown here. */
function RecordLink({ kind, id, language }: { kind: string; id: string; language: Language }) {
  return (
    <p>
      <a
        href={linkTo(`/ho-so/${kind}/${id}`, language)}
        onClick={() => remember(CHOICE, { role: '', purpose: OWN_PURPOSE, caseCode: '' } satisfies Choice)}
      >
        {words[language].record}
      </a>
    </p>
  );
}

function Status({ status, say }: { status: keyof (typeof words)['vi']['status'] | null | undefined; say: (typeof words)['vi'] }) {
  return status ? <span className={`badge ${status === 'IN_FORCE' ? 'good' : 'warn'}`}>{say.status[status]}</span> : null;
}
