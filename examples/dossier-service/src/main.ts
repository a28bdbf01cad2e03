import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recordedFor, resultOf, showRecorded } from './decision.js';
import { type Decision, type Dossier, readDossier } from './dossier.js';
import { Failure } from './failure.js';
import { checkDossier, type OpenCaseInput, openDossier, recordDecision } from './generated/operations.js';
import { connect, type Hub } from './hub.js';
import { type Sorted, show, sort } from './verdict.js';

const USAGE = `Cách dùng · usage:
  npm start -- <hồ sơ.json> [--record] [--hub http://localhost:4000] [--token-file thẻ.txt] [--lang vi|en]

Thẻ truy cập lấy từ --token-file hoặc biến HUB_TOKEN; địa chỉ từ --hub hoặc HUB_URL.
The token comes from --token-file or HUB_TOKEN, the address from --hub or HUB_URL.
Mã thoát · exit status: 0 đủ · complete, 1 còn vướng · something is missing, 2 dùng sai · wrong usage, 3 lỗi hệ thống · the system failed`;

type Options = { dossier: Dossier; hub: Hub; record: boolean; language: 'vi' | 'en' };

async function run({ dossier, hub, record, language }: Options): Promise<number> {
  const { decision } = dossier;
  const send = async (decided: Decision, issuedOn: string) => {
    const { recordResult: recorded } = await hub.ask(recordDecision, { input: resultOf(dossier, decided, issuedOn) });
    if (!recorded)
      throw new Failure(3, 'Hệ thống không cho biết kết quả đã ghi hay chưa.', 'The hub does not say whether the result was recorded.');
    console.log(`\n${showRecorded(decided.resultCode, recorded, language)}`);
    return 0;
  };
  await hub.ask(openDossier, { input: caseOf(dossier) });
  if (record && decision) {
    // First of all: once it is recorded, what was issued speaks against issuing it.
    const issuedOn = await recordedFor(hub, dossier, decision);
    if (issuedOn !== null) return send(decision, issuedOn);
  }
  const { evidence: verdict } = await hub.ask(checkDossier, {
    procedure: dossier.procedure,
    subject: dossier.applicant,
    ...(dossier.vehicles.length > 0 ? { vehicles: dossier.vehicles } : {}),
  });
  const sorted = sort(verdict, dossier);
  console.log(show(verdict, sorted, { dossier, language, width: Math.min(process.stdout.columns ?? 120, 140) }));
  const ready = isReady(sorted);
  if (!record) return ready ? 0 : 1;
  if (!decision) throw new Failure(1, 'Hồ sơ chưa có quyết định (decision) để ghi.', 'The dossier holds no decision to record.');
  if (!ready)
    throw new Failure(
      1,
      'Chưa ghi kết quả: hồ sơ còn thành phần phải yêu cầu hoặc xác minh.',
      'Nothing was recorded: components are still to be asked for or settled.',
    );
  return send(decision, verdict.decidedAt);
}

/** The dossier as it says of itself: a one-stop office took it in. */
function caseOf({ dossierCode, procedure, applicant, vehicles }: Dossier): OpenCaseInput {
  return { code: dossierCode, procedure, origin: 'COUNTER', subject: applicant, ...(vehicles.length > 0 ? { vehicles } : {}) };
}

/** Everything is held, or its paper has been handed in; what speaks against the applicant is never passed over. */
function isReady({ ask, settle }: Sorted): boolean {
  return ask.length === 0 && settle.length === 0;
}

function options(): Options | null {
  const { values, positionals } = parsed();
  if (values.help) return null;
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new Failure(2, `Cần đúng một tệp hồ sơ.\n\n${USAGE}`, 'Exactly one dossier file is needed.');
  const language = values.lang ?? 'vi';
  if (language !== 'vi' && language !== 'en') throw new Failure(2, '--lang là vi hoặc en.', '--lang is vi or en.');
  const dossier = readDossier(path);
  const hub = connect({
    url: values.hub ?? process.env.HUB_URL ?? 'http://localhost:4000',
    token: tokenOf(values['token-file']),
    dossierCode: dossier.dossierCode,
    language,
  });
  return { dossier, hub, record: values.record ?? false, language };
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        record: { type: 'boolean' },
        hub: { type: 'string' },
        'token-file': { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    throw new Failure(2, `Tham số không hợp lệ.\n\n${USAGE}`, 'An option is not valid.');
  }
}

/** Never on the command line, where every process of the machine could read it. */
function tokenOf(file: string | undefined): string {
  const token = (file === undefined ? process.env.HUB_TOKEN : readToken(file))?.trim();
  if (token && /^[\w.~+/=-]+$/.test(token)) return token;
  throw new Failure(
    2,
    'Cần thẻ truy cập của dịch vụ hồ sơ trong HUB_TOKEN hoặc --token-file, ví dụ: npx giaolo token dossier-service',
    'A token of the dossier service is needed in HUB_TOKEN or --token-file, for example: npx giaolo token dossier-service',
  );
}

/** The file may be the saved output of `giaolo token`, which ends with the token alone on its last line. */
function readToken(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').at(-1);
  } catch {
    throw new Failure(2, `Không đọc được tệp thẻ ${file}.`, `The token file ${file} cannot be read.`);
  }
}

try {
  const given = options();
  if (given === null) console.log(USAGE);
  else process.exitCode = await run(given);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`${error.vi}\n${error.en}`);
  process.exitCode = error.status;
}
