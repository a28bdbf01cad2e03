import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { type Pool, query } from '../../db/client.js';
import type { Side } from '../../db/readers.js';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { createCaseBinding } from '../access/bind-case.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, isPersonal } from '../access/decide.js';
import { reachOf } from '../access/own-subject.js';
import type { Model } from '../declare/model.js';
import { rootKind } from '../declare/root-kinds.js';
import { FIELD_CLASSES } from '../declare/types.js';
import { namesOf } from '../query/asked-persons.js';
import { coerceVariables } from '../query/coerce-variables.js';
import { faultOf } from '../query/fault-of.js';
import { boundValues, Given } from '../query/given.js';
import { fragmentsOf } from '../query/of-document.js';
import { type FeedPlan, planFeed } from '../query/plan-feed.js';
import { readArguments } from '../query/read-arguments.js';
import { selectionOf } from '../query/read-selection.js';
import { leftOut } from '../query/withheld.js';
import { subjectsNamed } from '../reads/person-names.js';
import type { ReadEntry, ReadLog } from '../reads/read-log.js';
import { REFUSALS } from '../reads/refusals.js';
import { requestEntry } from '../reads/request-entry.js';
import type { Spending } from '../reads/spending.js';
import { currentTimes } from '../time/current-times.js';
import { feedCursor, readFeedCursor, refuseForeign } from './cursor.js';
import { feedSql, SEPARATOR } from './feed-sql.js';
import { type FeedRow, scanned, subjectsOf } from './read-feed.js';
import type { LedgerWatch } from './watch-ledger.js';

export type FollowQuestion = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
  caller: Caller;
  /** Cursor of the last event a reconnecting client has had; it goes on there, whatever `after` says. */
  lastEventId: string | null;
  /** What its caller may take in a minute. Without it nothing is counted. */
  spending?: Spending;
};

/** Changes in order, each with the cursor to go on from; no changes is a sign of life. */
export type FeedBatch = readonly { cursor: string; data: string }[];
export type Following = { extensions: Readonly<Record<string, unknown>>; batches: AsyncGenerator<FeedBatch, void> };

type Dependencies = {
  schema: GraphQLSchema;
  model: Model;
  pools: Readonly<Record<Side, Pool>>;
  readLog: ReadLog;
  watch: LedgerWatch;
  heartbeatMs?: number;
  /** Where each follower is, for metrics. */
  places?: Places;
};

/** Up to which position each follower of this process has come. */
export type Places = Set<() => string>;

/** A reader that stands still holds this many changes of memory at most, or so many bytes of them, and no connection. */
const BATCH_MAX = 200;
const BATCH_BYTES_MAX = 256 * 1024;
const RETRY_MS = 1_000;

/**
 * The feed as it grows, for one caller. Promises: every change the caller may see comes once, in order, from the place asked for; what
 * shows a person has its row in the read log before it leaves; the next page is read only when the last one was taken. While the database
 * or the read log is away nothing comes, and afterwards everything that was missed.
 */
export function createFollow({
  schema,
  model,
  pools,
  readLog,
  watch,
  heartbeatMs = HEARTBEAT_MS,
  places,
}: Dependencies): (question: FollowQuestion, signal: AbortSignal) => Promise<Following> {
  const cases = createCaseBinding(model);
  const readerOf = (pool: Pool): Tx => ({ query: (text, values, name) => query(pool, text, values, name) });
  const reader = readerOf(pools.personal);
  const pagesOf: Readonly<Record<Side, Tx>> = { open: readerOf(pools.open), personal: reader };

  return async (asked, signal) => {
    const caller = await cases.bind(reader, asked.caller);
    const question = { ...asked, caller };
    const log = async (outcome: ReadEntry['outcome'], code: string | null, subjects: readonly string[]) => {
      if (subjects.length > 0) {
        // However many a page shows: one that is more than a minute's budget would never come.
        await question.spending?.spend('persons', 1);
        await question.spending?.charge('persons', subjects.length - 1);
      }
      await readLog.record(
        requestEntry(question, ['Change'], {
          outcome,
          code,
          fieldClasses: FIELD_CLASSES.filter((cls) => plan?.classes.includes(cls)),
          subjects,
        }),
      );
    };
    let plan: FeedPlan | undefined;
    try {
      plan = planOf(question);
      checkPurpose(model.access, caller, false);
    } catch (error) {
      const { code } = faultOf(error);
      if (caller.authenticated && REFUSALS.has(code)) await log('REFUSED', code, []);
      throw error;
    }
    const place = await startOf(plan, question);
    await logNamed(plan, question, log);
    const extensions = leftOut(plan);
    return { extensions, batches: follow(plan, place, log) };

    async function* follow(
      { classes, limit, path, ...rest }: FeedPlan,
      { position, logId }: Place,
      record: typeof log,
    ): AsyncGenerator<FeedBatch, void> {
      const reach = await reachOf(reader, model, caller);
      const rendering = { key: path, selection: rest.selection, separator: SEPARATOR } as const;
      const { text, values } = feedSql(model, { classes, limit, path, ...rest }, [rendering], {
        after: new Given('after'),
        reach: reach === null ? null : new Given('reach'),
        counted: false,
      });
      let after = position;
      let signedAt = performance.now();
      const place = () => after;
      places?.add(place);
      try {
        while (!signal.aborted) {
          const turn = watch.turn();
          const row = await unlessAway(async () => {
            // A case that was closed meanwhile, or has ended, ends what is followed under it.
            if (!(await isStillBound())) return 'ended';
            const found = await page(text, boundValues({ values }, {}, { after, reach }), classes, record);
            await refuseForeign(reader, { position: after, logId }, { logId: found.log_id, head: found.position });
            return found;
          });
          if (row === 'ended') return;
          if (row) after = scanned(row, { after, limit, head: row.position });
          if (row && row.found > 0) {
            const changes = row.t0?.split(SEPARATOR) ?? [];
            yield (row.positions ?? '').split(',').map((at, i) => ({ cursor: feedCursor(at, logId), data: `{"${path}":${changes[i]}}` }));
            signedAt = performance.now();
          }
          if (!row) await watch.after(Number.POSITIVE_INFINITY, RETRY_MS, signal);
          else if (BigInt(after) >= BigInt(row.position))
            await watch.after(turn, Math.max(0, signedAt + heartbeatMs - performance.now()), signal);
          // Also while much is written of which nothing is for this reader.
          if (performance.now() - signedAt >= heartbeatMs) {
            yield [];
            signedAt = performance.now();
          }
        }
      } finally {
        places?.delete(place);
      }
    }

    async function isStillBound(): Promise<boolean> {
      if (caller.case === undefined && caller.workOrder === undefined) return true;
      const now = await cases.bind(reader, asked.caller);
      return now.case !== undefined || now.workOrder !== undefined;
    }

    /** One page, logged before anybody sees it. */
    async function page(text: string, values: unknown[], classes: FeedPlan['classes'], record: typeof log): Promise<FeedRow> {
      const { rows } = await pagesOf[caller.purpose === null ? 'open' : 'personal'].query<FeedRow>(text, values);
      const [found] = rows;
      if (!found) throw new HubError('UNAVAILABLE');
      const subjects = subjectsOf(found);
      if (caller.authenticated && found.found > 0 && (subjects.length > 0 || classes.some(isPersonal)))
        await record('ANSWERED', null, subjects);
      return found;
    }
  };

  /** Undefined while database or log are away, or the reader's minute is used up: both pass, and the reader's place is known. */
  async function unlessAway<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      const { status, code } = faultOf(error);
      if (status === 503 || code === 'RATE_LIMITED') return undefined;
      throw error;
    }
  }

  function planOf({ document, operation, variables: raw, caller }: FollowQuestion): FeedPlan {
    const variables = coerceVariables(schema, { document, operation }, raw);
    const fragments = fragmentsOf(document);
    const type = schema.getSubscriptionType();
    const change = schema.getType('Change');
    if (!type) throw new Error('the schema has no subscriptions');
    const [root] = collectFields(schema, fragments, variables, type, operation.selectionSet);
    const [node] = root?.[1] ?? [];
    const field = type.getFields()[node?.name.value ?? ''];
    if (!root || !node || !field || rootKind(field)?.is !== 'feed') {
      const followed = Object.values(type.getFields()).flatMap((one) => (rootKind(one)?.is === 'feed' ? [one.name] : []));
      throw new HubError('BAD_REQUEST', {
        ruleVi: `chỉ theo dõi được ${followed.join(', ')}.`,
        ruleEn: `only ${followed.join(', ')} can be followed.`,
      });
    }
    const args = readArguments(field, node, variables);
    const selection = selectionOf({ schema, fragments, variables }, change, root[1]);
    return {
      ...planFeed({ model, caller, path: root[0], arguments: { ...args, first: BATCH_MAX }, selection, of: 'change' }),
      bytesMax: BATCH_BYTES_MAX,
    };
  }

  /** Whom the question names stands in the log before the first page, whether or not one comes. */
  async function logNamed(
    { persons }: FeedPlan,
    { caller }: FollowQuestion,
    log: (outcome: 'ANSWERED', code: null, subjects: readonly string[]) => Promise<void>,
  ) {
    if (persons.length === 0 || !caller.authenticated) return;
    const subjects = await subjectsNamed(
      reader,
      model,
      namesOf(persons, {}, () => false),
      readLog.standIn,
    );
    if (subjects.length > 0) await log('ANSWERED', null, subjects);
  }

  type Place = { position: string; logId: string };

  /** Where to begin: where the client broke off, where it asks, or at the present end. */
  async function startOf({ after }: FeedPlan, { lastEventId }: FollowQuestion): Promise<Place> {
    const { head, logId } = await currentTimes(reader);
    const given = lastEventId ?? (typeof after === 'string' ? after : null);
    if (given === null) return { position: head.position, logId };
    const place = readFeedCursor(given);
    await refuseForeign(reader, place, { logId, head: head.position });
    return { position: place.position, logId };
  }
}

/** Below every time-out on the way: of this server's idle sockets (15 s), of usual proxies (30 to 60 s). */
const HEARTBEAT_MS = 8_000;
