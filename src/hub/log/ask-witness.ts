import { HubError } from '../../errors.js';
import type { VerifierKey } from './note-key.js';
import { openNote } from './signed-note.js';

/** Somebody else with a key and a disk of their own, who cosigns checkpoints (C2SP tlog-witness). */
export type Witness = { key: VerifierKey; url: string };

export type WitnessAnswer =
  /** The signature line, checked. */
  | { kind: 'cosigned'; line: string }
  /** The largest tree it has cosigned has another size than was said. */
  | { kind: 'elsewhere'; size: bigint };

type Request = { oldSize: bigint; proof: readonly Buffer[]; note: string };

/** Asks for the cosignature under a checkpoint. Throws where there is none: the witness is away, or refuses. */
export async function askWitness({ key, url }: Witness, { oldSize, proof, note }: Request): Promise<WitnessAnswer> {
  const body = [`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(WAIT_MS) }).catch(
    (cause: unknown) => fail('away', cause),
  );
  const text = (await response.text().catch((cause: unknown) => fail('away', cause))).slice(0, ANSWER_CHARS_MAX);
  if (response.status === 409 && response.headers.get('content-type') === SIZE_TYPE) {
    const [, digits] = /^(0|[1-9]\d{0,18})\n$/.exec(text) ?? [];
    return digits === undefined ? fail('answers something else', text) : { kind: 'elsewhere', size: BigInt(digits) };
  }
  if (response.status !== 200) return fail(`refuses (${response.status})`, text);
  const opened = openNote(`${note}${text}`, [key]);
  const own = opened.kind === 'opened' ? text.split('\n').find((line) => isBy(key, `${note}${line}\n`)) : undefined;
  return own === undefined ? fail('did not sign with its key', text) : { kind: 'cosigned', line: `${own}\n` };

  function fail(why: string, cause: unknown): never {
    throw new HubError('LOG_NOT_WITNESSED', {}, { cause: new Error(`${key.name} ${why}`, { cause }) });
  }
}

/** The line alone, with the log's own signature, which is nobody's here. */
function isBy(key: VerifierKey, note: string): boolean {
  return openNote(note, [key]).kind === 'opened';
}

const WAIT_MS = 5_000;
const ANSWER_CHARS_MAX = 16_384;
const SIZE_TYPE = 'text/x.tlog.size';
