// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
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

export type OpenDossierMutationVariables = Exact<{
  input: OpenCaseInput;
}>;


export type OpenDossierMutation = { readonly openCase: { readonly isOpen: boolean, readonly endsOn: string } | null };

export type CheckDossierQueryVariables = Exact<{
  procedure: string;
  subject: SubjectInput;
  vehicles?: ReadonlyArray<string> | string | null | undefined;
}>;


export type CheckDossierQuery = { readonly evidence: { readonly procedure: string, readonly procedureName: string, readonly complete: boolean, readonly decidedAt: string, readonly requirements: ReadonlyArray<{ readonly code: string, readonly kind: RequirementKind, readonly nameVi: string, readonly nameEn: string, readonly vehicle: string | null, readonly verdict: RequirementVerdict, readonly explanation: string, readonly paper: string | null, readonly recordedFrom: string | null, readonly ageDays: number | null, readonly mayAskCitizen: boolean, readonly legalGround: string | null, readonly held: ReadonlyArray<{ readonly label: string, readonly value: unknown, readonly valueLabel: string | null, readonly withheld: WithheldReason | null }>, readonly prefill: ReadonlyArray<{ readonly label: string, readonly value: unknown, readonly withheld: WithheldReason | null }>, readonly sourceAgency: { readonly code: string | null, readonly name: string | null } | null }> } };

export type RecordedBadgeQueryVariables = Exact<{
  number: string;
}>;


export type RecordedBadgeQuery = { readonly badge: { readonly resultCode: string | null, readonly issuedOn: string } | null };

export type RecordedLicenceQueryVariables = Exact<{
  personalId?: string | null | undefined;
  licenceNumber?: string | null | undefined;
  byLicence: boolean;
}>;


export type RecordedLicenceQuery = { readonly driver?: { readonly licences: { readonly nodes: ReadonlyArray<{ readonly resultCode: string | null, readonly issuedOn: string | null }> } } | null, readonly driverLicence?: { readonly driver: { readonly licences: { readonly nodes: ReadonlyArray<{ readonly resultCode: string | null, readonly issuedOn: string | null }> } } | null } | null };

export type RecordDecisionMutationVariables = Exact<{
  input: RecordResultInput;
}>;


export type RecordDecisionMutation = { readonly recordResult: { readonly changeSetId: string, readonly firstPosition: string, readonly lastPosition: string, readonly recordedFrom: string, readonly replayed: boolean, readonly changes: ReadonlyArray<{ readonly position: string, readonly entity: string, readonly operation: ChangeOperation }>, readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string }> } | null };

export const openDossier: Operation<OpenDossierMutation, OpenDossierMutationVariables> = {
  name: 'OpenDossier',
  text: "mutation OpenDossier($input: OpenCaseInput!) {\n  openCase(input: $input) {\n    isOpen\n    endsOn\n  }\n}",
};

export const checkDossier: Operation<CheckDossierQuery, CheckDossierQueryVariables> = {
  name: 'CheckDossier',
  text: "query CheckDossier($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!]) {\n  evidence(procedure: $procedure, subject: $subject, vehicles: $vehicles) {\n    procedure\n    procedureName\n    complete\n    decidedAt\n    requirements {\n      code\n      kind\n      nameVi\n      nameEn\n      vehicle\n      verdict\n      explanation\n      paper\n      held {\n        label\n        value\n        valueLabel\n        withheld\n      }\n      prefill {\n        label\n        value\n        withheld\n      }\n      sourceAgency {\n        code\n        name\n      }\n      recordedFrom\n      ageDays\n      mayAskCitizen\n      legalGround\n    }\n  }\n}",
};

export const recordedBadge: Operation<RecordedBadgeQuery, RecordedBadgeQueryVariables> = {
  name: 'RecordedBadge',
  text: "query RecordedBadge($number: String!) {\n  badge(number: $number) {\n    resultCode\n    issuedOn\n  }\n}",
};

export const recordedLicence: Operation<RecordedLicenceQuery, RecordedLicenceQueryVariables> = {
  name: 'RecordedLicence',
  text: "query RecordedLicence($personalId: PersonalId, $licenceNumber: LicenceNumber, $byLicence: Boolean!) {\n  driver(personalId: $personalId) @skip(if: $byLicence) {\n    licences {\n      nodes {\n        resultCode\n        issuedOn\n      }\n    }\n  }\n  driverLicence(number: $licenceNumber) @include(if: $byLicence) {\n    driver {\n      licences {\n        nodes {\n          resultCode\n          issuedOn\n        }\n      }\n    }\n  }\n}",
};

export const recordDecision: Operation<RecordDecisionMutation, RecordDecisionMutationVariables> = {
  name: 'RecordDecision',
  text: "mutation RecordDecision($input: RecordResultInput!) {\n  recordResult(input: $input) {\n    changeSetId\n    firstPosition\n    lastPosition\n    recordedFrom\n    replayed\n    changes {\n      position\n      entity\n      operation\n    }\n    warnings {\n      code\n      message\n    }\n  }\n}",
};
