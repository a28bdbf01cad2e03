import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Connector, HubContext } from '../answer/context.js';
import type { Model } from '../declare/model.js';
import { touchNotes } from '../reads/note-touched.js';
import { findRecords } from '../sql/find.js';
import { currentTimes } from '../time/current-times.js';
import { writeChangeSet } from '../write/door.js';
import { uuidv7 } from '../write/identity.js';
import type { Operation } from '../write/operations.js';
import { askSource, SOURCE_MS_MAX, type SourceAnswer } from './ask-source.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { textGiven } from './compile-verdict.js';
import { type LookedAt, lookAtDossiers } from './decide-evidence.js';
import type { DossierInput } from './dossier.js';
import { ownReading } from './own-reading.js';
import { worded } from './read-verdict.js';
import { checkMayRecord } from './right.js';

/**
 * HELD: good already, so nobody is asked. ANSWERED: what it said is on record, yes or no. NO_ANSWER: it failed, and that is on record.
 * ASKED_LATELY: within the last minute, by whoever. NOT_CONNECTED: nobody is set up to be asked. NOT_ASKED: agencies settle it, the rules do not
 * let it be looked up, or there is nothing to ask about.
 */
export type SourceOutcome = 'HELD' | 'ANSWERED' | 'NO_ANSWER' | 'ASKED_LATELY' | 'NOT_CONNECTED' | 'NOT_ASKED';
export type AskedSource = { requirement: string; thing: string | null; kind: string; outcome: SourceOutcome };

type Question = DossierInput & { procedure: string };

/** A fact of another register that a component rests on, about one record. `ask`: whether it is one to ask for. */
type Wanted = {
  requirement: string;
  thing: string | null;
  entity: string;
  kind: string;
  about: string | null;
  holder: string | null;
  ask: 'yes' | 'HELD' | 'NOT_ASKED';
};

/** What is asked: under the key of the record that keeps the answer, since several components may rest on it. */
type Asking = {
  key: string;
  entity: string;
  kind: string;
  about: string;
  by: Readonly<Record<string, string>>;
  connector: Connector;
  source: string;
};

/**
 * Asks the registers of others for what a dossier rests on and nothing good is on record of; what they say, and that one said nothing, is then a
 * record like any other, and `evidence` reads it.
 *
 * Promises: the right is that of `evidence`, component by component; nobody is asked about what is held, what the agencies settle, or what was asked
 * within the last minute; all are asked at once, and none is waited for longer than two seconds; nothing is half-written – all that was said is one
 * change set –; whom it is about is in the read log before anything leaves the hub, and stands in no address, reason or log line.
 */
export async function askSources(catalogue: EvidenceCatalogue, context: HubContext, question: Question): Promise<AskedSource[]> {
  const { caller, pool, audit, sources } = context;
  checkMayRecord(context.model, caller, 'askSources');
  const { wanted, asking, settled } = await withTx(
    pool,
    { readOnly: true, isolation: 'repeatable read', label: 'sources to ask' },
    async (tx) => {
      const asked = { dossiers: [{ ...question, caller, audit }], asOf: null };
      const [found] = (await lookAtDossiers(catalogue, ownReading(tx, context), asked)).answers;
      if (found === undefined || found instanceof HubError) throw found ?? new HubError('UNAVAILABLE');
      const needed = wantedOf(catalogue, context.model, found);
      return { wanted: needed, ...(await whomToAsk(tx, catalogue, context, needed)) };
    },
  );
  const signal = AbortSignal.timeout(SOURCE_MS_MAX);
  const told = await Promise.all(
    asking.map(async (one) => ({ one, said: await askSource(one.connector, { id: uuidv7(), about: one.by }, signal) })),
  );
  const outcomes = new Map(settled);
  for (const { one, said } of told) {
    outcomes.set(one.key, said.answer === 'NO_ANSWER' ? 'NO_ANSWER' : 'ANSWERED');
    sources?.asked(one.key, one.kind, said.answer === 'NO_ANSWER' ? said.why : null);
  }
  if (told.length > 0) await keep(catalogue, context, told);
  return wanted.map(({ requirement, thing, kind, about }) => ({
    ...{ requirement, thing, kind },
    outcome: outcomes.get(keyOf(kind, about)) ?? 'NOT_ASKED',
  }));
}

/** Who is asked about what, and what is settled without asking; each once, however many components rest on it. */
async function whomToAsk(
  tx: Tx,
  catalogue: EvidenceCatalogue,
  { model, sources }: HubContext,
  wanted: readonly Wanted[],
): Promise<{ asking: Asking[]; settled: ReadonlyMap<string, SourceOutcome> }> {
  const { today, head } = await currentTimes(tx);
  const at = { validAt: today, knownAt: head.recordedFrom };
  const find = async (entity: string, field: string, among: readonly string[], fields: readonly string[]) =>
    among.length === 0 ? [] : findRecords(tx, model, { entity, where: { [field]: { in: [...new Set(among)] } }, at, fields });
  const { entity: agency, code } = catalogue.agencies;
  const codes = wanted.flatMap(({ kind, holder }) => sources?.of(kind)?.agency ?? holder ?? []);
  const agencies = new Map((await find(agency, code, codes, [code])).map((one) => [one[code], one.id]));
  const asking = new Map<string, Asking>();
  const settled = new Map<string, SourceOutcome>();
  for (const [entity, { about: of }] of Object.entries(catalogue.external)) {
    const own = wanted.filter((one) => one.entity === entity);
    const asked = own.filter((one): one is Wanted & { about: string } => one.ask === 'yes' && one.about !== null);
    for (const { kind, about, ask } of own) if (ask !== 'yes') settled.set(keyOf(kind, about), ask);
    if (of === undefined || asked.length === 0) continue;
    const { entity: kept, by: fields } = of.of ?? { entity: '', by: [of.field] };
    const ids = asked.map(({ about }) => about);
    const records = new Map<string, Readonly<Record<string, unknown>>>(
      of.of ? (await find(kept, 'id', ids, fields)).map((one) => [one.id, one]) : ids.map((text) => [text, { [of.field]: text }]),
    );
    for (const { kind, about, holder } of asked) {
      const key = keyOf(kind, about);
      const connector = sources?.of(kind);
      const source = agencies.get(connector?.agency ?? holder);
      const record = records.get(about);
      const by = Object.fromEntries(fields.flatMap((field) => (typeof record?.[field] === 'string' ? [[field, record[field]]] : [])));
      if (connector === undefined || source === undefined) settled.set(key, 'NOT_CONNECTED');
      else if (sources?.isAskedLately(key)) settled.set(key, 'ASKED_LATELY');
      else if (Object.keys(by).length === fields.length) asking.set(key, { key, entity, kind, about, by, connector, source });
    }
  }
  return { asking: [...asking.values()], settled };
}

/** One record for each thing that a source is asked for; it is behind the wall of the same person as what it is about. */
function keyOf(kind: string, about: string | null): string {
  return `${kind}/${about ?? ''}`;
}

/** Of each component whose first condition reads another register's facts: about which records, and whether they are to be asked for. */
function wantedOf(catalogue: EvidenceCatalogue, model: Model, { verdict, planned, read }: LookedAt): Wanted[] {
  return planned.components.flatMap((component): Wanted[] => {
    const { requirement, asked } = component;
    const [first] = asked;
    const source = first?.as === 'deciding' ? model.law.condition(first.condition).source : undefined;
    if (first === undefined || source === undefined || catalogue.external[source.entity]?.about === undefined) return [];
    const answers = verdict.requirements.filter(({ code }) => code === requirement.component);
    const arm = planned.compiled.arms.findIndex((one) => one.requirement.component === requirement.component);
    return answers.flatMap(({ thing, verdict: answer }): Wanted[] => {
      const of = { requirement: requirement.component, thing, ...source, holder: requirement.evidenceType?.holderAgency ?? null };
      const rows = (read?.asked.get(arm) ?? []).filter((row) => row.thing === thing);
      if (answer === 'NOT_ALLOWED' || answer === 'DISPUTED' || answer === 'AMBIGUOUS' || rows.length === 0)
        return [{ ...of, about: null, ask: 'NOT_ASKED' }];
      const field = catalogue.external[source.entity]?.about?.field ?? '';
      return rows.map(({ id, outcomes }) => {
        const [outcome] = outcomes;
        const isHeld = outcome !== undefined && worded(model, first.condition, outcome).verdict === 'HELD';
        return { ...of, about: id ?? textGiven(first, field, thing), ask: isHeld && answer !== 'STALE' ? 'HELD' : 'yes' };
      });
    });
  });
}

type Told = { one: Asking; said: SourceAnswer };

/** What was said, in one change set. Of two who asked at once the second changes what the first has written. */
async function keep(catalogue: EvidenceCatalogue, context: HubContext, told: readonly Told[]): Promise<void> {
  const { model, caller, pool, audit } = context;
  const touch = touchNotes(context, 'checked');
  for (const { one } of told) audit.entities.add(one.entity);
  const write = () =>
    withTx(pool, { label: 'keep what sources said' }, async (tx) => {
      const { today, head } = await currentTimes(tx);
      const operations: Operation[] = [];
      for (const { one, said } of told) {
        const { entity, key, kind, about, source } = one;
        const values = { source, askedOn: today, answer: said.answer, expiresOn: 'expiresOn' in said ? said.expiresOn : null };
        const [known] = await findRecords(tx, model, {
          ...{
            entity,
            where: { code: { eq: key } },
            at: { validAt: today, knownAt: head.recordedFrom },
            fields: Object.keys(values),
            limit: 1,
          },
        });
        const field = catalogue.external[entity]?.about?.field ?? '';
        if (known === undefined)
          operations.push({ operation: 'register', entity, from: today, values: { code: key, [field]: about, kind, ...values } });
        else if (Object.entries(values).some(([field, value]) => (known[field] ?? null) !== value))
          operations.push({ operation: 'update', entity, id: known.id, from: today, values });
      }
      if (operations.length === 0) return { changes: [] };
      const { actor, role: actorRole, agency, purpose, caseCode } = caller;
      return writeChangeSet(
        tx,
        model,
        {
          operations,
          ...{ actor, actorRole, agency, legalBasis: null, readAt: head.position },
          ...(purpose === null ? {} : { purpose }),
          ...(caseCode === null ? {} : { caseCode }),
          reason: `Hỏi nguồn khác: ${[...new Set(told.map(({ one }) => one.kind))].sort().join(', ')}`,
        },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  const again = (error: unknown) => {
    if (error instanceof HubError && OVERTAKEN.has(error.code)) return retrying(write);
    throw error;
  };
  await touch.during([], () => retrying(write).catch(again));
}

const OVERTAKEN: ReadonlySet<string> = new Set(['KEY_TAKEN', 'STALE_VERSION']);
