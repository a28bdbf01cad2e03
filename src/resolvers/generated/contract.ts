// Written by `npm run generate` from schema.graphql. Do not edit.

export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, `YYYY-MM-DD`. Legal time in the hub is days; periods are half-open: the end is the first day no longer in force. Example: `2025-07-01`. */
  Date: { input: string; output: string; }
  /** An instant with offset, to the microsecond; answered in UTC. Example: `2026-11-22T03:39:22.000001Z`. */
  DateTime: { input: string; output: string; }
  /** Where a page ended; give it back as `after` or `before`. Opaque, and valid as long as `orderBy` stays the same. */
  Cursor: { input: string; output: string; }
  /** Everything the hub knew at one position of its ledger, on one legal day. Opaque. Give it as `asOf: { snapshot }` to get the same answer again, years later. After the log was renewed (a restore from a backup) it is LOG_RENEWED. */
  SnapshotToken: { input: string; output: string; }
  /** Number of a change in the ledger: dense from 1, in commit order. Answered as a decimal text, since it may pass 2^53; given as one or as a whole number (in a variable below 2^53). Where the feed goes on (`changes(after:)`) a cursor of the feed may stand as well, which also names its log: `1042@…`. Example: `"1042"`. */
  Position: { input: string; output: string; }
  /** A JSON value of the ledger, in which every number, date and instant is a text. */
  JSON: { input: unknown; output: unknown; }
  /** 12 digits: số định danh cá nhân (số căn cước). Example: `001099000001`. */
  PersonalId: { input: string; output: string; }
  /** Mã số thuế = mã số doanh nghiệp: 10 digits with a mod-11 check digit, optionally `-NNN` of a branch. Example: `0100109106`. */
  TaxCode: { input: string; output: string; }
  /** Biển số xe in normal form, local code + series + one hyphen + number. Input may carry dots and spaces; without any separator it can be ambiguous and is then refused with the candidates. Example: `30K-12345`. */
  Plate: { input: string; output: string; }
  /** Số khung (số VIN): 17 characters without I, O, Q; older chassis numbers of 5–20 characters are accepted. The check digit is not mandatory outside North America. Example: `RLLV1AEA0PH000123`. */
  Vin: { input: string; output: string; }
  /** Số giấy phép lái xe: 12 digits on PET cards, older ones alphanumeric; the inner structure is not relied on. Example: `010099000001`. */
  LicenceNumber: { input: string; output: string; }
  /** Mã thủ tục hành chính, or the hub's own id of the procedure, which stays when codes change. Example: `2.002288`, `P06`. */
  ProcedureCode: { input: string; output: string; }
  /** Mã hồ sơ thủ tục hành chính: agency id, day of receipt, serial. Example: `H26.01-261122-0001`. */
  DossierCode: { input: string; output: string; }
  /** Mã định danh điện tử của cơ quan (Quyết định 20/2020/QĐ-TTg). Example: `G17.43`. */
  AgencyCode: { input: string; output: string; }
  /** Mã số tuyến cố định `aabb.ccdd.E`. Resolved through the route table, never by parsing. Example: `2925.1111.A`. */
  RouteCode: { input: string; output: string; }
  RecordInput: { input: Readonly<Record<string, Readonly<Record<string, unknown>>>>; output: Readonly<Record<string, Readonly<Record<string, unknown>>>>; }
};

/** Why another person is needed. */
export type ApprovalReason =
  /** «Nhiều thay đổi». More changes of a kind of record than one person may make within 24 hours. */
  | 'CHANGES'
  /** «Dữ liệu cá nhân». Records of more persons than one person may change. */
  | 'PERSONS';

/** A rule (`ApprovalRule`) that a change set or a file goes beyond. */
export type ApprovalNeed = {
  /** Changes, or persons. */
  readonly because: ApprovalReason;
  /** GraphQL type name of the records. */
  readonly entity: Scalars['String']['output'];
  /** So many may one person change alone. */
  readonly max: Scalars['Int']['output'];
  /** So many they are: changes with those of the last 24 hours, or persons. */
  readonly count: Scalars['Int']['output'];
  /** Whether the other person has to act for another agency than the author. */
  readonly anotherAgency: Scalars['Boolean']['output'];
};

/** What is proposed. */
export type ProposalKind =
  /** «Tập thay đổi». Change set. */
  | 'CHANGE_SET'
  /** «Tệp nhập». A file on its way into a register. */
  | 'BATCH'
  /** «Rút tập thay đổi». Taking a change set back. */
  | 'WITHDRAWAL'
  /** «Rút lô». Taking a batch back. */
  | 'BATCH_WITHDRAWAL';

/** What became of a proposal. */
export type ProposalState =
  /** «Chờ phê duyệt». Nothing of it is in the registers. */
  | 'WAITING'
  /** «Đã phê duyệt». Another person agreed: a change set is written, a file may be. */
  | 'APPROVED'
  /** «Không phê duyệt». Refused. */
  | 'REFUSED'
  /** «Đã rút». Taken back by its author. */
  | 'RETRACTED'
  /** «Đã ghi khẩn cấp, chờ xem lại». It could not wait, is written, and nobody else has looked at it yet. */
  | 'WRITTEN'
  /** «Đã ghi khẩn cấp, được xác nhận». Confirmed. */
  | 'CONFIRMED'
  /** «Đã ghi khẩn cấp, bị phản đối». Somebody else looked at it and does not agree: it is to be withdrawn. */
  | 'OBJECTED';

/** What one person may not change alone, from when it was sent until another has decided. */
export type ChangeProposal = {
  /** Of a change set the id that it has, or will have, in the ledger. */
  readonly id: Scalars['ID']['output'];
  /** What is proposed. */
  readonly kind: ProposalKind;
  /** What became of it. */
  readonly state: ProposalState;
  /** Who proposed it. */
  readonly actor: Scalars['String']['output'];
  /** Agency they act for. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** Why, in the words of its author. */
  readonly reason: Scalars['String']['output'];
  /** The legal ground it names. */
  readonly legalBasis: Maybe<Scalars['String']['output']>;
  /** The dossier that led to it, if any. */
  readonly caseCode: Maybe<Scalars['DossierCode']['output']>;
  /** Why another person is needed. */
  readonly needs: ReadonlyArray<ApprovalNeed>;
  /** How many changes of which kind of record. */
  readonly counts: ReadonlyArray<ProposedCount>;
  /** Of a file: what it was when it was checked. The file stays with whoever brought it. */
  readonly file: Maybe<ProposedFile>;
  /** The change set or batch to be taken back. */
  readonly withdraws: Maybe<Scalars['ID']['output']>;
  /** Why it did not wait. */
  readonly emergency: Maybe<Scalars['String']['output']>;
  /** When it was sent. */
  readonly proposedAt: Scalars['DateTime']['output'];
  /** Who decided; null while nobody has. */
  readonly decidedBy: Maybe<Scalars['String']['output']>;
  /** Agency they act for. */
  readonly decidedByAgency: Maybe<Scalars['AgencyCode']['output']>;
  /** When they did. */
  readonly decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it was refused, retracted or objected to. */
  readonly decisionReason: Maybe<Scalars['String']['output']>;
  /**
   * What it would do to the registers as they are now, operation by operation, while it waits; null otherwise, of a file, and of a batch to be taken back. Whoever asks needs the purpose, the case and the rights
   * that writing it takes, and leaves a row in the read log.
   */
  readonly changes: Maybe<ProposedChanges>;
};

/** How many changes of a kind of record. */
export type ProposedCount = {
  /** GraphQL type name. Example: `Badge`. */
  readonly entity: Scalars['String']['output'];
  /** Number of them. */
  readonly changes: Scalars['Int']['output'];
};

/** A file as it was checked when it was proposed. */
export type ProposedFile = {
  /** Its name, without the folder. */
  readonly name: Scalars['String']['output'];
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: Scalars['String']['output'];
  /** GraphQL type name of its records. */
  readonly entity: Scalars['String']['output'];
  /** Rows in all. */
  readonly rows: Scalars['Int']['output'];
  /** Rows that would become new records. */
  readonly rowsNew: Scalars['Int']['output'];
  /** Rows that would change records. */
  readonly rowsChanged: Scalars['Int']['output'];
  /** Rows with errors, which are not written. */
  readonly rowsRejected: Scalars['Int']['output'];
};

/** What a waiting change set would do now. */
export type ProposedChanges = {
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<ProposedChange>;
  /** What speaks against it by now: with an error among them it cannot be written any more. */
  readonly problems: ReadonlyArray<WriteWarning>;
};

/** One operation of a waiting change set, on the registers as they are now. */
export type ProposedChange = {
  /** Which of the five. */
  readonly operation: ChangeOperation;
  /** GraphQL type name. */
  readonly entity: Scalars['String']['output'];
  /** Null where it would be a new record. */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** First day it is about; null when unknown. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** First day it is no longer about; null when open. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
  /** Values as in the ledger: every number, date and instant a text. */
  readonly changedFields: ReadonlyArray<FieldChange>;
};

/** One `ChangeProposal` of a page, with its cursor. */
export type ChangeProposalEdge = {
  /** Its place in this order: as `after` it is where the next page begins. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The record. */
  readonly node: ChangeProposal;
};

/** A page of a list of `ChangeProposal`. */
export type ChangeProposalConnection = {
  /** The records of the page, each with its cursor. */
  readonly edges: ReadonlyArray<ChangeProposalEdge>;
  /** The same without their cursors. */
  readonly nodes: ReadonlyArray<ChangeProposal>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
};

/** What became of one question to the register of another. */
export type AskedSource = {
  /** Component of the dossier that rests on it. Example: `EV14`. */
  readonly requirement: Scalars['String']['output'];
  /** The thing of the dossier that it is about, where the component is about each. */
  readonly thing: Maybe<Scalars['String']['output']>;
  /** What is asked for: a value of `ExternalVehicleFactKind` or `ExternalPersonFactKind`. Example: `COMPULSORY_INSURANCE`. */
  readonly kind: Scalars['String']['output'];
  /** Whether it was asked, and answered. */
  readonly outcome: SourceOutcome;
};

/** What became of a question to another register. */
export type SourceOutcome =
  /** «Đã có». A good answer is on record; nobody was asked. */
  | 'HELD'
  /** «Nguồn đã trả lời». It answered, yes or no; `evidence` says which. */
  | 'ANSWERED'
  /** «Nguồn không trả lời». It did not answer within two seconds, or not in a form to rely on. */
  | 'NO_ANSWER'
  /** «Vừa hỏi». It was asked within the last minute. */
  | 'ASKED_LATELY'
  /** «Chưa kết nối nguồn». The operator has set up nobody to be asked. */
  | 'NOT_CONNECTED'
  /** «Không hỏi». The agencies settle it, the rules do not let it be looked up, or there is nothing to ask about. */
  | 'NOT_ASKED';

/** Whose data: one identifier of a person, a business or what they own. Sent in POST bodies only. Exactly one member. */
export type SubjectInput =
  /** Số định danh cá nhân. Example: `001099000001`. */
  { readonly personalId: Scalars['PersonalId']['input']; readonly taxCode?: never; readonly plate?: never; readonly licenceNumber?: never; }
  |  /** Mã số thuế of a business. Example: `0100109106`. */
  { readonly personalId?: never; readonly taxCode: Scalars['TaxCode']['input']; readonly plate?: never; readonly licenceNumber?: never; }
  |  /** Biển số xe. Example: `30K-12345`. */
  { readonly personalId?: never; readonly taxCode?: never; readonly plate: Scalars['Plate']['input']; readonly licenceNumber?: never; }
  |  /** Số giấy phép lái xe. Example: `010099000001`. */
  { readonly personalId?: never; readonly taxCode?: never; readonly plate?: never; readonly licenceNumber: Scalars['LicenceNumber']['input']; };

/** Why personal data were read: an entry of the catalogue of purposes, named in the header `Hub-Purpose`. */
export type ReadPurpose = {
  /** Example: `once-only`. */
  readonly code: Scalars['String']['output'];
  /** Tên mục đích. Null for a code no longer in the catalogue. */
  readonly vi: Maybe<Scalars['String']['output']>;
  /** Name of the purpose in English. Null for a code no longer in the catalogue. */
  readonly en: Maybe<Scalars['String']['output']>;
  /** The legal ground of reading for this purpose. */
  readonly legalBasis: Maybe<Scalars['String']['output']>;
};

/** One answer that showed data about a person, changed them, or was asked by naming the person: who asked, for whom, why and for which case. Written before the answer left. */
export type Read = {
  /** Number of the row in the read log: dense from 1, in commit order. */
  readonly position: Scalars['Position']['output'];
  /** When the answer was recorded, just before it left. */
  readonly at: Scalars['DateTime']['output'];
  /** The application or official that asked, by its identifier. Example: `demo-dossier-service`. */
  readonly actor: Scalars['String']['output'];
  /** Agency it acted for; null for the person themself. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** Role it acted in. Example: `dossier-service`. */
  readonly role: Scalars['String']['output'];
  /** Null when a person looked at who had read their own data. */
  readonly purpose: Maybe<ReadPurpose>;
  /** The dossier it was read for. Of the steward's command line: its batch, as `batch:<id>`. */
  readonly caseCode: Maybe<Scalars['DossierCode']['output']>;
  /** Name the caller gave the operation. */
  readonly operationName: Maybe<Scalars['String']['output']>;
  /** Classes of the fields shown: `internal`, `personal`, `sensitive`. */
  readonly fieldClasses: ReadonlyArray<Scalars['String']['output']>;
  /** Kinds of records shown. Example: `["Driver", "DriverLicence"]`. */
  readonly entities: ReadonlyArray<Scalars['String']['output']>;
  /** How many people the answer was about, this one included. */
  readonly subjectCount: Scalars['Int']['output'];
  /** On whose behalf it was asked, as the caller's token says; null where it says nothing, and of rows from before this was kept. */
  readonly onBehalfOf: Maybe<ReadBehalf>;
  /** Code of the mandate by which somebody acted for the subject of the case it names; null where the subject acted, and without a case. Example: `UQ-2026-000123`. */
  readonly mandate: Maybe<Scalars['String']['output']>;
  /** The trace the request belongs to, as its header `traceparent` (W3C Trace Context) says: 32 hexadecimal digits. */
  readonly traceId: Maybe<Scalars['String']['output']>;
  /** The span of that trace which made the request: 16 hexadecimal digits. */
  readonly spanId: Maybe<Scalars['String']['output']>;
  /** What became of the request. `readsAbout` lists answers alone. */
  readonly outcome: ReadOutcome;
  /** The error code of a refusal. Example: `NOT_IN_CASE`. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** «Hoãn thông báo đến»: the day from which on the persons are told of it, where that is delayed by law (`delayNotice`). Null where they are told; they themselves are not shown such rows before that day. */
  readonly noticeDelayedUntil: Maybe<Scalars['Date']['output']>;
  /**
   * «Chứng minh»: a file (C2SP `tlog-proof`) that proves, with the key of the log and without the hub, that this row is in the read log and is about the person who was asked for; it shows nobody else it was about.
   * `giaolo audit verify <file> --key …` checks it. Null until the row is sealed, a second after it was written, and where no person was asked for.
   */
  readonly proof: Maybe<Scalars['String']['output']>;
  /**
   * «Theo quy tắc nào»: the rules of access (`AccessRule`) that gave what was shown, as they were known and in force then; `accessRule(id:, asOf:)` tells all of one. A rule that was changed within the last two
   * seconds before may stand in both its states. Rules of rows `COUNTS` and `ANSWERS` stand there for what no other rule shows. Null of reads from before rules were records, and of what was not answered.
   */
  readonly rules: Maybe<ReadonlyArray<ReadRule>>;
};

/** A rule of access as it was when something was shown under it. */
export type ReadRule = {
  /** What the rule is called by. Example: `permit-service.dossiers`. */
  readonly code: Scalars['String']['output'];
  /** The record of the rule. */
  readonly id: Scalars['ID']['output'];
  /** Which change of the record it was as of. */
  readonly version: Scalars['Int']['output'];
  /** On which rows it held, as `AccessRule.rows`. Example: `CASE`. */
  readonly rows: Scalars['String']['output'];
  /** Its legal ground. */
  readonly ground: Scalars['String']['output'];
  /** Since when it was so recorded. */
  readonly recordedFrom: Scalars['DateTime']['output'];
};

/** What became of a request that stands in the read log. */
export type ReadOutcome =
  /** «Đã trả lời». It was answered. */
  | 'ANSWERED'
  /** «Đã từ chối». It was refused: nothing was shown. */
  | 'REFUSED'
  /** «Đã bắt đầu». It began. Without an answer or a refusal beside it (`requestId`) nothing was shown. */
  | 'BEGUN';

/** «Uỷ quyền»: on whose behalf somebody asked, from the token alone (RFC 8693 `act`, `client_id`, or the claims named in `HUB_BEHALF_CLAIMS`). */
export type ReadBehalf = {
  /** The application that used the token. Example: `demo-dossier-service`. */
  readonly client: Maybe<Scalars['String']['output']>;
  /** The agency it worked for. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** The official it worked for, by their identifier. */
  readonly official: Maybe<Scalars['String']['output']>;
};

/** One `Read` of a page, with its cursor. */
export type ReadEdge = {
  /** Its place in this order: as `after` it is where the next page begins. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The record. */
  readonly node: Read;
};

/** A page of a list of `Read`. */
export type ReadConnection = {
  /** The records of the page, each with its cursor. */
  readonly edges: ReadonlyArray<ReadEdge>;
  /** The same reads without their cursors. */
  readonly nodes: ReadonlyArray<Read>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
  /** How many reads there are; counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Which reads an auditor asks for: those that all of it holds for. What is left out asks nothing. */
export type ReadSearch = {
  /** About whom, answers alone. Asking is reading: it leaves a row about the person. */
  readonly subject?: InputMaybe<SubjectInput>;
  /** Under which dossier, batch or work order. */
  readonly caseCode?: InputMaybe<Scalars['String']['input']>;
  /** By which application or official, as `Read.actor` says. Example: `demo-dossier-service`. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  /** By means of which application, as `Read.onBehalfOf.client` says. */
  readonly client?: InputMaybe<Scalars['String']['input']>;
  /** For which official, as `Read.onBehalfOf.official` says. */
  readonly official?: InputMaybe<Scalars['String']['input']>;
  /** For which agency, its own or on whose behalf. */
  readonly agency?: InputMaybe<Scalars['AgencyCode']['input']>;
  /** For which purpose. Example: `once-only`. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  /** In which role. Example: `dossier-service`. */
  readonly role?: InputMaybe<Scalars['String']['input']>;
  /** Answered, refused, begun. */
  readonly outcomes?: InputMaybe<ReadonlyArray<ReadOutcome>>;
  /** Of which trace, as `Read.traceId` says. */
  readonly traceId?: InputMaybe<Scalars['String']['input']>;
  /** From this instant on. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What stands out in the read log. */
export type ReadAnomalyKind =
  /** «Dò tìm hàng loạt». Many different persons within an hour, by one asker, for one agency or for one dossier. */
  | 'ENUMERATION'
  /** «Tra cứu ngoài giờ làm việc». Many reads of one asker outside of working hours. */
  | 'OUTSIDE_HOURS'
  /** «Tra cứu mà không có kết quả hồ sơ». Somebody was read about for a dossier, and nothing was decided in it since. */
  | 'NO_DECISION';

/** Whose reads were counted together. */
export type ReadAnomalyOf =
  /** «Bên tra cứu». Of who asked: the application or official, with whom it asked for. */
  | 'ASKER'
  /** «Cơ quan». Of all who asked for an agency. */
  | 'AGENCY'
  /** «Hồ sơ». Of all that was read for a dossier. */
  | 'CASE';

/** «Tra cứu bất thường»: reads about persons in one stretch of time that are more than usual. It says where to look, and of nobody that they did wrong. */
export type ReadAnomaly = {
  /** Number of the finding, from 1. */
  readonly id: Scalars['ID']['output'];
  /** What stands out. */
  readonly kind: ReadAnomalyKind;
  /** Whose reads were counted together. */
  readonly of: ReadAnomalyOf;
  /** From when on: the beginning of an hour, of a legal day, or of the time without working hours. */
  readonly from: Scalars['DateTime']['output'];
  /** Until when, exclusive. */
  readonly to: Scalars['DateTime']['output'];
  /** The application or official that asked; null where several were counted together. */
  readonly actor: Maybe<Scalars['String']['output']>;
  /** By means of which application, as `Read.onBehalfOf.client`. */
  readonly client: Maybe<Scalars['String']['output']>;
  /** For which official, as `Read.onBehalfOf.official`. */
  readonly official: Maybe<Scalars['String']['output']>;
  /** For which agency. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** For which dossier. */
  readonly caseCode: Maybe<Scalars['DossierCode']['output']>;
  /** How many answers about persons. */
  readonly reads: Scalars['Int']['output'];
  /** About how many persons at least: of a single answer about more than 1,000 their number counts. */
  readonly persons: Scalars['Int']['output'];
  /** From how many on it stands out (`HUB_ANOMALIES`): persons, reads, or for NO_DECISION days without a decision. */
  readonly threshold: Scalars['Int']['output'];
  /** When it was found. */
  readonly foundAt: Scalars['DateTime']['output'];
  /** The reads behind it: `reads(where:)` with what is not null here. */
  readonly readsWhere: ReadAnomalyReads;
};

/** Conditions for `ReadSearch`, by the same names; null asks nothing. */
export type ReadAnomalyReads = {
  /** By which application or official. */
  readonly actor: Maybe<Scalars['String']['output']>;
  /** By means of which application. */
  readonly client: Maybe<Scalars['String']['output']>;
  /** For which official. */
  readonly official: Maybe<Scalars['String']['output']>;
  /** For which agency. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** Under which dossier. */
  readonly caseCode: Maybe<Scalars['String']['output']>;
  /** From this instant on. */
  readonly from: Scalars['DateTime']['output'];
  /** Before this instant. */
  readonly to: Scalars['DateTime']['output'];
  /** Answers alone. */
  readonly outcomes: ReadonlyArray<ReadOutcome>;
};

/** Which findings; those that all of it holds for. What is left out asks nothing. */
export type ReadAnomalySearch = {
  /** What stands out. */
  readonly kinds?: InputMaybe<ReadonlyArray<ReadAnomalyKind>>;
  /** The application or official that asked. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  /** For which agency. */
  readonly agency?: InputMaybe<Scalars['AgencyCode']['input']>;
  /** For which dossier. */
  readonly caseCode?: InputMaybe<Scalars['String']['input']>;
  /** Whose stretch ends after this instant. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whose stretch begins before this instant. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of a list of `ReadAnomaly`. */
export type ReadAnomalyConnection = {
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<ReadAnomaly>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
  /** How many there are; counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** «Chứng minh một dòng»: that a row of one of the logs is as it was when it was signed, and what of it is opened. */
export type RowProof = {
  /** Which of the two logs. */
  readonly log: Log;
  /** The row: the position of the change or of the read. */
  readonly position: Scalars['Position']['output'];
  /** A file (C2SP `tlog-proof`) that proves the row with the key of the log and without the hub: `giaolo audit verify <file> --key …`, or the page `/kiem-toan`, which checks it in the browser. */
  readonly file: Scalars['String']['output'];
};

/** Why what was answered before a change set no longer holds. */
export type RecallReason =
  /** «Sai từ đầu». It was never so: the change set corrected, removed or withdrew it. */
  | 'WRONG'
  /** «Không còn đúng». It was so when it was answered, and has ended or changed since: a licence that was revoked after somebody relied on it. */
  | 'NO_LONGER';

/** How sure it is that an answer told what no longer holds. The read log knows whom an answer was about and which kinds of records it showed, not which records. */
export type RecallCertainty =
  /** «Đã cho xem». The answer was about the person, and showed records of that kind. */
  | 'SHOWN'
  /** «Có thể». The answer was about the person; whether the record had a part in it, the log does not say (a computed answer, a verdict, the feed). */
  | 'POSSIBLE'
  /** «Cùng loại bản ghi». The record is about nobody: answers of that time that showed records of its kind and were written down. */
  | 'KIND';

/** «Thu hồi thông tin»: whom a change set concerns that took back or ended what was told before: every answer, case and client that got it. What it can find and what it cannot: decision 0073. */
export type Recall = {
  /** Id of the change set. */
  readonly changeSet: Scalars['ID']['output'];
  /** When it was recorded: answers after that told what is known now. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** What was told otherwise before. */
  readonly records: ReadonlyArray<RecalledRecord>;
  /** Who asked for it and for which case, the first first: what was decided there may have to be looked at again. At most 10,000. */
  readonly clients: ReadonlyArray<RecalledClient>;
  /** Receipts that rest on one of the records and were released meanwhile, the first first: their holders rely on them. At most 10,000. */
  readonly receipts: ReadonlyArray<RecalledReceipt>;
  /** The answers, oldest first. */
  readonly reads: RecalledReadConnection;
};

/** A record that was told otherwise before a change set. */
export type RecalledRecord = {
  /** GraphQL type name. Example: `DriverLicence`. */
  readonly entity: Scalars['String']['output'];
  /** Id of the record. */
  readonly recordId: Scalars['ID']['output'];
  /** Why it no longer holds. */
  readonly reason: RecallReason;
  /** Since when it was told so; null where nothing was told of it before. */
  readonly since: Maybe<Scalars['DateTime']['output']>;
};

/** Who got what no longer holds, for one case. */
export type RecalledClient = {
  /** Agency it acted for; null for a person. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** The application or official that asked. */
  readonly actor: Scalars['String']['output'];
  /** Role it acted in. */
  readonly role: Scalars['String']['output'];
  /** Purpose it was read for. */
  readonly purpose: Maybe<ReadPurpose>;
  /** The dossier it was read for. */
  readonly caseCode: Maybe<Scalars['DossierCode']['output']>;
  /** The worst of the reasons. */
  readonly reason: RecallReason;
  /** The surest of its answers. */
  readonly certainty: RecallCertainty;
  /** How many answers. */
  readonly reads: Scalars['Int']['output'];
  /** The first of them. */
  readonly firstAt: Scalars['DateTime']['output'];
  /** The last of them. */
  readonly lastAt: Scalars['DateTime']['output'];
};

/** An answer that told what no longer holds. */
export type RecalledRead = {
  /** The answer, as the log has it. */
  readonly read: Read;
  /** The worst of the reasons. */
  readonly reason: RecallReason;
  /** How sure that is. */
  readonly certainty: RecallCertainty;
};

/** A page of a list of `RecalledRead`. */
export type RecalledReadConnection = {
  /** The answers of this page. */
  readonly nodes: ReadonlyArray<RecalledRead>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
  /** How many there are; counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What became of a decision that was looked at again. */
export type ReviewState =
  /** «Chờ xem lại». Nobody has looked at it yet. */
  | 'OPEN'
  /** «Giữ nguyên». It is right all the same. */
  | 'STANDS'
  /** «Đã sửa hoặc thu hồi». It was taken back, or made anew. */
  | 'CHANGED'
  /** «Không dựa vào thông tin này». It did not rest on what was told. */
  | 'NOT_RELIED_ON';

/** How somebody who looked at it found a decision. */
export type ReviewOutcome =
  /** «Giữ nguyên». It is right all the same. */
  | 'STANDS'
  /** «Đã sửa hoặc thu hồi». It was taken back, or made anew. */
  | 'CHANGED'
  /** «Không dựa vào thông tin này». It did not rest on what was told. */
  | 'NOT_RELIED_ON';

/** What was decided in a dossier on what no longer holds, to be looked at again. */
export type DecisionReview = {
  /** Id of the review. */
  readonly id: Scalars['ID']['output'];
  /** The change set that took back or ended what was told (`recall`). */
  readonly changeSet: Scalars['ID']['output'];
  /** The dossier it was told in. */
  readonly caseCode: Scalars['DossierCode']['output'];
  /** The agency that asked. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** The worst of the reasons. */
  readonly reason: RecallReason;
  /** The surest of its answers. */
  readonly certainty: RecallCertainty;
  /** How many answers. */
  readonly reads: Scalars['Int']['output'];
  /** The first of them. */
  readonly firstAt: Scalars['DateTime']['output'];
  /** The last of them. */
  readonly lastAt: Scalars['DateTime']['output'];
  /** What became of it. */
  readonly state: ReviewState;
  /** Who put it on the list. */
  readonly openedBy: Scalars['String']['output'];
  /** Agency they act for. */
  readonly openedByAgency: Maybe<Scalars['AgencyCode']['output']>;
  /** When they did. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** Who looked at it; null while nobody has. */
  readonly decidedBy: Maybe<Scalars['String']['output']>;
  /** Agency they act for. */
  readonly decidedByAgency: Maybe<Scalars['AgencyCode']['output']>;
  /** When they did. */
  readonly decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** What they found, in their words. */
  readonly conclusion: Maybe<Scalars['String']['output']>;
};

/** A page of a list of `DecisionReview`. */
export type DecisionReviewConnection = {
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<DecisionReview>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
};

/** What a recall has put on the list. */
export type OpenedReviews = {
  /** The change set of the recall. */
  readonly changeSet: Scalars['ID']['output'];
  /** Dossiers that are new on the list. */
  readonly opened: Scalars['Int']['output'];
  /** Dossiers that the recall finds now, those from before included. */
  readonly found: Scalars['Int']['output'];
};

/** «Thông báo thu hồi»: what an agency was told in a dossier and is now known not to hold. */
export type RecallNotice = {
  /** Its number among the notices to all agencies: dense from 1, in the order of commit. An agency sees its own. */
  readonly position: Scalars['Position']['output'];
  /** What is to be looked at again, as it stands now. */
  readonly review: DecisionReview;
};

/** A page of a list of `RecallNotice`. */
export type RecallNoticeConnection = {
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<RecallNotice>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: RecallNoticePageInfo;
};

/** Where a page of notices stands. Notices to others are left out, so what tells that nothing was missed is `scannedTo`. */
export type RecallNoticePageInfo = {
  /** The last position examined: every notice up to here that the caller may see has been told. */
  readonly scannedTo: Scalars['Position']['output'];
  /** The cursor of `scannedTo`, to go on from, also after an empty page. */
  readonly endCursor: Scalars['Position']['output'];
  /** Whether there are more already. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** The times to read at. Left out: valid today, as known now. Applies to the whole subtree, through every link. */
export type AsOf = {
  /** The legal day. Example: `2025-06-30`. */
  readonly validAt?: InputMaybe<Scalars['Date']['input']>;
  /** What the hub knew at this instant; one in the future is FUTURE_KNOWLEDGE. */
  readonly knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** A token from an earlier `extensions.asOf`; fixes both axes. A `validAt` beside it overrides its day, a `knownAt` beside it is an error. */
  readonly snapshot?: InputMaybe<Scalars['SnapshotToken']['input']>;
};

/** Where a page of a list stands. */
export type PageInfo = {
  /** Whether there is more after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is more before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first record; null on an empty page. */
  readonly startCursor: Maybe<Scalars['Cursor']['output']>;
  /** Cursor of the last record; null on an empty page. */
  readonly endCursor: Maybe<Scalars['Cursor']['output']>;
};

/** One transaction of changes: who, for which agency, why and on which legal basis. */
export type ChangeSet = {
  /** Permanent id of the change set. */
  readonly id: Scalars['ID']['output'];
  /** Position of its first change. */
  readonly firstPosition: Scalars['Position']['output'];
  /** Position of its last change; the state after it is one that a snapshot can name. */
  readonly lastPosition: Scalars['Position']['output'];
  /** When it was committed: all its changes are known since this instant. */
  readonly recordedFrom: Scalars['DateTime']['output'];
  /** Identifier of the application or official that wrote it; internal. */
  readonly actor: Maybe<Scalars['String']['output']>;
  /** Agency it was written for. Example: `H26`. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** Why, in the words of whoever wrote it. */
  readonly reason: Scalars['String']['output'];
  /** The legal ground it was written on. */
  readonly legalBasis: Maybe<Scalars['String']['output']>;
  /** The dossier that led to the change, if any; internal. */
  readonly caseCode: Maybe<Scalars['DossierCode']['output']>;
  /** The change set this one took back, if any. */
  readonly withdraws: Maybe<Scalars['ID']['output']>;
  /** Identifier of the official who agreed to it before it was written; null where nobody else was needed. Internal. */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** Agency they acted for. Example: `G17`. */
  readonly approvedByAgency: Maybe<Scalars['AgencyCode']['output']>;
  /** Why it was written without waiting for another person although one was needed. */
  readonly emergency: Maybe<Scalars['String']['output']>;
  /** The file that this change came in with, and its line; null where it came by no file, or takes back what did. Within a set of many changes it is that of the change or state it was reached from. */
  readonly batch: Maybe<ChangeOrigin>;
};

/** Where a change came from: the line of a file, and who brought it on whose behalf. */
export type ChangeOrigin = {
  /** Id of the batch that the file became, as `giaolo batch show` takes it. */
  readonly id: Scalars['ID']['output'];
  /** Name of the file, without its folder. Example: `xe-2025-07.csv`. */
  readonly file: Scalars['String']['output'];
  /** SHA-256 of the file's bytes, in hexadecimal: whoever has the file can tell that it is this one. */
  readonly sha256: Scalars['String']['output'];
  /** Line of the file, as a text editor or spreadsheet counts it; null for files imported before lines were kept. */
  readonly line: Maybe<Scalars['Int']['output']>;
  /** Agency on whose behalf it was brought. Example: `G17`. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** Who brought it: the subject of their token (`giaolo login`), or `cli:` with the account of the machine. Stewards and auditors read it; for others it is null and withheld. */
  readonly person: Maybe<Scalars['String']['output']>;
};

/** The five ways to change a record, and what takes values away. */
export type ChangeOperation =
  /** «Đăng ký». First fact about a record. */
  | 'REGISTER'
  /** «Cập nhật». A new legal state from a date. */
  | 'UPDATE'
  /** «Đính chính». What had been recorded about a period was wrong. */
  | 'CORRECT'
  /** «Kết thúc». The record ends in law. */
  | 'CLOSE'
  /** «Gỡ bỏ». It should never have been registered; earlier knowledge still shows it. */
  | 'REMOVE'
  /** «Xoá dữ liệu». Values were taken away, here and in every earlier state and change. `changedFields` names them, without what stood in them. */
  | 'ERASE';

/** Why values were erased. */
export type ErasureGround =
  /** «Hết thời hạn lưu giữ». The time for which the law has them kept is over. */
  | 'RETENTION_ENDED'
  /** «Theo yêu cầu của chủ thể dữ liệu». The person whose data they are asked for it. */
  | 'SUBJECT_REQUEST'
  /** «Thu thập, lưu giữ trái quy định». They should never have been collected or kept. */
  | 'UNLAWFUL'
  /** «Ghi nhầm chỗ». Words that somebody wrote where they do not belong. */
  | 'MISTAKEN';

/** A field whose value was erased: what stood there is gone from every state and every change before. It says nothing of what it was. */
export type ErasedField = {
  /** GraphQL name of the field. */
  readonly name: Scalars['String']['output'];
  /** Why it was erased. */
  readonly ground: ErasureGround;
  /** When it was erased. */
  readonly erasedAt: Scalars['DateTime']['output'];
  /** Position of the change that erased it. */
  readonly position: Scalars['Position']['output'];
};

/** What a change did to one field. */
export type FieldChange = {
  /** GraphQL name of the field. */
  readonly name: Scalars['String']['output'];
  /** Value before, null for a first fact or when withheld. */
  readonly before: Maybe<Scalars['JSON']['output']>;
  /** Value after, null when removed or withheld. */
  readonly after: Maybe<Scalars['JSON']['output']>;
};

/** One operation on one record: one position of the ledger. */
export type Change = {
  /** Its number in the ledger. */
  readonly position: Scalars['Position']['output'];
  /** GraphQL type name of the record. Example: `Vehicle`. */
  readonly entity: Scalars['String']['output'];
  /** Permanent id of the record. */
  readonly recordId: Scalars['ID']['output'];
  /** Ordinal of the change among those of its record, from 1. */
  readonly version: Scalars['Int']['output'];
  /** Which operation it was. */
  readonly operation: ChangeOperation;
  /** First day the change is about; null when unknown. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** First day the change is no longer about; null when open. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
  /** Since when the hub has said so. */
  readonly recordedFrom: Scalars['DateTime']['output'];
  /** Field by field; values the caller may not read are null and listed in `extensions.withheld`. */
  readonly changedFields: ReadonlyArray<FieldChange>;
  /** All states of the record known after the change, oldest first; empty once it is removed. Each has `version`, `validFrom`, `validTo` and every field that has a value, without what the caller may not read. A copy that replaces its states of the record by these is right whatever the operation was. */
  readonly slices: ReadonlyArray<Scalars['JSON']['output']>;
  /**
   * Fields of the record that were erased with this change or since: whatever the change said of them is gone, so that a field of these which is missing here was not unknown then. What a copy
   * holds of them from earlier changes has to go too.
   */
  readonly erased: ReadonlyArray<ErasedField>;
  /** The change set it was written with. Null when the caller may not see who changes the registers. */
  readonly changeSet: Maybe<ChangeSet>;
  /** Agency that wrote the change. */
  readonly authority: Maybe<Scalars['AgencyCode']['output']>;
};

/** One `Change` of a page, with its cursor. */
export type ChangeEdge = {
  /** Its place in this order: as `after` it is where the next page begins. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The record. */
  readonly node: Change;
};

/** A page of a list of `Change`. */
export type ChangeConnection = {
  /** The records of the page, each with its cursor. */
  readonly edges: ReadonlyArray<ChangeEdge>;
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<Change>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: ChangePageInfo;
  /** How many there are on all pages together; counted only when selected. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Where a page of changes stands. Filters and rights make pages of the feed sparse, even empty: what tells that nothing was missed is `scannedTo`. */
export type ChangePageInfo = {
  /** Whether the ledger goes on after `scannedTo`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list goes on before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first change; null on an empty page. */
  readonly startCursor: Maybe<Scalars['Cursor']['output']>;
  /** In the feed the cursor of `scannedTo`, so that `after: endCursor` goes on even after an empty page. */
  readonly endCursor: Maybe<Scalars['Cursor']['output']>;
  /** The last position examined: every change up to here that the caller may see and asked for has been delivered. Null in the history of a record. */
  readonly scannedTo: Maybe<Scalars['Position']['output']>;
};

/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type Query = {
  /**
   * «Chờ phê duyệt»: change sets, files and withdrawals that wait for another person, newest first, and what could not wait and nobody else has looked at. For who may write any record, and for auditors
   * (`Hub-Purpose: audit`).
   */
  readonly changeProposals: ChangeProposalConnection;
  /** One of them; null when there is none. */
  readonly changeProposal: Maybe<ChangeProposal>;
  /**
   * «Ai đã xem dữ liệu»: who read data about a person, newest first. A citizen asks without `subject` and sees the reads of their own data;
   * an auditor names a subject and sends `Hub-Purpose: audit` with `Hub-Case`, and leaves a row of their own. Asking is reading: who named the person by an
   * exact personal key (`personalId`, the number of a licence, …) is listed whatever came back, also from before the registers knew the person. Answers about
   * however many people are listed with each of them; only those about more than 100 from before this was kept are not. Reads in a case of which the law does not let the person be told yet (`noticeDelays`) are as absent to them until the day it ends, and then listed; auditors see them, with that day.
   */
  readonly readsAbout: ReadConnection;
  /**
   * «Nhật ký tra cứu»: the read log, newest first, for auditors with `Hub-Purpose: audit` and `Hub-Case`; asking leaves a row of its own. `proof` is of the person in `where.subject`.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, BAD_USER_INPUT.
   */
  readonly reads: Maybe<ReadConnection>;
  /**
   * What stands out in the read log, the latest found first, for auditors with `Hub-Purpose: audit` and `Hub-Case`. Found a minute after an hour or a legal day is over. Asking leaves a row.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, BAD_USER_INPUT.
   */
  readonly readAnomalies: Maybe<ReadAnomalyConnection>;
  /**
   * «Chứng minh một dòng»: the proof of one change or one read. A person gets it of rows about them, and it shows nobody else. An auditor (`Hub-Purpose: audit`, `Hub-Case`) gets it of any: it opens who wrote
   * or asked, the case, the record, and of a change those of its values that the caller may see, and is a read about everybody the row is about. Null while the row is not sealed (a second after it was written), where
   * there is none, and where it is not about the person who asks. Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, BAD_USER_INPUT.
   */
  readonly rowProof: Maybe<RowProof>;
  /**
   * «Thu hồi thông tin sai»: every answer, case and client that got what a change set took back (a correction, a removal, a withdrawal) or ended (a licence revoked after reliance), between when it was first told and
   * when it was changed. For auditors (`Hub-Purpose: audit`) and stewards (`stewardship`), with a case; asking is a read about the persons concerned, and leaves its row. A
   * request that began before the change set is among them, also where it ended after.
   */
  readonly recall: Maybe<Recall>;
  /** «Quyết định cần xem lại»: what was decided on what turned out to hold no longer, oldest first. A service sees those of the agency it acts for; stewards, and auditors (`Hub-Purpose: audit`), see all. */
  readonly decisionReviews: DecisionReviewConnection;
  /**
   * Notices of recalls, in the order of commit: a service follows those to the agency it acts for, beside `changes`. It keeps `pageInfo.endCursor` and asks on from it: none is lost or comes twice. `openReviews` makes them.
   * Who sees them, and what: as `decisionReviews`. Errors: LOG_RENEWED, BAD_USER_INPUT, FORBIDDEN, PURPOSE_NOT_ALLOWED.
   */
  readonly recallNotices: RecallNoticeConnection;
  /**
   * The dossier of this code that the caller's agency opened; null for one that it did not.
   * Errors: UNAUTHENTICATED, BAD_USER_INPUT.
   */
  readonly case: Maybe<Case>;
  /**
   * The cases that were opened about the caller as a person, the latest first: who opened them, for which procedure, and until when they may be read under. A person sees their own alone; one of which the law does not let them be told yet (`noticeDelays`) comes when that ends.
   * Errors: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.
   */
  readonly casesAbout: Maybe<ReadonlyArray<Case>>;
  /** «Danh mục dữ liệu»: every register, kind of record and field with caption, class, legal basis and confidence, and how much of it is there. Open to everybody. */
  readonly catalogue: Maybe<Catalogue>;
  /**
   * What one record says at two times, field by field: on two legal days, as known at two instants, or both. Null when there is nothing to see at either. `from` may be the later time: then it tells the way back.
   * Example: what was corrected since a decision – `from: { snapshot: "…" }, to: {}`.
   */
  readonly difference: Maybe<Difference>;
  /**
   * The feed: every change of every register, in the order of commit, from the first one on. A consumer keeps `pageInfo.scannedTo` and asks on
   * from it – tomorrow or in ten years: nothing before it will ever be added, renumbered or reordered. Deletes (`REMOVE`) and corrections
   * (`CORRECT`) stand in it as such. What a query would withhold is withheld here: fields outside the purpose are null, changes of records
   * about people are absent without one; a page that shows personal data leaves its row in the read log. What is withheld stands in
   * `extensions.withheld` once for each place and reason, with the `fields` it holds for: those of every kind of record the question and the rights
   * let through – fewer, if `registers` or `where` asks for fewer – whether or not the page holds any. `first` at most 1,000; a page
   * ends earlier where its changes come to 2 MB (all pages of one question together), and `scannedTo` says where, so asking on from it misses nothing.
   */
  readonly changes: ChangeConnection;
  /** A file on its way into a register, or in it; null when absent or not visible. Internal. */
  readonly batch: Maybe<Batch>;
  /**
   * Phản ánh của tôi: the doubts that the caller reported – of a service, those of its agency –, the oldest first, and what became of them. What was said and answered is read under the person's own sign-in or the
   * dossier (`doubt(id:)`). Stewards have the list of all, `doubts`. Errors: UNAUTHENTICATED, BAD_USER_INPUT.
   */
  readonly reportedDoubts: Maybe<ReportedDoubtConnection>;
  /**
   * Emergencies, the latest first; with `awaitsReview` those that nobody looked at yet, the first that is due first. For auditors with `Hub-Purpose: audit`; looking is a read about the persons concerned, and leaves its row.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, BAD_USER_INPUT.
   */
  readonly emergencyAccesses: Maybe<ReadonlyArray<EmergencyAccess>>;
  /**
   * Đối chiếu thành phần hồ sơ: for each component of a procedure's dossier, what the registers hold, so that nobody is asked again for a paper the State has.
   * A dossier is judged under the law of the day it was received, which its code names, and of the day asked about if that is earlier: on a day for which no law is set up the answer is PROCEDURE_NOT_IN_FORCE,
   * with the days on which one is. Needs `Hub-Purpose` (`once-only`) and `Hub-Case`; every person looked at is written to the read log. A subject that is unknown and one that is hidden get the same answer.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN, NOT_FOUND (unknown procedure), PROCEDURE_NOT_SET_UP, PROCEDURE_NOT_IN_FORCE, BAD_USER_INPUT.
   */
  readonly evidence: EvidenceVerdict;
  /**
   * Đối chiếu nhiều hồ sơ một lần: the same for at most 200 dossiers, in their order; up to 10,000 are asked as a job (`POST /jobs`). Each is answered under the case that it was opened by (`case`), needs no `Hub-Case` of the question, and is a row of its
   * own in the read log. What is wrong with one dossier – an unknown procedure, a case that is not open – is told in its place and touches no other.
   * Needs `Hub-Purpose`. Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, FORBIDDEN, BAD_USER_INPUT; of a dossier those of `evidence`.
   */
  readonly evidenceBatch: ReadonlyArray<DossierEvidence>;
  /**
   * The results that the caller's agency recorded under the dossier of `Hub-Case`, the oldest first; with `resultCode` only those under it. What other agencies or dossiers have is as absent.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN, BAD_USER_INPUT.
   */
  readonly decidedResults: Maybe<ReadonlyArray<DecidedResult>>;
  /** «Điểm kiểm mới nhất»: the newest checkpoint of a log, signed each second while rows come in; null before the first. Open to everybody, as hashes say nothing about anybody. */
  readonly checkpoint: Maybe<LogCheckpoint>;
  /** That a row of a log is in one of its checkpoints: null while the row is not sealed yet (about a second after it was written), or where there is none. Open to everybody. */
  readonly inclusionProof: Maybe<InclusionProof>;
  /** That a log goes on from a checkpoint one has kept. Null before the first checkpoint. Open to everybody. */
  readonly consistencyProof: Maybe<ConsistencyProof>;
  /**
   * «Hoãn thông báo»: in which cases persons are not told yet who read about them, on which legal ground and until when; the latest first. For auditors with `Hub-Purpose: audit`; looking leaves a row in the read log.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, BAD_USER_INPUT.
   */
  readonly noticeDelays: NoticeDelayConnection;
  /** The status of a receipt, for whoever has it: by the SHA-256 of its bytes, which nobody can guess. Null for one that the hub did not release. Open to everybody. */
  readonly receiptStatus: Maybe<ReceiptStatus>;
  /**
   * What in the hub rests on which legal document: every condition of the law it asks (`Vehicle.mayOperate`, `DriverLicence.isValidFor`, `evidence`) and every type and field that names its
   * source, with the provision it points to and its force on the legal day asked for. `force: [ENDED, UNKNOWN]` lists what rests on a repealed provision. Open to everybody; one row for each provision a basis names.
   * Errors: those of `asOf`.
   */
  readonly legalBases: ReadonlyArray<LegalBasis>;
  /**
   * Câu hỏi đã lưu: counts that people named for others to ask, the oldest first. A question carries no rights: whoever asks it is answered under their own role, purpose and case, and sees what they may see.
   * Errors: BAD_USER_INPUT.
   */
  readonly savedQuestions: Maybe<SavedQuestionConnection>;
  /** The saved question of this id, as it is now; null where there is none, and where it was withdrawn. The page `/phan-tich?cau=<id>` asks it. */
  readonly savedQuestion: Maybe<SavedQuestion>;
  /**
   * Work orders of the caller's agency, the first to end first. For roles that read under one (data stewards, auditors).
   * Errors: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT.
   */
  readonly workOrders: Maybe<ReadonlyArray<WorkOrder>>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryChangeProposalsArgs = {
  states?: InputMaybe<ReadonlyArray<ProposalState>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryChangeProposalArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryReadsAboutArgs = {
  subject?: InputMaybe<SubjectInput>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryReadsArgs = {
  where?: InputMaybe<ReadSearch>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryReadAnomaliesArgs = {
  where?: InputMaybe<ReadAnomalySearch>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryRowProofArgs = {
  log: Log;
  position: Scalars['Position']['input'];
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryRecallArgs = {
  changeSet: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryDecisionReviewsArgs = {
  states?: InputMaybe<ReadonlyArray<ReviewState>>;
  changeSet?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryRecallNoticesArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryCaseArgs = {
  code: Scalars['DossierCode']['input'];
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryCasesAboutArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryDifferenceArgs = {
  of: Scalars['ID']['input'];
  from: AsOf;
  to: AsOf;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  registers?: InputMaybe<ReadonlyArray<Register>>;
  where?: InputMaybe<ChangeWhere>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryBatchArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryReportedDoubtsArgs = {
  states?: InputMaybe<ReadonlyArray<DoubtState>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryEmergencyAccessesArgs = {
  awaitsReview?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryEvidenceArgs = {
  procedure: Scalars['ProcedureCode']['input'];
  subject: SubjectInput;
  vehicles?: InputMaybe<ReadonlyArray<Scalars['Plate']['input']>>;
  drivers?: InputMaybe<ReadonlyArray<Scalars['LicenceNumber']['input']>>;
  routes?: InputMaybe<ReadonlyArray<Scalars['RouteCode']['input']>>;
  persons?: InputMaybe<ReadonlyArray<Scalars['PersonalId']['input']>>;
  chassisNumbers?: InputMaybe<ReadonlyArray<Scalars['Vin']['input']>>;
  declined?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  asOf?: InputMaybe<AsOf>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryEvidenceBatchArgs = {
  dossiers: ReadonlyArray<EvidenceDossierInput>;
  asOf?: InputMaybe<AsOf>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryDecidedResultsArgs = {
  resultCode?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryCheckpointArgs = {
  log: Log;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryInclusionProofArgs = {
  log: Log;
  position: Scalars['Position']['input'];
  size?: InputMaybe<Scalars['Position']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryConsistencyProofArgs = {
  log: Log;
  from: Scalars['Position']['input'];
  to?: InputMaybe<Scalars['Position']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryNoticeDelaysArgs = {
  caseCode?: InputMaybe<Scalars['DossierCode']['input']>;
  states?: InputMaybe<ReadonlyArray<NoticeDelayState>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryReceiptStatusArgs = {
  digest: Scalars['String']['input'];
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryLegalBasesArgs = {
  force?: InputMaybe<ReadonlyArray<LegalForceState>>;
  asOf?: InputMaybe<AsOf>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QuerySavedQuestionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QuerySavedQuestionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Nothing asked changes a register; what shows personal data leaves a row in the read log. */
export type QueryWorkOrdersArgs = {
  all?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a dossier came from. */
export type CaseOrigin =
  /** «Người dân gửi». The person sent it themselves. */
  | 'CITIZEN'
  /** «Cổng dịch vụ công». It came over the national portal of public services or that of a ministry or province. */
  | 'PORTAL'
  /** «Bộ phận một cửa». It was handed in at a one-stop counter. */
  | 'COUNTER';

/** A dossier as it says of itself, before anything is read under it. */
export type OpenCaseInput = {
  /** Mã hồ sơ. It begins with the code of the caller's agency or of a part of it. Example: `H26.01-261122-0001`. */
  readonly code: Scalars['DossierCode']['input'];
  /** The hub's id of the procedure or any code it ever had. Example: `P06`, `1.002809`. */
  readonly procedure: Scalars['ProcedureCode']['input'];
  /** Where it came from. */
  readonly origin: CaseOrigin;
  /** Whom it is about, by exactly one key, as in `evidence`. */
  readonly subject: SubjectInput;
  /** Plates of the vehicles that it names, at most 50; for procedures about vehicles. Example: `["29B-12345"]`. */
  readonly vehicles?: InputMaybe<ReadonlyArray<Scalars['Plate']['input']>>;
  /** Licence numbers of the drivers that it names, at most 50; for procedures about drivers of a business. */
  readonly drivers?: InputMaybe<ReadonlyArray<Scalars['LicenceNumber']['input']>>;
  /** Codes of the fixed routes that it names, at most 50. Example: `["2936.1111.A"]`. */
  readonly routes?: InputMaybe<ReadonlyArray<Scalars['RouteCode']['input']>>;
  /** Personal ids of further persons whom it names, at most 50: the new owners, of `P09`. */
  readonly persons?: InputMaybe<ReadonlyArray<Scalars['PersonalId']['input']>>;
  /** Chassis numbers of vehicles that are not registered yet, at most 50; needed by first registration, `P08`. Example: `["RLLV1AEA0PH000123"]`. */
  readonly chassisNumbers?: InputMaybe<ReadonlyArray<Scalars['Vin']['input']>>;
  /**
   * Who acts for the subject, where they do not act themselves. A mandate (`Mandate`) that the subject, a business or a person, gave to this person has to be in force today for the procedure, else MANDATE_NOT_IN_FORCE; the case is open as long as
   * one that it was opened by is.
   */
  readonly representative?: InputMaybe<Scalars['PersonalId']['input']>;
};

/** A dossier that was opened, so that questions may be asked under its code. */
export type Case = {
  /** Example: `H26.01-261122-0001`. */
  readonly code: Scalars['DossierCode']['output'];
  /** Agency that opened it. Example: `H26`. */
  readonly agency: Scalars['AgencyCode']['output'];
  /** The hub's id of the procedure. Example: `P06`. */
  readonly procedure: Scalars['ProcedureCode']['output'];
  /** Where it came from. */
  readonly origin: CaseOrigin;
  /** The purpose it was opened for. Example: `once-only`. */
  readonly purpose: Scalars['String']['output'];
  /** When it was opened. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** The application that opened it. */
  readonly openedBy: Scalars['String']['output'];
  /** Last day on which anything may be read under it. */
  readonly endsOn: Scalars['Date']['output'];
  /** When it was closed before that day; null when it was not. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether questions may be asked under it now: not once it was closed, is past its last day, or the mandate it is carried on by has ended. */
  readonly isOpen: Scalars['Boolean']['output'];
  /** Code of the mandate by which somebody acts in it for its subject (the last, where it was opened by several); null where the subject acts. Example: `UQ-2026-000123`. */
  readonly mandate: Maybe<Scalars['String']['output']>;
};

/**
 * «Danh mục dữ liệu»: what the registers hold, from the declarations that the schema, the files and the rights are made of. The same for every role: what a
 * field is called and who may read it is no secret, only what stands in it.
 */
export type Catalogue = {
  /** Digest of all that is declared: another one as soon as any caption, class, key or source is another. Example: `q0uXf3…`. */
  readonly version: Scalars['String']['output'];
  /** The registers in the order in which they rest on one another. */
  readonly registers: ReadonlyArray<CatalogueRegister>;
  /** Why personal data may be read: what `Hub-Purpose` may name, on which legal ground, and who may name it. The record of processing (`giaolo processing-record`) is made of the same. */
  readonly purposes: ReadonlyArray<CataloguePurpose>;
  /** One kind of record by its name; null where there is none. Example: `Badge`. */
  readonly entity: Maybe<CatalogueEntity>;
};


/**
 * «Danh mục dữ liệu»: what the registers hold, from the declarations that the schema, the files and the rights are made of. The same for every role: what a
 * field is called and who may read it is no secret, only what stands in it.
 */
export type CatalogueEntityArgs = {
  name: Scalars['String']['input'];
};

/** Mục đích: why personal data may be read. */
export type CataloguePurpose = {
  /** As in `Hub-Purpose`. Example: `once-only`. */
  readonly code: Scalars['String']['output'];
  /** Its Vietnamese name. */
  readonly vi: Scalars['String']['output'];
  /** Its English name. */
  readonly en: Scalars['String']['output'];
  /** The legal ground of processing for it. Example: `Luật 91/2025/QH15, Điều 19`. */
  readonly legalBasis: Scalars['String']['output'];
  /** Whether `Hub-Case` must name what it is read for. */
  readonly caseRequired: Scalars['Boolean']['output'];
  /** Roles whose tokens may name it. Example: `["dossier-service"]`. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
};

/** A register: kinds of records that one part of the law asks for. */
export type CatalogueRegister = {
  /** Its name in paths of files and of the feed. Example: `vehicles`. */
  readonly name: Scalars['String']['output'];
  /** Its Vietnamese name. Example: `Phương tiện`. */
  readonly caption: Scalars['String']['output'];
  /** Its English name. Example: `Vehicles`. */
  readonly captionEn: Scalars['String']['output'];
  /** Its kinds of records. */
  readonly entities: ReadonlyArray<CatalogueEntity>;
};

/** A kind of record. */
export type CatalogueEntity = {
  /** Its name, as in GraphQL. Example: `Badge`. */
  readonly name: Scalars['String']['output'];
  /** The register it belongs to, by its name. */
  readonly register: Scalars['String']['output'];
  /** Its Vietnamese name. Example: `Phù hiệu`. */
  readonly caption: Scalars['String']['output'];
  /** Its name in English words. Example: `Transport licence`. */
  readonly captionEn: Scalars['String']['output'];
  /** What it is, in whole sentences. */
  readonly description: Scalars['String']['output'];
  /** The root field of its list. Example: `badges`. */
  readonly list: Scalars['String']['output'];
  /** The root field that counts its records. Example: `badgeAggregate`. */
  readonly aggregate: Scalars['String']['output'];
  /** The root field that looks one of its records up, by `id` or by one of `key`. Example: `badge`. */
  readonly lookUp: Scalars['String']['output'];
  /** The fields it is looked up by. Example: `["number"]`. */
  readonly key: ReadonlyArray<Scalars['String']['output']>;
  /** Whether its records are a person's data. They are shown, and counted, only to whoever may see persons. */
  readonly isPersonal: Scalars['Boolean']['output'];
  /** The legal basis of the whole record, where one is declared. */
  readonly law: Maybe<Scalars['String']['output']>;
  /** How far the fact that it is so can be relied on. */
  readonly confidence: CatalogueConfidence;
  /** The agency that is the source of record today; null where none is named. Example: `Bộ Xây dựng`. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** What is there today. Null before it was measured, in the seconds after somebody asked first, and where that takes too long. */
  readonly coverage: Maybe<CatalogueCoverage>;
  /** Its own fields in the order of the declaration. What every record has (`id`, `status`, `validFrom`, …) is not repeated. */
  readonly fields: ReadonlyArray<CatalogueField>;
};

/**
 * How much of a kind of record is there, how complete and how fresh: counted as anybody may count it, whoever asks, so that one figure means one thing. Measured
 * in the background when somebody asks and the last figures are older than ten minutes.
 */
export type CatalogueCoverage = {
  /** When it was measured. */
  readonly measuredAt: Scalars['DateTime']['output'];
  /** Records in force today that anybody may see. */
  readonly count: Scalars['Int']['output'];
  /** Whether records of persons are not in these figures. How many is not told. */
  readonly leavesOutPersons: Scalars['Boolean']['output'];
  /** The day of the newest change that anybody may see, corrections and removals included; null where there is none. */
  readonly freshness: Maybe<Scalars['Date']['output']>;
  /** Of all values that the open fields of these records could hold, the share that is there. From 0 to 1; null without records. */
  readonly fill: Maybe<Scalars['Float']['output']>;
};

/** One field of a kind of record. */
export type CatalogueField = {
  /** Its name, as in GraphQL. Example: `expiresOn`. */
  readonly name: Scalars['String']['output'];
  /** Its Vietnamese caption, as in files. Example: `Phù hiệu có giá trị đến`. */
  readonly caption: Scalars['String']['output'];
  /** Its name in English words. Example: `Expires on`. */
  readonly captionEn: Scalars['String']['output'];
  /** What it is, in whole sentences. */
  readonly description: Scalars['String']['output'];
  /** How it comes to its value. */
  readonly kind: CatalogueFieldKind;
  /** Its GraphQL type, or the kind of record it leads to. Example: `Date`. */
  readonly type: Scalars['String']['output'];
  /** The choices of an enum with their Vietnamese words; empty for anything else. */
  readonly choices: ReadonlyArray<CatalogueChoice>;
  /** Whether a record must have it. */
  readonly isRequired: Scalars['Boolean']['output'];
  /** Whether records can be counted by it: aggregates group by it, or by a field of the record it leads to. */
  readonly isCounted: Scalars['Boolean']['output'];
  /** Who may read it. */
  readonly class: CatalogueClass;
  /** Its legal basis: its own, else that of its kind of record. */
  readonly law: Maybe<Scalars['String']['output']>;
  /** How far the fact that it is so can be relied on. */
  readonly confidence: CatalogueConfidence;
  /** The agency that is the source of record today, as of its kind of record. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** The share of records in force today with a value, as anybody may count them. From 0 to 1; null where the field is not open, is worked out when read, or there are no records. */
  readonly fill: Maybe<Scalars['Float']['output']>;
  /** The day of the newest change of its kind of record, as `coverage` tells it. */
  readonly freshness: Maybe<Scalars['Date']['output']>;
};

/** One value of an enum. */
export type CatalogueChoice = {
  /** As in GraphQL. Example: `REVOKED`. */
  readonly name: Scalars['String']['output'];
  /** Its Vietnamese word. Example: `Đã thu hồi`. */
  readonly caption: Scalars['String']['output'];
};

/** How a field comes to its value. */
export type CatalogueFieldKind =
  /** «Giá trị». A value of the record itself. */
  | 'VALUE'
  /** «Liên kết tới một bản ghi». Leads to one record. */
  | 'LINK'
  /** «Danh sách bản ghi». The records that lead here. */
  | 'LIST'
  /** «Đọc qua bản ghi khác». Read through other records, never stored. */
  | 'DERIVED'
  /** «Tính khi đọc». Worked out when read, never stored. */
  | 'COMPUTED';

/** Sensitivity of a field: decides who may read it and for which purpose. */
export type CatalogueClass =
  /** «Mở». Anybody may read it. */
  | 'OPEN'
  /** «Nội bộ». Authenticated services and officials. */
  | 'INTERNAL'
  /** «Dữ liệu cá nhân». Personal data: for a purpose, and in a case where the purpose asks for one. */
  | 'PERSONAL'
  /** «Dữ liệu cá nhân nhạy cảm». Sensitive personal data, for fewer purposes. */
  | 'SENSITIVE';

/** How far a declared fact can be relied on. */
export type CatalogueConfidence =
  /** «Đã đối chiếu nguồn». Read in its source. */
  | 'V'
  /** «Phổ biến, chưa đối chiếu lại». Well known, not read again. */
  | 'K'
  /** «Chưa chắc chắn». Uncertain: stored and marked, nothing is validated against it. */
  | 'U';

/** Which changes of the feed. Fields beside each other must all hold. */
export type ChangeWhere = {
  /** GraphQL type name of the record. Example: `Badge`. */
  readonly entity?: InputMaybe<EntityNameFilter>;
  /** Id of the record. */
  readonly recordId?: InputMaybe<IdFilter>;
  /** Which operation it was. */
  readonly operation?: InputMaybe<ChangeOperationFilter>;
  /** Id of the change set. */
  readonly changeSet?: InputMaybe<IdFilter>;
};

/** Compares a `EntityName`. Comparisons beside each other must all hold. */
export type EntityNameFilter = {
  /** Equal to this value. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Equal to one of these values. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Compares a `ChangeOperation`. Comparisons beside each other must all hold. */
export type ChangeOperationFilter = {
  /** Equal to this value. */
  readonly eq?: InputMaybe<ChangeOperation>;
  /** Equal to one of these values. */
  readonly in?: InputMaybe<ReadonlyArray<ChangeOperation>>;
};

/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type Mutation = {
  /**
   * Writes several changes as one transaction: all of them or none. `dryRun` does everything but keep it and returns the exact outcome.
   * What touches a record with a person behind it – before or after, a car through its ownerships – needs purpose and case and stands in the read log under that
   * person, written, tried or refused; so does whoever it names by an exact personal key.
   * What one person may not change alone (`ApprovalRule`) is kept and refused with APPROVAL_REQUIRED, whose `extensions.proposal` is its id: another person looks at it (`changeProposal`) and
   * decides (`approveChangeSet`); sent again with its idempotency key after that it is answered with the outcome.
   * Errors: APPROVAL_REQUIRED, BAD_USER_INPUT, RULE_BROKEN, KEY_TAKEN, LINK_BROKEN, LATER_STATE_EXISTS, RECORD_CLOSED, HAS_DEPENDENTS, STALE_VERSION, IDEMPOTENCY_MISMATCH, FORBIDDEN,
   * PURPOSE_REQUIRED, CASE_REQUIRED.
   */
  readonly submitChangeSet: Maybe<ChangeSetOutcome>;
  /**
   * Takes one change set back by a change set of corrections and removals: afterwards the registers say what they said before it, and whoever asks what was
   * known meanwhile (`asOf: { knownAt }`) still gets it. Later changes that rest on it – of the same records, of records that link to what would vanish, that
   * took a key which was freed – refuse it: HAS_LATER_CHANGES lists them in `extensions.laterChanges`. With `cascade` they are taken back with it.
   * Asked again it gives the first answer, `replayed: true`. A set that stands again, since its withdrawal was withdrawn, is withdrawn anew; one of which others
   * have taken a part back already, for the rest. What was asked to be gone never comes back by the way, not with `cascade` either: HAS_LATER_CHANGES then lists
   * the withdrawals that are in the way. A change set of a batch is withdrawn with its batch.
   * What one person may not take back alone (`ApprovalRule`) waits for another like the change itself: APPROVAL_REQUIRED.
   * Errors: APPROVAL_REQUIRED, NOT_FOUND, HAS_LATER_CHANGES, NOTHING_TO_WITHDRAW, BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, CASE_REQUIRED.
   */
  readonly withdrawChangeSet: Maybe<ChangeSetOutcome>;
  /**
   * Takes an import batch back, part by part from the last to the first, each part like `withdrawChangeSet`; all parts are checked before the first is touched.
   * A batch of any size: the answer waits some seconds for it; what takes longer goes on in the hub, whoever was asked, also after a restart, and is watched with
   * `batch(id:)` – WITHDRAWING with its progress, then WITHDRAWN, or as it was before with `withdrawRefusal`. Asked again meanwhile, it is the same withdrawal. A
   * batch of which nothing stands any more is answered as it is. What one person may not take back alone waits for another (APPROVAL_REQUIRED), after whose `approveBatch` the hub takes it back.
   * Errors: APPROVAL_REQUIRED, NOT_FOUND, HAS_LATER_CHANGES, BATCH_IN_PROGRESS, BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, CASE_REQUIRED.
   */
  readonly withdrawBatch: Maybe<Batch>;
  /**
   * Agrees to a change set that waits, or to taking one back, and writes it: as its author's, with who agreed, after all checks against the registers as they are now. Never by its author, in whichever session
   * (ANOTHER_PERSON_REQUIRED). A record that was changed since it was proposed refuses it (STALE_VERSION), and its author proposes anew. Of two who agree at once one writes and the other gets its outcome,
   * `replayed: true`. Of what could not wait it says that it was right.
   * Errors: NOT_FOUND, ANOTHER_PERSON_REQUIRED, PROPOSAL_DECIDED, FORBIDDEN, PURPOSE_REQUIRED, CASE_REQUIRED, and those of `submitChangeSet`.
   */
  readonly approveChangeSet: Maybe<ChangeSetOutcome>;
  /** Agrees to a file that waits: whoever has it may write it now, once, by the same command. Or to taking a batch back: the hub does that now (`batch`), as its author's. Errors as of `approveChangeSet`. */
  readonly approveBatch: Maybe<ChangeProposal>;
  /** Does not agree. Nothing is written; what could not wait stays until it is withdrawn. Never by its author. Errors: NOT_FOUND, ANOTHER_PERSON_REQUIRED, PROPOSAL_DECIDED, FORBIDDEN. */
  readonly refuseChangeSet: Maybe<ChangeProposal>;
  /** Its author takes it back while it waits. Errors: NOT_FOUND, PROPOSAL_DECIDED, FORBIDDEN. */
  readonly retractChangeSet: Maybe<ChangeProposal>;
  /**
   * Hỏi nguồn dữ liệu khác: asks the registers of others now for what the dossier of `Hub-Case` rests on and the hub holds nothing good of – insurance, origin, transfer of ownership, registration fee, a manager's degree. What they say is kept as a record
   * (`ExternalVehicleFact`, `ExternalChassisFact`, `ExternalPersonFact`), also that one did not answer within two seconds or not in a form to rely on; `evidence` then reads it, and after no answer says that the citizen may be asked. What is held and not too old
   * is not asked for again, and nothing twice within a minute. Takes what `evidence` takes and has its rights.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, CASE_NOT_OPEN, FORBIDDEN, NOT_IN_CASE, NOT_FOUND (unknown procedure), PROCEDURE_NOT_SET_UP, PROCEDURE_NOT_IN_FORCE, BAD_USER_INPUT.
   */
  readonly askSources: Maybe<ReadonlyArray<AskedSource>>;
  /**
   * Puts every dossier that `recall` finds for a change set on the list of what is to be looked at again, each once; asked again it adds what was found since. What was asked without a dossier is not on it.
   * For who may recall; it leaves its row in the read log like a recall. Errors: NOT_FOUND, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED.
   */
  readonly openReviews: Maybe<OpenedReviews>;
  /**
   * Says what became of a decision: by a service of the agency that decided, or a steward, and never by who put it on the list (ANOTHER_PERSON_REQUIRED). Decided once.
   * Errors: NOT_FOUND, ANOTHER_PERSON_REQUIRED, PROPOSAL_DECIDED, BAD_USER_INPUT, FORBIDDEN.
   */
  readonly reviewDecision: Maybe<DecisionReview>;
  /**
   * Mở hồ sơ: before anything is read about people under a dossier, the service that received it says which procedure it is, where it came from and whom it is about. From then on questions with its code in
   * `Hub-Case` reach the persons it names and the kinds of records that its procedure needs, and nothing else. It ends 90 days after the last day on which the procedure is to be decided.
   * Needs `Hub-Purpose`. Opening the same dossier again gives the same case, and finds a person who was registered meanwhile; with other content it is IDEMPOTENCY_MISMATCH. The person sees it by `casesAbout`.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, FORBIDDEN, NOT_FOUND (unknown procedure), PROCEDURE_NOT_SET_UP, PROCEDURE_NOT_IN_FORCE, MANDATE_NOT_IN_FORCE, AMBIGUOUS, IDEMPOTENCY_MISMATCH, BAD_USER_INPUT.
   */
  readonly openCase: Maybe<Case>;
  /**
   * Ends a case at once: nothing can be read under it any more, and it cannot be opened again. Closing it again changes nothing.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, NOT_FOUND.
   */
  readonly closeCase: Maybe<Case>;
  /**
   * Yêu cầu của chủ thể dữ liệu: files what a person asks of the data about them. A person who signed in asks for themself; a service or a steward who received it names the person, whom they may read about for their
   * purpose and under their case. Somebody else, known or not, is NOT_FOUND. A CORRECTION may name the record that is wrong: it is then in doubt as by `reportDoubt`, in the same change set. The same again on the same day is
   * the same request. Read as `dataSubjectRequest(id:)` and `dataSubjectRequests` by the person, stewards and auditors.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, CASE_NOT_OPEN, NOT_IN_CASE, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT.
   */
  readonly fileDataSubjectRequest: Maybe<FiledDataSubjectRequest>;
  /**
   * Answers a data subject's request, for stewards and by somebody else than who filed it: that it will be done (ACCEPTED), that it was done, or that it is refused and why. What is over is not answered again; the same
   * answer again changes nothing. A CORRECTION whose doubt is open is not done: that is answered first (`answerDoubt`).
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN, NOT_FOUND, ANOTHER_PERSON_REQUIRED, DATA_SUBJECT_REQUEST_STEP, STALE_VERSION, BAD_USER_INPUT.
   */
  readonly answerDataSubjectRequest: Maybe<FiledDataSubjectRequest>;
  /**
   * Ghi tiến độ hồ sơ: the next step of the dossier of `Hub-Case`, by the service that received it. The record `Dossier` then says where it stands on any day, and until when it is to be decided: in working days, with public
   * holidays; asking for a supplement stops the clock, once. The silence of another agency that has to agree is consent after its days. A favourable result is recorded by `recordResult`, which ends the dossier in the same
   * transaction. The same step again changes nothing.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, CASE_NOT_OPEN, FORBIDDEN, NOT_IN_CASE, NOT_FOUND, DOSSIER_STEP (not possible now), DOSSIER_DECIDED (it is over), PROCEDURE_NOT_SET_UP, PROCEDURE_NOT_IN_FORCE, BAD_USER_INPUT.
   */
  readonly recordDossier: Maybe<DossierProgress>;
  /**
   * Phản ánh dữ liệu sai: says that a record is wrong. From then on it is `underInvestigation`, and `evidence` that rests on it answers DISPUTED instead of asking the citizen. A service reports about any record that it may
   * see for its purpose, a person about records of their own; what the caller may not see is NOT_FOUND. The same again on the same day is the same doubt.
   * Needs `Hub-Purpose`, and `Hub-Case` where the purpose does. Whose record it is stands in the read log.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, CASE_NOT_OPEN, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT.
   */
  readonly reportDoubt: Maybe<ReportedDoubt>;
  /**
   * Answers a doubt, once, for stewards and by somebody else than who reported it. With CORRECTED the change set is named that put the record right, and every dossier that was told what was wrong is put on the list of what is to be
   * looked at again (`decisionReviews`). The same answer again changes nothing.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN, NOT_FOUND, ANOTHER_PERSON_REQUIRED, DOUBT_ANSWERED, STALE_VERSION, BAD_USER_INPUT.
   */
  readonly answerDoubt: Maybe<AnsweredDoubt>;
  /**
   * Truy cập khẩn cấp: where life or health does not wait for a dossier, whoever declares an emergency reads about one person for 30 minutes, with `Hub-Purpose: emergency` and the code that is answered in `Hub-Case`. It needs a reason;
   * whoever watches over the hub is told within a minute, somebody else reviews it within 24 hours, and the person finds it in `readsAbout`. Nothing is written under it.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, FORBIDDEN, BAD_USER_INPUT.
   */
  readonly breakGlass: Maybe<EmergencyAccess>;
  /**
   * Says whether an emergency was one: once, and by somebody else than who declared it. For auditors with `Hub-Purpose: audit`. The same again changes nothing; another verdict is IDEMPOTENCY_MISMATCH.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN (one's own), NOT_FOUND, IDEMPOTENCY_MISMATCH, BAD_USER_INPUT.
   */
  readonly reviewEmergencyAccess: Maybe<EmergencyAccess>;
  /**
   * Takes a result back: afterwards the registers say what they said before it, and what was known meanwhile stays answered. Only the service that recorded it may, under the dossier it was recorded under;
   * to anybody else there is no such result. Its code stays taken: another result of the agency has another code. Asked again it gives the first answer.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN, NOT_FOUND, HAS_LATER_CHANGES, NOTHING_TO_WITHDRAW, BAD_USER_INPUT.
   */
  readonly withdrawResult: Maybe<ChangeSetOutcome>;
  /**
   * A decided procedure writes its result back: the register delta its catalogue entry declares, in one transaction, under the dossier named in `Hub-Case`.
   * What is no judgement is checked by the conditions that `evidence` asks: no day of the decision lies in the future, a badge is for a vehicle of its kind that its business, which holds a transport licence, has the right to use. RULE_BROKEN lists what is missing in `extensions.problems`.
   * A result code is its issuing agency's, for ever: the same result sent again, by whichever caller with this right, has the first answer; other content under the code is IDEMPOTENCY_MISMATCH.
   * The issuer is an agency that the law of the day of the decision lets decide: the source of authority for what is written, one that is part of it, or, where the law says so, an authority of a province; and
   * whoever records it acts for that agency (NOT_ACTING_FOR_ISSUER).
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, FORBIDDEN, NOT_FOUND, PROCEDURE_NOT_SET_UP, PROCEDURE_NOT_IN_FORCE, ISSUER_NOT_COMPETENT, BAD_USER_INPUT, IDEMPOTENCY_MISMATCH, and those of `submitChangeSet`.
   */
  readonly recordResult: Maybe<ChangeSetOutcome>;
  /**
   * Hoãn thông báo: asks that the persons concerned are not told yet who reads about them in a case, as an investigation may need by law. It begins when another person agrees (`approveNoticeDelay`); until then, and from the day `until` on, they are told
   * of everything. The case need not be opened yet, so that it can be agreed to before the first read. Longer is another delay, with its own approval. The same again while it waits is the same delay. For auditors with `Hub-Purpose: audit`.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, BAD_USER_INPUT.
   */
  readonly delayNotice: Maybe<NoticeDelay>;
  /**
   * Agrees to a delay of notice, which begins now: somebody else than who asked for it. Agreed to already, it stays as it is.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, NOT_FOUND, ANOTHER_PERSON_REQUIRED, BAD_USER_INPUT (it is over).
   */
  readonly approveNoticeDelay: Maybe<NoticeDelay>;
  /**
   * Ends a delay of notice before its day, or refuses one that waits: from now on the persons concerned are told. One person may. What is over stays as it is.
   * Errors: UNAUTHENTICATED, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, NOT_FOUND.
   */
  readonly endNoticeDelay: Maybe<NoticeDelay>;
  /**
   * Ghi biên lai thanh toán: what the national payment platform told the service that it received for the dossier of `Hub-Case`. It is then a `PaymentReceipt`, which `evidence` reads (EV18): a dossier whose fee is not paid is not complete.
   * The number of a receipt stands once: the same again changes nothing, other content under it is IDEMPOTENCY_MISMATCH.
   * Errors: PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, CASE_REQUIRED, CASE_NOT_OPEN, FORBIDDEN, NOT_IN_CASE, NOT_FOUND, PROCEDURE_NOT_SET_UP, PROCEDURE_NOT_IN_FORCE, IDEMPOTENCY_MISMATCH, BAD_USER_INPUT, and those of `submitChangeSet`.
   */
  readonly recordPayment: Maybe<RecordedPayment>;
  /**
   * «Cấp biên nhận chứng cứ»: decides a dossier as `evidence` does, and answers a signed receipt of what was told: verified without the hub (`giaolo receipt verify`), answered again from its snapshot years later
   * (`giaolo receipt replay`). The receipt holds personal data and is the caller's to keep; the hub keeps that it was released, for which case, and on which states of which records. Needs `Hub-Purpose` and `Hub-Case`,
   * an open case, and leaves its row in the read log as `evidence` does.
   * Errors: those of `evidence`; LOG_NOT_SEALED (a change that it rests on is a second old: ask again), LOG_NOT_WITNESSED (503: nobody has vouched for the log for more than 4 hours).
   */
  readonly releaseEvidence: Maybe<EvidenceReceipt>;
  /**
   * Lưu câu hỏi: keeps a question under a name, or a further version of one's own question with `id` and `expectedVersion`. For analysts, stewards and auditors. It is one aggregate without variables, and everybody can read it: it compares
   * only with choices and with values of open fields of records that are nobody's. The same again is the same question.
   * Errors: UNAUTHENTICATED, FORBIDDEN (other roles, somebody else's question), NOT_FOUND, STALE_VERSION, TOO_LARGE, BAD_USER_INPUT.
   */
  readonly saveQuestion: Maybe<SavedQuestion>;
  /**
   * Takes a saved question from the list for good; its link leads nowhere then. One's own, or anybody's for stewards. Returns what it was; again it is NOT_FOUND.
   * Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
   */
  readonly withdrawQuestion: Maybe<SavedQuestion>;
  /**
   * Mở phiếu giao việc: before a data steward or an auditor reads about people, somebody else of their agency says what is to be done, for which purpose and until when. From its first day to its last, questions with its code in `Hub-Case`
   * and its purpose in `Hub-Purpose` are answered to officials of the agency, except to whoever opened it. For roles that may use the purpose. Opening the same order again changes nothing; with other content it is IDEMPOTENCY_MISMATCH.
   * Errors: UNAUTHENTICATED, FORBIDDEN, IDEMPOTENCY_MISMATCH, BAD_USER_INPUT.
   */
  readonly openWorkOrder: Maybe<WorkOrder>;
  /**
   * Ends a work order of the caller's agency at once: nothing can be read under it any more, and it cannot be opened again. Closing it again changes nothing.
   * Errors: UNAUTHENTICATED, NOT_FOUND.
   */
  readonly closeWorkOrder: Maybe<WorkOrder>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationSubmitChangeSetArgs = {
  input: ChangeSetInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationWithdrawChangeSetArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  legalBasis?: InputMaybe<Scalars['String']['input']>;
  cascade?: InputMaybe<Scalars['Boolean']['input']>;
  emergency?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationWithdrawBatchArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  legalBasis?: InputMaybe<Scalars['String']['input']>;
  cascade?: InputMaybe<Scalars['Boolean']['input']>;
  emergency?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationApproveChangeSetArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationApproveBatchArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationRefuseChangeSetArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationRetractChangeSetArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationAskSourcesArgs = {
  procedure: Scalars['ProcedureCode']['input'];
  subject: SubjectInput;
  vehicles?: InputMaybe<ReadonlyArray<Scalars['Plate']['input']>>;
  drivers?: InputMaybe<ReadonlyArray<Scalars['LicenceNumber']['input']>>;
  routes?: InputMaybe<ReadonlyArray<Scalars['RouteCode']['input']>>;
  persons?: InputMaybe<ReadonlyArray<Scalars['PersonalId']['input']>>;
  chassisNumbers?: InputMaybe<ReadonlyArray<Scalars['Vin']['input']>>;
  declined?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationOpenReviewsArgs = {
  changeSet: Scalars['ID']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationReviewDecisionArgs = {
  id: Scalars['ID']['input'];
  outcome: ReviewOutcome;
  conclusion: Scalars['String']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationOpenCaseArgs = {
  input: OpenCaseInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationCloseCaseArgs = {
  code: Scalars['DossierCode']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationFileDataSubjectRequestArgs = {
  input: FileDataSubjectRequestInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationAnswerDataSubjectRequestArgs = {
  input: AnswerDataSubjectRequestInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationRecordDossierArgs = {
  step: DossierStepInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationReportDoubtArgs = {
  input: ReportDoubtInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationAnswerDoubtArgs = {
  input: AnswerDoubtInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationBreakGlassArgs = {
  input: BreakGlassInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationReviewEmergencyAccessArgs = {
  input: ReviewEmergencyAccessInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationWithdrawResultArgs = {
  issuer: Scalars['AgencyCode']['input'];
  resultCode: Scalars['String']['input'];
  reason: Scalars['String']['input'];
  legalBasis?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationRecordResultArgs = {
  input: RecordResultInput;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationDelayNoticeArgs = {
  input: DelayNoticeInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationApproveNoticeDelayArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationEndNoticeDelayArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationRecordPaymentArgs = {
  input: PaymentInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationReleaseEvidenceArgs = {
  input: ReleaseEvidenceInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationSaveQuestionArgs = {
  input: SaveQuestionInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationWithdrawQuestionArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationOpenWorkOrderArgs = {
  input: OpenWorkOrderInput;
};


/** What can be changed: register data by change sets, and their withdrawal. Refused alone, a mutation answers with the HTTP status of its refusal; of several in one document one may be refused and is null, while the others stand. */
export type MutationCloseWorkOrderArgs = {
  code: Scalars['DossierCode']['input'];
};

/** What became of a record between two times. */
export type Difference = {
  /** Permanent id of the record. */
  readonly recordId: Scalars['ID']['output'];
  /** GraphQL type name of the record. Example: `Vehicle`. */
  readonly entity: Scalars['String']['output'];
  /** The state at the first time; null when the record was not there, or not to be seen. */
  readonly from: Maybe<ComparedState>;
  /** The state at the second time; null when the record was not there, or not to be seen. */
  readonly to: Maybe<ComparedState>;
  /** The stored fields whose values differ; values as in the ledger, every number, date and instant a text. */
  readonly changedFields: ReadonlyArray<FieldChange>;
  /** Fields the caller may not read. They were not compared. */
  readonly withheld: ReadonlyArray<Scalars['String']['output']>;
};

/** Which state of a record was compared. */
export type ComparedState = {
  /** Ordinal of the change that wrote it, from 1. */
  readonly version: Scalars['Int']['output'];
  /** Its first day; null when unknown. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** First day no longer in it; null while open. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
  /** Since when the hub said so. */
  readonly recordedFrom: Scalars['DateTime']['output'];
};

/** One imported file: what became of it, and how far it is. */
export type Batch = {
  /** Example: `0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f`, as `giaolo batch list` shows it. */
  readonly id: Scalars['ID']['output'];
  /** GraphQL type name of its records. Example: `Vehicle`. */
  readonly entity: Scalars['String']['output'];
  /** Name of the file, without its folder. */
  readonly file: Scalars['String']['output'];
  /** How far it is. */
  readonly state: BatchState;
  /** Rows of the file that were read so far. */
  readonly rows: Scalars['Int']['output'];
  /** Rows that became new records. */
  readonly rowsNew: Scalars['Int']['output'];
  /** Rows that changed records. */
  readonly rowsChanged: Scalars['Int']['output'];
  /** Rows that wrote anything, over the parts that are in the registers. */
  readonly rowsWritten: Scalars['Int']['output'];
  /** Of these, rows in parts that were taken back. */
  readonly rowsWithdrawn: Scalars['Int']['output'];
  /** Why it was imported, in the words of the steward. */
  readonly reason: Scalars['String']['output'];
  /** The legal ground of the import. */
  readonly legalBasis: Maybe<Scalars['String']['output']>;
  /** Agency it was imported for. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** While it is looked at before anything of it is taken back: rows of the parts looked at so far, of `rowsWritten`. */
  readonly rowsChecked: Maybe<Scalars['Int']['output']>;
  /** Why it is being taken back, or was. */
  readonly withdrawReason: Maybe<Scalars['String']['output']>;
  /** Why it was not taken back, or no further, when that was last asked for. */
  readonly withdrawRefusal: Maybe<WithdrawRefusal>;
  /** When its import began. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it last went on. */
  readonly changedAt: Scalars['DateTime']['output'];
};

/** A withdrawal that ended without being done. The next `withdrawBatch` begins anew, where the last one stood. */
export type WithdrawRefusal = {
  /** As in the errors of `withdrawBatch`. Example: `HAS_LATER_CHANGES`. */
  readonly code: Scalars['String']['output'];
  /** In the language of Accept-Language. */
  readonly message: Scalars['String']['output'];
  /** How many later changes rest on the batch. */
  readonly laterCount: Maybe<Scalars['Int']['output']>;
  /** Their positions, the first 100; `changes(after:)` tells what they are. */
  readonly laterPositions: Maybe<ReadonlyArray<Scalars['Position']['output']>>;
};

/** How far an imported file is, or its withdrawal. */
export type BatchState =
  /** «Đang kiểm tra». Rows are being checked; nothing is written. */
  | 'CHECKING'
  /** «Đang ghi». Its parts are being written. After a crash the same file goes on here. */
  | 'APPLYING'
  /** «Đã ghi». Applied. */
  | 'APPLIED'
  /** «Đang rút lại». Its parts are being looked at, and then taken back, the last one first. */
  | 'WITHDRAWING'
  /** «Đã rút lại». Withdrawn. */
  | 'WITHDRAWN'
  /** «Dừng vì lỗi». A part was refused by the registers. The parts before it are in. */
  | 'FAILED';

/** Several changes that are written together or not at all. */
export type ChangeSetInput = {
  /** At most 1,000; larger work is an import. */
  readonly operations: ReadonlyArray<OperationInput>;
  /** Why, in the steward's words. */
  readonly reason: Scalars['String']['input'];
  /** The legal ground. Example: `Nghị định 158/2024/NĐ-CP, Điều 23`. */
  readonly legalBasis: Scalars['String']['input'];
  /** Same key and body: the first answer again. Same key, other body: IDEMPOTENCY_MISMATCH. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Refuse (STALE_VERSION) if any record named here has changed since this token was read. */
  readonly readAt?: InputMaybe<Scalars['SnapshotToken']['input']>;
  /** Why it cannot wait for another person where one is needed: it is written at once, marked in the ledger, and another person has to look at it afterwards. Of no use where another agency has to agree. */
  readonly emergency?: InputMaybe<Scalars['String']['input']>;
};

/** Exactly one operation. */
export type OperationInput =
  /** The first fact about a record. */
  { readonly register: RegisterInput; readonly update?: never; readonly correct?: never; readonly close?: never; readonly remove?: never; readonly erase?: never; }
  |  /** A new legal state from a day on. */
  { readonly register?: never; readonly update: UpdateInput; readonly correct?: never; readonly close?: never; readonly remove?: never; readonly erase?: never; }
  |  /** What was recorded about a period was wrong. */
  { readonly register?: never; readonly update?: never; readonly correct: CorrectInput; readonly close?: never; readonly remove?: never; readonly erase?: never; }
  |  /** The record ends in law. */
  { readonly register?: never; readonly update?: never; readonly correct?: never; readonly close: CloseInput; readonly remove?: never; readonly erase?: never; }
  |  /** It should never have been registered. */
  { readonly register?: never; readonly update?: never; readonly correct?: never; readonly close?: never; readonly remove: RemoveInput; readonly erase?: never; }
  |  /** Values have to go, here and in every earlier state and change: personal data, or words about somebody. */
  { readonly register?: never; readonly update?: never; readonly correct?: never; readonly close?: never; readonly remove?: never; readonly erase: EraseInput; };

/** The first fact about a record. */
export type RegisterInput = {
  /** Its fields. */
  readonly record: Scalars['RecordInput']['input'];
  /** First day in force; null when unknown. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** First day no longer in force; null when open. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
};

/** A new legal state from a day on. */
export type UpdateInput = {
  /** Id of the record. */
  readonly id: Scalars['ID']['input'];
  /** First day of the new state. */
  readonly validFrom: Scalars['Date']['input'];
  /** Only the fields that change. */
  readonly record: Scalars['RecordInput']['input'];
};

/** What was recorded about a period was wrong. Alone may move the first start (`moveStart`) or the last end (`moveEnd`). */
export type CorrectInput = {
  /** Id of the record. */
  readonly id: Scalars['ID']['input'];
  /** First day of the period; null reaches back to the unknown start. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** First day after the period; null reaches to the open end. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only the fields that were wrong. */
  readonly record: Scalars['RecordInput']['input'];
  /** New first day of the record, when the first start was wrong. */
  readonly moveStart?: InputMaybe<Scalars['Date']['input']>;
  /** New first day no longer in force, when the last end was wrong. */
  readonly moveEnd?: InputMaybe<Scalars['Date']['input']>;
};

/** The record ends in law: `validTo` is the first day no longer in force. */
export type CloseInput = {
  /** Id of the record. */
  readonly id: Scalars['ID']['input'];
  /** GraphQL type name of the record. Example: `Badge`. */
  readonly entity: Scalars['String']['input'];
  /** First day no longer in force. */
  readonly validTo: Scalars['Date']['input'];
};

/**
 * Takes values away for good: from the states of the record, those of every earlier knowledge too, and from the ledger with their salts. What was proved stays provable. Nothing brings them back, no withdrawal either.
 * A record is erased in a set that does nothing else to it.
 */
export type EraseInput = {
  /** Id of the record. */
  readonly id: Scalars['ID']['input'];
  /** GraphQL type name of the record. Example: `Person`. */
  readonly entity: Scalars['String']['input'];
  /**
   * What is to go: personal and sensitive fields, and texts in words. Left out, all that is personal; of a record that is still known, without the fields that the law is asked of (states, days, classes): to erase those too, remove it first. With it go
   * the words in which somebody spoke of it: reason, emergency and warnings of the change sets that changed nobody else's data, and what was said of proposals, reviews, emergencies and delays of notice about it alone.
   */
  readonly fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Why. */
  readonly ground: ErasureGround;
};

/** It should never have been registered. What was known before still shows it; its keys are free again. */
export type RemoveInput = {
  /** Id of the record. */
  readonly id: Scalars['ID']['input'];
  /** GraphQL type name of the record. Example: `Badge`. */
  readonly entity: Scalars['String']['input'];
};

/** What became of a change set: the numbers it got, or would get in a dry run. */
export type ChangeSetOutcome = {
  /** True when nothing was kept. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** True when this is the first answer, to the same idempotency key or the same result, given again. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Id of the change set; of a dry run it names nothing. */
  readonly changeSetId: Scalars['ID']['output'];
  /** Position of its first change. */
  readonly firstPosition: Scalars['Position']['output'];
  /** Position of its last change. */
  readonly lastPosition: Scalars['Position']['output'];
  /** When it was committed. */
  readonly recordedFrom: Scalars['DateTime']['output'];
  /** One for each operation, in their order. */
  readonly changes: ReadonlyArray<WrittenChange>;
  /** What a steward should look at. */
  readonly warnings: ReadonlyArray<WriteWarning>;
  /** Why another person is needed, or was; empty where one may do it alone. A dry run tells it beforehand. */
  readonly approval: ReadonlyArray<ApprovalNeed>;
};

/** One change as it was numbered. */
export type WrittenChange = {
  /** Its number in the ledger. */
  readonly position: Scalars['Position']['output'];
  /** GraphQL type name of the record. Example: `Badge`. */
  readonly entity: Scalars['String']['output'];
  /** Permanent id of the record. */
  readonly recordId: Scalars['ID']['output'];
  /** Ordinal of the change among those of its record, from 1. */
  readonly version: Scalars['Int']['output'];
  /** Which of the five it was. */
  readonly operation: ChangeOperation;
};

/** Something a steward should look at; the change was written all the same. */
export type WriteWarning = {
  /** Index of the operation in the input, from 0. */
  readonly operation: Scalars['Int']['output'];
  /** Stable machine code. Example: `VIN_CHECK_DIGIT`. */
  readonly code: Scalars['String']['output'];
  /** GraphQL name of the field it is about; null when it is about the record. */
  readonly field: Maybe<Scalars['String']['output']>;
  /** In the language of Accept-Language. */
  readonly message: Scalars['String']['output'];
};

/** What a person asks of their data. */
export type FileDataSubjectRequestInput = {
  /** Which right. */
  readonly kind: DataSubjectRight;
  /** Who asks, where somebody else files it; left out by a person who signed in. */
  readonly personalId?: InputMaybe<Scalars['PersonalId']['input']>;
  /** Day on which it was received, where somebody else files it; left out: today. The clocks run from it. */
  readonly receivedOn?: InputMaybe<Scalars['Date']['input']>;
  /** What is asked, in 10 to 2,000 characters. It is kept as personal data. */
  readonly statement: Scalars['String']['input'];
  /** Of CORRECTION: the record that is wrong. */
  readonly record?: InputMaybe<DoubtedRecordInput>;
};

/** A record that is said to be wrong. */
export type DoubtedRecordInput = {
  /** GraphQL type name of the record. Example: `DriverLicence`. */
  readonly recordType: Scalars['String']['input'];
  /** Its `id`. */
  readonly recordId: Scalars['ID']['input'];
  /** Fields of it that are wrong; left out: the record as a whole. Example: `["expiresOn"]`. */
  readonly fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What a person is told of their request. */
export type AnswerDataSubjectRequestInput = {
  /** Of the request. */
  readonly id: Scalars['ID']['input'];
  /** What becomes of it. */
  readonly step: DataSubjectRequestStep;
  /** What the person is told, in 10 to 2,000 characters; of a refusal why. It is kept as personal data. */
  readonly answer: Scalars['String']['input'];
};

/** What becomes of a data subject's request. */
export type DataSubjectRequestStep =
  /** «Đang thực hiện». It will be done, in the days of its right. */
  | 'ACCEPTED'
  /** «Đã thực hiện». It was done. */
  | 'DONE'
  /** «Từ chối, có lý do». It is not done; the answer says why. */
  | 'REFUSED';

/** A data subject's request as whoever filed it is told of it, without what was said. */
export type FiledDataSubjectRequest = {
  /** Of the record: `dataSubjectRequest(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** Which right. */
  readonly kind: DataSubjectRight;
  /** Where it stands. */
  readonly state: DataSubjectRequestState;
  /** Day of receipt, from which both clocks run. */
  readonly receivedOn: Scalars['Date']['output'];
  /** Last day on which to say whether it will be done. */
  readonly answerBy: Scalars['Date']['output'];
  /** Last day on which to do it. */
  readonly carryOutBy: Scalars['Date']['output'];
  /** Which of the two is next; null once it is over. */
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  /** Whether that day is past. */
  readonly isOverdue: Scalars['Boolean']['output'];
  /** When the person first heard. */
  readonly answeredOn: Maybe<Scalars['Date']['output']>;
  /** When it was done or refused. */
  readonly endedOn: Maybe<Scalars['Date']['output']>;
  /** Id of the doubt that was reported with it. */
  readonly doubtId: Maybe<Scalars['ID']['output']>;
};

/** One step of a dossier: exactly one member. */
export type DossierStepInput =
  /** It is there; the clock begins. */
  { readonly receive: ReceiveDossierInput; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  /** The applicant is asked for something; the clock stands still. */
  { readonly receive?: never; readonly askSupplement: DossierDayInput; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  /** It is there; the clock goes on. */
  { readonly receive?: never; readonly askSupplement?: never; readonly supplement: DossierDayInput; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  /** Another agency that has to agree is asked, where the procedure has one. */
  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent: AskConsentInput; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  /** What that agency says, within its days. */
  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent: ConsentInput; readonly refuse?: never; readonly withdraw?: never; }
  |  /** It is refused. */
  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse: DossierDayInput; readonly withdraw?: never; }
  |  /** The applicant takes it back. */
  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw: DossierDayInput; };

/** When a step was. */
export type DossierDayInput = {
  /** Left out: today. Not in the future, and not before the step before it. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
};

/** A dossier that was received. */
export type ReceiveDossierInput = {
  /** The hub's id of the procedure or any code it ever had. Example: `P04`. */
  readonly procedure: Scalars['ProcedureCode']['input'];
  /** Whom it is about, as the case was opened. */
  readonly subject: SubjectInput;
  /** Who decides it; left out: the agency that received it. Example: `H26`. */
  readonly competentAgency?: InputMaybe<Scalars['AgencyCode']['input']>;
  /** Left out: the day that its code names. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
};

/** Another agency is asked. */
export type AskConsentInput = {
  /** Example: `H29`. */
  readonly agency: Scalars['AgencyCode']['input'];
  /** Left out: today. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
};

/** What another agency says. */
export type ConsentInput = {
  /** Whether it agrees. */
  readonly answer: ConsentAnswer;
  /** Left out: today. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
};

/** What an agency says that has to agree. */
export type ConsentAnswer =
  /** «Đồng ý». Given. */
  | 'GIVEN'
  /** «Không đồng ý». Objected. */
  | 'OBJECTED';

/** Where a dossier stands. */
export type DossierProgress = {
  /** Example: `H26.01-261122-0001`. */
  readonly code: Scalars['DossierCode']['output'];
  /** Whether its clock runs, stands still or is over. */
  readonly state: DossierState;
  /** First day; its term begins on the next working day. */
  readonly receivedOn: Scalars['Date']['output'];
  /** Working days that the procedure has; null where the law names none. */
  readonly deadlineDays: Maybe<Scalars['Int']['output']>;
  /** Last day of its term; null where there is none, and while the clock stands still. */
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  /** Whether that is over. */
  readonly isLate: Scalars['Boolean']['output'];
  /** When the applicant was asked for a supplement. */
  readonly supplementAskedOn: Maybe<Scalars['Date']['output']>;
  /** When it was there. */
  readonly supplementedOn: Maybe<Scalars['Date']['output']>;
  /** When another agency was asked. */
  readonly consentAskedOn: Maybe<Scalars['Date']['output']>;
  /** Last day on which it may say no. */
  readonly consentDueOn: Maybe<Scalars['Date']['output']>;
  /** When it answered. */
  readonly consentAnsweredOn: Maybe<Scalars['Date']['output']>;
  /** What it said; null of silence. */
  readonly consentAnswer: Maybe<ConsentAnswer>;
  /** When there was a result. */
  readonly decidedOn: Maybe<Scalars['Date']['output']>;
  /** What it was. */
  readonly outcome: Maybe<DossierOutcome>;
  /** Code of the result that `recordResult` recorded. */
  readonly resultCode: Maybe<Scalars['String']['output']>;
};

/** What became of a doubt. */
export type DoubtState =
  /** «Đang xem xét». Somebody is to look at it; until then the record is under investigation. */
  | 'OPEN'
  /** «Đã sửa dữ liệu». The data were wrong and are corrected: `correction` is the change set that did it. */
  | 'CORRECTED'
  /** «Dữ liệu đúng». The data are right. */
  | 'CONFIRMED';

/** What a person asks of their data. Each has a term of its own: Nghị định 356/2025/NĐ-CP, Điều 5. */
export type DataSubjectRight =
  /** «Xem, cung cấp dữ liệu». To see the data, or to be given them: 10 days. */
  | 'ACCESS'
  /** «Chỉnh sửa dữ liệu». To have the data put right: 10 days. */
  | 'CORRECTION'
  /** «Rút lại sự đồng ý». To take a consent back: 15 days. */
  | 'CONSENT_WITHDRAWAL'
  /** «Hạn chế xử lý». To have the data kept and not used: 15 days. */
  | 'RESTRICTION'
  /** «Phản đối xử lý». That the data are not processed at all: 15 days. */
  | 'OBJECTION'
  /** «Xoá dữ liệu». To have the data erased: 20 days. */
  | 'ERASURE';

/** Where a data subject's request stands. */
export type DataSubjectRequestState =
  /** «Đã tiếp nhận». The person has not heard yet whether it will be done: two working days. */
  | 'RECEIVED'
  /** «Đang thực hiện». The person heard that it will be done; the days of its right run. */
  | 'ACCEPTED'
  /** «Đã thực hiện». It was done. */
  | 'DONE'
  /** «Từ chối, có lý do». It was refused, and the answer says why. */
  | 'REFUSED';

/** Where a dossier stands. */
export type DossierState =
  /** «Đang giải quyết». The clock runs. */
  | 'PROCESSING'
  /** «Chờ bổ sung». The applicant was asked for something; the clock stands still until it is there. */
  | 'SUPPLEMENT'
  /** «Đã có kết quả». There is a result. */
  | 'DECIDED'
  /** «Người nộp đã rút». The applicant took it back. */
  | 'WITHDRAWN';

/** How a dossier was decided. */
export type DossierOutcome =
  /** «Đồng ý». Granted. */
  | 'GRANTED'
  /** «Từ chối». Refused. */
  | 'REFUSED';

/** What somebody doubts. */
export type ReportDoubtInput = {
  /** GraphQL type name of the record. Example: `Inspection`. */
  readonly recordType: Scalars['String']['input'];
  /** Its `id`. */
  readonly recordId: Scalars['ID']['input'];
  /** Fields of the record that are wrong; left out: the record as a whole. Example: `["expiresOn"]`. */
  readonly fields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What is wrong and how it is known, in 10 to 2,000 characters. It is kept as personal data. */
  readonly statement: Scalars['String']['input'];
};

/** What was found of a doubt. */
export type AnswerDoubtInput = {
  /** Of the doubt. */
  readonly id: Scalars['ID']['input'];
  /** How it was found. */
  readonly outcome: DoubtOutcome;
  /** What whoever reported it is told, in 10 to 2,000 characters. It is kept as personal data. */
  readonly answer: Scalars['String']['input'];
  /** Of CORRECTED: id of the change set that put the record right after it was reported. */
  readonly correction?: InputMaybe<Scalars['ID']['input']>;
};

/** How a doubt was found. */
export type DoubtOutcome =
  /** «Đã sửa dữ liệu». The data were wrong and are corrected. */
  | 'CORRECTED'
  /** «Dữ liệu đúng». The data are right. */
  | 'CONFIRMED';

/** A doubt as whoever reported it follows it, without what was said. */
export type ReportedDoubt = {
  /** Of the record: `doubt(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** GraphQL type name of the record in doubt. Example: `Inspection`. */
  readonly recordType: Scalars['String']['output'];
  /** What became of it. */
  readonly state: DoubtState;
  /** Day on which it was reported. */
  readonly reportedOn: Scalars['Date']['output'];
  /** Last day on which it is to be answered. */
  readonly dueOn: Scalars['Date']['output'];
  /** Whether it is open past that day. */
  readonly isOverdue: Scalars['Boolean']['output'];
  /** Day of the answer; null while it is open. */
  readonly answeredOn: Maybe<Scalars['Date']['output']>;
  /** Id of the change set that corrected the record. */
  readonly correction: Maybe<Scalars['ID']['output']>;
};

/** A page of reported doubts. */
export type ReportedDoubtConnection = {
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<ReportedDoubt>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
};

/** A doubt that was answered. */
export type AnsweredDoubt = {
  /** What it is now. */
  readonly doubt: ReportedDoubt;
  /** Dossiers that were told what was wrong; 0 where nothing was. */
  readonly dossiers: Scalars['Int']['output'];
  /** How many of these are new on the list of what is to be looked at again. */
  readonly opened: Scalars['Int']['output'];
};

/** Why a person is read about outside of any dossier. */
export type BreakGlassInput = {
  /** Why it cannot wait, in 20 to 500 characters, without names. Example: `Tai nạn giao thông nghiêm trọng, cần xác định người bị nạn`. */
  readonly reason: Scalars['String']['input'];
  /** Whom it is about: exactly one person, by one key. */
  readonly subject: SubjectInput;
};

/** What somebody else found of an emergency. */
export type ReviewEmergencyAccessInput = {
  /** Example: `H26-261122-912345678901`. */
  readonly code: Scalars['DossierCode']['input'];
  /** Whether it was an emergency. */
  readonly isJustified: Scalars['Boolean']['input'];
  /** Why, in 20 to 500 characters. */
  readonly note: Scalars['String']['input'];
};

/** One person read about outside of any dossier, for 30 minutes. */
export type EmergencyAccess = {
  /** Goes into `Hub-Case`. Example: `H26-261122-912345678901`. */
  readonly code: Scalars['DossierCode']['output'];
  /** Agency of whoever declared it. Example: `H26`. */
  readonly agency: Scalars['AgencyCode']['output'];
  /** The application or official that declared it; nobody else reads under it. */
  readonly actor: Scalars['String']['output'];
  /** Role of whoever declared it. Example: `permit-service`. */
  readonly role: Scalars['String']['output'];
  /** Why it could not wait. */
  readonly reason: Scalars['String']['output'];
  /** When it was declared. */
  readonly declaredAt: Scalars['DateTime']['output'];
  /** From when on nothing is read under it: 30 minutes later. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Until when somebody else looks at it: 24 hours later. */
  readonly reviewDueAt: Scalars['DateTime']['output'];
  /** When whoever watches over the hub was told; null until then. */
  readonly alertedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who looked at it; null until somebody did. */
  readonly reviewer: Maybe<Scalars['String']['output']>;
  /** When it was reviewed. */
  readonly reviewedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether it was an emergency, as the reviewer found. */
  readonly isJustified: Maybe<Scalars['Boolean']['output']>;
  /** What the reviewer says. */
  readonly reviewNote: Maybe<Scalars['String']['output']>;
};

/** A dossier that is asked about beside others: what `evidence` takes, and its case. */
export type EvidenceDossierInput = {
  /** Code under which the caller's agency opened it. Example: `H26.01-261122-0001`. */
  readonly case: Scalars['DossierCode']['input'];
  /** The hub's id of the procedure or any code it ever had. Example: `P06`. */
  readonly procedure: Scalars['ProcedureCode']['input'];
  /** Whom it is about. */
  readonly subject: SubjectInput;
  /** Plates of the vehicles that it names, at most 50. */
  readonly vehicles?: InputMaybe<ReadonlyArray<Scalars['Plate']['input']>>;
  /** Licence numbers of the drivers that it names, at most 50. */
  readonly drivers?: InputMaybe<ReadonlyArray<Scalars['LicenceNumber']['input']>>;
  /** Codes of the fixed routes that it names, at most 50. */
  readonly routes?: InputMaybe<ReadonlyArray<Scalars['RouteCode']['input']>>;
  /** Personal ids of further persons whom it names, at most 50: the new owners, of `P09`. */
  readonly persons?: InputMaybe<ReadonlyArray<Scalars['PersonalId']['input']>>;
  /** Chassis numbers of vehicles that are not registered yet, at most 50; needed by first registration, `P08`. Example: `["RLLV1AEA0PH000123"]`. */
  readonly chassisNumbers?: InputMaybe<ReadonlyArray<Scalars['Vin']['input']>>;
  /** Components that the applicant does not wish to be looked up, by their codes: nothing is read for them. Example: `["EV11"]`. */
  readonly declined?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What is answered for one dossier of several: a verdict, or why there is none. */
export type DossierEvidence = {
  /** As it was asked. Example: `H26.01-261122-0001`. */
  readonly case: Scalars['DossierCode']['output'];
  /** Null where `error` says why. */
  readonly verdict: Maybe<EvidenceVerdict>;
  /** Null where there is a verdict. */
  readonly error: Maybe<DossierError>;
};

/** Why there is no verdict for a dossier, as an error of `evidence` says it. */
export type DossierError = {
  /** Example: `CASE_NOT_OPEN`. */
  readonly code: Scalars['String']['output'];
  /** In the language of `Accept-Language`. */
  readonly message: Scalars['String']['output'];
  /** What `extensions` of such an error hold beside its code. */
  readonly details: Scalars['JSON']['output'];
};

/** A decided result as it was recorded. */
export type DecidedResult = {
  /** Code that its issuing agency gave it. Example: `H26.01-261122-0001-KQ01`. */
  readonly resultCode: Scalars['String']['output'];
  /** Code of the agency that issued it. Example: `H26`. */
  readonly issuer: Maybe<Scalars['AgencyCode']['output']>;
  /** Id of the change set that recorded it. */
  readonly changeSetId: Scalars['ID']['output'];
  /** When it was recorded. */
  readonly recordedFrom: Scalars['DateTime']['output'];
  /** Id of the change set that took it back; null while it stands. */
  readonly withdrawnBy: Maybe<Scalars['ID']['output']>;
  /** What it changed in the registers, one for each operation. */
  readonly changes: ReadonlyArray<WrittenChange>;
};

/** What the registers answer about one dossier, on one legal day, as known at one instant. */
export type EvidenceVerdict = {
  /** Its latest code, or its id where it has none. Example: `2.002288`. */
  readonly procedure: Scalars['ProcedureCode']['output'];
  /** The hub's id of the procedure: it stays when codes change. Example: `P04`. */
  readonly procedureId: Scalars['ProcedureCode']['output'];
  /** What the national catalogue called it, the latest first. */
  readonly procedureCodes: ReadonlyArray<DatedProcedureCode>;
  /** Title on the day asked for. Example: `Đổi giấy phép lái xe`. */
  readonly procedureName: Scalars['String']['output'];
  /** The legal basis of the procedure. Example: `Nghị định 158/2024/NĐ-CP, Điều 23`. */
  readonly legalBasis: Scalars['String']['output'];
  /** True when every requirement of kind EVIDENCE is HELD: no paper need be asked of the citizen beyond the declaration and what only they can hand in. */
  readonly complete: Scalars['Boolean']['output'];
  /** The legal day the verdict is for. */
  readonly decidedAt: Scalars['Date']['output'];
  /** The state of the hub's knowledge it rests on. */
  readonly knownAt: Scalars['DateTime']['output'];
  /** In the order of the law; one about vehicles stands once for each vehicle of the dossier. */
  readonly requirements: ReadonlyArray<Requirement>;
  /** Components that were not looked up since the applicant does not wish it. */
  readonly declined: ReadonlyArray<Scalars['String']['output']>;
  /** Code of the mandate by which somebody acts in the case for its subject; null where the subject acts. Example: `UQ-2026-000123`. */
  readonly mandate: Maybe<Scalars['String']['output']>;
};

/** A code of a procedure in the national catalogue, over the days on which it was announced. It is understood on any day. */
export type DatedProcedureCode = {
  /** Example: `1.002809`. */
  readonly code: Scalars['ProcedureCode']['output'];
  /** First day on which it was the code; null when not known. */
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  /** First day on which it is the code no more; null while it is, or when not known. */
  readonly validTo: Maybe<Scalars['Date']['output']>;
};

/** Whether data can answer for a component of a dossier. */
export type RequirementKind =
  /** «Chứng cứ từ dữ liệu». A fact of a register can take the place of a paper. */
  | 'EVIDENCE'
  /** «Tờ khai». A wish or an undertaking: only the applicant can give it. */
  | 'DECLARATION'
  /** «Nộp hoặc thực hiện trực tiếp». Must be handed in or done in person. */
  | 'PHYSICAL';

/** What the registers answer for a component of a dossier. */
export type RequirementVerdict =
  /** «Đã có». The registers hold it and it is good on the day asked for: do not ask for the paper. */
  | 'HELD'
  /** «Đã có nhưng quá cũ». Held, but too old to rely on. */
  | 'STALE'
  /** «Hết hạn». Held, but past its last day. */
  | 'EXPIRED'
  /** «Các nguồn không khớp». Two registers disagree, the document was issued by an agency that was not the authority of its day, or a record is under investigation (`Doubt`): the agencies must settle it, not the citizen. */
  | 'DISPUTED'
  /** «Dữ liệu cho thấy điều ngược lại». The registers say the opposite of what is required. */
  | 'CONTRADICTED'
  /** «Chưa có dữ liệu». The registers hold nothing; also the answer for anything the caller may not know to exist. */
  | 'NOT_HELD'
  /** «Không được phép tra cứu». The rules let this procedure not look at it for this caller and purpose; nothing was looked up. */
  | 'NOT_ALLOWED'
  /** «Có nhiều bản ghi phù hợp». Several records fit and the hub does not pick one. */
  | 'AMBIGUOUS'
  /** «Người nộp kê khai». The applicant declares it, with what is known filled in beforehand. */
  | 'DECLARE'
  /** «Người nộp nộp hoặc thực hiện trực tiếp». The applicant hands it in or appears in person. */
  | 'FILE';

/** One component of a dossier and what the registers answer for it. */
export type Requirement = {
  /** Code within the procedure; `EV…` are the evidence types of the catalogue. Example: `EV03`. */
  readonly code: Scalars['String']['output'];
  /** Whether data can answer for it. */
  readonly kind: RequirementKind;
  /** Example: `Giấy chứng nhận đăng ký xe`. */
  readonly nameVi: Scalars['String']['output'];
  /** Example: `Vehicle registration`. */
  readonly nameEn: Scalars['String']['output'];
  /** Kind of evidence, a code of `evidenceTypes`; null for declarations and what is handed in. Example: `EV03`. */
  readonly evidenceType: Maybe<Scalars['String']['output']>;
  /** The vehicle it is about, when the dossier names several. */
  readonly vehicle: Maybe<Scalars['Plate']['output']>;
  /** The thing of the dossier it is about, as it was named: a vehicle, a driver's licence, a route. Example: `29B-12345`. */
  readonly thing: Maybe<Scalars['String']['output']>;
  /** What the registers answer. */
  readonly verdict: RequirementVerdict;
  /** Why, in the language of `Accept-Language`. */
  readonly explanation: Scalars['String']['output'];
  /** The condition of the law that decided; null where none was asked. `legalBases` tells what it rests on and whether that is in force. Example: `vehicles.registered`. */
  readonly condition: Maybe<Scalars['String']['output']>;
  /** What that condition rests on. Example: `Luật 36/2024/QH15, Điều 35 khoản 1 điểm a`. */
  readonly provision: Maybe<Scalars['String']['output']>;
  /** The records the verdict rests on; none for a yes or no. */
  readonly basis: ReadonlyArray<EvidenceBasis>;
  /** The Vietnamese paper the fact takes the place of; null when none was ever filed for it. Example: `Bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn`. */
  readonly paper: Maybe<Scalars['String']['output']>;
  /** The facts the verdict rests on. A value that the caller may not read is null, with the reason. */
  readonly held: ReadonlyArray<HeldFact>;
  /** What the form can be filled in with beforehand, for a DECLARATION. */
  readonly prefill: ReadonlyArray<PrefilledField>;
  /** The agency that answers for this kind of data on the day asked for, and the one that wrote it. */
  readonly sourceAgency: Maybe<SourceAgency>;
  /** Since when the hub has said so; of the oldest fact the verdict rests on. */
  readonly recordedFrom: Maybe<Scalars['DateTime']['output']>;
  /** Days from then to the day asked for. */
  readonly ageDays: Maybe<Scalars['Int']['output']>;
  /** Whether the citizen may be asked for it. */
  readonly mayAskCitizen: Scalars['Boolean']['output'];
  /** The legal ground for asking; null when asking is not allowed. */
  readonly legalGround: Maybe<Scalars['String']['output']>;
  /** Where the law requires it. Example: `Nghị định 158/2024/NĐ-CP, Điều 23 khoản 5`. */
  readonly legalBasis: Scalars['String']['output'];
};

/** A record a verdict rests on. */
export type EvidenceBasis = {
  /** GraphQL type name. Example: `Registration`. */
  readonly entity: Scalars['String']['output'];
  /** Null when the caller may not know whose record it is. */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** Position in the ledger of the change that wrote the state it rests on (`inclusionProof`); null as `recordId` is. */
  readonly position: Maybe<Scalars['Position']['output']>;
};

/** Why a value is not shown. */
export type WithheldReason =
  /** «Vai trò không được xem». The caller's role has no right to the field. */
  | 'ROLE_NOT_ALLOWED'
  /** «Mục đích không bao gồm». The purpose of the request does not cover the field. */
  | 'PURPOSE_DOES_NOT_COVER';

/** One field of a record the verdict rests on. */
export type HeldFact = {
  /** Vietnamese caption of the field. Example: `Kiểm định có hiệu lực đến`. */
  readonly label: Scalars['String']['output'];
  /** GraphQL name of the field. Example: `expiresOn`. */
  readonly field: Scalars['String']['output'];
  /** GraphQL type name of the record. Example: `Inspection`. */
  readonly entity: Scalars['String']['output'];
  /** Null when the caller may not know whose record it is. */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** In which numbers and days are texts; null when empty or withheld. */
  readonly value: Maybe<Scalars['JSON']['output']>;
  /** Vietnamese caption of a coded value. Example: `Đang hiệu lực` for `ACTIVE`. */
  readonly valueLabel: Maybe<Scalars['String']['output']>;
  /** Why the value is withheld; null when it is not. */
  readonly withheld: Maybe<WithheldReason>;
};

/** One field of a form, known already. */
export type PrefilledField = {
  /** Vietnamese caption. Example: `Tên doanh nghiệp`. */
  readonly label: Scalars['String']['output'];
  /** GraphQL name of the field. Example: `name`. */
  readonly field: Scalars['String']['output'];
  /** GraphQL type name of the record it was read from. Example: `Business`. */
  readonly entity: Scalars['String']['output'];
  /** In which numbers and days are texts; null when empty or withheld. */
  readonly value: Maybe<Scalars['JSON']['output']>;
  /** Why the value is withheld; null when it is not. */
  readonly withheld: Maybe<WithheldReason>;
};

/** Who answers for a fact. */
export type SourceAgency = {
  /** Agency of record on the day asked for; null when its code is not in the register of agencies. Example: `G01`. */
  readonly code: Maybe<Scalars['AgencyCode']['output']>;
  /** Example: `Bộ Công an`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The legal ground of its competence. Example: `Luật 36/2024/QH15, Điều 57–62; Thông tư 12/2025/TT-BCA`. */
  readonly ground: Maybe<Scalars['String']['output']>;
  /** Agency that wrote the fact to the hub; null when the caller may not know. */
  readonly writtenBy: Maybe<Scalars['AgencyCode']['output']>;
};

/** The result of a decided procedure. Its dossier is the one named in `Hub-Case`. */
export type RecordResultInput = {
  /** The hub's id of the procedure or any code it ever had. Example: `P04`, `2.002288`. */
  readonly procedure: Scalars['ProcedureCode']['input'];
  /** Mã kết quả thủ tục hành chính: unique within the issuing agency for ever, not interpreted. Example: `H26.01-261122-0001-KQ01`. */
  readonly resultCode: Scalars['String']['input'];
  /** Agency that decided. Example: `H26`. */
  readonly issuer: Scalars['AgencyCode']['input'];
  /** Whom the dossier is about, as in `evidence`. */
  readonly subject: SubjectInput;
  /** What the procedure writes. */
  readonly result: ProcedureResultInput;
};

/** What was decided: exactly one member, the one this procedure writes. */
export type ProcedureResultInput =
  /** Of procedure 2.002288, at most 50. */
  { readonly badges: ReadonlyArray<BadgeResultInput>; readonly licence?: never; readonly documents?: never; }
  |  /** Of procedure 1.002809. */
  { readonly badges?: never; readonly licence: LicenceResultInput; readonly documents?: never; }
  |  /** Of procedures whose effect is `documents` (`ProcedureDefinition.effects` says which fields they take), at most 50: one for each thing that the decision is about. */
  { readonly badges?: never; readonly licence?: never; readonly documents: ReadonlyArray<DocumentResultInput>; };

/** A document that was decided. What a procedure writes of it, and which `values` it takes beside the members here, says the field map of its effects (`procedureDefinition { effects { fields } }`). */
export type DocumentResultInput = {
  /** Số, ký hiệu, as printed. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** Number of the document that is issued again, replaced or revoked; left out: the document itself. */
  readonly replaces?: InputMaybe<Scalars['String']['input']>;
  /** The thing of the dossier that it is about, as the dossier names it: a plate, the number of a licence, the code of a route. Example: `29B-12345`. */
  readonly thing?: InputMaybe<Scalars['String']['input']>;
  /** Day of the decision. */
  readonly issuedOn: Scalars['Date']['input'];
  /** Last day of the document; null without limit. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** What else is to be written. */
  readonly values?: InputMaybe<ReadonlyArray<DocumentValueInput>>;
};

/** One more value of a document. */
export type DocumentValueInput = {
  /** As the field map calls it. Example: `businessTypes` for `document.businessTypes`. */
  readonly name: Scalars['String']['input'];
  /** A text, a number, a truth value or a list of texts; of a link its key, such as the code of a province. */
  readonly value: Scalars['JSON']['input'];
};

/** A badge that was issued. */
export type BadgeResultInput = {
  /** Số phù hiệu, as printed. */
  readonly number: Scalars['String']['input'];
  /** The vehicle it is for. Example: `29B-12345`. */
  readonly plate: Scalars['Plate']['input'];
  /** Printed type. Example: `XE HỢP ĐỒNG`. */
  readonly badgeType: Scalars['String']['input'];
  /** The fixed route, for `XE TUYẾN CỐ ĐỊNH`. Example: `2925.1111.A`. */
  readonly route?: InputMaybe<Scalars['RouteCode']['input']>;
  /** «Ngày cấp phù hiệu». Issued on. */
  readonly issuedOn: Scalars['Date']['input'];
  /** Last day asked for. Recorded no later than the end of the vehicle's service life and of the contract that gives the right to use it; a warning says when it was cut. */
  readonly expiresOn: Scalars['Date']['input'];
};

/** A driver licence that was issued in exchange for another. */
export type LicenceResultInput = {
  /** The licence it takes the place of. Example: `010099000001`. */
  readonly replaces: Scalars['LicenceNumber']['input'];
  /** Number of the new licence; the same as before when it is kept. */
  readonly number: Scalars['LicenceNumber']['input'];
  /** Labels of the classes in the 2025 scheme. Example: `["B", "C1"]`. */
  readonly classes: ReadonlyArray<Scalars['String']['input']>;
  /** Number of the card's blank, as printed on its back. */
  readonly cardStockNumber?: InputMaybe<Scalars['String']['input']>;
  /** Day of issue. */
  readonly issuedOn: Scalars['Date']['input'];
  /** Last day; null for classes without limit. */
  readonly expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** Conditions printed on it. Example: `số tự động`. */
  readonly conditions?: InputMaybe<Scalars['String']['input']>;
};

/** The two logs that prove themselves. Each is a Merkle tree (RFC 6962) with one leaf for each row, and only grows. */
export type Log =
  /** «Nhật ký thay đổi». Every change of the registers: the ledger. The leaf of a change is at its position less one. */
  | 'CHANGES'
  /** «Nhật ký tra cứu». Every read that was audited. The leaf of a read is at its position less one. */
  | 'READS';

/** «Điểm kiểm»: what a log signed of itself – so many rows, under this root. Whoever keeps one can later be shown that nothing before it was altered, left out or put between. It does not say who holds the key, and nothing of the rows of the last second. */
export type LogCheckpoint = {
  /** Which log of which hub, for ever: the first line of what is signed. Example: `giaolo/019a…/changes`. */
  readonly origin: Scalars['String']['output'];
  /** The position of the last row it holds; so many leaves the tree has. Zero of a log without rows. */
  readonly size: Scalars['Position']['output'];
  /** The root over all leaves, in Base 64. */
  readonly root: Scalars['String']['output'];
  /** When it was signed, by the database's clock. */
  readonly signedAt: Scalars['DateTime']['output'];
  /** What was signed, with the signature (Ed25519) and the lines of witnesses that have cosigned it by now: a note of C2SP tlog-checkpoint, to be kept to the byte. `/log/changes/checkpoint` serves the largest that is cosigned, where there are witnesses. */
  readonly note: Scalars['String']['output'];
  /** The key that signed, as C2SP signed-note writes it (`name+id+key`). Get it once by another way than this, and compare: a key that comes with what it signed vouches for nothing. */
  readonly verifierKey: Scalars['String']['output'];
  /** How far this log is vouched for by others. */
  readonly witnessed: LogWitnessing;
};

/** «Đã có nhân chứng»: how far a log is cosigned by witnesses: others, with a key and a disk of their own, who sign only what goes on from all they have seen (C2SP tlog-witness). Whoever trusts one of them need not fear that the hub shows others another history. */
export type LogWitnessing = {
  /** Whether what was signed is cosigned in time. */
  readonly state: WitnessedState;
  /** The size of the largest checkpoint that is cosigned; null before the first. */
  readonly size: Maybe<Scalars['Position']['output']>;
  /** That checkpoint with all signatures, to be kept: a note of C2SP tlog-checkpoint. */
  readonly note: Maybe<Scalars['String']['output']>;
  /** Since when the first checkpoint beyond it waits for a witness; null where none does. */
  readonly awaitedSince: Maybe<Scalars['DateTime']['output']>;
  /** Who has cosigned that checkpoint. */
  readonly cosignatures: ReadonlyArray<Cosignature>;
};

/** Whether the checkpoints of a log are cosigned in time. */
export type WitnessedState =
  /** «Chưa chỉ định nhân chứng». No witness is named in the settings of this hub (`HUB_WITNESSES`). */
  | 'NO_WITNESS'
  /** «Đã có nhân chứng». All that was signed is cosigned, but for the last minute at most. */
  | 'WITNESSED'
  /** «Chậm». A checkpoint waits longer than a minute. */
  | 'LATE'
  /** «Không có nhân chứng». A checkpoint waits longer than four hours: what is let out as evidence is refused (LOG_NOT_WITNESSED) until a witness has signed. */
  | 'NOT_WITNESSED';

/** «Chữ ký của nhân chứng»: at that second, the tree of this checkpoint was the largest of this log that the witness had seen, and it goes on from all it had seen before. */
export type Cosignature = {
  /** What the witness is called. Example: `witness.example/w1`. */
  readonly witness: Scalars['String']['output'];
  /** Its key, as C2SP signed-note writes it. Get it from the witness, and compare. */
  readonly verifierKey: Scalars['String']['output'];
  /** When it signed, by its own clock. */
  readonly at: Maybe<Scalars['DateTime']['output']>;
};

/** «Chứng minh có mặt»: that a row is in a log as it was when it was signed. */
export type InclusionProof = {
  /** Of the row. */
  readonly position: Scalars['Position']['output'];
  /** The hash of the row's entry, in Base 64: sha256 over a zero byte and the entry. Entries are given to auditors (`/log/changes/tile/entries/…`). */
  readonly leafHash: Scalars['String']['output'];
  /** The hashes that lead from the leaf to the root of the checkpoint, the leaf's neighbour first (RFC 6962 §2.1.1), in Base 64. */
  readonly hashes: ReadonlyArray<Scalars['String']['output']>;
  /** The checkpoint it leads to. */
  readonly checkpoint: LogCheckpoint;
  /** All of it as one file, for verifiers of others: C2SP tlog-proof, `*.tlog-proof`. */
  readonly file: Scalars['String']['output'];
};

/** «Chứng minh nối tiếp»: that a log goes on from what it was, with every row before as it was (RFC 6962 §2.1.2). */
export type ConsistencyProof = {
  /** The size of the checkpoint that one has. */
  readonly from: Scalars['Position']['output'];
  /** In Base 64. None where both are the same. */
  readonly hashes: ReadonlyArray<Scalars['String']['output']>;
  /** The checkpoint that goes on from it. */
  readonly checkpoint: LogCheckpoint;
};

/** On which ground persons are told later who read about them in a case, and from when on. */
export type DelayNoticeInput = {
  /** The case, whatever it is: a dossier, an emergency, a work order. Left out: the work order of `Hub-Case`. Example: `H26.01-261122-0001`. */
  readonly caseCode?: InputMaybe<Scalars['DossierCode']['input']>;
  /** The legal ground, with the number of the decision, without names; at most 2,000 characters. */
  readonly legalBasis: Scalars['String']['input'];
  /** The day, in Việt Nam, from which on they are told; at most 366 days away. Example: `2027-03-01`. */
  readonly until: Scalars['Date']['input'];
};

/** Where a delay of notice stands. */
export type NoticeDelayState =
  /** «Chờ phê duyệt». Nobody has agreed to it yet: the persons are told. */
  | 'WAITING'
  /** «Đang hoãn». Another person agreed: they are not told. */
  | 'IN_FORCE'
  /** «Đã chấm dứt». Somebody ended or refused it before its day: they are told. */
  | 'ENDED'
  /** «Đã hết hạn». Its day has come: they are told. */
  | 'OVER';

/** That the persons concerned are not told yet who read about them in a case. */
export type NoticeDelay = {
  /** Id of the delay, for the next step. */
  readonly id: Scalars['ID']['output'];
  /** The case. Example: `H26.01-261122-0001`. */
  readonly caseCode: Scalars['DossierCode']['output'];
  /** The legal ground. */
  readonly legalBasis: Scalars['String']['output'];
  /** The day, in Việt Nam, from which on they are told. */
  readonly until: Scalars['Date']['output'];
  /** Where it stands. */
  readonly state: NoticeDelayState;
  /** Who asked for it. */
  readonly actor: Scalars['String']['output'];
  /** Agency of whoever asked. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** When it was asked for. */
  readonly askedAt: Scalars['DateTime']['output'];
  /** Who agreed to it; null until somebody did. */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** Agency of whoever agreed. */
  readonly approvedByAgency: Maybe<Scalars['AgencyCode']['output']>;
  /** When it began. */
  readonly approvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who ended it before its day. */
  readonly endedBy: Maybe<Scalars['String']['output']>;
  /** Agency of whoever ended it. */
  readonly endedByAgency: Maybe<Scalars['AgencyCode']['output']>;
  /** When it was ended. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
};

/** Delays of notice, page by page. */
export type NoticeDelayConnection = {
  /** The delays of this page. */
  readonly nodes: ReadonlyArray<NoticeDelay>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** A receipt of the national payment platform. */
export type PaymentInput = {
  /** Its number, as the platform gives it. Example: `TTQG-2026-00012345`. */
  readonly number: Scalars['String']['input'];
  /** The hub's id of the procedure or any code it ever had. Example: `P06`. */
  readonly procedure: Scalars['ProcedureCode']['input'];
  /** Whose dossier it is, as the case was opened. */
  readonly subject: SubjectInput;
  /** Amount in VND. */
  readonly amountVnd: Scalars['Int']['input'];
  /** Legal day on which it was paid; not in the future. */
  readonly paidOn: Scalars['Date']['input'];
};

/** A receipt that is on record. */
export type RecordedPayment = {
  /** Example: `TTQG-2026-00012345`. */
  readonly number: Scalars['String']['output'];
  /** The dossier for which it was paid. Example: `H26.01-261122-0001`. */
  readonly dossier: Scalars['DossierCode']['output'];
  /** Amount in VND. */
  readonly amountVnd: Scalars['Int']['output'];
  /** When it was paid. */
  readonly paidOn: Scalars['Date']['output'];
};

/** A dossier whose evidence is released, as `evidence` is asked about it. */
export type ReleaseEvidenceInput = {
  /** The hub's id of the procedure or any code it ever had. Example: `P06`. */
  readonly procedure: Scalars['ProcedureCode']['input'];
  /** Whom it is about. */
  readonly subject: SubjectInput;
  /** Plates of the vehicles that it names, at most 50. */
  readonly vehicles?: InputMaybe<ReadonlyArray<Scalars['Plate']['input']>>;
  /** Licence numbers of the drivers that it names, at most 50. */
  readonly drivers?: InputMaybe<ReadonlyArray<Scalars['LicenceNumber']['input']>>;
  /** Codes of the fixed routes that it names, at most 50. */
  readonly routes?: InputMaybe<ReadonlyArray<Scalars['RouteCode']['input']>>;
  /** Personal ids of further persons whom it names, at most 50: the new owners, of `P09`. */
  readonly persons?: InputMaybe<ReadonlyArray<Scalars['PersonalId']['input']>>;
  /** Chassis numbers of vehicles that are not registered yet, at most 50; needed by first registration, `P08`. Example: `["RLLV1AEA0PH000123"]`. */
  readonly chassisNumbers?: InputMaybe<ReadonlyArray<Scalars['Vin']['input']>>;
  /** Components that the applicant does not wish to be looked up, by their codes: nothing is read for them. Example: `["EV11"]`. */
  readonly declined?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** When it is judged; left out: today, and all that is known. */
  readonly asOf?: InputMaybe<AsOf>;
};

/** «Biên nhận chứng cứ»: what was told of a dossier, signed. */
export type EvidenceReceipt = {
  /** Under which the hub keeps that it was released. */
  readonly id: Scalars['ID']['output'];
  /** The receipt: a compact JWS (RFC 7515, EdDSA) over canonical JSON. Keys: `/.well-known/jwks.json`. */
  readonly jws: Scalars['String']['output'];
  /** SHA-256 of `jws` in hexadecimal digits: `receiptStatus` asks by it. */
  readonly digest: Scalars['String']['output'];
  /** The key that signed it, by its `kid`. */
  readonly keyId: Scalars['String']['output'];
  /** When it was released, by the hub's clock. */
  readonly releasedAt: Scalars['DateTime']['output'];
  /** Repeats the reading (`asOf: {snapshot}`). */
  readonly snapshot: Scalars['SnapshotToken']['output'];
  /** What the receipt says. */
  readonly verdict: EvidenceVerdict;
  /**
   * The same verdict as SD-JWT VC (`dc+sd-jwt`), of which whoever holds it shows single requirements and facts and keeps the others (`giaolo receipt present`); it names the receipt by its digest, and a place in a
   * Token Status List. Another one at each asking. Null where the hub was not told its public address (`HUB_PUBLIC_URL`).
   */
  readonly sdJwt: Maybe<Scalars['String']['output']>;
  /**
   * «Bản in của biên nhận»: the receipt on paper, PDF in Base64, Vietnamese with English beside it; the receipt itself is attached to it and is what counts. Its QR code leads to `/bien-nhan`, which tells the status and
   * nothing of the content. Personal data, as the receipt.
   */
  readonly pdf: Scalars['String']['output'];
};

/** What became of what a receipt rests on. */
export type ReceiptState =
  /** «Còn nguyên». Nothing of it has changed since. */
  | 'STANDS'
  /** «Đã có thay đổi về sau». Records it rests on have gone on since; what was told of that day stands. */
  | 'CHANGED_SINCE'
  /** «Đã được đính chính». A record it rests on was corrected, removed or taken back since: ask again. */
  | 'CORRECTED';

/** The status of a receipt. It says nothing of whom or what the receipt is about. */
export type ReceiptStatus = {
  /** What became of what it rests on. */
  readonly state: ReceiptState;
  /** When it was released. */
  readonly releasedAt: Scalars['DateTime']['output'];
  /** The first change since; null where there was none. */
  readonly changedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A receipt that rests on what no longer holds. */
export type RecalledReceipt = {
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** The dossier it was released for. */
  readonly caseCode: Scalars['DossierCode']['output'];
  /** Agency it was released to. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** The hub's id of the procedure. Example: `P04`. */
  readonly procedureId: Scalars['ProcedureCode']['output'];
  /** When it was released. */
  readonly releasedAt: Scalars['DateTime']['output'];
};

/** A condition, type or field of the hub and one provision it rests on, or one document where it names no part of it. */
export type LegalBasis = {
  /** What rests on it: a condition (`vehicles.inspected`), a type (`Inspection`) or a field (`Vehicle.serviceLifeEndsOn`). */
  readonly what: Scalars['String']['output'];
  /** What sort of thing rests on it. */
  readonly kind: LegalBasisKind;
  /** As it is cited. Example: `Luật 36/2024/QH15, Điều 35 khoản 2`. */
  readonly cited: Scalars['String']['output'];
  /** Number of the document. Example: `36/2024/QH15`. */
  readonly number: Scalars['String']['output'];
  /** What the document is about; null when the register lacks it. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** Code of the `LegalProvision` it points to; null where it rests on the document as a whole. Example: `36/2024/QH15#35.1.b`. */
  readonly provision: Maybe<Scalars['String']['output']>;
  /** What the provision says; null when the register lacks its text. */
  readonly provisionText: Maybe<Scalars['String']['output']>;
  /** Force on the day asked for: the document's, or the provision's own where that, or what it is a part of, begins or ends on another day; null when the register lacks the document. */
  readonly force: Maybe<LegalForceState>;
  /** The day the document was last compared with its sources. */
  readonly lastCheckedOn: Maybe<Scalars['Date']['output']>;
};

/** What rests on a legal document. */
export type LegalBasisKind =
  /** «Điều kiện pháp luật». A condition of the law that permissions, dossiers and write-back ask. */
  | 'CONDITION'
  /** «Loại bản ghi». A type of records, with all its fields that name no source of their own. */
  | 'TYPE'
  /** «Trường dữ liệu». A field with a source of its own. */
  | 'FIELD';

/** Whether a legal document is in force on a day, as the legal portal words it. */
export type LegalForceState =
  /** «Chưa có hiệu lực». Its first day in force lies later. */
  | 'NOT_YET'
  /** «Còn hiệu lực». In force as a whole. */
  | 'IN_FORCE'
  /** «Hết hiệu lực một phần». Amended by another, or some part is not in force yet or no more. */
  | 'IN_PART'
  /** «Hết hiệu lực». It lost force, or another document replaced it. */
  | 'ENDED'
  /** «Chưa rõ hiệu lực». It lost force on a day nobody knows, and the day asked for is before that was seen. */
  | 'UNKNOWN';

/** A question to be saved. */
export type SaveQuestionInput = {
  /** Of the question of which it is another version; left out: a new one. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** With `id`: the version that was read. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** In 3 to 120 characters, without a name or number of anybody. Example: `Phương tiện theo tỉnh`. */
  readonly name: Scalars['String']['input'];
  /**
   * One aggregate in GraphQL, in at most 8,000 characters. Without `asOf` it is about the day on which it is asked; `asOf: { validAt: …, knownAt: … }` pins it to one state.
   * Example: `{ vehicleAggregate(groupBy: [{ link: { province: name } }]) { groups { key { province { name } } count } } }`.
   */
  readonly question: Scalars['String']['input'];
  /** How often it is to be asked again; left out: never by itself. */
  readonly repeats?: InputMaybe<QuestionRepeat>;
};

/** On which days a saved question is asked again: the first of each. */
export type QuestionRepeat =
  /** «Hằng tháng». Month. */
  | 'MONTH'
  /** «Hằng quý». Quarter. */
  | 'QUARTER'
  /** «Hằng năm». Year. */
  | 'YEAR';

/** A count that somebody named. */
export type SavedQuestion = {
  /** In its link: `/phan-tich?cau=<id>`. */
  readonly id: Scalars['ID']['output'];
  /** Counts from 1. */
  readonly version: Scalars['Int']['output'];
  /** What it is called. Example: `Phương tiện theo tỉnh`. */
  readonly name: Scalars['String']['output'];
  /** GraphQL, to be sent to `/graphql` as it is, by whoever wants to know, under their own rights. */
  readonly question: Scalars['String']['output'];
  /** How often it is asked again; null: never by itself. */
  readonly repeats: Maybe<QuestionRepeat>;
  /** The last 12 days on which it is asked again, the oldest first; none where it is not. The registers answer as of each of them at any time: by `asOfEach`, or by `asOf` as it was known then. */
  readonly days: ReadonlyArray<Scalars['Date']['output']>;
  /** Agency for which it was saved; null where the person acts for none. Example: `H26`. */
  readonly agency: Maybe<Scalars['AgencyCode']['output']>;
  /** Whether the caller saved it, and may change it. */
  readonly isMine: Scalars['Boolean']['output'];
  /** When this version was saved. */
  readonly savedAt: Scalars['DateTime']['output'];
  /** What it was before, the newest first, without the present version. */
  readonly earlier: ReadonlyArray<EarlierQuestion>;
};

/** A version of a saved question that another took the place of. */
export type EarlierQuestion = {
  /** Counts from 1. */
  readonly version: Scalars['Int']['output'];
  /** What it was called. */
  readonly name: Scalars['String']['output'];
  /** What was asked. */
  readonly question: Scalars['String']['output'];
  /** How often it was asked again. */
  readonly repeats: Maybe<QuestionRepeat>;
  /** When it was saved. */
  readonly savedAt: Scalars['DateTime']['output'];
};

/** A page of saved questions. */
export type SavedQuestionConnection = {
  /** The same records without their cursors. */
  readonly nodes: ReadonlyArray<SavedQuestion>;
  /** Where the page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
};

/** What officials of an agency are to do with records of people. */
export type OpenWorkOrderInput = {
  /** Mã phiếu. It begins with the code of the caller's agency or of a part of it, and its day is today or earlier. Example: `G17-261122-0001`. */
  readonly code: Scalars['DossierCode']['input'];
  /** The purpose that it is for. Example: `stewardship`. */
  readonly purpose: Scalars['String']['input'];
  /** What is to be done, in 20 to 500 characters, without names or numbers of persons. Example: `Rà soát giấy phép lái xe trùng số sau sáp nhập`. */
  readonly task: Scalars['String']['input'];
  /** First day on which anything is read under it; today where left out. */
  readonly startsOn?: InputMaybe<Scalars['Date']['input']>;
  /** Last day on which anything is read under it, at most 92 days from the first. */
  readonly endsOn: Scalars['Date']['input'];
};

/** What somebody of an agency gave others of it to do with records of people, for one purpose. */
export type WorkOrder = {
  /** Goes into `Hub-Case`. Example: `G17-261122-0001`. */
  readonly code: Scalars['DossierCode']['output'];
  /** Whose officials read under it. Example: `G17`. */
  readonly agency: Scalars['AgencyCode']['output'];
  /** The purpose that it is for. Example: `stewardship`. */
  readonly purpose: Scalars['String']['output'];
  /** What is to be done. */
  readonly task: Scalars['String']['output'];
  /** When it was opened. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** Who opened it, and so reads nothing under it. */
  readonly openedBy: Scalars['String']['output'];
  /** First day on which anything is read under it. */
  readonly startsOn: Scalars['Date']['output'];
  /** Last day on which anything is read under it. */
  readonly endsOn: Scalars['Date']['output'];
  /** When it was closed before that day; null when it was not. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who closed it. */
  readonly closedBy: Maybe<Scalars['String']['output']>;
  /** Whether questions may be asked under it now. */
  readonly isOpen: Scalars['Boolean']['output'];
};

/** Compares a `ID`. Comparisons beside each other must all hold. */
export type IdFilter = {
  /** Equal to this value. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Equal to one of these values. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The registers of the hub. */
export type Register =
  /** «Dữ liệu dùng chung» */
  | 'REFERENCE'
  /** «Kết cấu hạ tầng giao thông» */
  | 'INFRASTRUCTURE'
  /** «Phương tiện» */
  | 'VEHICLES'
  /** «Người điều khiển phương tiện» */
  | 'DRIVERS'
  /** «Doanh nghiệp vận tải» */
  | 'BUSINESSES'
  /** «Hồ sơ và phản ánh dữ liệu» */
  | 'CASEWORK';
