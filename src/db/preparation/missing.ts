import type { Sentence } from '../../start-error.js';
import { createPool, endPool, type Pool } from '../client.js';
import { migrationsRun } from '../migrate.js';
import { connectionFacts, connectionFaults } from './connections.js';
import { extensionFacts, extensionFaults } from './extensions.js';
import { lendsSessions, lentSessions } from './pooler.js';
import { logFaults, logSettings } from './quiet-log.js';
import { openLoginFaults, ownerFaults, roleFacts, serverFaults, servingFaults } from './roles.js';
import { POSTGRES_VERSION_MIN, serverFacts, unsafeSettings } from './server.js';

export type Preparation = {
  url: string;
  /** Absent: the login of `url`. */
  openUrl?: string;
  ownerUrl: string;
  /** Connections a hub uses at most; absent: nothing will be served. */
  connections?: number;
  /** What serves people's data in earnest is refused what a demonstration is only told. */
  production: boolean;
};

/** `missing` keeps the hub from working, `advice` does not; each sentence has the statement that mends it. */
export type Missing = { missing: Sentence[]; advice: Sentence[] };

/**
 * Everything that the given database lacks, found before anything is made in it: so that an operator goes to the server's administrator
 * once, with one list. Throws StartError where the server cannot be asked at all.
 */
export async function missingFrom({ url, openUrl = url, ownerUrl, connections, production }: Preparation): Promise<Missing> {
  const serving = createPool({ url, max: 1 });
  const owner = ownerUrl === url ? serving : createPool({ url: ownerUrl, max: 1 });
  try {
    const addresses = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATABASE_OPEN_URL: openUrl };
    const lent = await lentAt(addresses);
    // Whatever else were set there would be set for others, and found by chance.
    if (lent.length > 0) return { missing: lent, advice: [] };
    const facts = await serverFacts(serving);
    if (owner !== serving) await serverFacts(owner, 'DATABASE_OWNER_URL');
    const missing = unsafeSettings(facts);
    // An older server does not know the questions either.
    if (facts.version < POSTGRES_VERSION_MIN) return { missing, advice: [] };
    missing.push(...(await missingFromRoles(owner, serving)));
    if (openUrl !== url) missing.push(...(await missingFromOpenLogin(openUrl)));
    if (connections !== undefined) missing.push(...connectionFaults(await connectionFacts(serving), connections));
    const advice = await logAdvice(owner, serving);
    return production ? { missing: [...missing, ...advice], advice: [] } : { missing, advice };
  } finally {
    await Promise.all([...new Set([serving, owner])].map((pool) => endPool(pool)));
  }
}

/** Each address once; one that cannot be reached is spoken of by who asks it next. */
async function lentAt(addresses: Readonly<Record<string, string>>): Promise<Sentence[]> {
  const once = [
    ...new Map(
      Object.entries(addresses)
        .reverse()
        .map(([setting, url]) => [url, setting]),
    ),
  ];
  const lent = await Promise.all(
    once.map(async ([url, setting]) => ((await lendsSessions(url).catch(() => false)) ? [lentSessions(setting)] : [])),
  );
  return lent.flat();
}

async function missingFromRoles(owner: Pool, serving: Pool): Promise<Sentence[]> {
  const { fresh, current } = await migrationsRun(owner);
  const facts = await roleFacts(owner);
  // Whoever finds nothing to migrate needs no rights to.
  const asOwner = current ? [] : [...ownerFaults(facts, { fresh }), ...extensionFaults(await extensionFacts(owner))];
  const asServing = servingFaults(owner === serving ? facts : await roleFacts(serving), { ownerPrepares: fresh && owner === serving });
  return distinct([...asOwner, ...asServing, ...serverFaults(facts)]);
}

async function missingFromOpenLogin(url: string): Promise<Sentence[]> {
  const pool = createPool({ url, max: 1 });
  try {
    await serverFacts(pool, 'DATABASE_OPEN_URL');
    return openLoginFaults(await roleFacts(pool));
  } finally {
    await endPool(pool);
  }
}

async function logAdvice(owner: Pool, serving: Pool): Promise<Sentence[]> {
  const all = await Promise.all([...new Set([owner, serving])].map(async (pool) => logFaults(await logSettings(pool))));
  return distinct(all.flat());
}

function distinct(sentences: readonly Sentence[]): Sentence[] {
  return [...new Map(sentences.map((sentence) => [sentence.en, sentence])).values()];
}
