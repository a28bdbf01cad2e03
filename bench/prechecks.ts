import type { Pool } from '../src/db/client.js';
import { ask, hubBody, loggedAnswers, type Prepared, type Servers } from './measure.js';
import type { Result } from './report.js';
import { badgeCase } from './workloads/evidence.js';
import { evidenceForBadges } from './workloads/generated/operations.js';

/** As many dossiers as a question takes, and so many questions at once. */
const DOSSIERS = 200;
const AT_ONCE = 3;
const SECONDS_MAX = 10;

type Answered = { evidenceBatch: readonly { verdict: { requirements: readonly unknown[] } | null }[] };

/** Asks about many dossiers in questions of two hundred. Every one must have its verdict, and its row in the read log. */
export async function precheckResult(
  { asked, hubHeaders }: Prepared,
  { hub }: Servers,
  pool: Pool,
  { dossiers }: { dossiers: number },
): Promise<Result> {
  const questions = Array.from({ length: Math.ceil(dossiers / DOSSIERS) }, (_, nr) =>
    Array.from({ length: Math.min(DOSSIERS, dossiers - nr * DOSSIERS) }, (_, i) => {
      const place = (nr * DOSSIERS + i) % asked.length;
      const { taxCode, plate } = asked[place] ?? {};
      return { case: badgeCase(place), procedure: 'P04', subject: { taxCode }, vehicles: [plate] };
    }),
  );
  const before = await loggedAnswers(pool);
  const began = performance.now();
  let wrong = 0;
  const one = async (): Promise<void> => {
    for (let next = questions.pop(); next !== undefined; next = questions.pop()) {
      const body = hubBody({ document: evidenceForBadges.text }, { dossiers: next });
      const { data } = (await ask(`${hub.address}/graphql`, hubHeaders, body)) as { data?: Answered };
      wrong += next.length - (data?.evidenceBatch.filter(({ verdict }) => (verdict?.requirements.length ?? 0) > 0).length ?? 0);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const seconds = (performance.now() - began) / 1_000;
  const lost = dossiers - ((await loggedAnswers(pool)) - before);
  return {
    id: 'W18',
    title: `${dossiers.toLocaleString('en')} pre-checks in questions of ${DOSSIERS}, a row of the read log for each`,
    unit: 's',
    target: { most: SECONDS_MAX },
    ...{ ratio: seconds, min: seconds, max: seconds, runs: 1 },
    detail: `${Math.round(dossiers / seconds).toLocaleString('en')}/s`,
    ...(wrong > 0 ? { failed: `${wrong} without a verdict` } : {}),
    ...(lost > 0 ? { failed: `${lost} are not in the read log` } : {}),
  };
}
