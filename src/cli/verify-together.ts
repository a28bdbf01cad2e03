import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { AuditSource, Share } from '../hub/audit/audit-source.js';
import type { DatabaseSource } from '../hub/audit/database-source.js';
import { openFileSource } from '../hub/audit/file-source.js';
import type { Finding } from '../hub/audit/finding.js';
import type { Steps } from '../hub/audit/steps.js';
import { type Trusted, VERIFY_PARTS, type Verified, verify } from '../hub/audit/verify.js';
import { withAuditSource } from '../runtime/audit.js';
import type { Cli } from './cli.js';
import { usage } from './steward.js';

export type VerifyOptions = { key?: string[]; checkpoint?: string[]; part?: string[]; share?: Share; snapshot?: string };

type Together = {
  options: VerifyOptions;
  trusted: Trusted;
  report(finding: Finding): void;
  /** So many more were found, of which nothing is told. */
  countMore(untold: number): void;
  steps: Steps;
};

/** What a process tells that verified a share. */
type Theirs = { count: number; findings: Finding[]; registers?: Verified['registers'] };

/** What is verified: the running database as at one moment, or an export. */
export async function withSource<R>(
  cli: Cli,
  path: string | undefined,
  { snapshot }: VerifyOptions,
  fn: (source: AuditSource | DatabaseSource) => Promise<R>,
): Promise<R> {
  if (path !== undefined) return fn(await openFileSource(path));
  const { endpoints } = await cli.database('audit verify');
  return withAuditSource(endpoints.primary, fn, snapshot === undefined ? {} : { snapshot });
}

/**
 * All parts, on all cores: this process reads the logs, others as of the same moment the records, a share each; whoever is done takes the
 * next share.
 */
export async function verifyTogether(
  cli: Cli,
  path: string | undefined,
  { options, trusted, report, countMore, steps }: Together,
): Promise<Verified> {
  return withSource(cli, path, options, async (source) => {
    const snapshot = 'exportSnapshot' in source ? await source.exportSnapshot() : undefined;
    const shares = Array.from({ length: SHARES }, (_, at): Share => ({ at, of: SHARES }));
    const registers = { records: 0, slices: 0 };
    const add = (theirs: Verified['registers']) => {
      registers.records += theirs?.records ?? 0;
      registers.slices += theirs?.slices ?? 0;
    };
    const elsewhere = async () => {
      for (let share = shares.shift(); share !== undefined; share = shares.shift()) {
        const theirs = await verifyElsewhere(path, options, { share, snapshot });
        for (const finding of theirs.findings) report(finding);
        countMore(theirs.count - theirs.findings.length);
        add(theirs.registers);
      }
    };
    const here = async () => {
      const own = await verify(source, trusted, { parts: VERIFY_PARTS.filter((part) => part !== 'records'), report, steps });
      for (let share = shares.shift(); share !== undefined; share = shares.shift())
        add((await verify(source, trusted, { parts: ['records'], share, report, steps })).registers);
      return own;
    };
    const [own] = await Promise.all([here(), ...Array.from({ length: Math.max(1, availableParallelism() - 1) }, elsewhere)]);
    return { ...own, registers };
  });
}

/** Enough that nobody waits long for the last one, and few enough that starting a process for each costs little. */
const SHARES = 4;

/** Rows die young while records go by: with room for more of them the collector copies less. */
const YOUNG_MB = 64;

/** A share of the records in a process of its own, as of the same moment. */
function verifyElsewhere(
  path: string | undefined,
  options: VerifyOptions,
  { share, snapshot }: { share: Share; snapshot: string | undefined },
): Promise<Theirs> {
  const given = [
    ...(path === undefined ? [] : [path]),
    ...(snapshot === undefined ? [] : ['--snapshot', snapshot]),
    ...(options.key ?? []).flatMap((key) => ['--key', key]),
    ...['--part', 'records', '--share', `${share.at + 1}/${share.of}`],
  ];
  return new Promise((resolve, reject) => {
    const [script = ''] = process.argv.slice(1);
    const flags = [...process.execArgv, `--max-semi-space-size=${YOUNG_MB}`];
    const child = spawn(process.execPath, [...flags, script, '--json', 'audit', 'verify', ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0 || status === 1) resolve(JSON.parse(Buffer.concat(out).toString('utf8')));
      else reject(new Error(`verifying the registers ended with status ${status}`));
    });
  });
}

export function readShare(text: string): Share {
  const [, k, n] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(text) ?? [];
  const share = { at: Number(k) - 1, of: Number(n) };
  if (share.at < share.of) return share;
  throw usage('--share cần dạng k/n, ví dụ 2/4.', '--share takes k/n, for example 2/4.');
}
