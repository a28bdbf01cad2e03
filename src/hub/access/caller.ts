import type { Language } from '../../errors.js';

/** Who asks and why, as established by the server from token and headers before anything is planned. */
export type Caller = {
  role: string;
  /** The application or official, from the token; `anonymous` without one. Never a person's name. */
  actor: string;
  agency: string | null;
  authenticated: boolean;
  /** Purposes the token may use. */
  purposes: readonly string[];
  /** Header `Hub-Purpose`, header `Hub-Case`, as given. */
  purpose: string | null;
  caseCode: string | null;
  /** The case of `caseCode` where the purpose reads under one and it is open for this caller (`bind-case.ts`). Without it nothing is read. */
  case?: BoundCase | undefined;
  /** The work order of `caseCode` where the purpose takes one and it is open for this caller. Without it nothing is read for that purpose. */
  workOrder?: string | undefined;
  /** On whose behalf. Absent where the token says nothing of it. */
  behalf?: Behalf | undefined;
  /** Header `traceparent`. */
  trace?: Trace | undefined;
  /** A person's own key (personal id) from an identity token; stays in memory. */
  ownKey: string | null;
  /** Asks by a document that was registered before and looked at then: no ceiling of cost holds for it. */
  isTrusted?: boolean;
  /** Header `Idempotency-Key`: by what a message is known when it is sent again. */
  messageId?: string | undefined;
  /** Header `Hub-Cost`: the estimate is wanted beside the answer. */
  wantsCost?: boolean;
  /** Header `Hub-At-Least`: the answer holds everything up to this position (`1042`, or `1042@<log>`). */
  atLeast?: string;
  /** Header `Hub-Max-Staleness`: the answer holds everything that was there so long before. Absent: what the hub allows. */
  maxStalenessMs?: number;
  language: Language;
  requestId: string;
};

/** On whose behalf somebody asks, where the token says so: the application that uses it, the agency and the official that it works for. */
export type Behalf = Readonly<Record<'client' | 'agency' | 'official', string | null>>;

/** The trace that a request belongs to and the span that made it (W3C Trace Context), in hexadecimal digits. */
export type Trace = { traceId: string; spanId: string };

/** An open case of the caller's agency: what may be read under it. */
export type BoundCase = {
  code: string;
  /** The kinds of records that its procedure needs. */
  entities: ReadonlySet<string>;
  /** The same as one text, by which plans are kept. */
  kinds: string;
  /** The persons it is about. */
  subjects: ReadonlySet<string>;
  /** Keyed hashes of the procedure, the subject and the things that the dossier names. */
  named: ReadonlySet<string>;
  /** Code of the mandate by which somebody acts in it for its subject; none where the subject acts. */
  mandate?: string | null;
};
