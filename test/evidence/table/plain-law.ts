import { addMonths, daysBetween } from '../../../src/hub/time/calendar.js';
import type { Business, Chassis, Fact, Household, Licence, Permit, Person, Route, Thing, Told, Vehicle } from './facts.js';

/**
 * What the law makes of plain facts, in plain code: written from the texts that the conditions name, it shares nothing with them or with the
 * engine of evidence.
 */
export type Verdict = 'HELD' | 'STALE' | 'EXPIRED' | 'DISPUTED' | 'CONTRADICTED' | 'NOT_HELD' | 'NOT_ALLOWED' | 'AMBIGUOUS';

/** What is asked about: the subject, one of the things, the licence that names the subject, one of its households, and the kind. */
export type About = {
  day: string;
  subject: Person | Business | Vehicle;
  thing?: Thing | undefined;
  named?: Licence | undefined;
  household?: Household | undefined;
  manager?: Person | undefined;
  kind?: string | undefined;
};

/** `rests`: the facts that it is told of. */
export type Outcome = { verdict: Verdict; rests: readonly Fact[] };
type Asked = (about: About) => Outcome;

const said = (verdict: Verdict, rests: readonly Fact[] = []): Outcome => ({ verdict, rests });
const held = (rests: readonly Fact[] = []) => said('HELD', rests);
const past = (last: string | null, day: string) => last !== null && last < day;

const personOf = ({ subject }: About) => subject as Person;
const businessOf = ({ subject }: About) => subject as Business;
const chassisOf = ({ thing }: About) => thing as Chassis;
const vehicleOf = ({ subject, thing }: About) => (thing ?? subject) as Vehicle;

function ofLicences(licences: readonly (Fact & { state: string })[]): Outcome {
  const active = licences.filter(({ state }) => state === 'ACTIVE');
  if (active.length > 0) return held(active);
  return licences.length > 0 ? said('CONTRADICTED', licences) : said('NOT_HELD');
}

function ofPermits(permits: readonly Permit[], day: string): Outcome {
  const active = permits.filter(({ state }) => state === 'ACTIVE');
  const good = active.filter(({ expiresOn }) => !past(expiresOn, day));
  if (good.length > 0) return held(good);
  if (active.length > 0) return said('EXPIRED', active);
  return permits.length > 0 ? said('CONTRADICTED', permits) : said('NOT_HELD');
}

function standingOf(licence: Licence, day: string): 'unknown' | 'replaced' | 'ended' | 'over' | 'good' {
  if (licence.issuedOn > day) return 'unknown';
  if (licence.state === 'SUPERSEDED') return 'replaced';
  if (licence.state === 'REVOKED' || licence.state === 'SUSPENDED') return 'ended';
  return past(licence.expiresOn, day) ? 'over' : 'good';
}

const asked = ({ licences }: Person, named: Licence | undefined) => licences.filter((one) => named === undefined || one === named);
const mayBeExchanged = (licence: Licence, day: string) => ['good', 'over'].includes(standingOf(licence, day));

/** Luật 36/2024/QH15, Điều 89 khoản 3; the classes that the facts use. Those without limit need no health certificate. */
const BECOMES: Readonly<Record<string, readonly string[]>> = { B2: ['B', 'C1'], A2: ['A'], D: ['D2', 'D'] };
const WITHOUT_LIMIT = ['A1', 'A', 'B1'];

/** Luật 36/2024/QH15, Điều 59 khoản 2, for one licence; or for none, where the certificate counts by itself. */
function certified({ health }: Person, licence: Licence | null, day: string): Outcome {
  const choices = (licence?.classes ?? []).map((label) => (licence?.scheme === '2025' ? [label] : (BECOMES[label] ?? [])));
  const limited = choices.filter((into) => into.length > 0 && !into.some((one) => WITHOUT_LIMIT.includes(one)));
  if (choices.length > 0 && limited.length === 0) return held();
  const latest = [...health].sort((a, b) => (a.examinedOn < b.examinedOn ? 1 : -1))[0];
  if (latest === undefined) return said('NOT_HELD');
  if (past(latest.expiresOn, day)) return said('EXPIRED', [latest]);
  return limited.every((into) => into.some((one) => latest.fit.includes(one))) ? held([latest]) : said('NOT_HELD', [latest]);
}

/** Điều 58: twelve points, and all twelve again after a year without a deduction, but not once all were lost. */
function pointsLeft({ points, driver }: Person, day: string): number | null {
  if (driver === null) return null;
  const events = points.filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? -1 : 1));
  const full = (balance: number, since: string | null, then: string) =>
    balance > 0 && since !== null && addMonths(since, 12) < then ? 12 : balance;
  let [balance, since]: [number, string | null] = [12, null];
  for (const { delta, on } of events) {
    balance = Math.max(0, Math.min(12, full(balance, since, on) + delta));
    if (delta < 0) since = on;
  }
  return full(balance, since, day);
}

const badgeGood = (badge: Vehicle['badges'][number], day: string) =>
  badge.state === 'ACTIVE' && badge.issuedOn <= day && !past(badge.expiresOn, day);

/** Any yes that is good on the day; of the rest the last that was asked. */
function toldOf(told: readonly Told[], kind: string, day: string): Outcome {
  const own = told.filter((one) => one.kind === kind && one.askedOn <= day).sort((a, b) => (a.askedOn < b.askedOn ? 1 : -1));
  const good = own.filter(({ answer, expiresOn }) => answer === 'YES' && !past(expiresOn, day));
  if (good.length > 0) return held(good);
  const [latest] = own;
  if (latest === undefined) return said('NOT_HELD');
  return said(({ YES: 'EXPIRED', NO: 'CONTRADICTED', NO_ANSWER: 'NOT_HELD' } as const)[latest.answer], [latest]);
}

/** By the name under which procedures ask for it. */
export const PLAIN_LAW: Readonly<Record<string, Asked>> = {
  'casework.insured': (about) => toldOf(vehicleOf(about).told, 'COMPULSORY_INSURANCE', about.day),
  'casework.transferDeclared': (about) => toldOf(vehicleOf(about).told, 'OWNERSHIP_TRANSFER', about.day),
  'casework.registrationFeePaid': (about) => toldOf(vehicleOf(about).told, 'REGISTRATION_FEE', about.day),
  'casework.originKnownByChassis': (about) => toldOf(chassisOf(about).told, 'ORIGIN', about.day),
  'casework.transferDeclaredByChassis': (about) => toldOf(chassisOf(about).told, 'OWNERSHIP_TRANSFER', about.day),
  'casework.registrationFeePaidByChassis': (about) => toldOf(chassisOf(about).told, 'REGISTRATION_FEE', about.day),
  'casework.managerQualified': ({ subject, manager, day }) =>
    toldOf((subject.is === 'person' ? subject : manager)?.degrees ?? [], 'MANAGER_DEGREE', day),
  'casework.feePaid': (about) => {
    const own = personOf(about).receipts.filter(({ isOfDossier }) => isOfDossier);
    return own.length > 0 ? held(own) : said(personOf(about).receipts.length > 0 ? 'CONTRADICTED' : 'NOT_HELD', personOf(about).receipts);
  },
  'businesses.registered': (about) => held([businessOf(about)]),
  'businesses.active': (about) => (businessOf(about).state === 'ACTIVE' ? held() : said('CONTRADICTED', [businessOf(about)])),
  'businesses.householdRegistered': ({ household }) => {
    if (household === undefined) return said('NOT_HELD');
    return household.state === 'ACTIVE' ? held([household]) : said('CONTRADICTED', [household]);
  },
  'businesses.licensed': (about) => ofLicences(businessOf(about).licences),
  'businesses.householdLicensed': ({ household }) => ofLicences(household?.licences ?? []),
  'businesses.kindLicensed': (about) => {
    const active = businessOf(about).licences.filter(({ state }) => state === 'ACTIVE');
    const fitting = active.filter(({ types }) => types.includes(about.kind ?? ''));
    if (fitting.length > 0) return held(fitting);
    return active.length > 0 ? said('CONTRADICTED', active) : said('NOT_HELD');
  },
  'businesses.managed': (about) => {
    const managers = businessOf(about).managers.filter(({ role }) => role === 'TRANSPORT_MANAGER');
    return managers.length > 0 ? held(managers) : said('NOT_HELD');
  },
  'businesses.slotFree': ({ thing }) => {
    const route = thing as Route;
    const free = route.departures.reduce((sum, { capacity, taken }) => sum + Math.max(0, capacity - taken), 0);
    if (route.departures.length === 0) return said('NOT_HELD');
    return free > 0 ? held([route]) : said('CONTRADICTED', [route]);
  },
  'businesses.permitHeld': (about) =>
    ofPermits(
      vehicleOf(about).permits.filter((permit) => permit.of === about.subject),
      about.day,
    ),
  'businesses.trainingLicensed': (about) => ofPermits(businessOf(about).centres, about.day),
  'drivers.personKnown': (about) => held([personOf(about)]),
  'drivers.foreigner': (about) => (personOf(about).nationality === 'Việt Nam' ? said('NOT_HELD') : held()),
  'drivers.licenceUsable': ({ thing, day }) => {
    const licence = thing as Licence;
    const verdicts = { unknown: 'NOT_HELD', replaced: 'CONTRADICTED', ended: 'CONTRADICTED', over: 'EXPIRED', good: 'HELD' } as const;
    return said(verdicts[standingOf(licence, day)], [licence]);
  },
  'drivers.licenceForExchange': (about) => {
    const own = asked(personOf(about), about.named);
    const good = own.filter((one) => standingOf(one, about.day) === 'good');
    const follows = (one: Licence) =>
      good.some(({ scheme, classes }) => scheme === one.scheme && one.classes.every((of) => classes.includes(of)));
    const usable = own.filter((one) => good.includes(one) || (mayBeExchanged(one, about.day) && !follows(one)));
    if (usable.length > 1) return said('AMBIGUOUS', usable);
    const [one] = usable;
    if (one) return said(standingOf(one, about.day) === 'good' ? 'HELD' : 'EXPIRED', usable);
    return own.some((other) => standingOf(other, about.day) === 'ended') ? said('CONTRADICTED', own) : said('NOT_HELD');
  },
  'drivers.healthForExchange': (about) => {
    const person = personOf(about);
    if (person.driver === null) return said('NOT_HELD');
    const usable = asked(person, about.named).filter((one) => mayBeExchanged(one, about.day));
    const outcomes = (usable.length > 0 ? usable : [null]).map((one) => certified(person, one, about.day));
    return outcomes.find(({ verdict }) => verdict === 'HELD') ?? outcomes.find(({ rests }) => rests.length > 0) ?? said('NOT_HELD');
  },
  'drivers.pointsLeft': (about) => {
    const points = pointsLeft(personOf(about), about.day);
    if (points === null) return said('NOT_HELD');
    return points > 0 ? held() : said('CONTRADICTED');
  },
  'drivers.pointsRestorable': (about) => {
    const person = personOf(about);
    const points = pointsLeft(person, about.day);
    const lost = person.points.filter(({ delta, on }) => delta < 0 && on <= about.day).map(({ on }) => on);
    if (points === null) return said('NOT_HELD');
    if (points > 0) return said('CONTRADICTED');
    const last = lost.sort().at(-1);
    if (last === undefined) return said('NOT_HELD');
    return addMonths(last, 6) > about.day ? said('CONTRADICTED') : held();
  },
  'drivers.noOpenViolation': (about) =>
    personOf(about).violations.some(({ settledOn }) => settledOn === null || settledOn > about.day) ? said('CONTRADICTED') : held(),
  'drivers.trained': ({ thing, kind, day }) => {
    const every = (thing as Licence).holder.trained.filter((one) => one.kind === kind);
    const good = every.filter(({ expiresOn }) => !past(expiresOn, day));
    if (good.length > 0) return held(good);
    return every.length > 0 ? said('EXPIRED', every) : said('NOT_HELD');
  },
  'vehicles.registeredOnce': (about) => {
    const good = vehicleOf(about).registrations.filter(({ state, expiresOn }) => state === 'ACTIVE' && !past(expiresOn, about.day));
    return good.length > 1 ? said('AMBIGUOUS', good) : held();
  },
  'vehicles.ownersAgree': (about) => {
    const { owner, registrations } = vehicleOf(about);
    const torn = registrations.filter((one) => one.state === 'ACTIVE' && one.owner !== null && owner !== null && one.owner !== owner.of);
    return torn.length > 0 ? said('DISPUTED', torn) : held();
  },
  'vehicles.registered': (about) => {
    const vehicle = vehicleOf(about);
    const active = vehicle.registrations.filter(({ state }) => state === 'ACTIVE');
    const good = active.filter(({ expiresOn }) => !past(expiresOn, about.day));
    if (good.length > 0) return held([...good, vehicle]);
    if (active.length > 0) return said('EXPIRED', active);
    return vehicle.registrations.length > 0 ? said('CONTRADICTED', vehicle.registrations) : said('NOT_HELD', [vehicle]);
  },
  'vehicles.rightToUse': (about) => {
    const { owner, contracts } = vehicleOf(about);
    if (owner?.of === about.subject) return held([owner]);
    const own = contracts.filter((one) => one.with === about.subject);
    const running = own.filter(
      ({ expiresOn, terminatedOn }) => !past(expiresOn, about.day) && (terminatedOn === null || terminatedOn > about.day),
    );
    if (running.length > 0) return held(running);
    return own.length > 0 ? said('EXPIRED', own) : said('NOT_HELD');
  },
  'vehicles.inspected': (about) => {
    const { category, inspections } = vehicleOf(about);
    const done = inspections.filter(({ on }) => on <= about.day).sort((a, b) => (a.on < b.on ? 1 : -1));
    const good = done.filter(({ passed, expiresOn }) => passed && expiresOn !== null && !past(expiresOn, about.day));
    if (good.length > 0) return held(good.slice(0, 1));
    if (category === 'motorcycle') return held();
    const [latest] = done;
    if (latest === undefined) return said('NOT_HELD');
    return said(latest.passed ? 'EXPIRED' : 'CONTRADICTED', [latest]);
  },
  'vehicles.deviceFitted': (about) => {
    const { devices, inspections } = vehicleOf(about);
    const fitted = devices.filter(({ fittedOn, removedOn }) => fittedOn <= about.day && (removedOn === null || about.day < removedOn));
    const [latest] = inspections.filter(({ on }) => on <= about.day).sort((a, b) => (a.on < b.on ? 1 : -1));
    if (fitted.length === 0) return said('NOT_HELD');
    const isDenied = latest?.device === false && fitted.some(({ fittedOn }) => fittedOn <= latest.on);
    return isDenied ? said('CONTRADICTED', fitted) : held(fitted);
  },
  'vehicles.withinServiceLife': (about) => {
    const vehicle = vehicleOf(about);
    if (vehicle.serviceLifeYears === null) return held([vehicle]);
    return past(`${vehicle.productionYear + vehicle.serviceLifeYears}-12-31`, about.day) ? said('EXPIRED', [vehicle]) : held([vehicle]);
  },
  'vehicles.noOtherBadge': (about) => {
    const good = vehicleOf(about).badges.filter((badge) => badgeGood(badge, about.day));
    return good.length > 0 ? said('CONTRADICTED', good) : held();
  },
  'vehicles.leftTransport': (about) => {
    const { badges } = vehicleOf(about);
    if (badges.some((badge) => badgeGood(badge, about.day))) return said('CONTRADICTED');
    const gone = badges.filter(({ state, expiresOn }) => state !== 'ACTIVE' || past(expiresOn, about.day));
    return gone.length > 0 ? held(gone) : said('NOT_HELD');
  },
  'vehicles.inTransportBusiness': (about) =>
    vehicleOf(about).background === 'vàng' && vehicleOf(about).category !== 'motorcycle' ? held() : said('NOT_HELD'),
};

/** A component of a dossier, as the file of the law's data has it. */
export type Component = {
  code: string;
  each: string;
  conditions: readonly string[];
  bindings: readonly string[];
  appliesIf: string;
  maxAgeDays: number | null;
};

/** What the registers should answer for a component about one subject and one thing; null where it is no part of the dossier. */
export function plainVerdict(
  component: Component,
  { subject, thing, ...about }: Omit<About, 'subject'> & { subject: About['subject'] | null },
): Verdict | null {
  const { conditions, bindings, appliesIf, each, maxAgeDays } = component;
  if (subject === null) return appliesIf === '' ? 'NOT_HELD' : null;
  const kind = bindings.map((one) => /='(.*)'/.exec(one)?.[1]).find((one) => one !== undefined);
  const households = bindings.includes('household=subject.households') && subject.is === 'person' ? subject.households : [];
  const managers = bindings.includes('person=subject.managers.person') && subject.is === 'business' ? subject.managers : [];
  const own = [...households.map((household) => ({ household })), ...managers.map(({ by }) => ({ manager: by }))];
  const rows = (own.length > 0 ? own : [{}]).map((of: Partial<About>) => ({ ...about, subject, thing, kind, ...of }));
  const ask = (name: string, row: About) => (PLAIN_LAW[name] as Asked)(row);
  if (appliesIf !== '' && !rows.some((row) => ask(appliesIf, row).verdict === 'HELD')) return null;
  if (each !== '' && thing === undefined) return 'NOT_HELD';
  if (conditions.length === 0) return 'NOT_HELD';
  const outcomes = rows.flatMap((row) => conditions.map((name) => ask(name, row)));
  const decides = outcomes.find(({ verdict }) => verdict !== 'HELD') ?? outcomes.at(-1);
  if (decides === undefined) throw new Error(`${component.code}: nothing decides`);
  if (decides.verdict !== 'HELD') return decides.verdict;
  if (outcomes.some(({ rests }) => rests.some(({ doubted }) => doubted))) return 'DISPUTED';
  const isOld = (fact: Fact) => 'examinedOn' in fact && daysBetween(String(fact.examinedOn), about.day) > Number(maxAgeDays);
  return maxAgeDays !== null && decides.rests.some(isOld) ? 'STALE' : 'HELD';
}
