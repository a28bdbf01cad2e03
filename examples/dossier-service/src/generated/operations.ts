// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
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
  {   /** Số định danh cá nhân. Example: `001099000001`. */
  readonly personalId: string; readonly taxCode?: never; readonly plate?: never; readonly licenceNumber?: never; }
  |  { readonly personalId?: never;   /** Mã số thuế of a business. Example: `0100109106`. */
  readonly taxCode: string; readonly plate?: never; readonly licenceNumber?: never; }
  |  { readonly personalId?: never; readonly taxCode?: never;   /** Biển số xe. Example: `30K-12345`. */
  readonly plate: string; readonly licenceNumber?: never; }
  |  { readonly personalId?: never; readonly taxCode?: never; readonly plate?: never;   /** Số giấy phép lái xe. Example: `010099000001`. */
  readonly licenceNumber: string; };

/**
 * Whether what a record describes is good on the day asked for. Of several the first holds, in this order. NOT_YET and CLOSED are told of the record itself
 * and met only where one is named that is not in force (`extensions.notCurrent`); a list is asked for them by its `asOf`.
 */
export type RecordStatus =
  /** «Chưa có hiệu lực». The state begins after the day asked for. */
  | 'NOT_YET'
  /** «Đã kết thúc». The state ended on or before the day asked for. */
  | 'CLOSED'
  /** «Đã chấm dứt hiệu lực». Ended before its time: revoked, recalled, surrendered, superseded, dissolved, taken off. `state` says which. */
  | 'REVOKED'
  /** «Hết hạn». The record is current, but the document it describes is past its own last day. */
  | 'EXPIRED'
  /** «Tạm dừng hiệu lực». Out of use for a time: withheld, suspended, locked. */
  | 'SUSPENDED'
  /** «Đang hiệu lực». Good on the day asked for. */
  | 'IN_FORCE';

/** The times to read at. Left out: valid today, as known now. Applies to the whole subtree, through every link. */
export type AsOf = {
  /** The legal day. Example: `2025-06-30`. */
  readonly validAt?: string | null | undefined;
  /** What the hub knew at this instant; one in the future is FUTURE_KNOWLEDGE. */
  readonly knownAt?: string | null | undefined;
  /** A token from an earlier `extensions.asOf`; fixes both axes. A `validAt` beside it overrides its day, a `knownAt` beside it is an error. */
  readonly snapshot?: string | null | undefined;
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
  readonly code: string;
  /** The hub's id of the procedure or any code it ever had. Example: `P06`, `1.002809`. */
  readonly procedure: string;
  /** Where it came from. */
  readonly origin: CaseOrigin;
  /** Whom it is about, by exactly one key, as in `evidence`. */
  readonly subject: SubjectInput;
  /** Plates of the vehicles that it names, at most 50; for procedures about vehicles. Example: `["29B-12345"]`. */
  readonly vehicles?: ReadonlyArray<string> | null | undefined;
  /** Licence numbers of the drivers that it names, at most 50; for procedures about drivers of a business. */
  readonly drivers?: ReadonlyArray<string> | null | undefined;
  /** Codes of the fixed routes that it names, at most 50. Example: `["2936.1111.A"]`. */
  readonly routes?: ReadonlyArray<string> | null | undefined;
  /** Personal ids of further persons whom it names, at most 50: the new owners, of `P09`. */
  readonly persons?: ReadonlyArray<string> | null | undefined;
  /** Chassis numbers of vehicles that are not registered yet, at most 50; needed by first registration, `P08`. Example: `["RLLV1AEA0PH000123"]`. */
  readonly chassisNumbers?: ReadonlyArray<string> | null | undefined;
  /**
   * Who acts for the subject, where they do not act themselves. A mandate (`Mandate`) that the subject, a business or a person, gave to this person has to be in force today for the procedure, else MANDATE_NOT_IN_FORCE; the case is open as long as
   * one that it was opened by is.
   */
  readonly representative?: string | null | undefined;
};

/** One step of a dossier: exactly one member. */
export type DossierStepInput =
  {   /** It is there; the clock begins. */
  readonly receive: ReceiveDossierInput; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  { readonly receive?: never;   /** The applicant is asked for something; the clock stands still. */
  readonly askSupplement: DossierDayInput; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  { readonly receive?: never; readonly askSupplement?: never;   /** It is there; the clock goes on. */
  readonly supplement: DossierDayInput; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never;   /** Another agency that has to agree is asked, where the procedure has one. */
  readonly askConsent: AskConsentInput; readonly consent?: never; readonly refuse?: never; readonly withdraw?: never; }
  |  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never;   /** What that agency says, within its days. */
  readonly consent: ConsentInput; readonly refuse?: never; readonly withdraw?: never; }
  |  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never;   /** It is refused. */
  readonly refuse: DossierDayInput; readonly withdraw?: never; }
  |  { readonly receive?: never; readonly askSupplement?: never; readonly supplement?: never; readonly askConsent?: never; readonly consent?: never; readonly refuse?: never;   /** The applicant takes it back. */
  readonly withdraw: DossierDayInput; };

/** When a step was. */
export type DossierDayInput = {
  /** Left out: today. Not in the future, and not before the step before it. */
  readonly on?: string | null | undefined;
};

/** A dossier that was received. */
export type ReceiveDossierInput = {
  /** The hub's id of the procedure or any code it ever had. Example: `P04`. */
  readonly procedure: string;
  /** Whom it is about, as the case was opened. */
  readonly subject: SubjectInput;
  /** Who decides it; left out: the agency that received it. Example: `H26`. */
  readonly competentAgency?: string | null | undefined;
  /** Left out: the day that its code names. */
  readonly on?: string | null | undefined;
};

/** Another agency is asked. */
export type AskConsentInput = {
  /** Example: `H29`. */
  readonly agency: string;
  /** Left out: today. */
  readonly on?: string | null | undefined;
};

/** What another agency says. */
export type ConsentInput = {
  /** Whether it agrees. */
  readonly answer: ConsentAnswer;
  /** Left out: today. */
  readonly on?: string | null | undefined;
};

/** What an agency says that has to agree. */
export type ConsentAnswer =
  /** «Đồng ý». Given. */
  | 'GIVEN'
  /** «Không đồng ý». Objected. */
  | 'OBJECTED';

/** What became of a doubt. */
export type DoubtState =
  /** «Đang xem xét». Somebody is to look at it; until then the record is under investigation. */
  | 'OPEN'
  /** «Đã sửa dữ liệu». The data were wrong and are corrected: `correction` is the change set that did it. */
  | 'CORRECTED'
  /** «Dữ liệu đúng». The data are right. */
  | 'CONFIRMED';

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

/** What somebody doubts. */
export type ReportDoubtInput = {
  /** GraphQL type name of the record. Example: `Inspection`. */
  readonly recordType: string;
  /** Its `id`. */
  readonly recordId: string | number;
  /** Fields of the record that are wrong; left out: the record as a whole. Example: `["expiresOn"]`. */
  readonly fields?: ReadonlyArray<string> | null | undefined;
  /** What is wrong and how it is known, in 10 to 2,000 characters. It is kept as personal data. */
  readonly statement: string;
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

/** Why a value is not shown. */
export type WithheldReason =
  /** «Vai trò không được xem». The caller's role has no right to the field. */
  | 'ROLE_NOT_ALLOWED'
  /** «Mục đích không bao gồm». The purpose of the request does not cover the field. */
  | 'PURPOSE_DOES_NOT_COVER';

/** The result of a decided procedure. Its dossier is the one named in `Hub-Case`. */
export type RecordResultInput = {
  /** The hub's id of the procedure or any code it ever had. Example: `P04`, `2.002288`. */
  readonly procedure: string;
  /** Mã kết quả thủ tục hành chính: unique within the issuing agency for ever, not interpreted. Example: `H26.01-261122-0001-KQ01`. */
  readonly resultCode: string;
  /** Agency that decided. Example: `H26`. */
  readonly issuer: string;
  /** Whom the dossier is about, as in `evidence`. */
  readonly subject: SubjectInput;
  /** What the procedure writes. */
  readonly result: ProcedureResultInput;
};

/** What was decided: exactly one member, the one this procedure writes. */
export type ProcedureResultInput =
  {   /** Of procedure 2.002288, at most 50. */
  readonly badges: ReadonlyArray<BadgeResultInput>; readonly licence?: never; readonly documents?: never; }
  |  { readonly badges?: never;   /** Of procedure 1.002809. */
  readonly licence: LicenceResultInput; readonly documents?: never; }
  |  { readonly badges?: never; readonly licence?: never;   /** Of procedures whose effect is `documents` (`ProcedureDefinition.effects` says which fields they take), at most 50: one for each thing that the decision is about. */
  readonly documents: ReadonlyArray<DocumentResultInput>; };

/** A document that was decided. What a procedure writes of it, and which `values` it takes beside the members here, says the field map of its effects (`procedureDefinition { effects { fields } }`). */
export type DocumentResultInput = {
  /** Số, ký hiệu, as printed. */
  readonly number?: string | null | undefined;
  /** Number of the document that is issued again, replaced or revoked; left out: the document itself. */
  readonly replaces?: string | null | undefined;
  /** The thing of the dossier that it is about, as the dossier names it: a plate, the number of a licence, the code of a route. Example: `29B-12345`. */
  readonly thing?: string | null | undefined;
  /** Day of the decision. */
  readonly issuedOn: string;
  /** Last day of the document; null without limit. */
  readonly expiresOn?: string | null | undefined;
  /** What else is to be written. */
  readonly values?: ReadonlyArray<DocumentValueInput> | null | undefined;
};

/** One more value of a document. */
export type DocumentValueInput = {
  /** As the field map calls it. Example: `businessTypes` for `document.businessTypes`. */
  readonly name: string;
  /** A text, a number, a truth value or a list of texts; of a link its key, such as the code of a province. */
  readonly value: unknown;
};

/** A badge that was issued. */
export type BadgeResultInput = {
  /** Số phù hiệu, as printed. */
  readonly number: string;
  /** The vehicle it is for. Example: `29B-12345`. */
  readonly plate: string;
  /** Printed type. Example: `XE HỢP ĐỒNG`. */
  readonly badgeType: string;
  /** The fixed route, for `XE TUYẾN CỐ ĐỊNH`. Example: `2925.1111.A`. */
  readonly route?: string | null | undefined;
  /** «Ngày cấp phù hiệu». Issued on. */
  readonly issuedOn: string;
  /** Last day asked for. Recorded no later than the end of the vehicle's service life and of the contract that gives the right to use it; a warning says when it was cut. */
  readonly expiresOn: string;
};

/** A driver licence that was issued in exchange for another. */
export type LicenceResultInput = {
  /** The licence it takes the place of. Example: `010099000001`. */
  readonly replaces: string;
  /** Number of the new licence; the same as before when it is kept. */
  readonly number: string;
  /** Labels of the classes in the 2025 scheme. Example: `["B", "C1"]`. */
  readonly classes: ReadonlyArray<string>;
  /** Number of the card's blank, as printed on its back. */
  readonly cardStockNumber?: string | null | undefined;
  /** Day of issue. */
  readonly issuedOn: string;
  /** Last day; null for classes without limit. */
  readonly expiresOn?: string | null | undefined;
  /** Conditions printed on it. Example: `số tự động`. */
  readonly conditions?: string | null | undefined;
};

/** A receipt of the national payment platform. */
export type PaymentInput = {
  /** Its number, as the platform gives it. Example: `TTQG-2026-00012345`. */
  readonly number: string;
  /** The hub's id of the procedure or any code it ever had. Example: `P06`. */
  readonly procedure: string;
  /** Whose dossier it is, as the case was opened. */
  readonly subject: SubjectInput;
  /** Amount in VND. */
  readonly amountVnd: number;
  /** Legal day on which it was paid; not in the future. */
  readonly paidOn: string;
};

/** A dossier whose evidence is released, as `evidence` is asked about it. */
export type ReleaseEvidenceInput = {
  /** The hub's id of the procedure or any code it ever had. Example: `P06`. */
  readonly procedure: string;
  /** Whom it is about. */
  readonly subject: SubjectInput;
  /** Plates of the vehicles that it names, at most 50. */
  readonly vehicles?: ReadonlyArray<string> | null | undefined;
  /** Licence numbers of the drivers that it names, at most 50. */
  readonly drivers?: ReadonlyArray<string> | null | undefined;
  /** Codes of the fixed routes that it names, at most 50. */
  readonly routes?: ReadonlyArray<string> | null | undefined;
  /** Personal ids of further persons whom it names, at most 50: the new owners, of `P09`. */
  readonly persons?: ReadonlyArray<string> | null | undefined;
  /** Chassis numbers of vehicles that are not registered yet, at most 50; needed by first registration, `P08`. Example: `["RLLV1AEA0PH000123"]`. */
  readonly chassisNumbers?: ReadonlyArray<string> | null | undefined;
  /** Components that the applicant does not wish to be looked up, by their codes: nothing is read for them. Example: `["EV11"]`. */
  readonly declined?: ReadonlyArray<string> | null | undefined;
  /** When it is judged; left out: today, and all that is known. */
  readonly asOf?: AsOf | null | undefined;
};

/** How a day differs from the week it lies in. */
export type CalendarDayKind =
  /** «Nghỉ lễ, tết». A public holiday. */
  | 'HOLIDAY'
  /** «Nghỉ bù, nghỉ hoán đổi». Off in place of a holiday that fell on a day off, or exchanged for another day (`WORKING`). */
  | 'COMPENSATORY'
  /** «Làm bù». A Saturday or Sunday on which work is done instead of an exchanged day. */
  | 'WORKING';

export type ProcedureFactsQueryVariables = Exact<{
  procedure: string;
}>;


export type ProcedureFactsQuery = { readonly procedureDefinition: { readonly hubId: string, readonly name: string, readonly codes: ReadonlyArray<string> | null, readonly ground: string, readonly authorityName: string | null, readonly deadlineDays: number | null, readonly deadlineNote: string | null, readonly feeVnd: number | null, readonly feeNote: string | null, readonly requirements: { readonly nodes: ReadonlyArray<{ readonly component: string, readonly kind: RequirementKind, readonly name: string, readonly nameEn: string, readonly paper: string | null }> } } | null };

export type WhoSignedInQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoSignedInQuery = { readonly people: { readonly nodes: ReadonlyArray<{ readonly personalId: string | null, readonly fullName: string | null }> } };

export type OwnBusinessesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnBusinessesQuery = { readonly transportManagers: { readonly nodes: ReadonlyArray<{ readonly business: { readonly taxCode: string, readonly name: string } | null }> } };

export type OwnRecordsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnRecordsQuery = { readonly driverLicences: { readonly nodes: ReadonlyArray<{ readonly number: string | null, readonly classes: ReadonlyArray<string> | null, readonly status: RecordStatus | null, readonly issuedOn: string | null, readonly expiresOn: string | null, readonly resultCode: string | null }> }, readonly readsAbout: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly actor: string, readonly caseCode: string | null, readonly purpose: { readonly vi: string | null, readonly en: string | null } | null, readonly onBehalfOf: { readonly client: string | null, readonly official: string | null } | null }> } };

export type ClassChoicesQueryVariables = Exact<{
  labels: ReadonlyArray<string> | string;
}>;


export type ClassChoicesQuery = { readonly licenceClassConversions: { readonly nodes: ReadonlyArray<{ readonly oldLabel: string, readonly newLabel: string | null }> }, readonly licenceClasses: { readonly nodes: ReadonlyArray<{ readonly label: string, readonly validityYears: number | null }> } };

export type FindDossierQueryVariables = Exact<{
  code: string;
}>;


export type FindDossierQuery = { readonly case: { readonly isOpen: boolean, readonly closedAt: string | null } | null };

export type OpenDossierMutationVariables = Exact<{
  input: OpenCaseInput;
}>;


export type OpenDossierMutation = { readonly openCase: { readonly isOpen: boolean, readonly endsOn: string } | null };

export type EndDossierMutationVariables = Exact<{
  code: string;
}>;


export type EndDossierMutation = { readonly closeCase: { readonly closedAt: string | null } | null };

export type AskOthersMutationVariables = Exact<{
  procedure: string;
  subject: SubjectInput;
  vehicles?: ReadonlyArray<string> | string | null | undefined;
  declined?: ReadonlyArray<string> | string | null | undefined;
}>;


export type AskOthersMutation = { readonly askSources: ReadonlyArray<{ readonly requirement: string, readonly outcome: SourceOutcome }> | null };

export type CheckDossierQueryVariables = Exact<{
  procedure: string;
  subject: SubjectInput;
  vehicles?: ReadonlyArray<string> | string | null | undefined;
  declined?: ReadonlyArray<string> | string | null | undefined;
}>;


export type CheckDossierQuery = { readonly evidence: { readonly procedureId: string, readonly procedureName: string, readonly legalBasis: string, readonly complete: boolean, readonly decidedAt: string, readonly knownAt: string, readonly requirements: ReadonlyArray<{ readonly code: string, readonly kind: RequirementKind, readonly evidenceType: string | null, readonly nameVi: string, readonly nameEn: string, readonly vehicle: string | null, readonly verdict: RequirementVerdict, readonly explanation: string, readonly provision: string | null, readonly legalBasis: string, readonly paper: string | null, readonly recordedFrom: string | null, readonly ageDays: number | null, readonly mayAskCitizen: boolean, readonly legalGround: string | null, readonly basis: ReadonlyArray<{ readonly entity: string, readonly recordId: string | null }>, readonly held: ReadonlyArray<{ readonly label: string, readonly field: string, readonly entity: string, readonly value: unknown, readonly valueLabel: string | null, readonly withheld: WithheldReason | null }>, readonly prefill: ReadonlyArray<{ readonly label: string, readonly field: string, readonly entity: string, readonly value: unknown, readonly withheld: WithheldReason | null }>, readonly sourceAgency: { readonly code: string | null, readonly name: string | null } | null }> } };

export type ReleaseDossierMutationVariables = Exact<{
  input: ReleaseEvidenceInput;
}>;


export type ReleaseDossierMutation = { readonly releaseEvidence: { readonly jws: string, readonly digest: string, readonly releasedAt: string, readonly verdict: { readonly procedureId: string, readonly procedureName: string, readonly legalBasis: string, readonly complete: boolean, readonly decidedAt: string, readonly knownAt: string, readonly requirements: ReadonlyArray<{ readonly code: string, readonly kind: RequirementKind, readonly evidenceType: string | null, readonly nameVi: string, readonly nameEn: string, readonly vehicle: string | null, readonly verdict: RequirementVerdict, readonly explanation: string, readonly provision: string | null, readonly legalBasis: string, readonly paper: string | null, readonly recordedFrom: string | null, readonly ageDays: number | null, readonly mayAskCitizen: boolean, readonly legalGround: string | null, readonly basis: ReadonlyArray<{ readonly entity: string, readonly recordId: string | null }>, readonly held: ReadonlyArray<{ readonly label: string, readonly field: string, readonly entity: string, readonly value: unknown, readonly valueLabel: string | null, readonly withheld: WithheldReason | null }>, readonly prefill: ReadonlyArray<{ readonly label: string, readonly field: string, readonly entity: string, readonly value: unknown, readonly withheld: WithheldReason | null }>, readonly sourceAgency: { readonly code: string | null, readonly name: string | null } | null }> } } | null };

export type ToldFragment = { readonly procedureId: string, readonly procedureName: string, readonly legalBasis: string, readonly complete: boolean, readonly decidedAt: string, readonly knownAt: string, readonly requirements: ReadonlyArray<{ readonly code: string, readonly kind: RequirementKind, readonly evidenceType: string | null, readonly nameVi: string, readonly nameEn: string, readonly vehicle: string | null, readonly verdict: RequirementVerdict, readonly explanation: string, readonly provision: string | null, readonly legalBasis: string, readonly paper: string | null, readonly recordedFrom: string | null, readonly ageDays: number | null, readonly mayAskCitizen: boolean, readonly legalGround: string | null, readonly basis: ReadonlyArray<{ readonly entity: string, readonly recordId: string | null }>, readonly held: ReadonlyArray<{ readonly label: string, readonly field: string, readonly entity: string, readonly value: unknown, readonly valueLabel: string | null, readonly withheld: WithheldReason | null }>, readonly prefill: ReadonlyArray<{ readonly label: string, readonly field: string, readonly entity: string, readonly value: unknown, readonly withheld: WithheldReason | null }>, readonly sourceAgency: { readonly code: string | null, readonly name: string | null } | null }> };

export type RecordStepMutationVariables = Exact<{
  step: DossierStepInput;
}>;


export type RecordStepMutation = { readonly recordDossier: { readonly state: DossierState, readonly receivedOn: string, readonly dueOn: string | null } | null };

export type RecordPaymentMutationVariables = Exact<{
  input: PaymentInput;
}>;


export type RecordPaymentMutation = { readonly recordPayment: { readonly number: string } | null };

export type DaysOfCalendarQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type DaysOfCalendarQuery = { readonly calendarDays: { readonly nodes: ReadonlyArray<{ readonly day: string, readonly kind: CalendarDayKind }> } };

export type ReportDoubtMutationVariables = Exact<{
  input: ReportDoubtInput;
}>;


export type ReportDoubtMutation = { readonly reportDoubt: { readonly id: string, readonly state: DoubtState, readonly dueOn: string } | null };

export type RecordDecisionMutationVariables = Exact<{
  input: RecordResultInput;
  dryRun: boolean;
}>;


export type RecordDecisionMutation = { readonly recordResult: { readonly changeSetId: string, readonly recordedFrom: string, readonly replayed: boolean, readonly changes: ReadonlyArray<{ readonly position: string, readonly entity: string, readonly operation: ChangeOperation }>, readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string }> } | null };

export type RecordedResultsQueryVariables = Exact<{ [key: string]: never; }>;


export type RecordedResultsQuery = { readonly decidedResults: ReadonlyArray<{ readonly resultCode: string, readonly issuer: string | null, readonly changeSetId: string, readonly recordedFrom: string, readonly withdrawnBy: string | null }> | null };

export const procedureFacts: Operation<ProcedureFactsQuery, ProcedureFactsQueryVariables> = {
  name: 'ProcedureFacts',
  text: "query ProcedureFacts($procedure: ProcedureCode!) {\n  procedureDefinition(hubId: $procedure) {\n    hubId\n    name\n    codes\n    ground\n    authorityName\n    deadlineDays\n    deadlineNote\n    feeVnd\n    feeNote\n    requirements(first: 50, orderBy: [{ordinal: ASC}]) {\n      nodes {\n        component\n        kind\n        name\n        nameEn\n        paper\n      }\n    }\n  }\n}",
};

export const whoSignedIn: Operation<WhoSignedInQuery, WhoSignedInQueryVariables> = {
  name: 'WhoSignedIn',
  text: "query WhoSignedIn {\n  people(first: 2) {\n    nodes {\n      personalId\n      fullName\n    }\n  }\n}",
};

export const ownBusinesses: Operation<OwnBusinessesQuery, OwnBusinessesQueryVariables> = {
  name: 'OwnBusinesses',
  text: "query OwnBusinesses {\n  transportManagers(first: 50) {\n    nodes {\n      business {\n        taxCode\n        name\n      }\n    }\n  }\n}",
};

export const ownRecords: Operation<OwnRecordsQuery, OwnRecordsQueryVariables> = {
  name: 'OwnRecords',
  text: "query OwnRecords {\n  driverLicences(first: 20) {\n    nodes {\n      number\n      classes\n      status\n      issuedOn\n      expiresOn\n      resultCode\n    }\n  }\n  readsAbout(first: 10) {\n    nodes {\n      at\n      actor\n      caseCode\n      purpose {\n        vi\n        en\n      }\n      onBehalfOf {\n        client\n        official\n      }\n    }\n  }\n}",
};

export const classChoices: Operation<ClassChoicesQuery, ClassChoicesQueryVariables> = {
  name: 'ClassChoices',
  text: "query ClassChoices($labels: [String!]!) {\n  licenceClassConversions(where: {oldLabel: {in: $labels}}, first: 100) {\n    nodes {\n      oldLabel\n      newLabel\n    }\n  }\n  licenceClasses(where: {scheme: {eq: \"2025\"}}, first: 100) {\n    nodes {\n      label\n      validityYears\n    }\n  }\n}",
};

export const findDossier: Operation<FindDossierQuery, FindDossierQueryVariables> = {
  name: 'FindDossier',
  text: "query FindDossier($code: DossierCode!) {\n  case(code: $code) {\n    isOpen\n    closedAt\n  }\n}",
};

export const openDossier: Operation<OpenDossierMutation, OpenDossierMutationVariables> = {
  name: 'OpenDossier',
  text: "mutation OpenDossier($input: OpenCaseInput!) {\n  openCase(input: $input) {\n    isOpen\n    endsOn\n  }\n}",
};

export const endDossier: Operation<EndDossierMutation, EndDossierMutationVariables> = {
  name: 'EndDossier',
  text: "mutation EndDossier($code: DossierCode!) {\n  closeCase(code: $code) {\n    closedAt\n  }\n}",
};

export const askOthers: Operation<AskOthersMutation, AskOthersMutationVariables> = {
  name: 'AskOthers',
  text: "mutation AskOthers($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $declined: [String!]) {\n  askSources(\n    procedure: $procedure\n    subject: $subject\n    vehicles: $vehicles\n    declined: $declined\n  ) {\n    requirement\n    outcome\n  }\n}",
};

export const checkDossier: Operation<CheckDossierQuery, CheckDossierQueryVariables> = {
  name: 'CheckDossier',
  text: "query CheckDossier($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $declined: [String!]) {\n  evidence(\n    procedure: $procedure\n    subject: $subject\n    vehicles: $vehicles\n    declined: $declined\n  ) {\n    ...Told\n  }\n}\n\nfragment Told on EvidenceVerdict {\n  procedureId\n  procedureName\n  legalBasis\n  complete\n  decidedAt\n  knownAt\n  requirements {\n    code\n    kind\n    evidenceType\n    nameVi\n    nameEn\n    vehicle\n    verdict\n    explanation\n    provision\n    legalBasis\n    paper\n    basis {\n      entity\n      recordId\n    }\n    held {\n      label\n      field\n      entity\n      value\n      valueLabel\n      withheld\n    }\n    prefill {\n      label\n      field\n      entity\n      value\n      withheld\n    }\n    sourceAgency {\n      code\n      name\n    }\n    recordedFrom\n    ageDays\n    mayAskCitizen\n    legalGround\n  }\n}",
};

export const releaseDossier: Operation<ReleaseDossierMutation, ReleaseDossierMutationVariables> = {
  name: 'ReleaseDossier',
  text: "mutation ReleaseDossier($input: ReleaseEvidenceInput!) {\n  releaseEvidence(input: $input) {\n    jws\n    digest\n    releasedAt\n    verdict {\n      ...Told\n    }\n  }\n}\n\nfragment Told on EvidenceVerdict {\n  procedureId\n  procedureName\n  legalBasis\n  complete\n  decidedAt\n  knownAt\n  requirements {\n    code\n    kind\n    evidenceType\n    nameVi\n    nameEn\n    vehicle\n    verdict\n    explanation\n    provision\n    legalBasis\n    paper\n    basis {\n      entity\n      recordId\n    }\n    held {\n      label\n      field\n      entity\n      value\n      valueLabel\n      withheld\n    }\n    prefill {\n      label\n      field\n      entity\n      value\n      withheld\n    }\n    sourceAgency {\n      code\n      name\n    }\n    recordedFrom\n    ageDays\n    mayAskCitizen\n    legalGround\n  }\n}",
};

export const recordStep: Operation<RecordStepMutation, RecordStepMutationVariables> = {
  name: 'RecordStep',
  text: "mutation RecordStep($step: DossierStepInput!) {\n  recordDossier(step: $step) {\n    state\n    receivedOn\n    dueOn\n  }\n}",
};

export const recordPayment: Operation<RecordPaymentMutation, RecordPaymentMutationVariables> = {
  name: 'RecordPayment',
  text: "mutation RecordPayment($input: PaymentInput!) {\n  recordPayment(input: $input) {\n    number\n  }\n}",
};

export const daysOfCalendar: Operation<DaysOfCalendarQuery, DaysOfCalendarQueryVariables> = {
  name: 'DaysOfCalendar',
  text: "query DaysOfCalendar($from: Date!, $to: Date!) {\n  calendarDays(where: {day: {gte: $from, lte: $to}}, first: 200) {\n    nodes {\n      day\n      kind\n    }\n  }\n}",
};

export const reportDoubt: Operation<ReportDoubtMutation, ReportDoubtMutationVariables> = {
  name: 'ReportDoubt',
  text: "mutation ReportDoubt($input: ReportDoubtInput!) {\n  reportDoubt(input: $input) {\n    id\n    state\n    dueOn\n  }\n}",
};

export const recordDecision: Operation<RecordDecisionMutation, RecordDecisionMutationVariables> = {
  name: 'RecordDecision',
  text: "mutation RecordDecision($input: RecordResultInput!, $dryRun: Boolean!) {\n  recordResult(input: $input, dryRun: $dryRun) {\n    changeSetId\n    recordedFrom\n    replayed\n    changes {\n      position\n      entity\n      operation\n    }\n    warnings {\n      code\n      message\n    }\n  }\n}",
};

export const recordedResults: Operation<RecordedResultsQuery, RecordedResultsQueryVariables> = {
  name: 'RecordedResults',
  text: "query RecordedResults {\n  decidedResults {\n    resultCode\n    issuer\n    changeSetId\n    recordedFrom\n    withdrawnBy\n  }\n}",
};
