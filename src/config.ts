import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { LIMITS } from './limits.js';
import { inPackage } from './root.js';
import { millisecondsOf } from './seconds.js';
import { type Sentence, StartError } from './start-error.js';

const PORT_DEFAULT = 4000;
const HOST_DEFAULT = '127.0.0.1';
const DATA_DIR_DEFAULT = '.data';
/** Two looks of a balancer that asks every 2 s; less than half of what orchestrators leave to a process before they kill it (30 s). */
const DRAIN_SECONDS_DEFAULT = 5;
const DRAIN_SECONDS_MAX = 600;
const LOG_LEVEL_DEFAULT = 'info';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** Semantics §10: sealer, wake-up and rate limits run in the one process. */
const WORKERS_ONLY = 1;
const WORKER_DEFAULT = 'on';

/** What an operator sets (`HUB_REQUESTS_MAX…`, `HUB_COST_MAX…`, `HUB_BYTES_MAX…`): in all, by all without a token together, by one signed-in caller. */
export type InFlightSettings = Readonly<Record<'requests' | 'cost' | 'bytes', { all: number; anonymous: number; caller: number }>>;

/**
 * Requests: some tenths of a second of look-ups, each of which is small. Cost: two of the dearest questions without a token, and five times
 * as much by those who are signed in; a whole page of the feed costs 5,000. Bytes: 32 answers of the largest size (8 MB) that slow readers
 * have not taken yet.
 */
export const IN_FLIGHT_DEFAULT: InFlightSettings = {
  requests: { all: 2_000, anonymous: 1_000, caller: 500 },
  cost: { all: 200_000, anonymous: 40_000, caller: 100_000 },
  bytes: { all: 268_435_456, anonymous: 67_108_864, caller: 134_217_728 },
};

/** What one signed-in caller, or one address without a token, may take in a minute (`HUB_ROWS_PER_MINUTE_…`, `HUB_PERSONS_PER_MINUTE`). */
export type BudgetSettings = {
  rows: { anonymous: number; caller: number };
  /** Absent: what the policy says of each role. */
  persons?: number;
};

/** Fifty of the dearest questions without a token; a copy that catches up with the feed takes some 300,000 rows a second. */
export const BUDGETS_DEFAULT: BudgetSettings = { rows: { anonymous: 1_000_000, caller: 20_000_000 } };

const PERSONS_EXAMPLE = 300;

/** The parts of on whose behalf, each with the claim that says it. */
export type BehalfClaims = Partial<Record<'client' | 'agency' | 'official', string>>;

const BEHALF = /^(client|agency|official)$/;
const CLAIM_PATH = /^[\w:/-]+(\.[\w:/-]+)*$/;

/** From how many on reads stand out (`HUB_ANOMALIES`, pairs of a name and a number); `hub/reads/find-anomalies.ts` says what each means. */
export type AnomalySettings = {
  asker: number;
  agency: number;
  case: number;
  hours: { from: number; to: number };
  outside: number;
  days: number;
};

/** An asker reads about 200 persons in an hour where a province decides some 130 dossiers of transport a day. */
export const ANOMALIES_DEFAULT: AnomalySettings = {
  asker: 200,
  agency: 2_000,
  case: 10,
  hours: { from: 7, to: 18 },
  outside: 20,
  days: 60,
};

/** A standby beside its primary is behind by milliseconds; a second leaves room for a moment's load, and nobody who reads notices it. */
export const MAX_STALENESS_SECONDS_DEFAULT = 1;

export type WitnessSettings = { verifierKey: string; url: string };

export type Config = {
  port: number;
  host: string;
  /** The hub answers only this machine: the condition for the demo issuer. */
  loopback: boolean;
  /** Absent: the embedded server under `dataDir`. */
  databaseUrl?: string;
  /** The login for questions that see no persons; absent: the login of `databaseUrl` works as that role. */
  databaseOpenUrl?: string;
  /** Who owns the tables and migrates; absent: the login of `databaseUrl` does. */
  databaseOwnerUrl?: string;
  /** Servers that follow the one of `databaseUrl`. Absent: none. */
  databaseReadUrls?: readonly string[];
  /** How old an answer of a standby may be where the question does not say. */
  maxStalenessMs?: number;
  dataDir: string;
  /** Where the embedded server keeps its log, for `giaolo restore`. Absent: nowhere. */
  walArchive?: string;
  keysDir: string;
  /** Where a person's own files of this program are: who is signed in. */
  personDir: string;
  /** Absent: the demo issuer. */
  identity?: { issuer: string; audience: string };
  /** Claims that say on whose behalf a token was given, where they are not called as the hub calls them. */
  behalfClaims?: BehalfClaims;
  /** Where the hub is reached from outside, for what leaves it; absent where nobody said so and it serves more than this machine. */
  publicUrl?: string;
  /** Where people reach the pages, and as what these are registered with the provider. Absent beside one: nobody signs in to pages. */
  pages?: { publicUrl: string; clientId: string; clientSecret?: string };
  /** As what commands that nobody sits at write, by client credentials (RFC 6749, 4.4). Absent: they need a person. */
  service?: { clientId: string; clientSecret: string };
  /** How long the hub serves on after SIGTERM while `/readyz` says that it leaves. */
  drainMs: number;
  workers: typeof WORKERS_ONLY;
  /** Work in the background is left to other processes (`giaolo worker`). Absent: the hub does it too. */
  leavesWork?: true;
  /** Who cosigns the checkpoints of the logs: a verifier key (C2SP signed-note) and an address each. Absent: nobody. */
  witnesses?: readonly WitnessSettings[];
  /** What may be in flight at a time. Absent: `IN_FLIGHT_DEFAULT`. */
  inFlight?: InFlightSettings;
  /** What a caller may take in a minute. Absent: `BUDGETS_DEFAULT`. */
  budgets?: BudgetSettings;
  /** Addresses or networks of proxies whose `X-Forwarded-For` tells who asks. Absent: nobody's. */
  trustedProxies?: readonly string[];
  /** Origins whose pages may ask in a browser. Absent: this hub's own alone. */
  corsOrigins?: readonly string[];
  /** What stands out among reads. Absent: `ANOMALIES_DEFAULT`. */
  anomalies?: AnomalySettings;
  /** Registers of others that are asked (`HUB_CONNECTORS_FILE`); `runtime/connectors.ts` says what stands in it. Absent: those of the demonstration, or none. */
  connectorsFile?: string;
  /** Hosts of one's own networks that messages may be sent to (`HUB_OUTBOX_HOSTS`), each as `host` or `host:port`. Absent: public addresses by https alone. */
  outboxHosts?: readonly string[];
  /** Where security events go: the logs' address of an OpenTelemetry collector (`HUB_EVENTS_URL`). Absent: nowhere, and none are kept. */
  events?: { url: string; token?: string };
  logLevel: (typeof LOG_LEVELS)[number];
  production: boolean;
};

/** Reads and checks all settings at once, so that an operator corrects them in one round. The only reader of `process.env`. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: Sentence[] = [];
  const given = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const fault = (name: string, vi: string, en: string): void => {
    faults.push({ vi: `Thiết lập ${name} không hợp lệ: ${vi}`, en: `The setting ${name} is not valid: ${en}` });
  };

  const port = given('PORT') ?? String(PORT_DEFAULT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    fault('PORT', 'phải là số nguyên từ 0 đến 65535, ví dụ 4000.', 'it must be a whole number from 0 to 65535, for example 4000.');
  }

  const host = given('HOST') ?? HOST_DEFAULT;
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) {
    fault(
      'HOST',
      'phải là một tên máy hoặc địa chỉ IP, ví dụ 127.0.0.1.',
      'it must be a host name or an IP address, for example 127.0.0.1.',
    );
  }

  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) {
    // The value may hold a password, so it is never quoted.
    fault(
      'DATABASE_URL',
      'phải có dạng postgres://người-dùng:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.',
      'it must look like postgres://user:password@host:5432/database.',
    );
  }

  const databaseOwnerUrl = given('DATABASE_OWNER_URL');
  if (databaseOwnerUrl !== undefined && !isPostgresUrl(databaseOwnerUrl)) {
    fault(
      'DATABASE_OWNER_URL',
      'phải có dạng postgres://người-sở-hữu:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.',
      'it must look like postgres://owner:password@host:5432/database.',
    );
  }
  if (databaseOwnerUrl !== undefined && databaseUrl === undefined) {
    fault('DATABASE_OWNER_URL', 'phải đặt cùng với DATABASE_URL.', 'it must be set together with DATABASE_URL.');
  }

  const databaseOpenUrl = given('DATABASE_OPEN_URL');
  if (databaseOpenUrl !== undefined && !isPostgresUrl(databaseOpenUrl)) {
    fault(
      'DATABASE_OPEN_URL',
      'phải có dạng postgres://người-dùng:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.',
      'it must look like postgres://user:password@host:5432/database.',
    );
  }
  if (databaseOpenUrl !== undefined && databaseUrl === undefined) {
    fault('DATABASE_OPEN_URL', 'phải đặt cùng với DATABASE_URL.', 'it must be set together with DATABASE_URL.');
  }

  const databaseReadUrls = listed(given('DATABASE_READ_URLS'));
  if (!databaseReadUrls.every(isPostgresUrl)) {
    fault(
      'DATABASE_READ_URLS',
      'phải là các địa chỉ dạng postgres://người-dùng:mật-khẩu@máy:5432/cơ-sở-dữ-liệu, cách nhau bằng dấu phẩy.',
      'it must be addresses like postgres://user:password@host:5432/database with commas between.',
    );
  }
  if (databaseReadUrls.length > 0 && databaseUrl === undefined) {
    fault('DATABASE_READ_URLS', 'phải đặt cùng với DATABASE_URL.', 'it must be set together with DATABASE_URL.');
  }

  const seconds = (name: string, fallback: number, max: number): number => {
    const ms = millisecondsOf(given(name) ?? String(fallback), max);
    if (ms === null) {
      fault(
        name,
        `phải là số giây từ 0 đến ${max}, ví dụ ${fallback}.`,
        `it must be a number of seconds from 0 to ${max}, for example ${fallback}.`,
      );
    }
    return ms ?? fallback * 1_000;
  };
  const maxStalenessMs = seconds('HUB_MAX_STALENESS_SECONDS', MAX_STALENESS_SECONDS_DEFAULT, LIMITS.stalenessSeconds.max);
  const drainMs = seconds('HUB_DRAIN_SECONDS', DRAIN_SECONDS_DEFAULT, DRAIN_SECONDS_MAX);

  const walArchive = given('HUB_WAL_ARCHIVE');
  if (walArchive !== undefined && /['"%\\\n]/.test(walArchive)) {
    fault(
      'HUB_WAL_ARCHIVE',
      `phải là đường dẫn một thư mục, không có dấu ' " % \\ hay xuống dòng.`,
      `it must be the path of a folder without ' " % \\ or a line end.`,
    );
  }
  if (walArchive !== undefined && databaseUrl !== undefined) {
    fault(
      'HUB_WAL_ARCHIVE',
      'chỉ dùng cho PostgreSQL nhúng; máy chủ riêng có archive_command của nó.',
      'it is for the embedded PostgreSQL; a server of your own has its archive_command.',
    );
  }

  const production = given('NODE_ENV') === 'production';
  const loopback = isLoopback(host);
  const issuer = given('HUB_ISSUER');
  const audience = given('HUB_AUDIENCE');
  if (issuer !== undefined && !isIssuer(issuer, production)) {
    fault(
      'HUB_ISSUER',
      `phải là địa chỉ ${production ? 'https' : 'http hoặc https'} của nhà cung cấp danh tính, không có phần truy vấn.`,
      `it must be the ${production ? 'https' : 'http or https'} address of the identity provider, without a query.`,
    );
  }
  if ((issuer === undefined) !== (audience === undefined)) {
    const [missing, present] = issuer === undefined ? ['HUB_ISSUER', 'HUB_AUDIENCE'] : ['HUB_AUDIENCE', 'HUB_ISSUER'];
    fault(missing, `phải đặt cùng với ${present}.`, `it must be set together with ${present}.`);
  }
  if (issuer === undefined && production) {
    fault(
      'HUB_ISSUER',
      'bắt buộc khi NODE_ENV=production: không dùng thẻ trình diễn trong vận hành.',
      'it is required when NODE_ENV=production: demo tokens are not for production.',
    );
  }
  if (issuer === undefined && !production && !loopback) {
    fault(
      'HOST',
      'thẻ trình diễn chỉ dùng được trên chính máy này; hãy đặt HOST=127.0.0.1, hoặc đặt HUB_ISSUER và HUB_AUDIENCE.',
      'demo tokens work on this machine only; set HOST=127.0.0.1, or set HUB_ISSUER and HUB_AUDIENCE.',
    );
  }

  const behalfClaims = Object.fromEntries(listed(given('HUB_BEHALF_CLAIMS')).map((text) => text.split('=').map((part) => part.trim())));
  if (!Object.entries(behalfClaims).every(([part, claim]) => BEHALF.test(part) && typeof claim === 'string' && CLAIM_PATH.test(claim))) {
    fault(
      'HUB_BEHALF_CLAIMS',
      'phải là các cặp client=…, agency=…, official=… với tên trường trong thẻ, cách nhau bằng dấu phẩy, ví dụ client=azp,official=act.sub.',
      'it must be pairs client=…, agency=…, official=… with the name of a claim each and commas between, for example client=azp,official=act.sub.',
    );
  }

  const publicUrl = given('HUB_PUBLIC_URL');
  const pagesClientId = given('HUB_PAGES_CLIENT_ID');
  const pagesClientSecret = given('HUB_PAGES_CLIENT_SECRET');
  if (publicUrl !== undefined && !isOrigin(publicUrl, production)) {
    fault(
      'HUB_PUBLIC_URL',
      `phải là địa chỉ ${production ? 'https' : 'http hoặc https'} của các trang, không có đường dẫn, ví dụ https://giaolo.example.vn.`,
      `it must be the ${production ? 'https' : 'http or https'} address of the pages without a path, for example https://giaolo.example.vn.`,
    );
  }
  const pagesSet = { HUB_PUBLIC_URL: publicUrl, HUB_PAGES_CLIENT_ID: pagesClientId, HUB_ISSUER: issuer };
  if (pagesClientId !== undefined || pagesClientSecret !== undefined) {
    for (const [name, value] of Object.entries(pagesSet)) {
      if (value !== undefined) continue;
      fault(
        name,
        'cần có để mọi người đăng nhập vào các trang (HUB_PAGES_CLIENT_ID cần HUB_ISSUER và HUB_PUBLIC_URL).',
        'it is needed for people to sign in to the pages (HUB_PAGES_CLIENT_ID needs HUB_ISSUER and HUB_PUBLIC_URL).',
      );
    }
  }

  const clientId = given('HUB_CLIENT_ID');
  const clientSecret = given('HUB_CLIENT_SECRET');
  if (clientId !== undefined || clientSecret !== undefined) {
    for (const [name, value] of Object.entries({ HUB_CLIENT_ID: clientId, HUB_CLIENT_SECRET: clientSecret, HUB_ISSUER: issuer })) {
      if (value !== undefined) continue;
      fault(
        name,
        'cần có để các lệnh chạy tự động ghi dưới tên một dịch vụ (HUB_CLIENT_ID, HUB_CLIENT_SECRET, HUB_ISSUER).',
        'it is needed for commands that run by themselves to write as a service (HUB_CLIENT_ID, HUB_CLIENT_SECRET, HUB_ISSUER).',
      );
    }
  }

  if ((given('HUB_WORKERS') ?? String(WORKERS_ONLY)) !== String(WORKERS_ONLY)) {
    fault('HUB_WORKERS', 'hiện chỉ nhận giá trị 1.', 'only 1 is accepted for now.');
  }

  const worker = given('HUB_WORKER') ?? WORKER_DEFAULT;
  if (worker !== 'on' && worker !== 'off') fault('HUB_WORKER', 'phải là on hoặc off.', 'it must be on or off.');

  const positive = (name: string, otherwise: number): number => {
    const text = given(name) ?? String(otherwise);
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    fault(name, `phải là số nguyên dương, ví dụ ${otherwise}.`, `it must be a positive whole number, for example ${otherwise}.`);
    return otherwise;
  };
  const inFlightOf = (what: keyof InFlightSettings) => {
    const name = `HUB_${what.toUpperCase()}_MAX`;
    const { all, anonymous, caller } = IN_FLIGHT_DEFAULT[what];
    const set = {
      all: positive(name, all),
      anonymous: positive(`${name}_ANONYMOUS`, anonymous),
      caller: positive(`${name}_CALLER`, caller),
    };
    for (const part of ['anonymous', 'caller'] as const) {
      if (set[part] <= set.all) continue;
      fault(
        `${name}_${part.toUpperCase()}`,
        `không được lớn hơn ${name} (${set.all}).`,
        `it must not be larger than ${name} (${set.all}).`,
      );
    }
    return set;
  };
  const inFlight = { requests: inFlightOf('requests'), cost: inFlightOf('cost'), bytes: inFlightOf('bytes') };

  const budgets: BudgetSettings = {
    rows: {
      anonymous: positive('HUB_ROWS_PER_MINUTE_ANONYMOUS', BUDGETS_DEFAULT.rows.anonymous),
      caller: positive('HUB_ROWS_PER_MINUTE_CALLER', BUDGETS_DEFAULT.rows.caller),
    },
    ...(given('HUB_PERSONS_PER_MINUTE') === undefined ? {} : { persons: positive('HUB_PERSONS_PER_MINUTE', PERSONS_EXAMPLE) }),
  };
  const isGiven = (names: RegExp) => Object.keys(env).some((name) => names.test(name) && given(name) !== undefined);

  const trustedProxies = listed(given('HUB_TRUSTED_PROXIES'));
  if (!trustedProxies.every(isNetwork)) {
    fault(
      'HUB_TRUSTED_PROXIES',
      'phải là địa chỉ IP hoặc mạng, cách nhau bằng dấu phẩy, ví dụ 10.0.0.5,192.168.1.0/24.',
      'it must be IP addresses or networks with commas between, for example 10.0.0.5,192.168.1.0/24.',
    );
  }

  const witnesses = listed(given('HUB_WITNESSES')).map((text): WitnessSettings => {
    const [verifierKey = '', url = ''] = text.split(/\s+/);
    return { verifierKey, url: url.replace(/\/$/, '') };
  });
  if (!witnesses.every(({ verifierKey, url }) => /^[^+\s]+\+[0-9a-f]{8}\+\S+$/.test(verifierKey) && isIssuer(url, production))) {
    const scheme = production ? 'https' : 'http(s)';
    fault(
      'HUB_WITNESSES',
      `phải là các cặp "tên+mã+khoá ${scheme}://địa-chỉ" của nhân chứng, cách nhau bằng dấu phẩy.`,
      `it must be pairs "name+id+key ${scheme}://address" of witnesses with commas between.`,
    );
  }

  const corsOrigins = listed(given('HUB_CORS_ORIGINS'));
  if (!corsOrigins.every((origin) => isOrigin(origin, production))) {
    fault(
      'HUB_CORS_ORIGINS',
      `phải là các nguồn ${production ? 'https' : 'http hoặc https'} viết đủ, không có đường dẫn, cách nhau bằng dấu phẩy, ví dụ https://motcua.example.vn.`,
      `it must be whole ${production ? 'https' : 'http or https'} origins without a path, with commas between, for example https://motcua.example.vn.`,
    );
  }

  const anomalies = anomaliesOf(listed(given('HUB_ANOMALIES')));
  if (anomalies === null) {
    fault(
      'HUB_ANOMALIES',
      'phải là các cặp asker, agency, case, outside, days với số nguyên dương, hoặc hours với hai giờ trong ngày, cách nhau bằng dấu phẩy, ví dụ asker=200,hours=7-18.',
      'it must be pairs of asker, agency, case, outside, days with a positive whole number, or hours with two hours of the day, with commas between, for example asker=200,hours=7-18.',
    );
  }

  const eventsUrl = given('HUB_EVENTS_URL');
  const eventsToken = given('HUB_EVENTS_TOKEN');
  if (eventsUrl !== undefined && !isCollector(eventsUrl, production)) {
    fault(
      'HUB_EVENTS_URL',
      `phải là địa chỉ ${production ? 'https (hoặc http trên chính máy này)' : 'http hoặc https'} nhận nhật ký OpenTelemetry, không kèm mật khẩu, ví dụ https://soc.example.vn/v1/logs.`,
      `it must be the ${production ? 'https address (or http on this machine)' : 'http or https address'} that takes OpenTelemetry logs, without a password, for example https://soc.example.vn/v1/logs.`,
    );
  }
  if (eventsToken !== undefined && eventsUrl === undefined) {
    fault('HUB_EVENTS_TOKEN', 'phải đặt cùng với HUB_EVENTS_URL.', 'it must be set together with HUB_EVENTS_URL.');
  }

  const connectorsFile = given('HUB_CONNECTORS_FILE');

  const outboxHosts = listed(given('HUB_OUTBOX_HOSTS'));
  if (!outboxHosts.every(isHost)) {
    fault(
      'HUB_OUTBOX_HOSTS',
      'phải là các tên máy hoặc địa chỉ IP, có thể kèm cổng, cách nhau bằng dấu phẩy, ví dụ motcua.noi-bo.example.vn,10.1.2.3:8443.',
      'it must be host names or IP addresses, each with a port or without, with commas between, for example motcua.noi-bo.example.vn,10.1.2.3:8443.',
    );
  }

  const logLevel = LOG_LEVELS.find((level) => level === (given('LOG_LEVEL') ?? LOG_LEVEL_DEFAULT));
  if (logLevel === undefined) {
    fault('LOG_LEVEL', `phải là một trong: ${LOG_LEVELS.join(', ')}.`, `it must be one of: ${LOG_LEVELS.join(', ')}.`);
  }

  if (faults.length > 0 || logLevel === undefined) throw new StartError(faults, { exitStatus: 2 });

  const chosenDir = given('HUB_DATA_DIR');
  const dataDir = chosenDir === undefined ? inPackage(DATA_DIR_DEFAULT) : resolve(chosenDir);
  return {
    port: Number(port),
    host,
    loopback,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(databaseOpenUrl === undefined ? {} : { databaseOpenUrl }),
    ...(databaseOwnerUrl === undefined ? {} : { databaseOwnerUrl }),
    ...(databaseReadUrls.length > 0 ? { databaseReadUrls } : {}),
    maxStalenessMs,
    dataDir,
    ...(walArchive === undefined ? {} : { walArchive: resolve(walArchive) }),
    keysDir: resolve(given('HUB_KEYS_DIR') ?? resolve(dataDir, 'keys')),
    personDir: resolve(given('XDG_CONFIG_HOME') ?? resolve(homedir(), '.config'), 'giaolo'),
    ...(issuer === undefined || audience === undefined ? {} : { identity: { issuer, audience } }),
    ...(Object.keys(behalfClaims).length > 0 ? { behalfClaims } : {}),
    ...(publicUrl !== undefined
      ? { publicUrl }
      : production || !loopback
        ? {}
        : { publicUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}` }),
    ...(publicUrl === undefined || pagesClientId === undefined
      ? {}
      : { pages: { publicUrl, clientId: pagesClientId, ...(pagesClientSecret === undefined ? {} : { clientSecret: pagesClientSecret }) } }),
    ...(clientId === undefined || clientSecret === undefined ? {} : { service: { clientId, clientSecret } }),
    drainMs,
    workers: WORKERS_ONLY,
    ...(worker === 'off' ? { leavesWork: true } : {}),
    ...(isGiven(/^HUB_(REQUESTS|COST|BYTES)_MAX/) ? { inFlight } : {}),
    ...(isGiven(/^HUB_(ROWS|PERSONS)_PER_MINUTE/) ? { budgets } : {}),
    ...(witnesses.length > 0 ? { witnesses } : {}),
    ...(isGiven(/^HUB_ANOMALIES$/) && anomalies !== null ? { anomalies } : {}),
    ...(trustedProxies.length > 0 ? { trustedProxies } : {}),
    ...(corsOrigins.length > 0 ? { corsOrigins } : {}),
    ...(connectorsFile === undefined ? {} : { connectorsFile: resolve(connectorsFile) }),
    ...(outboxHosts.length > 0 ? { outboxHosts } : {}),
    ...(eventsUrl === undefined ? {} : { events: { url: eventsUrl, ...(eventsToken === undefined ? {} : { token: eventsToken }) } }),
    logLevel,
    production,
  };
}

/** Null where a pair is not understood, or work ends before it begins. */
function anomaliesOf(pairs: readonly string[]): AnomalySettings | null {
  const settings = structuredClone(ANOMALIES_DEFAULT);
  for (const pair of pairs) {
    const [, name, first, last] = /^(asker|agency|case|outside|days|hours)=([1-9]\d{0,8}|0(?=-))(?:-(\d{1,2}))?$/.exec(pair) ?? [];
    if (name === undefined || (name === 'hours') !== (last !== undefined)) return null;
    if (name === 'hours') settings.hours = { from: Number(first), to: Number(last) };
    else settings[name as 'asker' | 'agency' | 'case' | 'outside' | 'days'] = Number(first);
  }
  const { from, to } = settings.hours;
  return from < to && to <= 24 ? settings : null;
}

function listed(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isPostgresUrl(text: string): boolean {
  // "user@/db?host=/run/postgresql" names a socket folder instead of a host.
  const url = parse(text.replace('@/', '@localhost/'));
  return url !== undefined && (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.pathname.length > 1;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  return version > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}

function isIssuer(text: string, production: boolean): boolean {
  const url = parse(text);
  return (
    url !== undefined && (url.protocol === 'https:' || (!production && url.protocol === 'http:')) && url.search === '' && url.hash === ''
  );
}

/** A password in an address would stand in error texts. */
function isCollector(text: string, production: boolean): boolean {
  const url = parse(text);
  if (url === undefined || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && (!production || isLoopback(url.hostname)));
}

/** As an address has it. */
function isHost(text: string): boolean {
  const url = parse(`https://${text}/`);
  return url !== undefined && (url.host === text || `${url.host}:443` === text);
}

/** As a browser sends it: no path, no "*", no closing slash. */
function isOrigin(text: string, production: boolean): boolean {
  const url = parse(text);
  return (
    url !== undefined &&
    (url.protocol === 'https:' || (!production && url.protocol === 'http:')) &&
    url.origin === text &&
    !text.includes('*')
  );
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * What looks like 127.0.0.0/8 and is no address is a name, which may be anybody's. Whether a name leads to this machine alone is seen when
 * it is bound.
 */
function isLoopback(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

/** An address that only this machine reaches. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
