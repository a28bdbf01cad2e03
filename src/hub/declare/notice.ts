/** Results of procedures that somebody outside is told of: a declared adapter over the outbox. */
export type Notice = {
  /** As an operator connects it. Example: `traffic-police`. */
  name: string;
  vi: string;
  en: string;
  /** Why they are told. */
  law: string;
  /** The hub's own ids of the procedures whose results they are told of; `*`: of all. */
  procedures: readonly string[] | '*';
};
