import { setTimeout as after } from 'node:timers/promises';
import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Answer, Question } from '../answer/question.js';
import type { Model } from '../declare/model.js';
import type { Notice } from '../declare/notice.js';
import { currentTimes } from '../time/current-times.js';
import type { AllowedHosts } from './address.js';
import { cloudEvent, letterId } from './envelope.js';
import { dueMessages, endMessages, forgetEnded, keepFound, type Message, refuseMessage } from './kept-messages.js';
import { dueTargets, type Target, type TargetFault, tookNothing, tookSome } from './kept-targets.js';
import type { Sealing } from './secrets.js';
import { type SendFault, send } from './send.js';
import { tellChanges } from './tell-changes.js';
import { tellResults } from './tell-results.js';
import type { Telling } from './told.js';

/** Tells whoever is to be told. Only whoever holds the lock on this work calls `run`. */
export type OutboxWork = {
  isDue(): Promise<boolean>;
  /** Until nothing is due. Ends early when the signal says so; what was being sent then is sent again. */
  run(workPool: Pool, signal: AbortSignal): Promise<void>;
};

type Dependencies = {
  pool: Pool;
  model: Model;
  notices: readonly Notice[];
  sealing: Sealing;
  allowed: AllowedHosts;
  /** Where the hub is reached, as its messages name it. */
  address: string | null;
  /** Lends the one function that answers. */
  answering: <R>(workPool: Pool, fn: (answer: (question: Question) => Promise<Answer>) => Promise<R>) => Promise<R>;
};

/** For its lock, and for several targets at once. */
export const OUTBOX_CONNECTIONS = 3;
/** To one target at once, each of another subject. */
const AT_ONCE = 8;
const WAITING_MAX = 10_000;
const LOOK_MS = 250;
const FORGET_MS = 3_600_000;

const WAIT_FIRST_MS = 5_000;
const WAIT_MS_MAX = 3_600_000;
/** Some three hours. */
const REFUSALS_MAX = 12;
/** Answers that are about the letter, whoever else is told. */
const ABOUT_LETTER = new Set<TargetFault>(['status-400', 'status-413', 'status-415', 'status-422']);

/** Doubled with each try, an hour at most; up to a fifth more or less, so that those who failed together do not come together. */
export function waitMs(tries: number, random: () => number = Math.random): number {
  return Math.min(WAIT_FIRST_MS * 2 ** (tries - 1), WAIT_MS_MAX) * (0.8 + 0.4 * random());
}

/**
 * Two steps, each of which may be killed anywhere. What is written in the ledger is looked at for each target, in the order of commit, and
 * its place is kept together with how far was looked: no place is missed, none stands twice. Then letters go out, the next of a subject once
 * the one before was taken; one that was taken and not written down goes again under the same id.
 */
export function createOutboxWork(parts: Dependencies): OutboxWork {
  const { pool, model, notices, sealing, allowed, address, answering } = parts;
  const due = () => dueTargets(pool, WAITING_MAX);
  const tellings = new Map(notices.map((notice) => [notice.name, tellResults(pool, model, notice)]));
  let forgottenAt = Number.NEGATIVE_INFINITY;

  async function work(target: Target, telling: Telling, workPool: Pool, signal: AbortSignal): Promise<void> {
    await fill(target, telling, workPool);
    const { logId } = await withTx(workPool, { readOnly: true, label: 'outbox source' }, currentTimes);
    const source = { address, logId };
    const secrets = [target.secret, ...(target.formerSecret ? [target.formerSecret] : [])].map(sealing.open);
    // While it takes nothing one is enough to find out.
    for (let most = target.failures > 0 ? 1 : AT_ONCE; !signal.aborted; most = AT_ONCE) {
      const messages = await dueMessages(workPool, target.id, most);
      if (messages.length === 0) return;
      const tried = await Promise.all(messages.map((message) => attempt(message)));
      // What was broken off by the end of this process failed by nobody's fault.
      const ended = signal.aborted ? tried.filter(({ outcome }) => outcome === 'DELIVERED') : tried;
      if (!(await settle(target, ended, workPool))) return;
    }

    async function attempt(message: Message): Promise<Tried> {
      const event = await telling.event(target, message);
      if (event === null) return { message, outcome: 'WITHHELD' };
      if ('refused' in event) return { message, outcome: 'rights' };
      const body = cloudEvent({ ...event, id: message.id }, source);
      const fault = await send({ id: letterId(message.id), body }, { url: target.url, secrets, allowed, signal });
      return { message, outcome: fault ?? 'DELIVERED' };
    }
  }

  async function fill(target: Target, telling: Telling, workPool: Pool): Promise<void> {
    const found = await telling.find(target);
    await withTx(workPool, { label: 'fill outbox' }, async (tx) => {
      if ('refused' in found) await tookNothing(tx, target.id, { fault: 'rights', waitMs: WAIT_MS_MAX });
      else await keepFound(tx, { id: target.id, from: target.position }, found);
    });
  }

  /** Writes down what became of letters that went out together; false where the target is to be left alone for a while. */
  async function settle(target: Target, tried: readonly Tried[], workPool: Pool): Promise<boolean> {
    const of = (outcome: Tried['outcome']) => tried.flatMap((one) => (one.outcome === outcome ? [one.message.id] : []));
    const delivered = of('DELIVERED');
    const faults = tried.flatMap(({ message, outcome }) =>
      outcome === 'DELIVERED' || outcome === 'WITHHELD' ? [] : [{ message, fault: outcome }],
    );
    return withTx(workPool, { label: 'settle outbox' }, async (tx) => {
      await endMessages(tx, delivered, 'DELIVERED');
      await endMessages(tx, of('WITHHELD'), 'WITHHELD');
      let isTargets = false;
      for (const { message, fault } of faults) {
        if (fault === 'rights') {
          isTargets = true;
          continue;
        }
        const isOwn = ABOUT_LETTER.has(fault) || message.isPassed || delivered.length > 0;
        isTargets ||= !isOwn;
        const isDead = isOwn && message.refusals + 1 >= REFUSALS_MAX;
        await refuseMessage(tx, message.id, { fault, waitMs: waitMs(message.attempts + 1), isOwn, isDead });
      }
      if (delivered.length > 0) await tookSome(tx, target.id);
      const [first] = faults;
      if (!isTargets || first === undefined) return true;
      await tookNothing(tx, target.id, { fault: first.fault, waitMs: waitMs(target.failures + 1) });
      return false;
    });
  }

  return {
    isDue: async () => (await due()).length > 0,
    async run(workPool, signal) {
      await answering(workPool, async (answer) => {
        const changes = tellChanges(answer);
        const busy = new Map<string, Promise<void>>();
        const faults: unknown[] = [];
        // One that hangs keeps nobody else waiting: each target is worked at for itself.
        while (!signal.aborted && faults.length === 0) {
          for (const target of await due()) {
            if (busy.has(target.id)) continue;
            const telling = target.kind === CHANGES ? changes : tellings.get(target.kind);
            // A release that knows the notice no more leaves it to one that does.
            if (telling === undefined) continue;
            const done = work(target, telling, workPool, signal)
              .catch((fault: unknown) => void faults.push(fault))
              .finally(() => busy.delete(target.id));
            busy.set(target.id, done);
          }
          if (busy.size === 0) break;
          await Promise.race([...busy.values(), after(LOOK_MS)]);
        }
        await Promise.all(busy.values());
        if (faults.length > 0) throw faults[0];
      });
      if (performance.now() - forgottenAt < FORGET_MS) return;
      forgottenAt = performance.now();
      await forgetEnded(pool);
    },
  };
}

/** The kind of targets that are told of changes. */
export const CHANGES = 'changes';

type Tried = { message: Message; outcome: 'DELIVERED' | 'WITHHELD' | 'rights' | SendFault };
