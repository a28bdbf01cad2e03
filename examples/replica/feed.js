import { readFileSync } from 'node:fs';

const PAGE = readFileSync(new URL('feed.graphql', import.meta.url), 'utf8');

/**
 * Pages of the feed after a position. The cursor names the log, so that a hub which was restored from a backup refuses instead of silently
 * skipping what is lost. Gaps cannot be: the hub's positions are dense and in the order of commit.
 *
 * @param {{ url: string, token?: string | undefined, purpose?: string | undefined, caseCode?: string | undefined }} hub
 * @param {{ entities: readonly string[], logId: string }} what
 */
export function feed({ url, token, purpose, caseCode }, { entities, logId }) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(purpose ? { 'hub-purpose': purpose } : {}),
    ...(caseCode ? { 'hub-case': caseCode } : {}),
  };
  /** @param {string} after */
  return async (after) => {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      redirect: 'error',
      headers,
      signal: AbortSignal.timeout(30_000),
      body: JSON.stringify({ query: PAGE, variables: { after: `${after}@${logId}`, entities } }),
    });
    const { data, errors } = await response.json();
    if (errors?.length > 0) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions?.code });
    /** @type {import('./generated/operations.js').FollowQuery['changes']} */
    const { nodes, pageInfo } = data.changes;
    return { changes: nodes, scannedTo: pageInfo.scannedTo, isLast: !pageInfo.hasNextPage };
  };
}
