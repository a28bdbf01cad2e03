/** A sentence for people, Vietnamese first. */
export type Sentence = { vi: string; en: string };

/** What a long step tells the one who waits. */
export type Progress = (step: Sentence) => void;

/**
 * Why the hub or a command cannot start, worded for the operator: what is wrong, where, and what to do.
 * Exit status 2 = the settings are wrong, 3 = the system failed.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly faults: readonly Sentence[];
  readonly exitStatus: 2 | 3;

  constructor(faults: Sentence | readonly Sentence[], options: { exitStatus?: 2 | 3; cause?: unknown } = {}) {
    const list = 'vi' in faults ? [faults] : faults;
    super(list.map((fault) => fault.en).join('\n'), options.cause === undefined ? undefined : { cause: options.cause });
    this.faults = list;
    this.exitStatus = options.exitStatus ?? 3;
  }

  /** Both languages, one line each, as printed on a terminal. */
  get text(): string {
    return this.faults.map((fault) => `${fault.vi}\n${fault.en}`).join('\n');
  }
}
