import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { overdueByKind } from '../../src/hub/evidence/overdue.js';
import { listBreaches, noteNotice, recordBreach, reportBreach } from '../../src/hub/reads/breaches.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { defineProcedures, openForEverybody, PERSONAL_ID, type RunningHub, runHub } from '../server/running-hub.js';
import { AS_STEWARD, model, register, write } from '../write/world.js';

/** `ROUNDS=60 SEED=7 npx vitest run test/reads/recall.test.ts` asks for more. */
const ROUNDS = Number(process.env.ROUNDS ?? 14);
const SEED = Number(process.env.SEED ?? 3);

let hub: RunningHub;
beforeAll(async () => {
  hub = await runHub();
  await defineProcedures(hub.database);
});
afterAll(() => hub.close());

const RECALL = `query ($set: ID!, $first: Int, $after: Cursor) { recall(changeSet: $set, first: $first, after: $after) {
  changeSet recordedAt records { entity recordId reason since }
  clients { agency actor caseCode reason certainty reads }
  reads { totalCount nodes { reason certainty read { position caseCode actor agency } } pageInfo { hasNextPage endCursor } } } }`;
const recall = async (set: string, more: object = {}) =>
  (await hub.ask(RECALL, { as: 'auditor', purpose: 'audit', variables: { set, first: 200, ...more } })).body;
const casesOf = (body: any): Set<string> => new Set(body.data.recall.reads.nodes.map(({ read }: any) => read.caseCode));
/** A change is seen a little after its instant: what begins within a second of it counts as before. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1_100));
let cases = 0;
/** Each under a case of its own, so that it is told apart in the log. */
const read = async (query: string, as = 'dossier-service', prefix = '261122') => {
  cases += 1;
  const caseCode = `H26.01-${prefix}-${String(cases).padStart(4, '0')}`;
  await openForEverybody(hub.database, caseCode, /vehicle|ownership|registration/i.test(query) ? 'P04' : 'P06');
  const answer = await hub.ask(query, { as, purpose: 'once-only', headers: { 'hub-case': caseCode } });
  expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  return { caseCode, data: JSON.stringify(answer.body.data) };
};

/** A row of the read log as a hub writes it. */
const rowOf = ({
  requestId,
  caseCode,
  subject,
  agency = 'H26',
  begunMsAgo = 0,
  kind = 'answer',
}: {
  requestId: string;
  caseCode: string;
  subject: string;
  agency?: string;
  begunMsAgo?: number;
  kind?: string;
}) => {
  const hash = `\\x${'00'.repeat(32)}`;
  const isAnswer = kind === 'answer';
  return {
    ...{ kind, requestId, actor: 'another', role: 'dossier-service', agency, purpose: 'once-only', caseCode, operationName: null },
    ...{
      documentHash: hash,
      variablesHash: hash,
      variablesKey: 'k',
      code: null,
      fieldClasses: ['personal'],
      entities: ['Person'],
      format: 1,
    },
    ...{ subjectCount: isAnswer ? 1 : 0, subjects: isAnswer ? [subject] : [], subjectsCommitment: isAnswer ? hash : null },
    begunMsAgo: isAnswer ? begunMsAgo : null,
  };
};
const addReads = (rows: object[]) => hub.database.appPool.query('select append_reads($1::json)', [JSON.stringify(rows)]);

describe('a recall', { timeout: 120_000 }, () => {
  it('finds who relied on a licence that was revoked after, and tells it from what was never so', async () => {
    const question = `{ driver(personalId: "${PERSONAL_ID}") { licences { nodes { number classes state } } } }`;
    const relied = await read(question);
    const { changeSetId } = await write(hub.database, [
      { operation: 'update', entity: 'DriverLicence', id: hub.world.licence, from: '2026-11-01', values: { state: 'REVOKED' } },
    ]);
    await settled();
    const after = await read(question);
    const revoked = await recall(changeSetId);
    expect(revoked.data.recall.records).toEqual([
      { entity: 'DriverLicence', recordId: hub.world.licence, reason: 'NO_LONGER', since: expect.any(String) },
    ]);
    expect(casesOf(revoked)).toContain(relied.caseCode);
    expect(casesOf(revoked)).not.toContain(after.caseCode);
    expect(revoked.data.recall.clients).toContainEqual(
      expect.objectContaining({ caseCode: relied.caseCode, reason: 'NO_LONGER', certainty: 'SHOWN', reads: 1 }),
    );

    const wrong = await write(hub.database, [
      { operation: 'correct', entity: 'DriverLicence', id: hub.world.licence, from: '2025-02-01', to: null, values: { classes: ['B1'] } },
    ]);
    const corrected = await recall(wrong.changeSetId);
    expect(corrected.data.recall.records[0].reason).toBe('WRONG');
    // What was told before the update is a state that the update took back, and not this set.
    expect(casesOf(corrected)).toContain(after.caseCode);
  });

  it('finds who was told of a thing while it was somebody’s whose it never was', async () => {
    const was = await read('{ vehicle(plate: "30K-00001") { make } }');
    const [{ id }] = await hub.rows(`select id from ownership where vehicle_id = '${hub.world.privateCar}' and recorded_to = 'infinity'`);
    await write(hub.database, [
      { operation: 'correct', entity: 'Ownership', id, from: '2024-01-01', to: null, values: { person: hub.world.stranger } },
    ]);
    const { changeSetId } = await write(hub.database, [
      { operation: 'correct', entity: 'Vehicle', id: hub.world.privateCar, from: '2024-01-01', to: null, values: { make: 'Hiệu Khác' } },
    ]);
    expect(casesOf(await recall(changeSetId))).toContain(was.caseCode);
  });

  it('pages, and counts what it pages', async () => {
    const { changeSetId } = await write(hub.database, [
      {
        operation: 'correct',
        entity: 'Person',
        id: hub.world.person,
        from: '2024-01-01',
        to: null,
        values: { fullName: 'Nguyễn Văn Giả Lập Hai' },
      },
    ]);
    // A recall is a read as well.
    await settled();
    const whole = (await recall(changeSetId)).data.recall.reads;
    const paged: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = (await recall(changeSetId, { first: 2, after })).data.recall.reads;
      paged.push(...page.nodes.map(({ read: { position } }: any) => position));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(whole.nodes.map(({ read: { position } }: any) => position));
    expect(whole.totalCount).toBe(paged.length);
    expect(paged.length).toBeGreaterThan(2);
  });

  it('counts by when a request began, not by when it was written down', async () => {
    const row = (requestId: string, begunMsAgo: number, kind = 'answer') =>
      rowOf({ requestId, begunMsAgo, kind, caseCode: `late-${requestId}`, subject: hub.world.stranger });
    const add = addReads;
    await add([row('long', 0, 'intent')]);
    const { changeSetId } = await write(hub.database, [
      {
        operation: 'correct',
        entity: 'Person',
        id: hub.world.stranger,
        from: '2024-01-01',
        to: null,
        values: { fullName: 'Trần Thị Khác' },
      },
    ]);
    await settled();
    await add([row('long', 0), row('short', 5_000), row('after', 0)]);
    const found = casesOf(await recall(changeSetId));
    expect([...found].filter((one) => one.startsWith('late-')).sort()).toEqual(['late-long', 'late-short']);
  });

  it('is an auditor’s or a steward’s, and leaves its row with everybody it is about', async () => {
    const { changeSetId } = await write(hub.database, [
      { operation: 'correct', entity: 'Person', id: hub.world.person, from: '2024-01-01', to: null, values: { sex: 'nữ' } },
    ]);
    const ask = (as: string | undefined, purpose?: string) =>
      hub.ask(RECALL, { ...(as && { as }), ...(purpose && { purpose }), variables: { set: changeSetId } });
    expect((await ask('auditor')).code).toBe('PURPOSE_REQUIRED');
    expect((await ask('dossier-service', 'once-only')).code).toBe('PURPOSE_NOT_ALLOWED');
    expect((await ask('citizen', 'self-access')).code).toBe('PURPOSE_NOT_ALLOWED');
    expect((await ask(undefined)).body.data?.recall ?? null).toBeNull();
    expect((await ask('steward', 'stewardship')).body.data.recall.changeSet).toBe(changeSetId);
    expect((await recall('01980000-0000-7000-8000-000000000000')).data).toEqual({ recall: null });
    await ask('steward', 'stewardship');
    const [row] = await hub.rows(
      `select subject_id, entities from ${READ_ROWS} l where kind = 'answer' and role = 'steward' order by position desc limit 1`,
    );
    expect(row).toEqual({ subject_id: hub.world.person, entities: ['Person', 'Read'] });
  });

  /**
   * What the hub itself answers at two moments is the judge: whoever was given an answer that a change set made another one has to be in the
   * recall of that set, and nobody may be in it who asked about others.
   */
  it('keeps the list of decisions to look at again, and another person says what became of each', async () => {
    const relied = await read(`{ driver(personalId: "${PERSONAL_ID}") { person { fullName } } }`);
    await read(`{ driver(personalId: "${PERSONAL_ID}") { person { fullName } } }`);
    const { changeSetId } = await write(hub.database, [
      {
        operation: 'correct',
        entity: 'Person',
        id: hub.world.person,
        from: '2024-01-01',
        to: null,
        values: { fullName: 'Nguyễn Văn Xem Lại' },
      },
    ]);
    const asked = { as: 'steward', purpose: 'stewardship' };
    const OPEN = 'mutation ($set: ID!) { openReviews(changeSet: $set) { opened found } }';
    const open = (who: object = asked) => hub.ask(OPEN, { ...who, variables: { set: changeSetId } });
    expect((await open({ as: 'dossier-service', purpose: 'once-only' })).code).toBe('PURPOSE_NOT_ALLOWED');
    const [first, again] = [await open(), await open()];
    expect(first.body.data.openReviews.opened).toBeGreaterThanOrEqual(2);
    expect(again.body.data.openReviews).toEqual({ opened: 0, found: first.body.data.openReviews.found });
    // Like the recall it stands in the log under whose data it was.
    const [row] = await hub.rows(
      `select s.subject_id as id from ${READ_ROWS} r left join read_subject s using (position) where r.purpose = 'stewardship' and r.kind = 'answer' order by r.position desc limit 1`,
    );
    const [whole] = await hub.rows(
      `select subject_id as id from ${READ_ROWS} l where purpose = 'stewardship' and kind = 'answer' order by position desc limit 1`,
    );
    expect([row?.id, whole?.id]).toContain(hub.world.person);

    const LIST = `query ($set: ID!, $states: [ReviewState!]) { decisionReviews(changeSet: $set, states: $states, first: 200) {
      nodes { id caseCode agency reason certainty reads state decidedBy conclusion } } }`;
    const list = async (who: object = asked, states?: string[]) =>
      (await hub.ask(LIST, { ...who, variables: { set: changeSetId, states } })).body.data?.decisionReviews.nodes;
    const mine = (await list({ as: 'dossier-service', purpose: 'once-only' })).find(({ caseCode }: any) => caseCode === relied.caseCode);
    expect(mine).toMatchObject({ agency: 'H26', reason: 'WRONG', certainty: 'SHOWN', reads: 1, state: 'OPEN' });
    expect((await hub.ask(LIST, { as: 'analyst', purpose: 'statistics', variables: { set: changeSetId } })).code).toBe('FORBIDDEN');
    // Another agency's is as absent.
    const [other] = await hub.rows(
      `insert into decision_review (change_set_id, case_code, agency, reason, certainty, reads, first_at, last_at, opened_by)
       values ('${changeSetId}', 'H29.01-261122-0001', 'H29', 'WRONG', 'SHOWN', 1, now(), now(), 'test') returning id`,
    );
    const idsOf = async (who?: object) => (await list(who)).map(({ id }: any) => id);
    expect(await idsOf()).toContain(other.id);
    expect(await idsOf({ as: 'dossier-service', purpose: 'once-only' })).not.toContain(other.id);

    // Told in an order of its own: each agency hears of its own, once, wherever it stood; a steward of all.
    const FOLLOW = `query ($after: Position, $first: Int) { recallNotices(after: $after, first: $first) { nodes { position review { id caseCode agency reason } } pageInfo { scannedTo endCursor hasNextPage } } }`;
    const follow = async (who: object, first: number, from: string | null = null) => {
      const nodes: any[] = [];
      for (let after = from; ; ) {
        const page: any = (await hub.ask(FOLLOW, { ...who, variables: { after, first } })).body.data.recallNotices;
        nodes.push(...page.nodes);
        if (!page.pageInfo.hasNextPage) return { nodes, after: page.pageInfo.endCursor as string };
        after = page.pageInfo.endCursor;
      }
    };
    const theirs = { as: 'dossier-service', purpose: 'once-only' };
    const heard = await follow(theirs, 1);
    const all = await follow(asked, 3);
    expect(all.nodes.map(({ position }) => Number(position))).toEqual(all.nodes.map((_, n) => n + 1));
    expect(all.nodes.map(({ review }) => review.id)).toContain(other.id);
    expect(heard.nodes).toEqual(all.nodes.filter(({ review }) => review.agency === 'H26'));
    expect(heard.nodes.map(({ review }) => review.id)).toContain(mine.id);
    expect((await hub.ask(FOLLOW, { as: 'analyst', purpose: 'statistics', variables: { first: 1 } })).code).toBe('FORBIDDEN');
    expect((await hub.ask(FOLLOW, { ...asked, variables: { after: '999' } })).code).toBe('BAD_USER_INPUT');
    // Writers at once: whoever follows meanwhile hears of each once.
    const late = (n: number) =>
      hub.rows(
        `insert into decision_review (change_set_id, case_code, agency, reason, certainty, reads, first_at, last_at, opened_by)
         values ('${changeSetId}', 'H26.09-261122-${String(n).padStart(4, '0')}', 'H26', 'WRONG', 'SHOWN', 1, now(), now(), 'test')`,
      );
    let isWritten = false;
    const writing = Promise.all(Array.from({ length: 20 }, (_, n) => late(n))).then(() => {
      isWritten = true;
    });
    const meanwhile: any[] = [];
    let from = heard.after;
    for (let done = false; !done; ) {
      done = isWritten;
      const more = await follow(theirs, 2, from);
      meanwhile.push(...more.nodes);
      from = more.after;
    }
    await writing;
    expect(meanwhile.map(({ review }) => review.caseCode).sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => `H26.09-261122-${String(n).padStart(4, '0')}`),
    );

    const REVIEW = `mutation ($id: ID!, $outcome: ReviewOutcome!) { reviewDecision(id: $id, outcome: $outcome, conclusion: "Hồ sơ đã đối chiếu") { state decidedBy } }`;
    const review = (who: object, outcome = 'STANDS', id = mine.id) => hub.ask(REVIEW, { ...who, variables: { id, outcome } });
    expect((await review(asked)).code).toBe('ANOTHER_PERSON_REQUIRED');
    expect((await review({ as: 'auditor', purpose: 'audit' })).code).toBe('FORBIDDEN');
    const service = { as: 'dossier-service', purpose: 'once-only' };
    expect((await review(service, 'STANDS', other.id)).code).toBe('NOT_FOUND');
    expect((await review(service)).body.data.reviewDecision).toMatchObject({ state: 'STANDS' });
    expect((await review(service)).body.data.reviewDecision).toMatchObject({ state: 'STANDS' });
    expect((await review(service, 'CHANGED')).code).toBe('PROPOSAL_DECIDED');
    expect((await list(asked, ['STANDS'])).map(({ caseCode }: any) => caseCode)).toEqual([relied.caseCode]);
    // What was found, and who decided, is nobody's to write anew.
    for (const change of ['reads = 99', `conclusion = 'khác'`, `decided_by = opened_by`])
      await expect(hub.rows(`update decision_review set ${change} where id = '${mine.id}'`)).rejects.toThrow();
    await expect(hub.rows('delete from decision_review')).rejects.toThrow();
  });

  it(`misses nobody whose answer a change set made another, over ${ROUNDS} random changes`, async () => {
    let state = SEED;
    const below = (n: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % n;
    };
    const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
    const people: { id: string; personalId: string; licence: string }[] = [];
    const cars: { vehicle: string; plate: string; ownership: string; owners: Set<string> }[] = [];
    for (let n = 0; n < 4; n++) {
      const personalId = `00109100007${n}`;
      const id = await register(hub.database, 'Person', { personalId, fullName: `Người Giả ${n}`, fictional: true });
      const driver = await register(hub.database, 'Driver', { person: id, fictional: true });
      const licence = await register(
        hub.database,
        'DriverLicence',
        {
          number: `01009100007${n}`,
          driver,
          scheme: '2025',
          classes: ['B'],
          issuedOn: '2025-02-01',
          state: 'ACTIVE',
          issuer: hub.world.police,
        },
        '2025-02-01',
      );
      people.push({ id, personalId, licence });
      const vehicle = await register(hub.database, 'Vehicle', {
        ...{ chassisNumber: `RLLV1AEA9PH00070${n}`, make: 'VinFast', kind: 'xe ô tô con', category: 'car', productionYear: 2022 },
        ...{ province: hub.world.haNoi, fictional: true },
      });
      const plate = `30K-0070${n}`;
      const ownership = await register(hub.database, 'Ownership', { vehicle, person: id });
      await register(hub.database, 'PlateAssignment', { plate, vehicle, background: 'trắng', holderPerson: id });
      cars.push({ vehicle, plate, ownership, owners: new Set([id]) });
    }
    const DAY = '2026-06-01';
    const asOf = (knownAt?: string) => `asOf: { validAt: "${DAY}"${knownAt ? `, knownAt: "${knownAt}"` : ''} }`;
    type Asked = { about(): Set<string>; question(knownAt?: string): string };
    const questions: Asked[] = [
      ...people.map(({ id, personalId }) => ({
        about: () => new Set([id]),
        question: (knownAt?: string) =>
          `{ driver(personalId: "${personalId}", ${asOf(knownAt)}) { person { fullName } licences { nodes { classes state expiresOn } } } }`,
      })),
      ...cars.map(({ plate, owners }) => ({
        about: () => owners,
        question: (knownAt?: string) =>
          `{ vehicle(plate: "${plate}", ${asOf(knownAt)}) { make ownerships { nodes { person { fullName } } } } }`,
      })),
    ];
    const operations: (() => { touched: string[]; of: Operation })[] = [
      () => {
        const one = pick(people);
        return {
          touched: [one.id],
          of: {
            operation: 'correct',
            entity: 'Person',
            id: one.id,
            from: '2024-01-01',
            to: null,
            values: { fullName: `Tên ${below(9_999)}` },
          },
        };
      },
      () => {
        const one = pick(people);
        return {
          touched: [one.id],
          of: {
            operation: 'correct',
            entity: 'DriverLicence',
            id: one.licence,
            from: '2025-02-01',
            to: null,
            values: { classes: [pick(['B', 'C', 'D1'])] },
          },
        };
      },
      () => {
        const one = pick(people);
        const from = `2026-0${1 + below(5)}-0${1 + below(9)}`;
        return {
          touched: [one.id],
          of: {
            operation: 'update',
            entity: 'DriverLicence',
            id: one.licence,
            from,
            values: { state: pick(['REVOKED', 'ACTIVE']), classes: [pick(['B', 'C'])] },
          },
        };
      },
      () => {
        const [car, owner] = [pick(cars), pick(people)];
        car.owners.add(owner.id);
        return {
          touched: [...car.owners],
          of: { operation: 'correct', entity: 'Ownership', id: car.ownership, from: '2024-01-01', to: null, values: { person: owner.id } },
        };
      },
      () => {
        const car = pick(cars);
        return {
          touched: [...car.owners],
          of: {
            operation: 'correct',
            entity: 'Vehicle',
            id: car.vehicle,
            from: '2024-01-01',
            to: null,
            values: { make: `Hiệu ${below(999)}` },
          },
        };
      },
    ];
    type Read = { caseCode: string; data: string; asked: Asked };
    const reads: Read[] = [];
    const sets: { id: string; readsBefore: number; touched: string[]; kind: string }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < 3; n++) {
        const asked = pick(questions);
        reads.push({ ...(await read(asked.question())), asked });
      }
      const earlier = sets.at(below(sets.length || 1));
      const isWithdrawn = round % 5 === 4 && earlier !== undefined;
      const { touched, of } = isWithdrawn ? { touched: people.map(({ id }) => id), of: null } : pick(operations)();
      const readsBefore = reads.length;
      const done = await (of === null
        ? withdrawChangeSet({ pool: hub.database.appPool, model }, earlier?.id ?? '', { ...AS_STEWARD, cascade: true })
        : write(hub.database, [of])
      ).catch(() => undefined);
      if (done !== undefined)
        sets.push({ id: done.changeSetId, readsBefore, touched, kind: of === null ? 'withdraw' : `${of.operation} ${of.entity}` });
    }
    expect(sets.length).toBeGreaterThan(ROUNDS / 2);
    const answers = new Map<string, string>();
    const told = async ({ question }: Asked, knownAt: string): Promise<string> => {
      const text = question(knownAt);
      const known = answers.get(text) ?? (await read(text, 'dossier-service', '990101')).data;
      answers.set(text, known);
      return known;
    };
    const recalled = [];
    for (const set of sets) {
      const body = await recall(set.id);
      recalled.push({ ...set, found: casesOf(body), at: body.data.recall.recordedAt as string });
    }
    let judged = 0;
    for (const [nr, { found, at, readsBefore, touched, kind }] of recalled.entries()) {
      for (const [order, { asked, caseCode, data }] of reads.slice(0, readsBefore).entries()) {
        // What was said to them was said until this set, and by it no longer.
        const between = recalled.slice(0, nr).filter((one) => one.readsBefore > order);
        let stood = true;
        for (const one of between) stood &&= (await told(asked, one.at)) === data;
        if (stood && (await told(asked, at)) !== data) {
          judged += 1;
          expect({ kind, caseCode, isFound: found.has(caseCode) }).toEqual({ kind, caseCode, isFound: true });
        }
        if (kind !== 'withdraw' && ![...asked.about()].some((person) => touched.includes(person)))
          expect({ kind, caseCode, isFound: found.has(caseCode) }).toEqual({ kind, caseCode, isFound: false });
      }
    }
    expect(judged).toBeGreaterThan(5);
  });
});

describe('a breach of personal data', () => {
  const REASON = 'Diễn tập: lộ thẻ của một dịch vụ';
  const AUDITOR = {
    ...{ role: 'auditor', actor: 'auditor-1', agency: null, authenticated: true, purposes: ['audit'], purpose: 'audit' },
    ...{ caseCode: 'H26.01-261122-0001', workOrder: 'H26.01-261122-0001', ownKey: null, language: 'vi', requestId: 'r' },
  };
  const STEWARD = { ...AUDITOR, role: 'steward', purposes: ['stewardship'], purpose: 'stewardship' };
  const contextOf = (caller: object = AUDITOR) => {
    const audit = { subjects: new Set<string>(), classes: new Set(), entities: new Set(), standIn: () => '', begin: () => undefined };
    return { pool: hub.database.appPool, model, caller, audit } as never as Parameters<typeof recordBreach>[0] & { audit: typeof audit };
  };
  const asked = (more: object = {}) => ({
    ...{ asked: { actor: 'thief' }, readsFrom: '2026-01-01T00:00:00Z', readsTo: null, knownAt: null, isDrill: false, reason: REASON },
    ...more,
  });
  const personRow = (subjects: readonly string[], more: object = {}) => ({
    ...rowOf({ requestId: crypto.randomUUID(), caseCode: 'H26.01-261122-7777', subject: '' }),
    ...{ actor: 'thief', subjects, subjectCount: subjects.length },
    ...more,
  });

  it('finds whom somebody was answered about, alone, on a page and in an export, and nobody else', async () => {
    const person = (end: string) =>
      register(hub.database, 'Person', { personalId: `0010900000${end}`, fullName: 'Người Giả Lập', fictional: true });
    const [a, b, c, d] = [await person('31'), await person('32'), await person('33'), await person('34')];
    const strangers = Array.from({ length: 1_200 }, () => crypto.randomUUID());
    await addReads([
      personRow([a]),
      personRow([a, b].sort()),
      personRow([d], { actor: 'another' }),
      personRow([], { kind: 'refusal', code: 'NOT_IN_CASE', subjectsCommitment: null, begunMsAgo: null }),
    ]);
    // As an export writes them: sorted, a thousand to a block.
    const many = [c, ...strangers].sort();
    const exported = {
      ...personRow([], { entities: ['Person', 'Driver'], fieldClasses: ['open', 'personal', 'sensitive'], subjectCount: many.length }),
      blocks: [many.slice(0, 1_000), many.slice(1_000)].map((part) => `{${part.join(',')}}`),
    };
    await hub.database.appPool.query('select append_reads_in_blocks($1::json)', [JSON.stringify([exported])]);
    const context = contextOf();
    // A window that is not over: what is read in it later is for another look.
    const { breach, persons } = await recordBreach(context, asked({ readsTo: '2099-01-01T00:00:00Z' }));
    expect(persons.map(({ id, reads }) => [id, reads])).toEqual(
      [
        [a, 2],
        [b, 1],
        [c, 1],
      ].sort(),
    );
    expect([...context.audit.subjects].sort()).toEqual([a, b, c].sort());
    expect(breach).toMatchObject({ state: 'WAITING', isDrill: false, found: { reads: 3, persons: 3, cases: 1 } });
    expect(Date.parse(breach.notifyBy) - Date.parse(breach.knownAt)).toBe(72 * 3_600_000);
    const sensitive = [...(model.declarations.entities.get('Driver')?.fields.values() ?? [])].filter(
      (field) => field.class === 'sensitive',
    );
    const [reader, ...others] = breach.found.readers;
    expect([reader?.actor, reader?.reads, others]).toEqual(['thief', 3, []]);
    expect(breach.found.fields).toEqual(expect.arrayContaining(['Person.fullName', ...sensitive.map(({ name }) => `Driver.${name}`)]));
    // What is read later is another matter, and who looks for it later finds the same.
    await addReads([personRow([d])]);
    expect((await reportBreach(contextOf(), breach.id)).persons).toEqual(persons);
    expect((await recordBreach(contextOf(), asked({ isDrill: true }))).persons).toHaveLength(4);
    const everybody = await recordBreach(contextOf(), asked({ asked: {}, isDrill: true }));
    expect(everybody.breach.found.readers.map(({ actor }) => actor)).toEqual(expect.arrayContaining(['thief', 'another']));
    const before = await recordBreach(contextOf(), asked({ readsTo: '2026-01-02T00:00:00Z', isDrill: true }));
    expect(before.breach.found).toMatchObject({ reads: 0, persons: 0, readers: [] });
  });

  it('is told within 72 hours, once, by auditors alone, and what is written stays', async () => {
    const overdue = async () => (await overdueByKind(hub.database.appPool, model)).Breach;
    const open = await overdue();
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const { breach } = await recordBreach(contextOf(), asked({ knownAt: ago(73) }));
    await recordBreach(contextOf(), asked({ knownAt: ago(73), isDrill: true }));
    await recordBreach(contextOf(), asked({ knownAt: ago(71) }));
    expect([breach.state, await overdue()]).toEqual(['OVERDUE', (open ?? 0) + 1]);
    const { id } = breach;
    const steward = contextOf(STEWARD);
    for (const refused of [
      recordBreach(steward, asked()),
      reportBreach(steward, id),
      noteNotice(steward, { id, told: REASON, notifiedAt: null }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
    for (const odd of [{ readsTo: '2025-12-31T00:00:00Z' }, { knownAt: '2025-12-31T00:00:00Z' }, { knownAt: '2099-01-01T00:00:00Z' }])
      await expect(recordBreach(contextOf(), asked(odd))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const tell = (told: string, notifiedAt: string | null = null) => noteNotice(contextOf(), { id, told, notifiedAt });
    for (const notifiedAt of [ago(74), '2099-01-01T00:00:00Z'])
      await expect(tell('Công văn 12/2026', notifiedAt)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await tell('Công văn 12/2026')).toMatchObject({ state: 'NOTIFIED', told: 'Công văn 12/2026', notifiedBy: 'auditor-1' });
    expect(await tell('Công văn 12/2026')).toMatchObject({ state: 'NOTIFIED' });
    await expect(tell('Công văn 13/2026')).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    await expect(reportBreach(contextOf(), crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await overdue()).toBe(open);
    const all = await withTx(hub.database.appPool, { readOnly: true, label: 'breaches' }, listBreaches);
    expect(all.at(-1)).toMatchObject({ id, state: 'NOTIFIED' });
    for (const table of ['breach', 'breach_notice'])
      for (const change of [`update ${table} set actor = 'x'`, `delete from ${table}`])
        await expect(hub.database.ownerPool.query(change), change).rejects.toThrow();
  });
});
