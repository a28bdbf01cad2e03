#!/usr/bin/env node
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { beginCopy, openCopy, readManifest } from './copy.js';
import { feed } from './feed.js';
import { lines } from './lines.js';

const USAGE = `Giữ một bản sao luôn khớp với hub · Keeps a copy equal to the hub

  replica begin  <folder> <export.jsonl>...        bắt đầu từ các tệp xuất toàn bộ · begin from total exports
  replica follow <folder> [--once|--until N]       theo dòng thay đổi · follow the change feed
  replica apply  <folder> <delta.jsonl>...         nhận các tệp thay đổi, không cần mạng · take delta exports, without a network
  replica prove  <folder> <export.jsonl>...        chứng minh bằng mã băm · prove the copy equal by hash
  replica status <folder>

  --url http://localhost:4000   HUB_TOKEN   HUB_PURPOSE   HUB_CASE
`;

const COMPACT_AFTER_PAGES = 500;
const POLL_MS = 1_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:4000' },
    once: { type: 'boolean' },
    until: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const [command = '', folder = '', ...files] = positionals;

/** @type {Record<string, () => Promise<number>>} */
const commands = {
  async begin() {
    await beginCopy(folder, files);
    return commands.status?.() ?? 0;
  },

  async follow() {
    const copy = await openCopy(folder);
    // What earlier runs left in the journal is folded in once, so that it never grows over many runs.
    await copy.compact();
    const { HUB_TOKEN: token, HUB_PURPOSE: purpose, HUB_CASE: caseCode } = process.env;
    const next = feed(
      { url: values.url, token, purpose, caseCode },
      { entities: Object.keys(copy.origin.entities), logId: copy.origin.logId },
    );
    for (let pages = 0; ; pages++) {
      if (values.until !== undefined && BigInt(copy.position()) >= BigInt(values.until)) break;
      const page = await next(copy.position()).catch((error) => {
        // The hub was refused or said no: asking again would not help. Away or busy: it comes back.
        if (error.code !== undefined && !PASSING.has(error.code)) throw error;
        process.stderr.write(`${error.message}\n`);
        return undefined;
      });
      if (page !== undefined) await copy.add(upTo(page, values.until));
      if (page?.isLast === true && values.once) break;
      if (page === undefined || page.isLast) await wait(POLL_MS);
      if (pages > 0 && pages % COMPACT_AFTER_PAGES === 0) await copy.compact();
    }
    await copy.compact();
    process.stdout.write(`${copy.position()}\n`);
    return 0;
  },

  async apply() {
    const copy = await openCopy(folder);
    for (const file of files) {
      const { kind, entity, after, position, logId } = await readManifest(file);
      if (kind !== 'DELTA' || logId !== copy.origin.logId) throw new Error(`${file} is no delta of this copy's log`);
      // A file holds one entity, so only a copy of that entity alone may move on by it.
      if (Object.keys(copy.origin.entities).join() !== entity)
        throw new Error(`${file} holds ${entity} only; a copy of several entities follows the feed`);
      if (BigInt(after ?? '0') > BigInt(copy.position()))
        throw new Error(`${file} begins after ${after}, the copy stands at ${copy.position()}: a file is missing`);
      const changes = [];
      for await (const { text } of lines(file)) changes.push(JSON.parse(text));
      await copy.add({ changes: changes.filter((change) => BigInt(change.position) > BigInt(copy.position())), scannedTo: position });
    }
    process.stdout.write(`${copy.position()}\n`);
    return 0;
  },

  async prove() {
    const copy = await openCopy(folder);
    let isEqual = true;
    for (const file of files) {
      const { entity, position, sha256, counts } = await readManifest(file);
      if (position !== copy.position())
        throw new Error(`${file} is of position ${position}, the copy stands at ${copy.position()}: follow --until ${position}`);
      const same = copy.hash(entity) === sha256;
      isEqual &&= same;
      process.stdout.write(`${same ? '=' : '≠'} ${entity}  ${counts.records}  ${sha256}\n`);
    }
    return isEqual ? 0 : 1;
  },

  async status() {
    const copy = await openCopy(folder);
    process.stdout.write(
      `${copy.position()}  ${Object.keys(copy.origin.entities)
        .map((entity) => `${entity} ${copy.count(entity)}`)
        .join('  ')}\n`,
    );
    return 0;
  },
};

/** Only the changes up to a position, so that the copy stands exactly there. */
function upTo(/** @type {{ changes: import('./copy.js').Change[], scannedTo: string }} */ page, /** @type {string | undefined} */ until) {
  if (until === undefined || BigInt(page.scannedTo) <= BigInt(until)) return page;
  return { changes: page.changes.filter(({ position }) => BigInt(position) <= BigInt(until)), scannedTo: until };
}

const PASSING = new Set(['UNAVAILABLE', 'LOG_UNSETTLED', 'CONFLICT_RETRY', 'AUDIT_UNAVAILABLE', 'RATE_LIMITED']);

const run = commands[command];
if (run === undefined || folder === '' || values.help) {
  process.stdout.write(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  process.exitCode = await run().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    return 3;
  });
}
