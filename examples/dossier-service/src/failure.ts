/** Why the service stops, Vietnamese first; `status` is its exit status: 1 the data have problems, 2 wrong usage, 3 the system failed. */
export class Failure extends Error {
  readonly status: 1 | 2 | 3;
  readonly vi: string;
  readonly en: string;

  constructor(status: 1 | 2 | 3, vi: string, en: string) {
    super(en);
    this.status = status;
    this.vi = vi;
    this.en = en;
  }
}
