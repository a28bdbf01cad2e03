import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { follow } from '../feed/follower.js';

/**
 * A consumer of the feed in a process of its own, for storms that kill it. What it has taken stands in a file, one change a line; after a
 * kill it goes on from the last whole line. By turns it pulls pages and follows the stream. Ends when it has met the position it is to
 * reach.
 */
const [url = '', file = '', how = 'pull', token = '', until = ''] = process.argv.slice(2);
const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
const FIELDS = 'position entity recordId version operation';
type Change = { position: string; entity: string; recordId: string; version: number; operation: string };

const line = ({ position, entity, recordId, version, operation }: Change) => `${position} ${entity} ${recordId} ${version} ${operation}\n`;
const take = (changes: readonly Change[]) => appendFileSync(file, changes.map(line).join(''));

if (how === 'pull') await pull(lastTaken());
else await stream(lastTaken());

/** A kill can leave half a line. */
function lastTaken(): string {
  if (!existsSync(file)) return '0';
  const text = readFileSync(file, 'utf8');
  const whole = text.lastIndexOf('\n') + 1;
  truncateSync(file, whole);
  return text.slice(0, whole).trimEnd().split('\n').at(-1)?.split(' ')[0] || '0';
}

async function pull(from: string): Promise<void> {
  for (let after = from; BigInt(after) < BigInt(until); ) {
    const query = `query ($after: Position) { changes(after: $after, first: 1000) { nodes { ${FIELDS} } pageInfo { scannedTo } } }`;
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { after } }) });
    const { data } = (await response.json()) as { data?: { changes: { nodes: Change[]; pageInfo: { scannedTo: string } } } };
    if (!data) throw new Error(`no page: ${response.status}`);
    take(data.changes.nodes);
    after = data.changes.pageInfo.scannedTo;
  }
}

async function stream(from: string): Promise<void> {
  const following = await follow(url, `subscription ($after: Position) { changes(after: $after) { ${FIELDS} } }`, { after: from }, headers);
  for (let after = from; BigInt(after) < BigInt(until); ) {
    const [event] = await following.next(1);
    const change = event?.data.data.changes as Change;
    take([change]);
    after = change.position;
  }
  following.close();
}
