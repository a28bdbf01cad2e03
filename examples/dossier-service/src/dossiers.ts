import { type Calendar, type Day, todayInVietNam } from './days.js';
import {
  askOthers,
  checkDossier,
  classChoices,
  type DossierStepInput,
  daysOfCalendar,
  endDossier,
  findDossier,
  openDossier,
  ownBusinesses,
  type ProcedureFactsQuery,
  procedureFacts,
  type RecordDecisionMutation,
  recordDecision,
  recordPayment,
  recordStep,
  releaseDossier,
  reportDoubt,
  type SubjectInput,
  type ToldFragment,
} from './generated/operations.js';
import type { Asking, Hub } from './hub.js';
import { type Answers, type Field, type Known, type Offer, type OfferId, offerOf, oldClasses, readFields } from './offers.js';
import type { Provider } from './provider.js';
import { differences, digestOf, isAmbiguous, isUnknown, keyOf, type Sorted, sort } from './requirements.js';
import type { Person } from './sessions.js';
import type { Settings } from './settings.js';
import type { Store } from './store.js';
import {
  alreadyDecided,
  badForm,
  notForYou,
  notHere,
  notYours,
  otherAgency,
  procedureNotInForce,
  procedureUnknown,
  subjectNotFound,
  subjectTwice,
  Trouble,
  wrongState,
} from './trouble.js';

export type Status = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';
export type Dossier = {
  code: string;
  procedure: OfferId;
  status: Status;
  /** Personal id of whoever it is for; it is theirs to see. */
  owner: string;
  subject: SubjectInput;
  vehicles: string[];
  origin: 'PORTAL' | 'COUNTER';
  /** Who assisted at the counter. */
  official: string | null;
  startedAt: string;
  form: Answers;
  verdict: ToldFragment;
  consent: Consent | null;
  feeVnd: number | null;
  receipt: string | null;
  receiptDigest: string | null;
  submittedAt: string | null;
  receivedOn: Day | null;
  dueOn: Day | null;
  decision: Decision | null;
  decidedAt: string | null;
  result: Recorded | null;
};
/** To what exactly somebody agreed. `spoken`: at the counter, before the official named. */
export type Consent = { digest: string; at: string; spoken: string | null };
export type Decision = { issuedOn: Day; resultCode: string; answers: Answers; official: string };
export type Recorded = NonNullable<RecordDecisionMutation['recordResult']>;
export type DossierEvent = { at: string; actor: string; what: string; note: string | null };
export type ProcedureOf = NonNullable<ProcedureFactsQuery['procedureDefinition']>;
export type Changed = { dossier: Dossier; changed: ReturnType<typeof differences> };

type Parts = { store: Store; hub: Hub; provider: Provider; settings: Settings };

/**
 * What can be done with a dossier. Promises: what the hub refuses or does not answer leaves the office's file as it was; what is recorded at
 * the hub is sent again in the same words where its answer was lost, so a dossier has one result.
 */
export function openDossiers({ store, hub, provider, settings }: Parts) {
  /** The service's own token for what citizens do themselves, the official's where one works on it. */
  async function asking(person: Person, code?: string): Promise<Asking> {
    const token = isOfficial(person) ? await provider.onBehalfOf(person) : await provider.ownToken();
    return { token, purpose: 'once-only', ...(code === undefined ? {} : { caseCode: code }) };
  }

  function note(code: string, person: Person, what: string, words: string | null = null): void {
    store
      .prepare('insert into event (dossier, at, actor, what, note) values (?, ?, ?, ?, ?)')
      .run(code, instant(), isOfficial(person) ? person.sub : 'người nộp · applicant', what, words);
  }

  function read(code: string): Dossier {
    const row = store.prepare('select * from dossier where code = ?').get(code) as Row | undefined;
    if (row === undefined) throw notHere();
    return dossierOf(row);
  }

  /** Hers, or one that this office may work on; anything else is not there. */
  function readFor(person: Person, code: string): Dossier {
    if (isOfficial(person)) {
      const agency = code.split('-')[0] ?? '';
      if (!isUnder(agency, person.agency) || !isUnder(agency, settings.office)) throw otherAgency(agency);
      return read(code);
    }
    const dossier = read(code);
    if (dossier.owner !== person.personalId) throw notHere();
    return dossier;
  }

  async function check(
    person: Person,
    { code, procedure, subject, vehicles }: Pick<Dossier, 'code' | 'procedure' | 'subject' | 'vehicles'>,
  ) {
    const asks = await asking(person, code);
    const about = asked({ code, procedure, subject, vehicles });
    // Where that fails the check tells what is held without it, or why it fails itself.
    await hub.ask(asks, askOthers, about).catch(() => undefined);
    const { evidence } = await hub.ask(asks, checkDossier, about);
    if (isAmbiguous(evidence)) throw subjectTwice();
    if (isUnknown(evidence, subject)) throw subjectNotFound();
    return evidence;
  }

  /** Tells the hub of the receipt, if there is one: its evidence of the fee. Told before, nothing changes. */
  async function tellPayment(person: Person, { code, procedure, subject }: Pick<Dossier, 'code' | 'procedure' | 'subject'>): Promise<void> {
    const paid = api.payment(code);
    if (paid === undefined) return;
    const { receiptNumber: number, amountVnd, paidAt } = paid;
    const input = { number, procedure, subject, amountVnd, paidOn: todayInVietNam(new Date(paidAt)) };
    await hub.ask(await asking(person, code), recordPayment, { input });
  }

  /** What the applicant does not wish to be looked up. */
  function declined(code: string): string[] {
    const found = store.prepare('select component from declined where dossier = ? order by component').all(code);
    return (found as { component: string }[]).map(({ component }) => component);
  }

  function asked({ code, procedure, subject, vehicles }: Pick<Dossier, 'code' | 'procedure' | 'subject' | 'vehicles'>) {
    const not = declined(code);
    return { procedure, subject, ...(vehicles.length > 0 ? { vehicles } : {}), ...(not.length > 0 ? { declined: not } : {}) };
  }

  /** A code that nobody has: the serial goes on where this file ended, and over what the hub has from before it. */
  async function freshCode({ token }: Asking): Promise<string> {
    const head = `${settings.office}-${todayInVietNam().slice(2).replaceAll('-', '')}-`;
    const last = store.prepare('select max(code) as code from dossier where code like ?').get(`${head}%`) as { code: string | null };
    for (let serial = Number(last.code?.slice(head.length) ?? FIRST_SERIAL - 1) + 1; ; serial++) {
      const code = `${head}${String(serial).padStart(4, '0')}`;
      if ((await hub.ask({ token }, findDossier, { code })).case === null) return code;
    }
  }

  /** Tells the hub how far the dossier is, which reckons its term. */
  async function step(person: Person, code: string, taken: DossierStepInput): Promise<{ receivedOn: Day; dueOn: Day | null }> {
    const { recordDossier } = await hub.ask(await asking(person, code), recordStep, { step: taken });
    if (recordDossier === null) throw notHere();
    return recordDossier;
  }

  const receive = (person: Person, { code, procedure, subject }: Dossier) =>
    step(person, code, { receive: { procedure, subject, on: todayInVietNam() } });

  async function known(person: Person, dossier: Dossier): Promise<Known> {
    const labels = oldClasses(dossier.verdict);
    const classes = await hub.ask(await asking(person, dossier.code), classChoices, { labels });
    return { ...dossier, wished: dossier.form, classes };
  }

  function feeOf(offer: Offer, facts: ProcedureOf): { vnd: number; isDemo: boolean } {
    return facts.feeVnd === null ? { vnd: offer.demoFeeVnd, isDemo: true } : { vnd: facts.feeVnd, isDemo: false };
  }

  const api = {
    async facts(id: string): Promise<{ offer: Offer; facts: ProcedureOf; fee: { vnd: number; isDemo: boolean } }> {
      const offer = offerOf(id);
      if (offer === undefined) throw procedureUnknown();
      const asks: Asking = { token: await provider.ownToken() };
      const { procedureDefinition: facts } = await hub.ask(asks, procedureFacts, { procedure: id });
      if (facts === null) throw procedureNotInForce();
      return { offer, facts, fee: feeOf(offer, facts) };
    },

    /** The businesses that the registers say she runs. */
    async businessesOf({ token }: Person): Promise<{ taxCode: string; name: string }[]> {
      const { transportManagers } = await hub.ask({ token, purpose: 'self-access' }, ownBusinesses, {});
      const found = transportManagers.nodes.flatMap(({ business }) =>
        business?.taxCode == null ? [] : [[business.taxCode, business.name ?? ''] as const],
      );
      return [...new Map(found)].map(([taxCode, name]) => ({ taxCode, name }));
    },

    /** What she asked for on the page of a procedure: for herself, or for a business that she runs. */
    async beginOwn(person: Person, given: URLSearchParams): Promise<Dossier> {
      const { personalId } = person;
      if (personalId === null) throw notForYou();
      const procedure = given.get('procedure') ?? '';
      const taxCode = given.get('business') ?? '';
      if (offerOf(procedure)?.about === 'vehicles-of-business' && taxCode === '') throw badForm([BUSINESS_MISSING]);
      if (taxCode !== '' && !(await api.businessesOf(person)).some((one) => one.taxCode === taxCode)) throw notYours();
      return api.begin(person, {
        procedure,
        owner: personalId,
        subject: taxCode === '' ? { personalId } : { taxCode },
        vehicles: vehiclesIn(procedure, given),
      });
    },

    /** At the counter, for somebody who has no phone: the official saw their papers, and it is the official who is logged. */
    async beginAssisted(official: Person, given: URLSearchParams): Promise<Dossier> {
      const personalId = (given.get('personalId') ?? '').replaceAll(/\s/g, '');
      const taxCode = (given.get('taxCode') ?? '').trim();
      const procedure = given.get('procedure') ?? '';
      const faults = [
        ...(/^\d{12}$/.test(personalId) ? [] : [{ vi: 'Số định danh cá nhân gồm 12 chữ số.', en: 'A personal id has 12 digits.' }]),
        ...(offerOf(procedure)?.about === 'vehicles-of-business' && taxCode === '' ? [BUSINESS_MISSING] : []),
        ...(given.get('seen') === '1'
          ? []
          : [{ vi: 'Chưa xác nhận đã xem giấy tờ của người có mặt.', en: 'It is not confirmed that the papers were seen.' }]),
      ];
      if (faults.length > 0) throw badForm(faults);
      const dossier = await api.begin(official, {
        procedure,
        owner: personalId,
        subject: taxCode === '' ? { personalId } : { taxCode },
        vehicles: vehiclesIn(procedure, given),
      });
      note(
        dossier.code,
        official,
        taxCode === '' ? 'Đã xem căn cước · identity card seen' : 'Đã xem căn cước và giấy uỷ quyền · identity card and mandate seen',
      );
      return dossier;
    },

    /** Opens the dossier at the hub, asks what it holds, and only then begins a draft. */
    async begin(
      person: Person,
      { procedure, owner, subject, vehicles = [] }: { procedure: string; owner: string; subject: SubjectInput; vehicles?: string[] },
    ): Promise<Dossier> {
      const { offer, fee } = await api.facts(procedure);
      const asks = await asking(person);
      const code = await freshCode(asks);
      const origin = isOfficial(person) ? 'COUNTER' : 'PORTAL';
      await hub.ask(asks, openDossier, { input: { code, procedure, origin, subject, ...(vehicles.length > 0 ? { vehicles } : {}) } });
      const verdict = await check(person, { code, procedure: offer.id, subject, vehicles }).catch(async (error: unknown) => {
        // Nobody stands behind it, so nothing may be read under it.
        if (error instanceof Trouble && error.kind.startsWith('subject-')) await hub.ask(asks, endDossier, { code }).catch(() => undefined);
        throw error;
      });
      store.transaction(() => {
        store
          .prepare(
            `insert into dossier (code, procedure, status, owner, subject, vehicles, origin, official, started_at, verdict, fee_vnd)
             values (?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            code,
            offer.id,
            owner,
            JSON.stringify(subject),
            JSON.stringify(vehicles),
            origin,
            isOfficial(person) ? person.sub : null,
            instant(),
            JSON.stringify(verdict),
            fee.vnd,
          );
        note(code, person, isOfficial(person) ? 'Lập hồ sơ giúp tại quầy · begun at the counter' : 'Lập hồ sơ · begun');
      })();
      return read(code);
    },

    readFor,
    known,
    /** Of the days between now and when a dossier is due; null where the hub does not tell. */
    async calendar({ dueOn }: Pick<Dossier, 'dueOn'>): Promise<Calendar | null> {
      const today = todayInVietNam();
      if (dueOn === null) return new Map();
      const [from, to] = dueOn < today ? [dueOn, today] : [today, dueOn];
      const days = await hub.ask({ token: await provider.ownToken() }, daysOfCalendar, { from, to }).catch(() => null);
      return days && new Map(days.calendarDays.nodes.map(({ day, kind }) => [day, kind === 'WORKING']));
    },
    filed: (code: string): ReadonlySet<string> =>
      new Set(
        (store.prepare('select component from filed where dossier = ?').all(code) as { component: string }[]).map((one) => one.component),
      ),
    events: (code: string) =>
      store.prepare('select at, actor, what, note from event where dossier = ? order by id').all(code) as DossierEvent[],
    payment: (code: string) =>
      store
        .prepare('select receipt_number as "receiptNumber", amount_vnd as "amountVnd", paid_at as "paidAt" from payment where dossier = ?')
        .get(code) as { receiptNumber: string; amountVnd: number; paidAt: string } | undefined,
    ownedBy: (personalId: string) => rows('select * from dossier where owner = ? order by started_at desc', personalId),
    inbox: () => rows("select * from dossier where status <> 'DRAFT' order by decided_at is not null, due_on is null, due_on, code"),
    sorted: (dossier: Dossier): Sorted => sort(dossier.verdict, api.filed(dossier.code)),
    /** What anybody who has the code may know: that it is there, and how far it is. */
    track: (code: string) => {
      const row = store.prepare("select * from dossier where code = ? and status <> 'DRAFT'").get(code) as Row | undefined;
      if (row === undefined) throw notHere();
      const { procedure, status, submittedAt, receivedOn, dueOn, decidedAt } = dossierOf(row);
      return { code, procedure, status, submittedAt, receivedOn, dueOn, decidedAt };
    },

    async declare(person: Person, code: string, form: URLSearchParams): Promise<void> {
      const dossier = draft(readFor(person, code));
      const fields = offer(dossier).wishes(await known(person, dossier));
      const answers = answersIn(fields, form);
      store.prepare('update dossier set form = ? where code = ?').run(JSON.stringify(answers), code);
    },

    /** What is held is asked anew, so that nobody agrees to what was true some days ago. */
    async refresh(person: Person, code: string): Promise<Changed> {
      const dossier = readFor(person, code);
      // The hub may have been away when the fee was paid.
      if (api.sorted(dossier).pay.length > 0) await tellPayment(person, dossier);
      const verdict = await check(person, dossier);
      store.prepare('update dossier set verdict = ? where code = ?').run(JSON.stringify(verdict), code);
      return { dossier: { ...dossier, verdict }, changed: differences(dossier.verdict, verdict) };
    },

    declined,
    /** From now on these are not looked up, and the papers are brought; what was agreed to before was something else. */
    decline(person: Person, code: string, components: readonly string[]): void {
      const { verdict } = draft(readFor(person, code));
      const evidence = new Set(verdict.requirements.flatMap((one) => (one.kind === 'EVIDENCE' ? [one.code] : [])));
      const chosen = [...new Set(components)].filter((one) => evidence.has(one));
      store.transaction(() => {
        store.prepare('delete from declined where dossier = ?').run(code);
        for (const component of chosen) store.prepare('insert into declined (dossier, component) values (?, ?)').run(code, component);
        store.prepare('update dossier set consent = null where code = ?').run(code);
        note(code, person, 'Chọn nội dung không cho tra cứu · chose what is not looked up', chosen.join(', '));
      })();
    },

    agree(person: Person, code: string, digest: string): void {
      const dossier = draft(readFor(person, code));
      if (digest !== digestOf(dossier.verdict)) throw previewChanged(code);
      const consent: Consent = { digest, at: instant(), spoken: isOfficial(person) ? person.sub : null };
      store.transaction(() => {
        store.prepare('update dossier set consent = ? where code = ?').run(JSON.stringify(consent), code);
        note(code, person, 'Đồng ý cung cấp dữ liệu · consent given');
      })();
    },

    /** Before a decision, at any time: a submitted dossier ends, and the hub lets nobody read under it any more. */
    async withdrawConsent(person: Person, code: string): Promise<void> {
      const dossier = readFor(person, code);
      if (dossier.status !== 'DRAFT' && dossier.status !== 'SUBMITTED') throw decided();
      if (dossier.decision !== null) throw decided();
      if (dossier.receivedOn !== null) await step(person, code, { withdraw: {} });
      await hub.ask(await asking(person, code), endDossier, { code });
      store.transaction(() => {
        store
          .prepare("update dossier set status = 'WITHDRAWN', consent = null where code = ? and status in ('DRAFT', 'SUBMITTED')")
          .run(code);
        note(code, person, 'Rút đồng ý, dừng hồ sơ · consent withdrawn, dossier ended');
      })();
    },

    /** The double of the payment platform: one receipt number is one payment, however often it is sent. */
    async pay(person: Person, code: string, receiptNumber: string): Promise<void> {
      const dossier = draft(readFor(person, code));
      if (!/^BL-[\w.-]{4,60}$/.test(receiptNumber))
        throw badForm([{ vi: 'Số biên lai không đúng dạng.', en: 'The receipt number is not of its form.' }]);
      const amount = dossier.feeVnd ?? 0;
      store.transaction(() => {
        const before = store.prepare('select dossier, amount_vnd as amount from payment where receipt_number = ?').get(receiptNumber) as
          | { dossier: string; amount: number }
          | undefined;
        if (before && (before.dossier !== code || before.amount !== amount))
          throw wrongState('Số biên lai này thuộc một khoản thu khác.', 'This receipt number is of another payment.');
        if (before || api.payment(code)) return;
        store
          .prepare('insert into payment (receipt_number, dossier, amount_vnd, paid_at) values (?, ?, ?, ?)')
          .run(receiptNumber, code, amount, instant());
        note(code, person, 'Nộp lệ phí · fee paid', receiptNumber);
      })();
      await tellPayment(person, dossier);
      const { dossier: after } = await api.refresh(person, code);
      // What was agreed to before was a dossier without a receipt.
      if (dossier.consent !== null && digestOf(after.verdict) !== dossier.consent.digest)
        store.prepare('update dossier set consent = null where code = ?').run(code);
    },

    /** Asks once more; where anything is told otherwise than what was agreed to, nothing is submitted and what changed is answered. */
    async submit(person: Person, code: string): Promise<Changed> {
      const before = readFor(person, code);
      if (before.status === 'SUBMITTED') return { dossier: before, changed: [] };
      draft(before);
      if (Object.keys(before.form).length === 0) throw wrongState('Tờ khai chưa được lưu.', 'The form is not saved yet.');
      if (before.consent === null) throw wrongState('Chưa có đồng ý cho nội dung cung cấp.', 'What is handed over was not agreed to yet.');
      if ((before.feeVnd ?? 0) > 0 && api.payment(code) === undefined)
        throw wrongState('Lệ phí chưa được nộp.', 'The fee is not paid yet.');
      const { dossier, changed } = await api.refresh(person, code);
      if (digestOf(dossier.verdict) !== before.consent.digest) {
        store.transaction(() => {
          store.prepare('update dossier set consent = null where code = ?').run(code);
          note(code, person, 'Dữ liệu đã khác khi xem trước, chưa nộp · data changed since the preview, not submitted');
        })();
        return { dossier: { ...dossier, consent: null }, changed };
      }
      const { releaseEvidence } = await hub.ask(await asking(person, code), releaseDossier, { input: asked(dossier) });
      if (releaseEvidence === null || digestOf(releaseEvidence.verdict) !== before.consent.digest) throw previewChanged(code);
      const isWhole = isComplete(dossier, api.sorted({ ...dossier, verdict: releaseEvidence.verdict }));
      const received = isWhole ? await receive(person, dossier) : null;
      store.transaction(() => {
        store
          .prepare(
            `update dossier set status = 'SUBMITTED', verdict = ?, receipt = ?, receipt_digest = ?, submitted_at = ?, received_on = ?, due_on = ?
             where code = ? and status = 'DRAFT'`,
          )
          .run(
            JSON.stringify(releaseEvidence.verdict),
            releaseEvidence.jws,
            releaseEvidence.digest,
            instant(),
            received?.receivedOn ?? null,
            received?.dueOn ?? null,
            code,
          );
        note(code, person, 'Nộp hồ sơ · submitted');
      })();
      return { dossier: read(code), changed: [] };
    },

    /** A paper came in at the counter. The clock starts when the last one that is asked for is there. */
    async file(official: Person, code: string, component: string): Promise<void> {
      const dossier = readFor(official, code);
      const { ask, inPerson } = api.sorted(dossier);
      if (![...ask, ...inPerson].some((one) => keyOf(one) === component)) throw notHere();
      const after = sort(dossier.verdict, new Set([...api.filed(code), component]));
      const isLast = dossier.status === 'SUBMITTED' && dossier.receivedOn === null && isComplete(dossier, after);
      const received = isLast ? await receive(official, dossier) : null;
      store.transaction(() => {
        store
          .prepare('insert into filed (dossier, component, at, official) values (?, ?, ?, ?) on conflict do nothing')
          .run(code, component, instant(), official.sub);
        note(code, official, 'Nhận giấy tờ · paper received', component);
        if (received)
          store.prepare('update dossier set received_on = ?, due_on = ? where code = ?').run(received.receivedOn, received.dueOn, code);
      })();
    },

    /**
     * What an official doubts of the papers stays with the dossier, and speaks against a decision until it is settled. A doubt of what a
     * register says goes to its source: what rests on that record is in dispute until the source has answered.
     */
    async doubt(official: Person, code: string, { words, record }: { words: string; record: string }): Promise<void> {
      const dossier = submitted(readFor(official, code));
      if (words === '') throw badForm([{ vi: 'Điều nghi vấn: chưa điền.', en: 'The doubt: nothing is filled in.' }]);
      const named = doubtable(dossier).find((one) => one.value === record);
      if (named === undefined) return note(code, official, DOUBT, words.slice(0, NOTE_MAX));
      const { recordType, recordId } = named;
      await hub.ask(await asking(official, code), reportDoubt, { input: { recordType, recordId, statement: words } });
      note(code, official, 'Phản ánh dữ liệu tới cơ quan nguồn · reported to the source', `${named.vi}: ${words}`.slice(0, NOTE_MAX));
    },

    settle(official: Person, code: string): void {
      note(submitted(readFor(official, code)).code, official, SETTLED);
    },

    openDoubts: (code: string) => {
      const events = api.events(code);
      const last = events.findLastIndex(({ what }) => what === SETTLED);
      return events.slice(last + 1).filter(({ what }) => what === DOUBT);
    },

    /** What keeps a dossier from a yes; empty where it may be granted. */
    hindrances(dossier: Dossier): { vi: string; en: string }[] {
      const { pay, ask, settle, inPerson } = api.sorted(dossier);
      return [
        ...pay.map(({ nameVi, nameEn }) => ({ vi: `${nameVi}: lệ phí chưa được nộp.`, en: `${nameEn}: the fee is not paid.` })),
        ...ask.map(({ nameVi, nameEn }) => ({
          vi: `${nameVi}: còn phải nộp giấy tờ.`,
          en: `${nameEn}: its paper is still to be handed in.`,
        })),
        ...inPerson
          .filter((one) => isAwaited(one, dossier))
          .map(({ nameVi, nameEn }) => ({
            vi: `${nameVi}: còn phải nộp hoặc thực hiện trực tiếp.`,
            en: `${nameEn}: still to be handed in or done in person.`,
          })),
        ...settle.map(({ nameVi, nameEn }) => ({
          vi: `${nameVi}: chưa đạt hoặc cơ quan phải xác minh.`,
          en: `${nameEn}: not met, or for the agencies to settle.`,
        })),
        ...api.openDoubts(dossier.code).map(({ note: words }) => ({ vi: `Nghi vấn: ${words}`, en: `Doubt: ${words}` })),
      ];
    },

    /**
     * Grants it, and writes the result back. What was decided is kept first and sent as it was kept: who lost the answer decides again, and has
     * the first one. A decision that the hub refuses is taken back.
     */
    async grant(official: Person, code: string, form: URLSearchParams): Promise<Dossier> {
      const before = submitted(readFor(official, code));
      const dossier = before.decision === null ? (await api.refresh(official, code)).dossier : before;
      const offered = offer(dossier);
      const about = await known(official, dossier);
      if (before.decision === null) {
        const hindering = api.hindrances(dossier);
        if (hindering.length > 0) throw notReady(hindering);
      }
      const decision: Decision = before.decision ?? {
        issuedOn: dossier.verdict.decidedAt,
        resultCode: `${code}-KQ01`,
        answers: answersIn(offered.decides(about), form),
        official: official.sub,
      };
      store.prepare('update dossier set decision = ? where code = ?').run(JSON.stringify(decision), code);
      const { procedure, subject } = dossier;
      const input = {
        procedure,
        resultCode: decision.resultCode,
        issuer: offered.issuer,
        subject,
        result: offered.result(about, decision.answers, decision.issuedOn),
      };
      const { recordResult } = await hub
        .ask(await asking(official, code), recordDecision, { input, dryRun: false })
        .catch((error: unknown) => {
          const isRefused = error instanceof Trouble && error.kind !== 'hub-away' && error.kind !== 'signed-out';
          if (isRefused) store.prepare("update dossier set decision = null where code = ? and status = 'SUBMITTED'").run(code);
          throw error;
        });
      store.transaction(() => {
        const { changes } = store
          .prepare("update dossier set status = 'APPROVED', decided_at = ?, result = ? where code = ? and status = 'SUBMITTED'")
          .run(instant(), JSON.stringify(recordResult), code);
        if (changes === 1) note(code, official, 'Đồng ý giải quyết, ghi kết quả · granted and recorded', decision.resultCode);
      })();
      return read(code);
    },

    /** A written refusal; the hub is told to let nobody read under the dossier any more. */
    async refuse(official: Person, code: string, reason: string): Promise<Dossier> {
      const dossier = submitted(readFor(official, code));
      if (dossier.decision !== null) throw alreadyDecided();
      if (reason === '') throw badForm([{ vi: 'Lý do từ chối: chưa điền.', en: 'The reason: nothing is filled in.' }]);
      if (dossier.receivedOn !== null) await step(official, code, { refuse: {} });
      await hub.ask(await asking(official, code), endDossier, { code });
      store.transaction(() => {
        store.prepare("update dossier set status = 'REFUSED', decided_at = ? where code = ? and status = 'SUBMITTED'").run(instant(), code);
        note(code, official, 'Từ chối · refused', reason.slice(0, NOTE_MAX));
      })();
      return read(code);
    },
  };

  function rows(sql: string, ...values: string[]): Dossier[] {
    return (store.prepare(sql).all(...values) as Row[]).map(dossierOf);
  }

  return api;
}

export type Dossiers = ReturnType<typeof openDossiers>;

export function isOfficial({ role }: Pick<Person, 'role'>): boolean {
  return role === 'dossier-service';
}

/** Nothing is left that only the applicant can bring: the time of the law begins. */
function isComplete(dossier: Pick<Dossier, 'form'>, { pay, ask, inPerson }: Sorted): boolean {
  return pay.length === 0 && ask.length === 0 && !inPerson.some((one) => isAwaited(one, dossier));
}

/** Records that the answers rest on, each with what it is called, as a form names them. */
export function doubtable({
  verdict,
}: Pick<Dossier, 'verdict'>): { value: string; vi: string; en: string; recordType: string; recordId: string }[] {
  const named = verdict.requirements.flatMap(({ basis, nameVi, nameEn }) =>
    (basis ?? []).flatMap(({ entity, recordId }) =>
      recordId === null ? [] : [[`${entity}:${recordId}`, { vi: nameVi, en: nameEn, recordType: entity, recordId }] as const],
    ),
  );
  return [...new Map(named)].map(([value, one]) => ({ value, ...one }));
}

/** Papers and acts that only the applicant can bring; a photograph from the identity card is not one. */
export function isAwaited({ code, paper }: { code: string; paper: string | null }, { form }: Pick<Dossier, 'form'>): boolean {
  return paper !== null || (code === 'ANH' && form.photo === 'tại chỗ');
}

const BUSINESS_MISSING = { vi: 'Chưa chọn đơn vị kinh doanh vận tải.', en: 'No transport business was chosen.' };

/** Plates as people type them, with anything between them; how one is spelt the hub knows. */
function vehiclesIn(procedure: string, given: URLSearchParams): string[] {
  if (offerOf(procedure)?.about !== 'vehicles-of-business') return [];
  const plates = [
    ...new Set(
      (given.get('vehicles') ?? '')
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((one) => one !== ''),
    ),
  ];
  if (plates.length === 0 || plates.length > VEHICLES_MAX)
    throw badForm([{ vi: `Hãy ghi từ 1 đến ${VEHICLES_MAX} biển số xe.`, en: `Write from 1 to ${VEHICLES_MAX} plates.` }]);
  return plates;
}

const VEHICLES_MAX = 50;
const FIRST_SERIAL = 5_001;
const NOTE_MAX = 1_000;
const DOUBT = 'Nêu nghi vấn · doubt';
const SETTLED = 'Đã làm rõ nghi vấn · doubts settled';

function offer({ procedure }: Dossier): Offer {
  const found = offerOf(procedure);
  if (found === undefined) throw procedureUnknown();
  return found;
}

function draft(dossier: Dossier): Dossier {
  if (dossier.status === 'DRAFT') return dossier;
  throw wrongState('Hồ sơ này không còn là bản nháp, nên không sửa được.', 'This dossier is no draft any more, so it cannot be changed.');
}

function submitted(dossier: Dossier): Dossier {
  if (dossier.status === 'SUBMITTED') return dossier;
  if (dossier.status === 'APPROVED' || dossier.status === 'REFUSED') throw alreadyDecided();
  if (dossier.status === 'WITHDRAWN')
    throw wrongState('Người nộp đã rút đồng ý, nên hồ sơ đã dừng.', 'The applicant withdrew the consent, so the dossier has ended.');
  throw notHere();
}

const decided = () =>
  wrongState('Hồ sơ đã có kết quả, nên không rút đồng ý được nữa.', 'The dossier is decided, so consent cannot be withdrawn any more.');

const previewChanged = (code: string) =>
  new Trouble('preview-changed', {
    status: 409,
    vi: 'Dữ liệu đã khác so với khi bạn xem trước, nên chưa có gì được nộp.',
    en: 'The data are not what you saw in the preview any more, so nothing was submitted.',
    next: { vi: 'Xem lại nội dung cung cấp', en: 'See the preview again', href: `/ho-so/${code}/xem-truoc` },
  });

const notReady = (details: { vi: string; en: string }[]) =>
  new Trouble('not-ready', {
    status: 409,
    vi: 'Chưa ghi kết quả: hồ sơ còn thành phần phải yêu cầu hoặc xác minh.',
    en: 'Nothing was recorded: components are still to be asked for or settled.',
    next: { vi: 'Về hồ sơ', en: 'Go back to the dossier and settle what is listed here.' },
    details,
  });

function answersIn(fields: readonly Field[], form: URLSearchParams): Answers {
  const { answers, faults } = readFields(fields, form);
  if (faults.length > 0) throw badForm(faults);
  return answers;
}

function isUnder(agency: string, above: string | null): boolean {
  return above !== null && (agency === above || agency.startsWith(`${above}.`));
}

function instant(): string {
  return new Date().toISOString();
}

type Row = Readonly<Record<string, string | number | null>>;

function dossierOf(row: Row): Dossier {
  const text = (name: string) => row[name] as string | null;
  const json = (name: string) => (row[name] === null ? null : JSON.parse(String(row[name])));
  return {
    code: String(row.code),
    procedure: row.procedure as OfferId,
    status: row.status as Status,
    owner: String(row.owner),
    subject: json('subject'),
    vehicles: json('vehicles'),
    origin: row.origin as Dossier['origin'],
    official: text('official'),
    startedAt: String(row.started_at),
    form: json('form'),
    verdict: json('verdict'),
    consent: json('consent'),
    feeVnd: row.fee_vnd as number | null,
    receipt: text('receipt'),
    receiptDigest: text('receipt_digest'),
    submittedAt: text('submitted_at'),
    receivedOn: text('received_on'),
    dueOn: text('due_on'),
    decision: json('decision'),
    decidedAt: text('decided_at'),
    result: json('result'),
  };
}
