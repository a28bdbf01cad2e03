import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.js';
import type { Connector, Sources } from '../hub/answer/context.js';
import { isSourceUrl } from '../hub/evidence/ask-source.js';
import { caseworkConditions } from '../registers/casework/conditions.js';
import { StartError } from '../start-error.js';

/** A source is not the hub's to load. */
const ASK_AGAIN_MS = 60_000;
const ASKED_KEPT_MAX = 10_000;

/** What there is to ask other registers for. */
export const SOURCE_KINDS: readonly string[] = [...new Set(caseworkConditions.flatMap(({ source }) => source?.kind ?? []))];

/**
 * Registers of others, as `HUB_CONNECTORS_FILE` names them: a JSON list of `kind`, `url`, and where they are needed `tokenFile` (a bearer token, read
 * once) and `agency` (the code of who answers). Whatever is wrong with it stops the start and is told with its place, never with its content.
 */
export async function openConnectors({ connectorsFile }: Pick<Partial<Config>, 'connectorsFile'>): Promise<readonly Connector[]> {
  if (connectorsFile === undefined) return [];
  const listed = await read(connectorsFile).then(
    (text) => parse(text),
    () => null,
  );
  if (!Array.isArray(listed)) throw fault('phải là tệp đọc được, chứa một danh sách JSON.', 'it must be a readable file with a JSON list.');
  const connectors: Connector[] = [];
  for (const [nr, one] of listed.entries()) {
    const { kind, url, tokenFile, agency } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const at = `[${nr}]`;
    if (typeof kind !== 'string' || !SOURCE_KINDS.includes(kind) || connectors.some((other) => other.kind === kind))
      throw fault(
        `${at}.kind phải là một trong ${SOURCE_KINDS.join(', ')}, mỗi loại một lần.`,
        `${at}.kind must be one of ${SOURCE_KINDS.join(', ')}, each once.`,
      );
    if (typeof url !== 'string' || !isSourceUrl(url))
      throw fault(
        `${at}.url phải là địa chỉ https (hoặc http trên chính máy này), không kèm tài khoản, tham số hay dấu #.`,
        `${at}.url must be an https address (or http on this machine), without user, query or fragment.`,
      );
    if (agency !== undefined && (typeof agency !== 'string' || agency === ''))
      throw fault(`${at}.agency phải là mã cơ quan, ví dụ G12.`, `${at}.agency must be the code of an agency, for example G12.`);
    const token = tokenFile === undefined ? undefined : await tokenIn(tokenFile, at);
    connectors.push({ kind, url, ...(token === undefined ? {} : { token }), ...(agency === undefined ? {} : { agency }) });
  }
  return connectors;
}

/** What is asked, of whom; `connectors` as they are when somebody asks. */
export function createSources(connectors: () => readonly Connector[], onFailure: (kind: string, why: string) => void): Sources {
  const lately = new LRUCache<string, true>({ max: ASKED_KEPT_MAX, ttl: ASK_AGAIN_MS });
  return {
    of: (kind) => connectors().find((one) => one.kind === kind),
    isAskedLately: (question) => lately.has(question),
    asked(question, kind, failure) {
      lately.set(question, true);
      if (failure !== null) onFailure(kind, failure);
    },
  };
}

async function tokenIn(file: unknown, at: string): Promise<string> {
  const token = typeof file === 'string' ? (await read(file).catch(() => '')).trim() : '';
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw fault(
    `${at}.tokenFile phải là tệp đọc được, chứa một mã truy cập.`,
    `${at}.tokenFile must be a readable file that holds one token.`,
  );
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fault(vi: string, en: string): StartError {
  return new StartError(
    { vi: `Thiết lập HUB_CONNECTORS_FILE không hợp lệ: ${vi}`, en: `The setting HUB_CONNECTORS_FILE is not valid: ${en}` },
    { exitStatus: 2 },
  );
}
