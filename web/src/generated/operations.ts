// Written by `npm run generate` from schema.graphql. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };
/** Why another person is needed. */
export type ApprovalReason =
  /** «Nhiều thay đổi». More changes of a kind of record than one person may make within 24 hours. */
  | 'CHANGES'
  /** «Dữ liệu cá nhân». Records of more persons than one person may change. */
  | 'PERSONS';

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

/** What became of a request that stands in the read log. */
export type ReadOutcome =
  /** «Đã trả lời». It was answered. */
  | 'ANSWERED'
  /** «Đã từ chối». It was refused: nothing was shown. */
  | 'REFUSED'
  /** «Đã bắt đầu». It began. Without an answer or a refusal beside it (`requestId`) nothing was shown. */
  | 'BEGUN';

/** Which reads an auditor asks for: those that all of it holds for. What is left out asks nothing. */
export type ReadSearch = {
  /** About whom, answers alone. Asking is reading: it leaves a row about the person. */
  readonly subject?: SubjectInput | null | undefined;
  /** Under which dossier, batch or work order. */
  readonly caseCode?: string | null | undefined;
  /** By which application or official, as `Read.actor` says. Example: `demo-dossier-service`. */
  readonly actor?: string | null | undefined;
  /** By means of which application, as `Read.onBehalfOf.client` says. */
  readonly client?: string | null | undefined;
  /** For which official, as `Read.onBehalfOf.official` says. */
  readonly official?: string | null | undefined;
  /** For which agency, its own or on whose behalf. */
  readonly agency?: string | null | undefined;
  /** For which purpose. Example: `once-only`. */
  readonly purpose?: string | null | undefined;
  /** In which role. Example: `dossier-service`. */
  readonly role?: string | null | undefined;
  /** Answered, refused, begun. */
  readonly outcomes?: ReadonlyArray<ReadOutcome> | null | undefined;
  /** Of which trace, as `Read.traceId` says. */
  readonly traceId?: string | null | undefined;
  /** From this instant on. */
  readonly from?: string | null | undefined;
  /** Before this instant. */
  readonly to?: string | null | undefined;
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

/** Which way a pattern runs over its route. */
export type BusDirection =
  /** «Lượt đi». From the terminal that the route is named by first. */
  | 'OUTBOUND'
  /** «Lượt về». Inbound. */
  | 'INBOUND';

/** How a business is constituted. Legal forms are finer; this is what procedures distinguish. */
export type BusinessKind =
  /** «Doanh nghiệp». Enterprise. */
  | 'ENTERPRISE'
  /** «Hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác». Cooperative. */
  | 'COOPERATIVE'
  /** «Hộ kinh doanh». Household. */
  | 'HOUSEHOLD';

/** Values of `Business.state` («Tình trạng hoạt động», Đơn vị kinh doanh vận tải), `HouseholdBusiness.state` («Tình trạng hoạt động», Hộ kinh doanh). */
export type BusinessState =
  /** «Đang hoạt động». Active. */
  | 'ACTIVE'
  /** «Tạm ngừng kinh doanh». Suspended for a time of its own accord (tạm ngừng kinh doanh). */
  | 'SUSPENDED'
  /** «Đã giải thể, chấm dứt hoạt động». Dissolved. */
  | 'DISSOLVED';

/** Values of `TransportManager.role` («Nhiệm vụ», Người điều hành vận tải). */
export type ManagerRole =
  /** «Người điều hành hoạt động vận tải». Runs the transport of the business and answers for it. */
  | 'TRANSPORT_MANAGER'
  /** «Phụ trách bộ phận quản lý an toàn». Heads the unit for road safety. */
  | 'SAFETY_MANAGER';

/** Values of `TransportLicence.state` («Trạng thái giấy phép», Giấy phép kinh doanh vận tải), `HouseholdLicence.state` («Trạng thái giấy phép», Giấy phép kinh doanh vận tải của hộ kinh doanh). */
export type TransportLicenceState =
  /** «Đang hiệu lực». Active. */
  | 'ACTIVE'
  /** «Bị thu hồi». Revoked. */
  | 'REVOKED';

/** Why a transport licence was issued anew; the count grows with each. */
export type ReissueReason =
  /** «Thay đổi nội dung». Contents of the licence changed: name, address, representative, kinds of business. */
  | 'CONTENT_CHANGED'
  /** «Mất, hỏng». Lost or damaged. */
  | 'LOST_OR_DAMAGED'
  /** «Sau khi bị thu hồi». Issued again after the bar that follows a revocation. */
  | 'AFTER_REVOCATION';

/** Values of `RouteRegistration.state` («Trạng thái đăng ký khai thác», Đăng ký khai thác tuyến). */
export type RouteRegistrationState =
  /** «Đã đăng ký, chưa khai thác». Successful, and the first trip is still to come: it lapses after 60 days. */
  | 'REGISTERED'
  /** «Đang khai thác». Running. */
  | 'RUNNING'
  /** «Tạm ngừng khai thác». The operator has stopped for a time with notice. */
  | 'SUSPENDED'
  /** «Hết hiệu lực do không khai thác trong 60 ngày». Not started within 60 days. */
  | 'LAPSED'
  /** «Bị đình chỉ, rút đăng ký». Withdrawn, for example for running under 70 % of the registered trips of a month. */
  | 'WITHDRAWN'
  /** «Ngừng khai thác». Given up by the operator. */
  | 'ENDED';

/** Values of `CrossBorderPermit.state` («Trạng thái giấy phép liên vận», Giấy phép liên vận), `InspectionStation.state` («Trạng thái cơ sở đăng kiểm», Cơ sở đăng kiểm), `TrainingCentre.state` («Trạng thái cơ sở đào tạo», Cơ sở đào tạo lái xe), `TestCentre.state` («Trạng thái trung tâm sát hạch», Trung tâm sát hạch lái xe), `RegulatedActivity.state` («Trạng thái phép hoạt động», Hoạt động có điều kiện khác), `VehiclePermit.state` («Trạng thái giấy phép riêng», Giấy phép riêng của phương tiện). */
export type PermitState =
  /** «Đang hiệu lực». Active. */
  | 'ACTIVE'
  /** «Tạm đình chỉ». Suspended. */
  | 'SUSPENDED'
  /** «Bị thu hồi». Revoked. */
  | 'REVOKED';

/** What other regulated transport businesses do. */
export type RegulatedActivityKind =
  /** «Đại lý vận tải, bán vé». Transport agency. */
  | 'TRANSPORT_AGENCY'
  /** «Trạm dừng nghỉ». Rest stop. */
  | 'REST_STOP'
  /** «Cơ sở cải tạo xe». Vehicle conversion. */
  | 'VEHICLE_CONVERSION'
  /** «Đơn vị cung cấp thiết bị giám sát hành trình». Tracking provider. */
  | 'TRACKING_PROVIDER'
  /** «Đơn vị cung cấp dịch vụ thanh toán điện tử giao thông». Etc provider. */
  | 'ETC_PROVIDER'
  /** «Nhà đầu tư BOT, PPP». Bot investor. */
  | 'BOT_INVESTOR'
  /** «Doanh nghiệp cảng». Port operator. */
  | 'PORT_OPERATOR'
  /** «Cơ sở đóng, sửa chữa tàu». Shipyard. */
  | 'SHIPYARD'
  /** «Hãng tàu, vận tải biển». Shipping line. */
  | 'SHIPPING_LINE'
  /** «Vận tải thuỷ nội địa». Inland shipping. */
  | 'INLAND_SHIPPING'
  /** «Hãng hàng không». Airline. */
  | 'AIRLINE'
  /** «Dịch vụ logistics, kho bãi». Logistics. */
  | 'LOGISTICS'
  /** «Kinh doanh đường sắt». Railway. */
  | 'RAILWAY';

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
  readonly reason: string;
  /** The legal ground. Example: `Nghị định 158/2024/NĐ-CP, Điều 23`. */
  readonly legalBasis: string;
  /** Same key and body: the first answer again. Same key, other body: IDEMPOTENCY_MISMATCH. */
  readonly idempotencyKey?: string | null | undefined;
  /** Refuse (STALE_VERSION) if any record named here has changed since this token was read. */
  readonly readAt?: string | null | undefined;
  /** Why it cannot wait for another person where one is needed: it is written at once, marked in the ledger, and another person has to look at it afterwards. Of no use where another agency has to agree. */
  readonly emergency?: string | null | undefined;
};

/** Exactly one operation. */
export type OperationInput =
  {   /** The first fact about a record. */
  readonly register: RegisterInput; readonly update?: never; readonly correct?: never; readonly close?: never; readonly remove?: never; readonly erase?: never; }
  |  { readonly register?: never;   /** A new legal state from a day on. */
  readonly update: UpdateInput; readonly correct?: never; readonly close?: never; readonly remove?: never; readonly erase?: never; }
  |  { readonly register?: never; readonly update?: never;   /** What was recorded about a period was wrong. */
  readonly correct: CorrectInput; readonly close?: never; readonly remove?: never; readonly erase?: never; }
  |  { readonly register?: never; readonly update?: never; readonly correct?: never;   /** The record ends in law. */
  readonly close: CloseInput; readonly remove?: never; readonly erase?: never; }
  |  { readonly register?: never; readonly update?: never; readonly correct?: never; readonly close?: never;   /** It should never have been registered. */
  readonly remove: RemoveInput; readonly erase?: never; }
  |  { readonly register?: never; readonly update?: never; readonly correct?: never; readonly close?: never; readonly remove?: never;   /** Values have to go, here and in every earlier state and change: personal data, or words about somebody. */
  readonly erase: EraseInput; };

/** The first fact about a record. */
export type RegisterInput = {
  /** Its fields. */
  readonly record: RecordInput;
  /** First day in force; null when unknown. */
  readonly validFrom?: string | null | undefined;
  /** First day no longer in force; null when open. */
  readonly validTo?: string | null | undefined;
};

/** A new legal state from a day on. */
export type UpdateInput = {
  /** Id of the record. */
  readonly id: string | number;
  /** First day of the new state. */
  readonly validFrom: string;
  /** Only the fields that change. */
  readonly record: RecordInput;
};

/** What was recorded about a period was wrong. Alone may move the first start (`moveStart`) or the last end (`moveEnd`). */
export type CorrectInput = {
  /** Id of the record. */
  readonly id: string | number;
  /** First day of the period; null reaches back to the unknown start. */
  readonly validFrom?: string | null | undefined;
  /** First day after the period; null reaches to the open end. */
  readonly validTo?: string | null | undefined;
  /** Only the fields that were wrong. */
  readonly record: RecordInput;
  /** New first day of the record, when the first start was wrong. */
  readonly moveStart?: string | null | undefined;
  /** New first day no longer in force, when the last end was wrong. */
  readonly moveEnd?: string | null | undefined;
};

/** The record ends in law: `validTo` is the first day no longer in force. */
export type CloseInput = {
  /** Id of the record. */
  readonly id: string | number;
  /** GraphQL type name of the record. Example: `Badge`. */
  readonly entity: string;
  /** First day no longer in force. */
  readonly validTo: string;
};

/**
 * Takes values away for good: from the states of the record, those of every earlier knowledge too, and from the ledger with their salts. What was proved stays provable. Nothing brings them back, no withdrawal either.
 * A record is erased in a set that does nothing else to it.
 */
export type EraseInput = {
  /** Id of the record. */
  readonly id: string | number;
  /** GraphQL type name of the record. Example: `Person`. */
  readonly entity: string;
  /**
   * What is to go: personal and sensitive fields, and texts in words. Left out, all that is personal; of a record that is still known, without the fields that the law is asked of (states, days, classes): to erase those too, remove it first. With it go
   * the words in which somebody spoke of it: reason, emergency and warnings of the change sets that changed nobody else's data, and what was said of proposals, reviews, emergencies and delays of notice about it alone.
   */
  readonly fields?: ReadonlyArray<string> | null | undefined;
  /** Why. */
  readonly ground: ErasureGround;
};

/** It should never have been registered. What was known before still shows it; its keys are free again. */
export type RemoveInput = {
  /** Id of the record. */
  readonly id: string | number;
  /** GraphQL type name of the record. Example: `Badge`. */
  readonly entity: string;
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

/** What another agency says that has to agree. */
export type DossierConsent =
  /** «Đang chờ ý kiến». It was asked, and its days are not over. */
  | 'WAITING'
  /** «Đồng ý». Given. */
  | 'GIVEN'
  /** «Không đồng ý». Objected. */
  | 'OBJECTED'
  /** «Im lặng, coi như đồng ý». It said nothing in its days, which is consent. */
  | 'SILENT';

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

/** Values of `DriverLicence.state` («Trạng thái giấy phép lái xe», Giấy phép lái xe). */
export type LicenceState =
  /** «Đang hiệu lực». Active. */
  | 'ACTIVE'
  /** «Bị tước, tạm giữ». Withheld for a time (tước có thời hạn, tạm giữ). */
  | 'SUSPENDED'
  /** «Bị thu hồi». Revoked. */
  | 'REVOKED'
  /** «Đã được thay thế». Replaced by a later licence. */
  | 'SUPERSEDED';

/** Values of `LicenceEvent.kind` («Loại biến động giấy phép lái xe», Biến động giấy phép lái xe). */
export type LicenceEventKind =
  /** «Cấp mới». Cấp mới: first grant. */
  | 'ISSUE'
  /** «Nâng hạng». Nâng hạng: a higher class, points carried over. */
  | 'UPGRADE'
  /** «Đổi». Đổi: a new card for an old one, points carried over. */
  | 'EXCHANGE'
  /** «Cấp lại». Cấp lại: a new card for a lost one, points carried over. */
  | 'REISSUE'
  /** «Tạm giữ». Tạm giữ: the card is held back while a case is decided. */
  | 'WITHHOLD'
  /** «Tước quyền sử dụng có thời hạn». Tước quyền sử dụng có thời hạn: not usable until `endsOn`. */
  | 'SUSPEND'
  /** «Thu hồi». Thu hồi: the licence ends. */
  | 'REVOKE'
  /** «Phục hồi, trả lại». Phục hồi, trả lại after withholding or suspension. */
  | 'RESTORE'
  /** «Hủy». Hủy: the grant is undone. */
  | 'CANCEL';

/** Values of `SeafarerCertificate.state` («Trạng thái GCNKNCM», GCNKNCM thuyền viên), `InlandMasterCertificate.state` («Trạng thái GCNKNCM», GCNKNCM đường thủy nội địa), `TrainDriverLicence.state` («Trạng thái giấy phép lái tàu», Giấy phép lái tàu), `PilotLicence.state` («Trạng thái giấy phép nhân viên hàng không», Giấy phép nhân viên hàng không). */
export type ProfessionalLicenceState =
  /** «Đang hiệu lực». Active. */
  | 'ACTIVE'
  /** «Bị đình chỉ». Suspended. */
  | 'SUSPENDED'
  /** «Bị thu hồi». Revoked. */
  | 'REVOKED';

/** Whether data can answer for a component of a dossier. */
export type RequirementKind =
  /** «Chứng cứ từ dữ liệu». A fact of a register can take the place of a paper. */
  | 'EVIDENCE'
  /** «Tờ khai». A wish or an undertaking: only the applicant can give it. */
  | 'DECLARATION'
  /** «Nộp hoặc thực hiện trực tiếp». Must be handed in or done in person. */
  | 'PHYSICAL';

/** What another register is asked about a vehicle. */
export type ExternalVehicleFactKind =
  /** «Bảo hiểm trách nhiệm dân sự bắt buộc». Compulsory civil liability insurance (EV14). */
  | 'COMPULSORY_INSURANCE'
  /** «Nguồn gốc xe». Customs declaration, factory quality certificate or type approval (EV15). */
  | 'ORIGIN'
  /** «Chuyển quyền sở hữu». Electronic invoice or notarised contract (EV16). */
  | 'OWNERSHIP_TRANSFER'
  /** «Lệ phí trước bạ». Registration fee paid, or the vehicle is exempt (EV17). */
  | 'REGISTRATION_FEE';

/** What another register is asked about a person. */
export type ExternalPersonFactKind =
  /** «Văn bằng của người điều hành vận tải». A degree that lets the person manage transport (EV19). */
  | 'MANAGER_DEGREE';

/** What a register that is not the hub's answered. */
export type ExternalAnswer =
  /** «Có». Yes. */
  | 'YES'
  /** «Không». No. */
  | 'NO'
  /** «Nguồn không trả lời». It was asked and did not answer in time, or not in a form that can be relied on. */
  | 'NO_ANSWER';

/** The two logs that prove themselves. Each is a Merkle tree (RFC 6962) with one leaf for each row, and only grows. */
export type Log =
  /** «Nhật ký thay đổi». Every change of the registers: the ledger. The leaf of a change is at its position less one. */
  | 'CHANGES'
  /** «Nhật ký tra cứu». Every read that was audited. The leaf of a read is at its position less one. */
  | 'READS';

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

/** What became of what a receipt rests on. */
export type ReceiptState =
  /** «Còn nguyên». Nothing of it has changed since. */
  | 'STANDS'
  /** «Đã có thay đổi về sau». Records it rests on have gone on since; what was told of that day stands. */
  | 'CHANGED_SINCE'
  /** «Đã được đính chính». A record it rests on was corrected, removed or taken back since: ask again. */
  | 'CORRECTED';

/** How a day differs from the week it lies in. */
export type CalendarDayKind =
  /** «Nghỉ lễ, tết». A public holiday. */
  | 'HOLIDAY'
  /** «Nghỉ bù, nghỉ hoán đổi». Off in place of a holiday that fell on a day off, or exchanged for another day (`WORKING`). */
  | 'COMPENSATORY'
  /** «Làm bù». A Saturday or Sunday on which work is done instead of an exchanged day. */
  | 'WORKING';

/** What a line of a procedure's effects does. Each is code of the hub; which kind of record and which fields is data. */
export type ProcedureEffectKind =
  /** «Cấp mới». A new record. */
  | 'ISSUE'
  /** «Cấp lại». A document is issued again: the record keeps its number and says something else from the day of issue on. */
  | 'REISSUE'
  /** «Cấp thay thế». A document with another number takes the place of one, which stays on record as replaced. */
  | 'SUPERSEDE'
  /** «Thu hồi». A document ends before its time. */
  | 'REVOKE'
  /** «Giao nốt trên tuyến». A registration of a route takes slots of its departures, as long as there are any. */
  | 'ALLOCATE_SLOT'
  /** «Phục hồi điểm». A driver has all points again. */
  | 'RESTORE_POINTS'
  /** «Thu hồi, sang tên». A vehicle's certificate and plate are recalled and, where a new owner is named, it is theirs from that day. */
  | 'TRANSFER'
  /** «Công bố bến xe». A coach terminal is announced into service, or announced anew. */
  | 'OPEN_TERMINAL';

/** A question to be saved. */
export type SaveQuestionInput = {
  /** Of the question of which it is another version; left out: a new one. */
  readonly id?: string | number | null | undefined;
  /** With `id`: the version that was read. */
  readonly expectedVersion?: number | null | undefined;
  /** In 3 to 120 characters, without a name or number of anybody. Example: `Phương tiện theo tỉnh`. */
  readonly name: string;
  /**
   * One aggregate in GraphQL, in at most 8,000 characters. Without `asOf` it is about the day on which it is asked; `asOf: { validAt: …, knownAt: … }` pins it to one state.
   * Example: `{ vehicleAggregate(groupBy: [{ link: { province: name } }]) { groups { key { province { name } } count } } }`.
   */
  readonly question: string;
  /** How often it is to be asked again; left out: never by itself. */
  readonly repeats?: QuestionRepeat | null | undefined;
};

/** On which days a saved question is asked again: the first of each. */
export type QuestionRepeat =
  /** «Hằng tháng». Month. */
  | 'MONTH'
  /** «Hằng quý». Quarter. */
  | 'QUARTER'
  /** «Hằng năm». Year. */
  | 'YEAR';

/** Values of `Registration.state` («Trạng thái đăng ký», Chứng nhận đăng ký xe). */
export type RegistrationState =
  /** «Đang đăng ký». Registered. */
  | 'ACTIVE'
  /** «Đã thu hồi». Recalled (thu hồi); the vehicle may not be driven. */
  | 'RECALLED';

/** Values of `Inspection.result` («Kết quả kiểm định», Kiểm định). */
export type InspectionResult =
  /** «Đạt». Passed. */
  | 'PASSED'
  /** «Không đạt». Failed. */
  | 'FAILED';

/** What a permit of a vehicle beside its badge is for. */
export type VehiclePermitKind =
  /** «Lưu hành xe quá khổ, quá tải, siêu trường, siêu trọng». Lưu hành xe quá khổ giới hạn, quá tải trọng, xe bánh xích, siêu trường, siêu trọng. */
  | 'OVERSIZE'
  /** «Vận chuyển hàng hóa nguy hiểm». Vận chuyển hàng hóa nguy hiểm. */
  | 'DANGEROUS_GOODS'
  /** «Xe tập lái». Xe tập lái. */
  | 'LEARNER'
  /** «Thiết bị phát tín hiệu xe ưu tiên». Sử dụng thiết bị phát tín hiệu của xe ưu tiên. */
  | 'PRIORITY_SIGNAL';

/** Values of `Badge.state` («Trạng thái phù hiệu», Phù hiệu). */
export type BadgeState =
  /** «Đang sử dụng». Active. */
  | 'ACTIVE'
  /** «Bị thu hồi». Revoked. */
  | 'REVOKED'
  /** «Nộp lại». Surrendered. */
  | 'SURRENDERED';

/** Values of `TrackingDevice.state` («Trạng thái thiết bị GSHT», Thiết bị giám sát hành trình). */
export type TrackingDeviceState =
  /** «Đang hoạt động». Fitted and reporting. */
  | 'ACTIVE'
  /** «Mất dữ liệu». Fitted, but no data reach the authority's system. */
  | 'SILENT'
  /** «Đã tháo». Taken off the vehicle. */
  | 'REMOVED';

/** Values of `EtcAccount.state` («Trạng thái tài khoản», Tài khoản giao thông). */
export type EtcAccountState =
  /** «Đang hoạt động». Open. */
  | 'OPEN'
  /** «Bị khoá». Locked. */
  | 'LOCKED'
  /** «Đã đóng». Closed. */
  | 'CLOSED';

/** Values of `EtcTag.state` («Trạng thái thẻ», Thẻ thu phí điện tử). */
export type EtcTagState =
  /** «Đang sử dụng». Active. */
  | 'ACTIVE'
  /** «Đã gỡ, đã thay». Taken off, replaced or destroyed. */
  | 'REMOVED';

/** Values of `VehicleRestriction.state` («Trạng thái hạn chế», Hạn chế, cảnh báo phương tiện). */
export type RestrictionState =
  /** «Đang áp dụng». In force. */
  | 'IN_FORCE'
  /** «Đã gỡ bỏ». Lifted. */
  | 'LIFTED';

/** Values of `Vessel.state` («Trạng thái đăng ký tàu», Tàu biển), `InlandVessel.state` («Trạng thái đăng ký phương tiện thủy», Phương tiện thủy nội địa), `Aircraft.state` («Trạng thái đăng ký tàu bay», Tàu bay), `RollingStock.state` («Trạng thái đăng ký phương tiện đường sắt», Phương tiện đường sắt). */
export type CraftState =
  /** «Đang đăng ký». Registered. */
  | 'REGISTERED'
  /** «Tạm ngừng đăng ký». Suspended. */
  | 'SUSPENDED'
  /** «Đã xoá đăng ký». Deleted. */
  | 'DELETED';

/** Fields of BusRoute as written to the register; a field left out is left as it is, null empties it. */
export type BusRouteInput = {
  /** «Mã tuyến xe buýt» */
  readonly code?: string | null | undefined;
  /** «Mạng lưới» */
  readonly network?: string | null | undefined;
  /** «Số hiệu trong mạng» */
  readonly number?: string | null | undefined;
  /** «Tên ngắn» */
  readonly shortName?: string | null | undefined;
  /** «Tên tuyến xe buýt» */
  readonly name?: string | null | undefined;
  /** «Tỉnh quản lý tuyến»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Cự ly (km)» */
  readonly lengthKm?: number | null | undefined;
  /** «Số văn bản công bố» */
  readonly announcement?: string | null | undefined;
  /** «Ngày công bố tuyến» */
  readonly announcedOn?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of BusContract as written to the register; a field left out is left as it is, null empties it. */
export type BusContractInput = {
  /** «Số hợp đồng xe buýt» */
  readonly contractNumber?: string | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Tuyến xe buýt»: id of the BusRoute */
  readonly route?: string | number | null | undefined;
  /** «Số xe theo hợp đồng» */
  readonly vehicles?: number | null | undefined;
  /** «Ngày ký hợp đồng xe buýt» */
  readonly signedOn?: string | null | undefined;
  /** «Ngày hết hạn hợp đồng xe buýt» */
  readonly expiresOn?: string | null | undefined;
};

/** Fields of BusCalendar as written to the register; a field left out is left as it is, null empties it. */
export type BusCalendarInput = {
  /** «Mã lịch ngày chạy» */
  readonly code?: string | null | undefined;
  /** «Mạng lưới» */
  readonly network?: string | null | undefined;
  /** «Tên lịch trong mạng» */
  readonly service?: string | null | undefined;
  /** «Ngày chạy trong tuần» */
  readonly dayPattern?: string | null | undefined;
  /** «Ngày đầu chạy» */
  readonly startsOn?: string | null | undefined;
  /** «Ngày cuối chạy» */
  readonly endsOn?: string | null | undefined;
};

/** Fields of BusCalendarDay as written to the register; a field left out is left as it is, null empties it. */
export type BusCalendarDayInput = {
  /** «Mã ngày chạy khác thường lệ» */
  readonly code?: string | null | undefined;
  /** «Lịch ngày chạy»: id of the BusCalendar */
  readonly calendar?: string | number | null | undefined;
  /** «Ngày» */
  readonly day?: string | null | undefined;
  /** «Có chạy» */
  readonly runs?: boolean | null | undefined;
};

/** Fields of BusRoutePattern as written to the register; a field left out is left as it is, null empties it. */
export type BusRoutePatternInput = {
  /** «Mã lượt chạy» */
  readonly code?: string | null | undefined;
  /** «Tuyến xe buýt»: id of the BusRoute */
  readonly route?: string | number | null | undefined;
  /** «Chiều» */
  readonly direction?: BusDirection | null | undefined;
  /** «Điểm đến ghi trên xe» */
  readonly headsign?: string | null | undefined;
};

/** Fields of BusPatternStop as written to the register; a field left out is left as it is, null empties it. */
export type BusPatternStopInput = {
  /** «Mã điểm dừng của lượt chạy» */
  readonly code?: string | null | undefined;
  /** «Lượt chạy»: id of the BusRoutePattern */
  readonly pattern?: string | number | null | undefined;
  /** «Điểm dừng xe buýt»: id of the BusStop */
  readonly stop?: string | number | null | undefined;
  /** «Thứ tự điểm dừng» */
  readonly ordinal?: number | null | undefined;
  /** «Khoảng cách từ điểm đầu (m)» */
  readonly distanceM?: number | null | undefined;
  /** «Đến sau (giây)» */
  readonly arrivesAfterS?: number | null | undefined;
  /** «Rời sau (giây)» */
  readonly departsAfterS?: number | null | undefined;
};

/** Fields of BusServicePeriod as written to the register; a field left out is left as it is, null empties it. */
export type BusServicePeriodInput = {
  /** «Mã thời gian phục vụ» */
  readonly code?: string | null | undefined;
  /** «Lượt chạy»: id of the BusRoutePattern */
  readonly pattern?: string | number | null | undefined;
  /** «Lịch ngày chạy»: id of the BusCalendar */
  readonly calendar?: string | number | null | undefined;
  /** «Giờ xuất phát» */
  readonly departures?: ReadonlyArray<string> | null | undefined;
  /** «Giờ chạy đầu» */
  readonly firstDeparture?: string | null | undefined;
  /** «Giờ chạy cuối» */
  readonly lastDeparture?: string | null | undefined;
  /** «Giãn cách (giây)» */
  readonly headwayS?: number | null | undefined;
  /** «Đúng giờ định sẵn» */
  readonly exactTimes?: boolean | null | undefined;
  /** «Giá vé lượt (đồng)» */
  readonly fareVnd?: number | null | undefined;
};

/** Fields of Business as written to the register; a field left out is left as it is, null empties it. */
export type BusinessInput = {
  /** «Mã số thuế» */
  readonly taxCode?: string | null | undefined;
  /** «Tên doanh nghiệp» */
  readonly name?: string | null | undefined;
  /** «Tên viết tắt» */
  readonly shortName?: string | null | undefined;
  /** «Tên nước ngoài» */
  readonly foreignName?: string | null | undefined;
  /** «Nhóm đơn vị» */
  readonly kind?: BusinessKind | null | undefined;
  /** «Tình trạng hoạt động» */
  readonly state?: BusinessState | null | undefined;
  /** «Đơn vị chủ quản»: id of the Business */
  readonly headOffice?: string | number | null | undefined;
  /** «Loại hình» */
  readonly legalForm?: string | null | undefined;
  /** «Trụ sở chính» */
  readonly address?: string | null | undefined;
  /** «Tỉnh đặt trụ sở»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Xã đặt trụ sở»: id of the Commune */
  readonly commune?: string | number | null | undefined;
  /** «Người đại diện theo pháp luật» */
  readonly legalRepresentative?: string | null | undefined;
  /** «Ngành nghề (VSIC)» */
  readonly lines?: ReadonlyArray<string> | null | undefined;
  /** «Ngày thành lập» */
  readonly establishedOn?: string | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of TransportManager as written to the register; a field left out is left as it is, null empties it. */
export type TransportManagerInput = {
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Cá nhân được bổ nhiệm»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Nhiệm vụ» */
  readonly role?: ManagerRole | null | undefined;
  /** «Trình độ chuyên môn» */
  readonly qualification?: string | null | undefined;
  /** «Số văn bằng, chứng chỉ» */
  readonly diplomaNumber?: string | null | undefined;
  /** «Ngày bổ nhiệm» */
  readonly appointedOn?: string | null | undefined;
};

/** Fields of TransportLicence as written to the register; a field left out is left as it is, null empties it. */
export type TransportLicenceInput = {
  /** «Số giấy phép kinh doanh vận tải» */
  readonly number?: string | null | undefined;
  /** «Lần cấp» */
  readonly issueCount?: number | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Cơ quan cấp giấy phép»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp giấy phép» */
  readonly issuedOn?: string | null | undefined;
  /** «Loại hình kinh doanh vận tải» */
  readonly businessTypes?: ReadonlyArray<string> | null | undefined;
  /** «Trạng thái giấy phép» */
  readonly state?: TransportLicenceState | null | undefined;
  /** «Lý do cấp lại» */
  readonly reissueReason?: ReissueReason | null | undefined;
  /** «Số quyết định thu hồi» */
  readonly revocationDecision?: string | null | undefined;
  /** «Ngày thu hồi giấy phép» */
  readonly revokedOn?: string | null | undefined;
  /** «Căn cứ thu hồi (điểm)» */
  readonly revocationGround?: string | null | undefined;
  /** «Được cấp lại từ ngày» */
  readonly barredUntil?: string | null | undefined;
};

/** Fields of HouseholdBusiness as written to the register; a field left out is left as it is, null empties it. */
export type HouseholdBusinessInput = {
  /** «Chủ hộ kinh doanh»: id of the Person */
  readonly owner?: string | number | null | undefined;
  /** «Tên hộ kinh doanh» */
  readonly name?: string | null | undefined;
  /** «Tình trạng hoạt động» */
  readonly state?: BusinessState | null | undefined;
  /** «Địa điểm kinh doanh» */
  readonly address?: string | null | undefined;
  /** «Tỉnh nơi kinh doanh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Xã nơi kinh doanh»: id of the Commune */
  readonly commune?: string | number | null | undefined;
  /** «Ngành nghề (VSIC)» */
  readonly lines?: ReadonlyArray<string> | null | undefined;
  /** «Ngày thành lập» */
  readonly establishedOn?: string | null | undefined;
  /** «Đơn vị mang mã số thuế cũ»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of HouseholdLicence as written to the register; a field left out is left as it is, null empties it. */
export type HouseholdLicenceInput = {
  /** «Số giấy phép kinh doanh vận tải» */
  readonly number?: string | null | undefined;
  /** «Lần cấp» */
  readonly issueCount?: number | null | undefined;
  /** «Hộ kinh doanh»: id of the HouseholdBusiness */
  readonly household?: string | number | null | undefined;
  /** «Cơ quan cấp giấy phép»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp giấy phép» */
  readonly issuedOn?: string | null | undefined;
  /** «Loại hình kinh doanh vận tải» */
  readonly businessTypes?: ReadonlyArray<string> | null | undefined;
  /** «Trạng thái giấy phép» */
  readonly state?: TransportLicenceState | null | undefined;
  /** «Lý do cấp lại» */
  readonly reissueReason?: ReissueReason | null | undefined;
  /** «Số quyết định thu hồi» */
  readonly revocationDecision?: string | null | undefined;
  /** «Ngày thu hồi giấy phép» */
  readonly revokedOn?: string | null | undefined;
  /** «Căn cứ thu hồi (điểm)» */
  readonly revocationGround?: string | null | undefined;
  /** «Được cấp lại từ ngày» */
  readonly barredUntil?: string | null | undefined;
};

/** Fields of FixedRoute as written to the register; a field left out is left as it is, null empties it. */
export type FixedRouteInput = {
  /** «Mã tuyến» */
  readonly code?: string | null | undefined;
  /** «Tên tuyến» */
  readonly name?: string | null | undefined;
  /** «Bến đi»: id of the CoachTerminal */
  readonly fromTerminal?: string | number | null | undefined;
  /** «Bến đến»: id of the CoachTerminal */
  readonly toTerminal?: string | number | null | undefined;
  /** «Hành trình» */
  readonly itinerary?: string | null | undefined;
  /** «Cự ly (km)» */
  readonly lengthKm?: number | null | undefined;
  /** «Số chuyến tối đa/tháng» */
  readonly maxTripsPerMonth?: number | null | undefined;
  /** «Giãn cách tối thiểu (phút)» */
  readonly minHeadwayMinutes?: number | null | undefined;
  /** «Số văn bản công bố» */
  readonly announcement?: string | null | undefined;
  /** «Ngày công bố tuyến» */
  readonly announcedOn?: string | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of RouteLeg as written to the register; a field left out is left as it is, null empties it. */
export type RouteLegInput = {
  /** «Mã chặng» */
  readonly code?: string | null | undefined;
  /** «Tuyến cố định»: id of the FixedRoute */
  readonly route?: string | number | null | undefined;
  /** «Thứ tự» */
  readonly ordinal?: number | null | undefined;
  /** «Đường đi qua»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đến điểm» */
  readonly until?: string | null | undefined;
};

/** Fields of Departure as written to the register; a field left out is left as it is, null empties it. */
export type DepartureInput = {
  /** «Mã giờ xuất bến» */
  readonly code?: string | null | undefined;
  /** «Tuyến cố định»: id of the FixedRoute */
  readonly route?: string | number | null | undefined;
  /** «Bến xuất phát»: id of the CoachTerminal */
  readonly terminal?: string | number | null | undefined;
  /** «Giờ xuất bến» */
  readonly departureTime?: string | null | undefined;
  /** «Ngày chạy trong tuần» */
  readonly dayPattern?: string | null | undefined;
  /** «Số nốt» */
  readonly capacity?: number | null | undefined;
  /** «Loại xe» */
  readonly vehicleClass?: string | null | undefined;
};

/** Fields of RouteRegistration as written to the register; a field left out is left as it is, null empties it. */
export type RouteRegistrationInput = {
  /** «Số thông báo đăng ký» */
  readonly noticeNumber?: string | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Tuyến cố định»: id of the FixedRoute */
  readonly route?: string | number | null | undefined;
  /** «Số chuyến/tháng» */
  readonly tripsPerMonth?: number | null | undefined;
  /** «Ngày bắt đầu khai thác» */
  readonly startedOn?: string | null | undefined;
  /** «Ngày nộp đăng ký» */
  readonly submittedOn?: string | null | undefined;
  /** «Ngày thông báo thành công» */
  readonly registeredOn?: string | null | undefined;
  /** «Trạng thái đăng ký khai thác» */
  readonly state?: RouteRegistrationState | null | undefined;
  /** «Số xe đăng ký» */
  readonly vehicleCount?: number | null | undefined;
  /** «Lý do chấm dứt» */
  readonly endReason?: string | null | undefined;
};

/** Fields of RouteSlot as written to the register; a field left out is left as it is, null empties it. */
export type RouteSlotInput = {
  /** «Đăng ký khai thác»: id of the RouteRegistration */
  readonly registration?: string | number | null | undefined;
  /** «Giờ xuất bến»: id of the Departure */
  readonly departure?: string | number | null | undefined;
};

/** Fields of RouteMonth as written to the register; a field left out is left as it is, null empties it. */
export type RouteMonthInput = {
  /** «Mã kết quả tháng» */
  readonly code?: string | null | undefined;
  /** «Đăng ký khai thác»: id of the RouteRegistration */
  readonly registration?: string | number | null | undefined;
  /** «Tháng» */
  readonly month?: string | null | undefined;
  /** «Số chuyến đăng ký» */
  readonly tripsRegistered?: number | null | undefined;
  /** «Số chuyến thực hiện» */
  readonly tripsMade?: number | null | undefined;
};

/** Fields of TerminalContract as written to the register; a field left out is left as it is, null empties it. */
export type TerminalContractInput = {
  /** «Số hợp đồng với bến» */
  readonly contractNumber?: string | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Bến xe»: id of the CoachTerminal */
  readonly terminal?: string | number | null | undefined;
  /** «Số lượt xuất bến/ngày» */
  readonly departuresPerDay?: number | null | undefined;
  /** «Ngày ký hợp đồng bến» */
  readonly signedOn?: string | null | undefined;
  /** «Ngày hết hạn hợp đồng bến» */
  readonly expiresOn?: string | null | undefined;
};

/** Fields of TerminalOperation as written to the register; a field left out is left as it is, null empties it. */
export type TerminalOperationInput = {
  /** «Bến xe»: id of the CoachTerminal */
  readonly terminal?: string | number | null | undefined;
  /** «Đơn vị khai thác bến»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Số quyết định công bố bến» */
  readonly announcement?: string | null | undefined;
  /** «Ngày công bố bến» */
  readonly announcedOn?: string | null | undefined;
};

/** Fields of CrossBorderPermit as written to the register; a field left out is left as it is, null empties it. */
export type CrossBorderPermitInput = {
  /** «Số giấy phép liên vận» */
  readonly number?: string | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Hiệp định, nước đến» */
  readonly agreement?: string | null | undefined;
  /** «Số lần qua lại» */
  readonly entries?: string | null | undefined;
  /** «Cửa khẩu» */
  readonly borderGates?: ReadonlyArray<string> | null | undefined;
  /** «Hành trình liên vận» */
  readonly itinerary?: string | null | undefined;
  /** «Cơ quan cấp giấy phép liên vận»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp giấy phép liên vận» */
  readonly issuedOn?: string | null | undefined;
  /** «Giấy phép liên vận có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái giấy phép liên vận» */
  readonly state?: PermitState | null | undefined;
};

/** Fields of InspectionStation as written to the register; a field left out is left as it is, null empties it. */
export type InspectionStationInput = {
  /** «Mã cơ sở đăng kiểm» */
  readonly code?: string | null | undefined;
  /** «Tên cơ sở đăng kiểm» */
  readonly name?: string | null | undefined;
  /** «Đơn vị chủ quản»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Địa chỉ» */
  readonly address?: string | null | undefined;
  /** «Số dây chuyền kiểm định» */
  readonly lanes?: number | null | undefined;
  /** «Số giấy chứng nhận đủ điều kiện» */
  readonly certificateNumber?: string | null | undefined;
  /** «Ngày cấp chứng nhận đủ điều kiện» */
  readonly issuedOn?: string | null | undefined;
  /** «Trạng thái cơ sở đăng kiểm» */
  readonly state?: PermitState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of TrainingCentre as written to the register; a field left out is left as it is, null empties it. */
export type TrainingCentreInput = {
  /** «Số giấy phép đào tạo lái xe» */
  readonly licenceNumber?: string | null | undefined;
  /** «Tên cơ sở đào tạo» */
  readonly name?: string | null | undefined;
  /** «Đơn vị chủ quản»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Địa chỉ» */
  readonly address?: string | null | undefined;
  /** «Hạng được đào tạo» */
  readonly classes?: ReadonlyArray<string> | null | undefined;
  /** «Lưu lượng đào tạo» */
  readonly learnersMax?: number | null | undefined;
  /** «Ngày cấp giấy phép đào tạo» */
  readonly issuedOn?: string | null | undefined;
  /** «Giấy phép đào tạo có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái cơ sở đào tạo» */
  readonly state?: PermitState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of TestCentre as written to the register; a field left out is left as it is, null empties it. */
export type TestCentreInput = {
  /** «Số giấy chứng nhận trung tâm sát hạch» */
  readonly certificateNumber?: string | null | undefined;
  /** «Tên trung tâm sát hạch» */
  readonly name?: string | null | undefined;
  /** «Đơn vị chủ quản»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Địa chỉ» */
  readonly address?: string | null | undefined;
  /** «Loại trung tâm» */
  readonly grade?: number | null | undefined;
  /** «Ngày cấp chứng nhận sát hạch» */
  readonly issuedOn?: string | null | undefined;
  /** «Trạng thái trung tâm sát hạch» */
  readonly state?: PermitState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of RegulatedActivity as written to the register; a field left out is left as it is, null empties it. */
export type RegulatedActivityInput = {
  /** «Số giấy phép, chứng nhận» */
  readonly number?: string | null | undefined;
  /** «Đơn vị»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Lĩnh vực hoạt động» */
  readonly activity?: RegulatedActivityKind | null | undefined;
  /** «Nội dung» */
  readonly subject?: string | null | undefined;
  /** «Cơ quan cấp»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp phép hoạt động» */
  readonly issuedOn?: string | null | undefined;
  /** «Phép hoạt động có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái phép hoạt động» */
  readonly state?: PermitState | null | undefined;
};

/** Fields of Doubt as written to the register; a field left out is left as it is, null empties it. */
export type DoubtInput = {
  /** «Loại bản ghi bị phản ánh» */
  readonly recordType?: string | null | undefined;
  /** «Bản ghi bị phản ánh» */
  readonly doubtedId?: string | null | undefined;
  /** «Trường bị phản ánh» */
  readonly doubtedFields?: ReadonlyArray<string> | null | undefined;
  /** «Người có dữ liệu»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Nội dung phản ánh» */
  readonly statement?: string | null | undefined;
  /** «Bên phản ánh» */
  readonly reportedBy?: string | null | undefined;
  /** «Cơ quan phản ánh» */
  readonly reportedByAgency?: string | null | undefined;
  /** «Mã hồ sơ» */
  readonly caseCode?: string | null | undefined;
  /** «Ngày phản ánh» */
  readonly reportedOn?: string | null | undefined;
  /** «Hạn trả lời» */
  readonly dueOn?: string | null | undefined;
  /** «Trạng thái» */
  readonly state?: DoubtState | null | undefined;
  /** «Trả lời» */
  readonly answer?: string | null | undefined;
  /** «Ngày trả lời» */
  readonly answeredOn?: string | null | undefined;
  /** «Tài khoản trả lời» */
  readonly answeredBy?: string | null | undefined;
  /** «Tập thay đổi sửa sai» */
  readonly correction?: string | null | undefined;
};

/** Fields of DataSubjectRequest as written to the register; a field left out is left as it is, null empties it. */
export type DataSubjectRequestInput = {
  /** «Quyền» */
  readonly kind?: DataSubjectRight | null | undefined;
  /** «Chủ thể dữ liệu»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Nội dung yêu cầu» */
  readonly statement?: string | null | undefined;
  /** «Phản ánh kèm theo» */
  readonly doubtId?: string | null | undefined;
  /** «Bên gửi yêu cầu» */
  readonly filedBy?: string | null | undefined;
  /** «Cơ quan tiếp nhận» */
  readonly filedByAgency?: string | null | undefined;
  /** «Mã hồ sơ» */
  readonly caseCode?: string | null | undefined;
  /** «Ngày tiếp nhận» */
  readonly receivedOn?: string | null | undefined;
  /** «Hạn phản hồi» */
  readonly answerBy?: string | null | undefined;
  /** «Hạn thực hiện» */
  readonly carryOutBy?: string | null | undefined;
  /** «Hạn tiếp theo» */
  readonly dueOn?: string | null | undefined;
  /** «Trạng thái» */
  readonly state?: DataSubjectRequestState | null | undefined;
  /** «Trả lời» */
  readonly answer?: string | null | undefined;
  /** «Ngày phản hồi» */
  readonly answeredOn?: string | null | undefined;
  /** «Ngày kết thúc» */
  readonly endedOn?: string | null | undefined;
  /** «Tài khoản trả lời» */
  readonly answeredBy?: string | null | undefined;
  /** «Cơ quan trả lời» */
  readonly answeredByAgency?: string | null | undefined;
};

/** Fields of Dossier as written to the register; a field left out is left as it is, null empties it. */
export type DossierInput = {
  /** «Mã hồ sơ» */
  readonly code?: string | null | undefined;
  /** «Thủ tục» */
  readonly procedure?: string | null | undefined;
  /** «Cơ quan tiếp nhận»: id of the Agency */
  readonly receivingAgency?: string | number | null | undefined;
  /** «Cơ quan giải quyết»: id of the Agency */
  readonly competentAgency?: string | number | null | undefined;
  /** «Cá nhân»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Doanh nghiệp»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Ngày tiếp nhận» */
  readonly receivedOn?: string | null | undefined;
  /** «Thời hạn (ngày làm việc)» */
  readonly deadlineDays?: number | null | undefined;
  /** «Hạn giải quyết» */
  readonly dueOn?: string | null | undefined;
  /** «Trạng thái» */
  readonly state?: DossierState | null | undefined;
  /** «Ngày yêu cầu bổ sung» */
  readonly supplementAskedOn?: string | null | undefined;
  /** «Ngày bổ sung» */
  readonly supplementedOn?: string | null | undefined;
  /** «Cơ quan được lấy ý kiến»: id of the Agency */
  readonly consentAgency?: string | number | null | undefined;
  /** «Ngày lấy ý kiến» */
  readonly consentAskedOn?: string | null | undefined;
  /** «Hạn cho ý kiến» */
  readonly consentDueOn?: string | null | undefined;
  /** «Ngày cho ý kiến» */
  readonly consentAnsweredOn?: string | null | undefined;
  /** «Ý kiến đã cho» */
  readonly consentAnswer?: DossierConsent | null | undefined;
  /** «Ngày có kết quả» */
  readonly decidedOn?: string | null | undefined;
  /** «Kết quả» */
  readonly outcome?: DossierOutcome | null | undefined;
  /** «Mã kết quả» */
  readonly resultCode?: string | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of Person as written to the register; a field left out is left as it is, null empties it. */
export type PersonInput = {
  /** «Số định danh cá nhân» */
  readonly personalId?: string | null | undefined;
  /** «Họ và tên» */
  readonly fullName?: string | null | undefined;
  /** «Ngày sinh» */
  readonly dateOfBirth?: string | null | undefined;
  /** «Năm sinh» */
  readonly birthYear?: number | null | undefined;
  /** «Giới tính» */
  readonly sex?: string | null | undefined;
  /** «Quốc tịch» */
  readonly nationality?: string | null | undefined;
  /** «Nơi thường trú» */
  readonly address?: string | null | undefined;
  /** «Xã thường trú»: id of the Commune */
  readonly commune?: string | number | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of Driver as written to the register; a field left out is left as it is, null empties it. */
export type DriverInput = {
  /** «Cá nhân»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of DriverLicence as written to the register; a field left out is left as it is, null empties it. */
export type DriverLicenceInput = {
  /** «Số giấy phép lái xe» */
  readonly number?: string | null | undefined;
  /** «Người lái xe»: id of the Driver */
  readonly driver?: string | number | null | undefined;
  /** «Hệ thống hạng» */
  readonly scheme?: string | null | undefined;
  /** «Các hạng» */
  readonly classes?: ReadonlyArray<string> | null | undefined;
  /** «Số phôi» */
  readonly cardStockNumber?: string | null | undefined;
  /** «Ngày cấp giấy phép lái xe» */
  readonly issuedOn?: string | null | undefined;
  /** «Giấy phép lái xe có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Điều kiện hạn chế» */
  readonly conditions?: string | null | undefined;
  /** «Ngày trúng tuyển» */
  readonly passedOn?: string | null | undefined;
  /** «Số quản lý» */
  readonly managementNumber?: string | null | undefined;
  /** «Nước cấp giấy phép lái xe» */
  readonly issuingCountry?: string | null | undefined;
  /** «Trạng thái giấy phép lái xe» */
  readonly state?: LicenceState | null | undefined;
  /** «Cơ quan cấp giấy phép lái xe»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Mã kết quả thủ tục» */
  readonly resultCode?: string | null | undefined;
};

/** Fields of LicenceEvent as written to the register; a field left out is left as it is, null empties it. */
export type LicenceEventInput = {
  /** «Số quyết định về giấy phép lái xe» */
  readonly decisionNumber?: string | null | undefined;
  /** «Giấy phép lái xe»: id of the DriverLicence */
  readonly licence?: string | number | null | undefined;
  /** «Loại biến động giấy phép lái xe» */
  readonly kind?: LicenceEventKind | null | undefined;
  /** «Ngày có hiệu lực» */
  readonly effectiveOn?: string | null | undefined;
  /** «Có hiệu lực đến hết ngày» */
  readonly endsOn?: string | null | undefined;
  /** «Trường hợp» */
  readonly ground?: string | null | undefined;
  /** «Từ hạng» */
  readonly fromClass?: string | null | undefined;
  /** «Lên hạng, hạng được cấp» */
  readonly toClass?: string | null | undefined;
  /** «Ngày trúng tuyển» */
  readonly passedOn?: string | null | undefined;
  /** «Số giấy phép lái xe trước đó» */
  readonly formerNumber?: string | null | undefined;
  /** «Cơ quan quyết định»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
};

/** Fields of PointEvent as written to the register; a field left out is left as it is, null empties it. */
export type PointEventInput = {
  /** «Số quyết định» */
  readonly decisionNumber?: string | null | undefined;
  /** «Người lái xe»: id of the Driver */
  readonly driver?: string | number | null | undefined;
  /** «Ngày có hiệu lực» */
  readonly effectiveOn?: string | null | undefined;
  /** «Số điểm» */
  readonly delta?: number | null | undefined;
  /** «Hành vi» */
  readonly behaviour?: string | null | undefined;
  /** «Hình thức phục hồi» */
  readonly restoredBy?: string | null | undefined;
  /** «Ngày bị trừ hết điểm» */
  readonly lostAllOn?: string | null | undefined;
};

/** Fields of HealthCertificate as written to the register; a field left out is left as it is, null empties it. */
export type HealthCertificateInput = {
  /** «Số giấy khám sức khoẻ» */
  readonly certificateNumber?: string | null | undefined;
  /** «Người lái xe»: id of the Driver */
  readonly driver?: string | number | null | undefined;
  /** «Ngày khám» */
  readonly examinedOn?: string | null | undefined;
  /** «Giấy khám có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Đủ sức khoẻ hạng» */
  readonly fitForClasses?: ReadonlyArray<string> | null | undefined;
  /** «Cơ sở khám» */
  readonly facility?: string | null | undefined;
  /** «Kết luận sức khoẻ» */
  readonly conclusion?: string | null | undefined;
};

/** Fields of Violation as written to the register; a field left out is left as it is, null empties it. */
export type ViolationInput = {
  /** «Số thông báo vi phạm» */
  readonly noticeNumber?: string | null | undefined;
  /** «Người lái xe»: id of the Driver */
  readonly driver?: string | number | null | undefined;
  /** «Ngày ghi nhận vi phạm» */
  readonly recordedOn?: string | null | undefined;
  /** «Ngày hoàn thành xử lý» */
  readonly settledOn?: string | null | undefined;
};

/** Fields of TrainingCertificate as written to the register; a field left out is left as it is, null empties it. */
export type TrainingCertificateInput = {
  /** «Số chứng chỉ đào tạo» */
  readonly certificateNumber?: string | null | undefined;
  /** «Người học»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Loại chứng chỉ đào tạo» */
  readonly certificateKind?: string | null | undefined;
  /** «Hạng đào tạo» */
  readonly licenceClass?: string | null | undefined;
  /** «Cơ sở đào tạo» */
  readonly school?: string | null | undefined;
  /** «Doanh nghiệp đào tạo»: id of the Business */
  readonly schoolBusiness?: string | number | null | undefined;
  /** «Khoá học» */
  readonly course?: string | null | undefined;
  /** «Giờ thực hành (DAT)» */
  readonly practiceHours?: number | null | undefined;
  /** «Quãng đường thực hành (km)» */
  readonly practiceKm?: number | null | undefined;
  /** «Ngày cấp chứng chỉ đào tạo» */
  readonly issuedOn?: string | null | undefined;
  /** «Chứng chỉ đào tạo có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
};

/** Fields of DrivingTest as written to the register; a field left out is left as it is, null empties it. */
export type DrivingTestInput = {
  /** «Số biên bản sát hạch» */
  readonly recordNumber?: string | null | undefined;
  /** «Thí sinh»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Hạng sát hạch» */
  readonly licenceClass?: string | null | undefined;
  /** «Ngày sát hạch» */
  readonly testedOn?: string | null | undefined;
  /** «Trung tâm sát hạch» */
  readonly centre?: string | null | undefined;
  /** «Điểm lý thuyết» */
  readonly theoryMark?: number | null | undefined;
  /** «Điểm mô phỏng» */
  readonly simulationMark?: number | null | undefined;
  /** «Điểm thực hành trong hình» */
  readonly practiceMark?: number | null | undefined;
  /** «Điểm thực hành trên đường» */
  readonly roadMark?: number | null | undefined;
  /** «Đạt» */
  readonly passed?: boolean | null | undefined;
  /** «Số thẻ sát hạch viên» */
  readonly examinerCard?: string | null | undefined;
};

/** Fields of Employment as written to the register; a field left out is left as it is, null empties it. */
export type EmploymentInput = {
  /** «Số hợp đồng lao động» */
  readonly contractNumber?: string | null | undefined;
  /** «Người lái xe»: id of the Driver */
  readonly driver?: string | number | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Loại hợp đồng lao động» */
  readonly contractKind?: string | null | undefined;
  /** «Ngày bắt đầu làm việc» */
  readonly startedOn?: string | null | undefined;
  /** «Ngày thôi làm việc» */
  readonly endedOn?: string | null | undefined;
};

/** Fields of SeafarerCertificate as written to the register; a field left out is left as it is, null empties it. */
export type SeafarerCertificateInput = {
  /** «Số GCNKNCM thuyền viên» */
  readonly number?: string | null | undefined;
  /** «Thuyền viên»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Chức danh thuyền viên» */
  readonly capacity?: string | null | undefined;
  /** «Giới hạn» */
  readonly limitation?: string | null | undefined;
  /** «Cơ quan cấp GCNKNCM»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp GCNKNCM» */
  readonly issuedOn?: string | null | undefined;
  /** «GCNKNCM có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái GCNKNCM» */
  readonly state?: ProfessionalLicenceState | null | undefined;
};

/** Fields of InlandMasterCertificate as written to the register; a field left out is left as it is, null empties it. */
export type InlandMasterCertificateInput = {
  /** «Số GCNKNCM đường thủy nội địa» */
  readonly number?: string | null | undefined;
  /** «Người được cấp»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Chức danh đường thủy» */
  readonly capacity?: string | null | undefined;
  /** «Hạng GCNKNCM» */
  readonly grade?: string | null | undefined;
  /** «Cơ quan cấp GCNKNCM»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp GCNKNCM» */
  readonly issuedOn?: string | null | undefined;
  /** «GCNKNCM có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái GCNKNCM» */
  readonly state?: ProfessionalLicenceState | null | undefined;
};

/** Fields of TrainDriverLicence as written to the register; a field left out is left as it is, null empties it. */
export type TrainDriverLicenceInput = {
  /** «Số giấy phép lái tàu» */
  readonly number?: string | null | undefined;
  /** «Người lái tàu»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Loại phương tiện được lái» */
  readonly traction?: string | null | undefined;
  /** «Cơ quan cấp giấy phép lái tàu»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp giấy phép lái tàu» */
  readonly issuedOn?: string | null | undefined;
  /** «Giấy phép lái tàu có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái giấy phép lái tàu» */
  readonly state?: ProfessionalLicenceState | null | undefined;
};

/** Fields of PilotLicence as written to the register; a field left out is left as it is, null empties it. */
export type PilotLicenceInput = {
  /** «Số giấy phép nhân viên hàng không» */
  readonly number?: string | null | undefined;
  /** «Nhân viên hàng không»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Loại giấy phép nhân viên hàng không» */
  readonly licenceKind?: string | null | undefined;
  /** «Năng định» */
  readonly ratings?: ReadonlyArray<string> | null | undefined;
  /** «Cơ quan cấp giấy phép nhân viên hàng không»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp giấy phép nhân viên hàng không» */
  readonly issuedOn?: string | null | undefined;
  /** «Giấy phép nhân viên hàng không có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái giấy phép nhân viên hàng không» */
  readonly state?: ProfessionalLicenceState | null | undefined;
};

/** Fields of ExternalVehicleFact as written to the register; a field left out is left as it is, null empties it. */
export type ExternalVehicleFactInput = {
  /** «Mã dữ liệu» */
  readonly code?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Loại dữ liệu» */
  readonly kind?: ExternalVehicleFactKind | null | undefined;
  /** «Nguồn»: id of the Agency */
  readonly source?: string | number | null | undefined;
  /** «Ngày hỏi» */
  readonly askedOn?: string | null | undefined;
  /** «Trả lời» */
  readonly answer?: ExternalAnswer | null | undefined;
  /** «Có hiệu lực đến» */
  readonly expiresOn?: string | null | undefined;
};

/** Fields of ExternalChassisFact as written to the register; a field left out is left as it is, null empties it. */
export type ExternalChassisFactInput = {
  /** «Mã dữ liệu» */
  readonly code?: string | null | undefined;
  /** «Số khung» */
  readonly chassisNumber?: string | null | undefined;
  /** «Loại dữ liệu» */
  readonly kind?: ExternalVehicleFactKind | null | undefined;
  /** «Nguồn»: id of the Agency */
  readonly source?: string | number | null | undefined;
  /** «Ngày hỏi» */
  readonly askedOn?: string | null | undefined;
  /** «Trả lời» */
  readonly answer?: ExternalAnswer | null | undefined;
  /** «Có hiệu lực đến» */
  readonly expiresOn?: string | null | undefined;
};

/** Fields of ExternalPersonFact as written to the register; a field left out is left as it is, null empties it. */
export type ExternalPersonFactInput = {
  /** «Mã dữ liệu» */
  readonly code?: string | null | undefined;
  /** «Cá nhân»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Loại dữ liệu» */
  readonly kind?: ExternalPersonFactKind | null | undefined;
  /** «Nguồn»: id of the Agency */
  readonly source?: string | number | null | undefined;
  /** «Ngày hỏi» */
  readonly askedOn?: string | null | undefined;
  /** «Trả lời» */
  readonly answer?: ExternalAnswer | null | undefined;
  /** «Có hiệu lực đến» */
  readonly expiresOn?: string | null | undefined;
};

/** Fields of PaymentReceipt as written to the register; a field left out is left as it is, null empties it. */
export type PaymentReceiptInput = {
  /** «Số biên lai» */
  readonly number?: string | null | undefined;
  /** «Mã hồ sơ» */
  readonly dossier?: string | null | undefined;
  /** «Thủ tục» */
  readonly procedure?: string | null | undefined;
  /** «Cá nhân»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Doanh nghiệp»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Số tiền (đồng)» */
  readonly amountVnd?: number | null | undefined;
  /** «Ngày thanh toán» */
  readonly paidOn?: string | null | undefined;
};

/** Fields of RoadSection as written to the register; a field left out is left as it is, null empties it. */
export type RoadSectionInput = {
  /** «Mã đoạn tuyến» */
  readonly code?: string | null | undefined;
  /** «Tên đoạn tuyến» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Thứ tự trên tuyến» */
  readonly ordinal?: number | null | undefined;
  /** «Lý trình đầu» */
  readonly fromChainage?: string | null | undefined;
  /** «Lý trình cuối» */
  readonly toChainage?: string | null | undefined;
  /** «Chiều dài thực (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Điểm đầu» */
  readonly startPlace?: string | null | undefined;
  /** «Điểm cuối» */
  readonly endPlace?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Cấp kỹ thuật» */
  readonly technicalClass?: string | null | undefined;
  /** «Chức năng» */
  readonly function?: string | null | undefined;
  /** «Số làn xe» */
  readonly lanes?: number | null | undefined;
  /** «Bề rộng nền (m)» */
  readonly formationWidthM?: number | null | undefined;
  /** «Bề rộng mặt (m)» */
  readonly carriagewayWidthM?: number | null | undefined;
  /** «Loại mặt đường» */
  readonly surface?: string | null | undefined;
  /** «Địa hình» */
  readonly terrain?: string | null | undefined;
  /** «Tốc độ tối đa (km/h)» */
  readonly speedLimitKmh?: number | null | undefined;
  /** «Cơ quan quản lý»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Ngày đưa vào khai thác» */
  readonly openedOn?: string | null | undefined;
  /** «Số quyết định» */
  readonly decisionNumber?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Restationing as written to the register; a field left out is left as it is, null empties it. */
export type RestationingInput = {
  /** «Mã hiệu chỉnh» */
  readonly code?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình cũ, đầu» */
  readonly oldFrom?: string | null | undefined;
  /** «Lý trình cũ, cuối» */
  readonly oldTo?: string | null | undefined;
  /** «Lý trình mới, đầu» */
  readonly newFrom?: string | null | undefined;
  /** «Lý trình mới, cuối» */
  readonly newTo?: string | null | undefined;
  /** «Số mét chênh» */
  readonly shiftMetres?: number | null | undefined;
  /** «Ngày áp dụng» */
  readonly effectiveOn?: string | null | undefined;
  /** «Lý do» */
  readonly cause?: string | null | undefined;
  /** «Số quyết định» */
  readonly decisionNumber?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Bridge as written to the register; a field left out is left as it is, null empties it. */
export type BridgeInput = {
  /** «Mã cầu» */
  readonly code?: string | null | undefined;
  /** «Tên cầu» */
  readonly name?: string | null | undefined;
  /** «Loại cầu» */
  readonly kind?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Vượt qua» */
  readonly obstacle?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Chiều dài (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Khổ cầu (m)» */
  readonly widthM?: number | null | undefined;
  /** «Số nhịp» */
  readonly spans?: number | null | undefined;
  /** «Kết cấu chính» */
  readonly structure?: string | null | undefined;
  /** «Năm xây dựng» */
  readonly builtYear?: number | null | undefined;
  /** «Tải trọng thiết kế» */
  readonly designLoad?: string | null | undefined;
  /** «Tĩnh không dưới cầu (m)» */
  readonly clearanceBelowM?: number | null | undefined;
  /** «Tình trạng kỹ thuật» */
  readonly conditionGrade?: string | null | undefined;
  /** «Ngày kiểm định gần nhất» */
  readonly lastInspectedOn?: string | null | undefined;
  /** «Cơ quan quản lý»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Tunnel as written to the register; a field left out is left as it is, null empties it. */
export type TunnelInput = {
  /** «Mã hầm» */
  readonly code?: string | null | undefined;
  /** «Tên hầm» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình cửa hầm đầu» */
  readonly chainage?: string | null | undefined;
  /** «Lý trình cửa hầm cuối» */
  readonly toChainage?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Chiều dài (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Tĩnh không (m)» */
  readonly clearanceM?: number | null | undefined;
  /** «Bề rộng (m)» */
  readonly widthM?: number | null | undefined;
  /** «Số làn xe» */
  readonly lanes?: number | null | undefined;
  /** «Thông gió» */
  readonly ventilation?: string | null | undefined;
  /** «Hạn chế hàng nguy hiểm» */
  readonly hazmatRestriction?: string | null | undefined;
  /** «Ngày đưa vào khai thác» */
  readonly openedOn?: string | null | undefined;
  /** «Cơ quan quản lý»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Ferry as written to the register; a field left out is left as it is, null empties it. */
export type FerryInput = {
  /** «Mã bến phà» */
  readonly code?: string | null | undefined;
  /** «Tên bến phà» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Sông» */
  readonly river?: string | null | undefined;
  /** «Tuyến đường thủy»: id of the InlandWaterway */
  readonly waterway?: string | number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Tải trọng (tấn)» */
  readonly capacityT?: number | null | undefined;
  /** «Giờ hoạt động» */
  readonly hours?: string | null | undefined;
  /** «Đơn vị khai thác»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Culvert as written to the register; a field left out is left as it is, null empties it. */
export type CulvertInput = {
  /** «Mã cống» */
  readonly code?: string | null | undefined;
  /** «Loại cống» */
  readonly kind?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Khẩu độ» */
  readonly opening?: string | null | undefined;
  /** «Chiều dài (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Tĩnh không (m)» */
  readonly clearanceM?: number | null | undefined;
  /** «Tình trạng kỹ thuật» */
  readonly conditionGrade?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of LoadPosting as written to the register; a field left out is left as it is, null empties it. */
export type LoadPostingInput = {
  /** «Mã hạn chế» */
  readonly code?: string | null | undefined;
  /** «Cầu»: id of the Bridge */
  readonly bridge?: string | number | null | undefined;
  /** «Hầm»: id of the Tunnel */
  readonly tunnel?: string | number | null | undefined;
  /** «Cống»: id of the Culvert */
  readonly culvert?: string | number | null | undefined;
  /** «Bến phà»: id of the Ferry */
  readonly ferry?: string | number | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Lý trình cuối» */
  readonly toChainage?: string | null | undefined;
  /** «Biển báo» */
  readonly sign?: string | null | undefined;
  /** «Tải trọng tối đa (tấn)» */
  readonly limitT?: number | null | undefined;
  /** «Kích thước tối đa (m)» */
  readonly limitM?: number | null | undefined;
  /** «Loại xe» */
  readonly vehicleKind?: string | null | undefined;
  /** «Lý do» */
  readonly reason?: string | null | undefined;
  /** «Số quyết định» */
  readonly decisionNumber?: string | null | undefined;
  /** «Ngày quyết định» */
  readonly decidedOn?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Junction as written to the register; a field left out is left as it is, null empties it. */
export type JunctionInput = {
  /** «Mã nút giao» */
  readonly code?: string | null | undefined;
  /** «Tên nút giao» */
  readonly name?: string | null | undefined;
  /** «Loại nút giao» */
  readonly kind?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Tuyến giao»: id of the Road */
  readonly crossingRoad?: string | number | null | undefined;
  /** «Đoạn của tuyến giao»: id of the RoadSection */
  readonly crossingSection?: string | number | null | undefined;
  /** «Lý trình trên tuyến giao» */
  readonly crossingChainage?: string | null | undefined;
  /** «Có đèn tín hiệu» */
  readonly signalled?: boolean | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of TollStation as written to the register; a field left out is left as it is, null empties it. */
export type TollStationInput = {
  /** «Mã trạm» */
  readonly code?: string | null | undefined;
  /** «Tên trạm» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Phía» */
  readonly side?: string | null | undefined;
  /** «Hình thức thu» */
  readonly method?: string | null | undefined;
  /** «Số làn» */
  readonly lanes?: number | null | undefined;
  /** «Số làn thu phí điện tử» */
  readonly electronicLanes?: number | null | undefined;
  /** «Đơn vị vận hành»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Dự án» */
  readonly project?: string | null | undefined;
  /** «Quyết định mức phí» */
  readonly feeDecision?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Ngày kết thúc thu» */
  readonly collectsUntil?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of WeighStation as written to the register; a field left out is left as it is, null empties it. */
export type WeighStationInput = {
  /** «Mã trạm cân» */
  readonly code?: string | null | undefined;
  /** «Tên trạm cân» */
  readonly name?: string | null | undefined;
  /** «Loại trạm» */
  readonly kind?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Hướng kiểm soát» */
  readonly direction?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of RestStop as written to the register; a field left out is left as it is, null empties it. */
export type RestStopInput = {
  /** «Mã trạm dừng nghỉ» */
  readonly code?: string | null | undefined;
  /** «Tên trạm dừng nghỉ» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Phía» */
  readonly side?: string | null | undefined;
  /** «Loại trạm» */
  readonly restStopClass?: string | null | undefined;
  /** «Số chỗ đỗ xe» */
  readonly parkingPlaces?: number | null | undefined;
  /** «Đơn vị khai thác»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Số quyết định công bố» */
  readonly decisionNumber?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of StopPoint as written to the register; a field left out is left as it is, null empties it. */
export type StopPointInput = {
  /** «Mã điểm đón, trả khách» */
  readonly code?: string | null | undefined;
  /** «Tên điểm» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Phía» */
  readonly side?: string | null | undefined;
  /** «Các tuyến dừng» */
  readonly routeCodes?: ReadonlyArray<string> | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Số quyết định công bố» */
  readonly decisionNumber?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of TrafficSign as written to the register; a field left out is left as it is, null empties it. */
export type TrafficSignInput = {
  /** «Mã biển» */
  readonly code?: string | null | undefined;
  /** «Số hiệu biển» */
  readonly sign?: string | null | undefined;
  /** «Trị số, nội dung» */
  readonly value?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Phía» */
  readonly side?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of TrafficRestriction as written to the register; a field left out is left as it is, null empties it. */
export type TrafficRestrictionInput = {
  /** «Mã hạn chế giao thông» */
  readonly code?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình đầu» */
  readonly chainage?: string | null | undefined;
  /** «Lý trình cuối» */
  readonly toChainage?: string | null | undefined;
  /** «Loại hạn chế» */
  readonly kind?: string | null | undefined;
  /** «Nguyên nhân» */
  readonly cause?: string | null | undefined;
  /** «Phương án phân luồng» */
  readonly diversion?: string | null | undefined;
  /** «Số văn bản» */
  readonly decisionNumber?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of RoadsideFacility as written to the register; a field left out is left as it is, null empties it. */
export type RoadsideFacilityInput = {
  /** «Mã công trình» */
  readonly code?: string | null | undefined;
  /** «Tên công trình» */
  readonly name?: string | null | undefined;
  /** «Loại công trình» */
  readonly kind?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Lý trình cuối» */
  readonly toChainage?: string | null | undefined;
  /** «Phía» */
  readonly side?: string | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of BimModel as written to the register; a field left out is left as it is, null empties it. */
export type BimModelInput = {
  /** «Mã mô hình» */
  readonly code?: string | null | undefined;
  /** «Tên mô hình» */
  readonly title?: string | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly roadSection?: string | number | null | undefined;
  /** «Cầu»: id of the Bridge */
  readonly bridge?: string | number | null | undefined;
  /** «Hầm»: id of the Tunnel */
  readonly tunnel?: string | number | null | undefined;
  /** «Cảng hàng không»: id of the Airport */
  readonly airport?: string | number | null | undefined;
  /** «Bến cảng»: id of the PortTerminal */
  readonly portTerminal?: string | number | null | undefined;
  /** «Ga đường sắt»: id of the RailwayStation */
  readonly railwayStation?: string | number | null | undefined;
  /** «Địa chỉ tệp» */
  readonly address?: string | null | undefined;
  /** «Mã băm SHA-256» */
  readonly sha256?: string | null | undefined;
  /** «Phiên bản» */
  readonly modelVersion?: string | null | undefined;
  /** «Định dạng» */
  readonly format?: string | null | undefined;
  /** «Giai đoạn» */
  readonly stage?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of PortTerminal as written to the register; a field left out is left as it is, null empties it. */
export type PortTerminalInput = {
  /** «Mã bến cảng» */
  readonly code?: string | null | undefined;
  /** «Tên bến cảng» */
  readonly name?: string | null | undefined;
  /** «Cảng biển»: id of the Seaport */
  readonly seaport?: string | number | null | undefined;
  /** «Công năng» */
  readonly purpose?: string | null | undefined;
  /** «Doanh nghiệp khai thác»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Số quyết định công bố» */
  readonly decisionNumber?: string | null | undefined;
  /** «Ngày công bố» */
  readonly announcedOn?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Berth as written to the register; a field left out is left as it is, null empties it. */
export type BerthInput = {
  /** «Mã cầu cảng» */
  readonly code?: string | null | undefined;
  /** «Tên cầu cảng» */
  readonly name?: string | null | undefined;
  /** «Bến cảng»: id of the PortTerminal */
  readonly terminal?: string | number | null | undefined;
  /** «Chiều dài (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Độ sâu trước bến (m)» */
  readonly depthM?: number | null | undefined;
  /** «Trọng tải tàu lớn nhất (DWT)» */
  readonly maxDwt?: number | null | undefined;
  /** «Số quyết định công bố» */
  readonly decisionNumber?: string | null | undefined;
  /** «Ngày công bố» */
  readonly announcedOn?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Fairway as written to the register; a field left out is left as it is, null empties it. */
export type FairwayInput = {
  /** «Mã luồng» */
  readonly code?: string | null | undefined;
  /** «Tên luồng» */
  readonly name?: string | null | undefined;
  /** «Cảng biển»: id of the Seaport */
  readonly seaport?: string | number | null | undefined;
  /** «Chiều dài (km)» */
  readonly lengthKm?: number | null | undefined;
  /** «Bề rộng (m)» */
  readonly widthM?: number | null | undefined;
  /** «Độ sâu (m)» */
  readonly depthM?: number | null | undefined;
  /** «Số thông báo hàng hải» */
  readonly noticeNumber?: string | null | undefined;
  /** «Ngày thông báo» */
  readonly noticedOn?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of InlandWaterway as written to the register; a field left out is left as it is, null empties it. */
export type InlandWaterwayInput = {
  /** «Mã tuyến đường thủy» */
  readonly code?: string | null | undefined;
  /** «Tên tuyến đường thủy» */
  readonly name?: string | null | undefined;
  /** «Sông, kênh, hồ» */
  readonly river?: string | null | undefined;
  /** «Cấp quản lý» */
  readonly level?: string | null | undefined;
  /** «Cấp kỹ thuật» */
  readonly waterwayClass?: string | null | undefined;
  /** «Điểm đầu» */
  readonly startPlace?: string | null | undefined;
  /** «Điểm cuối» */
  readonly endPlace?: string | null | undefined;
  /** «Từ km» */
  readonly fromKm?: number | null | undefined;
  /** «Đến km» */
  readonly toKm?: number | null | undefined;
  /** «Độ sâu (m)» */
  readonly depthM?: number | null | undefined;
  /** «Bề rộng luồng (m)» */
  readonly widthM?: number | null | undefined;
  /** «Tĩnh không (m)» */
  readonly clearanceM?: number | null | undefined;
  /** «Cơ quan quản lý»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of InlandPort as written to the register; a field left out is left as it is, null empties it. */
export type InlandPortInput = {
  /** «Mã cảng, bến thủy» */
  readonly code?: string | null | undefined;
  /** «Tên cảng, bến thủy» */
  readonly name?: string | null | undefined;
  /** «Loại cảng, bến» */
  readonly kind?: string | null | undefined;
  /** «Tuyến đường thủy»: id of the InlandWaterway */
  readonly waterway?: string | number | null | undefined;
  /** «Km trên tuyến» */
  readonly km?: number | null | undefined;
  /** «Bờ» */
  readonly bank?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Chủ cảng, bến»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Số giấy phép hoạt động» */
  readonly licenceNumber?: string | null | undefined;
  /** «Ngày hết hạn giấy phép» */
  readonly licenceExpiresOn?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of RailwayLine as written to the register; a field left out is left as it is, null empties it. */
export type RailwayLineInput = {
  /** «Mã tuyến đường sắt» */
  readonly code?: string | null | undefined;
  /** «Tên tuyến đường sắt» */
  readonly name?: string | null | undefined;
  /** «Ga đầu» */
  readonly startPlace?: string | null | undefined;
  /** «Ga cuối» */
  readonly endPlace?: string | null | undefined;
  /** «Chiều dài (km)» */
  readonly lengthKm?: number | null | undefined;
  /** «Khổ đường» */
  readonly gauge?: string | null | undefined;
  /** «Loại đường sắt» */
  readonly kind?: string | null | undefined;
  /** «Đường đôi» */
  readonly doubleTrack?: boolean | null | undefined;
  /** «Điện khí hóa» */
  readonly electrified?: boolean | null | undefined;
  /** «Cơ quan quản lý»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Doanh nghiệp kinh doanh kết cấu hạ tầng»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of RailwayStation as written to the register; a field left out is left as it is, null empties it. */
export type RailwayStationInput = {
  /** «Mã ga» */
  readonly code?: string | null | undefined;
  /** «Tên ga» */
  readonly name?: string | null | undefined;
  /** «Tuyến đường sắt»: id of the RailwayLine */
  readonly line?: string | number | null | undefined;
  /** «Lý trình đường sắt» */
  readonly chainage?: string | null | undefined;
  /** «Loại ga» */
  readonly stationClass?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Địa chỉ» */
  readonly address?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of LevelCrossing as written to the register; a field left out is left as it is, null empties it. */
export type LevelCrossingInput = {
  /** «Mã đường ngang» */
  readonly code?: string | null | undefined;
  /** «Tuyến đường sắt»: id of the RailwayLine */
  readonly line?: string | number | null | undefined;
  /** «Lý trình đường sắt» */
  readonly chainage?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình đường bộ» */
  readonly roadChainage?: string | null | undefined;
  /** «Hình thức tổ chức phòng vệ» */
  readonly kind?: string | null | undefined;
  /** «Cấp đường ngang» */
  readonly crossingClass?: string | null | undefined;
  /** «Bề rộng (m)» */
  readonly widthM?: number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Airport as written to the register; a field left out is left as it is, null empties it. */
export type AirportInput = {
  /** «Mã ICAO» */
  readonly icao?: string | null | undefined;
  /** «Mã IATA» */
  readonly iata?: string | null | undefined;
  /** «Tên cảng hàng không» */
  readonly name?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Quốc tế» */
  readonly international?: boolean | null | undefined;
  /** «Vĩ độ» */
  readonly latitude?: number | null | undefined;
  /** «Kinh độ» */
  readonly longitude?: number | null | undefined;
  /** «Độ cao (ft)» */
  readonly elevationFt?: number | null | undefined;
  /** «Số đường cất hạ cánh» */
  readonly runways?: number | null | undefined;
  /** «Đường cất hạ cánh dài nhất (ft)» */
  readonly longestRunwayFt?: number | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Cấp sân bay» */
  readonly aerodromeClass?: string | null | undefined;
  /** «Người khai thác cảng»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
};

/** Fields of Runway as written to the register; a field left out is left as it is, null empties it. */
export type RunwayInput = {
  /** «Mã đường cất hạ cánh» */
  readonly code?: string | null | undefined;
  /** «Cảng hàng không»: id of the Airport */
  readonly airport?: string | number | null | undefined;
  /** «Ký hiệu» */
  readonly designator?: string | null | undefined;
  /** «Chiều dài (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Chiều rộng (m)» */
  readonly widthM?: number | null | undefined;
  /** «Mặt đường» */
  readonly surface?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Đóng cửa» */
  readonly closed?: boolean | null | undefined;
  /** «Có đèn» */
  readonly lighted?: boolean | null | undefined;
};

/** Fields of RunwayEnd as written to the register; a field left out is left as it is, null empties it. */
export type RunwayEndInput = {
  /** «Mã đầu đường cất hạ cánh» */
  readonly code?: string | null | undefined;
  /** «Đường cất hạ cánh»: id of the Runway */
  readonly runway?: string | number | null | undefined;
  /** «Ký hiệu đầu» */
  readonly designator?: string | null | undefined;
  /** «Hướng thật (độ)» */
  readonly headingDeg?: number | null | undefined;
  /** «Độ cao ngưỡng (ft)» */
  readonly elevationFt?: number | null | undefined;
  /** «Ngưỡng dịch chuyển (m)» */
  readonly displacedThresholdM?: number | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of PortCode as written to the register; a field left out is left as it is, null empties it. */
export type PortCodeInput = {
  /** «Mã UN/LOCODE» */
  readonly code?: string | null | undefined;
  /** «Tên đối chiếu (chưa xác minh)» */
  readonly matchedName?: string | null | undefined;
  /** «Vĩ độ» */
  readonly latitude?: number | null | undefined;
  /** «Kinh độ» */
  readonly longitude?: number | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Seaport as written to the register; a field left out is left as it is, null empties it. */
export type SeaportInput = {
  /** «Tên cảng biển» */
  readonly name?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Loại cảng (chưa xác minh)» */
  readonly portClass?: string | null | undefined;
  /** «Mã UN/LOCODE của cảng» */
  readonly unlocodes?: ReadonlyArray<string> | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Cảng vụ hàng hải» */
  readonly portAuthority?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
};

/** Fields of Road as written to the register; a field left out is left as it is, null empties it. */
export type RoadInput = {
  /** «Số hiệu đường» */
  readonly number?: string | null | undefined;
  /** «Tên đường» */
  readonly name?: string | null | undefined;
  /** «Cấp quản lý» */
  readonly roadClass?: string | null | undefined;
  /** «Điểm đầu» */
  readonly startPlace?: string | null | undefined;
  /** «Điểm cuối» */
  readonly endPlace?: string | null | undefined;
  /** «Chiều dài (km)» */
  readonly lengthKm?: number | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Cơ quan quản lý»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Doanh nghiệp khai thác»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Số quyết định» */
  readonly decisionNumber?: string | null | undefined;
  /** «Ngày quyết định» */
  readonly decidedOn?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
};

/** Fields of RoadNumberRange as written to the register; a field left out is left as it is, null empties it. */
export type RoadNumberRangeInput = {
  /** «Dải số» */
  readonly code?: string | null | undefined;
  /** «Từ số» */
  readonly firstNumber?: number | null | undefined;
  /** «Đến số» */
  readonly lastNumber?: number | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Tỉnh theo nghị định» */
  readonly grantedTo?: string | null | undefined;
};

/** Fields of CoachTerminal as written to the register; a field left out is left as it is, null empties it. */
export type CoachTerminalInput = {
  /** «Mã bến xe» */
  readonly code?: string | null | undefined;
  /** «Tên bến xe» */
  readonly name?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Địa chỉ» */
  readonly address?: string | null | undefined;
  /** «Loại bến» */
  readonly terminalClass?: string | null | undefined;
  /** «Công suất (chuyến/ngày)» */
  readonly capacityPerDay?: number | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Đơn vị khai thác bến»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Số vị trí đón, trả khách» */
  readonly bays?: number | null | undefined;
  /** «Diện tích (m²)» */
  readonly areaSqm?: number | null | undefined;
  /** «Số quyết định công bố» */
  readonly decisionNumber?: string | null | undefined;
  /** «Ngày công bố» */
  readonly announcedOn?: string | null | undefined;
  /** «Tuyến đường»: id of the Road */
  readonly road?: string | number | null | undefined;
  /** «Đoạn tuyến»: id of the RoadSection */
  readonly section?: string | number | null | undefined;
  /** «Lý trình» */
  readonly chainage?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
};

/** Fields of BusStop as written to the register; a field left out is left as it is, null empties it. */
export type BusStopInput = {
  /** «Mã điểm dừng xe buýt» */
  readonly code?: string | null | undefined;
  /** «Mạng lưới» */
  readonly network?: string | null | undefined;
  /** «Số hiệu trong mạng» */
  readonly number?: string | null | undefined;
  /** «Tên điểm dừng» */
  readonly name?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Vị trí» */
  readonly address?: string | null | undefined;
  /** «Có nhà chờ» */
  readonly shelter?: boolean | null | undefined;
  /** «Xe lăn tiếp cận được» */
  readonly wheelchair?: boolean | null | undefined;
  /** «Đơn vị quản lý» */
  readonly managingBody?: string | null | undefined;
  /** «Hình học» */
  readonly geometry?: unknown;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Mandate as written to the register; a field left out is left as it is, null empties it. */
export type MandateInput = {
  /** «Mã giấy uỷ quyền» */
  readonly code?: string | null | undefined;
  /** «Doanh nghiệp uỷ quyền»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Người uỷ quyền»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Người được uỷ quyền»: id of the Person */
  readonly representative?: string | number | null | undefined;
  /** «Thủ tục được uỷ quyền» */
  readonly procedures?: ReadonlyArray<string> | null | undefined;
  /** «Số văn bản» */
  readonly documentNumber?: string | null | undefined;
  /** «Nơi công chứng, chứng thực» */
  readonly notary?: string | null | undefined;
};

/** Fields of CalendarDay as written to the register; a field left out is left as it is, null empties it. */
export type CalendarDayInput = {
  /** «Mã ngày» */
  readonly code?: string | null | undefined;
  /** «Ngày» */
  readonly day?: string | null | undefined;
  /** «Loại ngày» */
  readonly kind?: CalendarDayKind | null | undefined;
  /** «Tên ngày» */
  readonly name?: string | null | undefined;
  /** «Căn cứ» */
  readonly ground?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of LegalDocument as written to the register; a field left out is left as it is, null empties it. */
export type LegalDocumentInput = {
  /** «Số, ký hiệu văn bản» */
  readonly number?: string | null | undefined;
  /** «Loại văn bản» */
  readonly kind?: string | null | undefined;
  /** «Trích yếu» */
  readonly title?: string | null | undefined;
  /** «Cơ quan ban hành» */
  readonly issuer?: string | null | undefined;
  /** «Ngày ban hành» */
  readonly issuedOn?: string | null | undefined;
  /** «Ngày có hiệu lực» */
  readonly inForceFrom?: string | null | undefined;
  /** «Ngày hết hiệu lực» */
  readonly inForceTo?: string | null | undefined;
  /** «Đã hết hiệu lực, chưa rõ ngày» */
  readonly repealed?: boolean | null | undefined;
  /** «Ngày kiểm tra gần nhất» */
  readonly lastCheckedOn?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of LegalAmendment as written to the register; a field left out is left as it is, null empties it. */
export type LegalAmendmentInput = {
  /** «Mã quan hệ» */
  readonly code?: string | null | undefined;
  /** «Văn bản sửa đổi»: id of the LegalDocument */
  readonly amending?: string | number | null | undefined;
  /** «Văn bản được sửa đổi»: id of the LegalDocument */
  readonly amended?: string | number | null | undefined;
  /** «Hình thức» */
  readonly effect?: string | null | undefined;
  /** «Ngày có hiệu lực» */
  readonly effectiveOn?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of LegalForce as written to the register; a field left out is left as it is, null empties it. */
export type LegalForceInput = {
  /** «Mã phần văn bản» */
  readonly code?: string | null | undefined;
  /** «Văn bản»: id of the LegalDocument */
  readonly document?: string | number | null | undefined;
  /** «Phần văn bản» */
  readonly part?: string | null | undefined;
  /** «Điều, khoản, điểm» */
  readonly provision?: string | null | undefined;
  /** «Ngày có hiệu lực» */
  readonly inForceFrom?: string | null | undefined;
  /** «Ngày hết hiệu lực» */
  readonly inForceTo?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of LegalProvision as written to the register; a field left out is left as it is, null empties it. */
export type LegalProvisionInput = {
  /** «Mã điều khoản» */
  readonly code?: string | null | undefined;
  /** «Văn bản»: id of the LegalDocument */
  readonly document?: string | number | null | undefined;
  /** «Điều, khoản, điểm» */
  readonly provision?: string | null | undefined;
  /** «Nội dung» */
  readonly text?: string | null | undefined;
};

/** Fields of CodeList as written to the register; a field left out is left as it is, null empties it. */
export type CodeListInput = {
  /** «Mã danh mục» */
  readonly code?: string | null | undefined;
  /** «Tên danh mục» */
  readonly name?: string | null | undefined;
  /** «Trường sử dụng» */
  readonly usedBy?: ReadonlyArray<string> | null | undefined;
  /** «Căn cứ» */
  readonly ground?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
};

/** Fields of CodeListEntry as written to the register; a field left out is left as it is, null empties it. */
export type CodeListEntryInput = {
  /** «Mã mục» */
  readonly code?: string | null | undefined;
  /** «Danh mục»: id of the CodeList */
  readonly list?: string | number | null | undefined;
  /** «Giá trị» */
  readonly value?: string | null | undefined;
  /** «Tên gọi» */
  readonly name?: string | null | undefined;
  /** «Tên tiếng Anh» */
  readonly nameEn?: string | null | undefined;
  /** «Thứ tự» */
  readonly ordinal?: number | null | undefined;
  /** «Ghi chú» */
  readonly note?: string | null | undefined;
};

/** Fields of ProcedureDefinition as written to the register; a field left out is left as it is, null empties it. */
export type ProcedureDefinitionInput = {
  /** «Mã của hub» */
  readonly hubId?: string | null | undefined;
  /** «Tên thủ tục» */
  readonly name?: string | null | undefined;
  /** «Mã thủ tục quốc gia» */
  readonly codes?: ReadonlyArray<string> | null | undefined;
  /** «Căn cứ pháp lý» */
  readonly ground?: string | null | undefined;
  /** «Đối tượng hỏi theo» */
  readonly subjectKeys?: ReadonlyArray<string> | null | undefined;
  /** «Đối tượng liệt kê trong hồ sơ» */
  readonly things?: ReadonlyArray<string> | null | undefined;
  /** «Cấp thực hiện» */
  readonly level?: string | null | undefined;
  /** «Cơ quan thực hiện» */
  readonly authorityName?: string | null | undefined;
  /** «Thời hạn (ngày làm việc)» */
  readonly deadlineDays?: number | null | undefined;
  /** «Ngày lấy ý kiến (im lặng là đồng ý)» */
  readonly consentDays?: number | null | undefined;
  /** «Ghi chú thời hạn» */
  readonly deadlineNote?: string | null | undefined;
  /** «Lệ phí (đồng)» */
  readonly feeVnd?: number | null | undefined;
  /** «Ghi chú lệ phí» */
  readonly feeNote?: string | null | undefined;
  /** «Tác động của kết quả» */
  readonly effect?: string | null | undefined;
  /** «Cơ quan đề xuất»: id of the Agency */
  readonly proposedBy?: string | number | null | undefined;
  /** «Cơ quan phê duyệt»: id of the Agency */
  readonly approvedBy?: string | number | null | undefined;
  /** «Ngày phê duyệt» */
  readonly approvedOn?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of ProcedureRequirement as written to the register; a field left out is left as it is, null empties it. */
export type ProcedureRequirementInput = {
  /** «Mã thành phần» */
  readonly code?: string | null | undefined;
  /** «Định nghĩa thủ tục»: id of the ProcedureDefinition */
  readonly definition?: string | number | null | undefined;
  /** «Thành phần» */
  readonly component?: string | null | undefined;
  /** «Thứ tự» */
  readonly ordinal?: number | null | undefined;
  /** «Loại thành phần» */
  readonly kind?: RequirementKind | null | undefined;
  /** «Loại chứng cứ»: id of the EvidenceType */
  readonly evidenceType?: string | number | null | undefined;
  /** «Tên thành phần» */
  readonly name?: string | null | undefined;
  /** «Tên tiếng Anh» */
  readonly nameEn?: string | null | undefined;
  /** «Cho từng đối tượng» */
  readonly each?: string | null | undefined;
  /** «Điều kiện pháp luật» */
  readonly conditions?: ReadonlyArray<string> | null | undefined;
  /** «Gắn tham số» */
  readonly bindings?: ReadonlyArray<string> | null | undefined;
  /** «Trường được hiển thị» */
  readonly shows?: ReadonlyArray<string> | null | undefined;
  /** «Điền sẵn từ» */
  readonly prefill?: ReadonlyArray<string> | null | undefined;
  /** «Chỉ khi» */
  readonly appliesIf?: string | null | undefined;
  /** «Dùng được trong (ngày)» */
  readonly maxAgeDays?: number | null | undefined;
  /** «Tính từ ngày» */
  readonly ageField?: string | null | undefined;
  /** «Giấy tờ được thay» */
  readonly paper?: string | null | undefined;
  /** «Căn cứ được yêu cầu nộp» */
  readonly askGround?: string | null | undefined;
  /** «Chỉ yêu cầu khi» */
  readonly askIf?: string | null | undefined;
  /** «Giải thích» */
  readonly explanation?: string | null | undefined;
  /** «Giải thích bằng tiếng Anh» */
  readonly explanationEn?: string | null | undefined;
  /** «Căn cứ pháp lý» */
  readonly ground?: string | null | undefined;
  /** «Điều, khoản viện dẫn» */
  readonly provisions?: ReadonlyArray<string> | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of ProcedureEffect as written to the register; a field left out is left as it is, null empties it. */
export type ProcedureEffectInput = {
  /** «Mã dòng ghi kết quả» */
  readonly code?: string | null | undefined;
  /** «Định nghĩa thủ tục»: id of the ProcedureDefinition */
  readonly definition?: string | number | null | undefined;
  /** «Thứ tự» */
  readonly ordinal?: number | null | undefined;
  /** «Loại tác động» */
  readonly kind?: ProcedureEffectKind | null | undefined;
  /** «Loại bản ghi được ghi» */
  readonly writes?: string | null | undefined;
  /** «Chỉ khi đối tượng theo» */
  readonly subjectKey?: string | null | undefined;
  /** «Cho từng đối tượng» */
  readonly each?: string | null | undefined;
  /** «Bản ghi được đổi nằm ở» */
  readonly finds?: string | null | undefined;
  /** «Trường lấy từ đâu» */
  readonly fields?: ReadonlyArray<string> | null | undefined;
  /** «Điều kiện pháp luật» */
  readonly conditions?: ReadonlyArray<string> | null | undefined;
  /** «Gắn tham số» */
  readonly bindings?: ReadonlyArray<string> | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of EvidenceType as written to the register; a field left out is left as it is, null empties it. */
export type EvidenceTypeInput = {
  /** «Mã loại chứng cứ» */
  readonly code?: string | null | undefined;
  /** «Tên loại chứng cứ» */
  readonly name?: string | null | undefined;
  /** «Tên tiếng Anh» */
  readonly nameEn?: string | null | undefined;
  /** «Giấy tờ được thay» */
  readonly paper?: string | null | undefined;
  /** «Nơi lưu giữ» */
  readonly holder?: string | null | undefined;
  /** «Cơ quan lưu giữ»: id of the Agency */
  readonly holderAgency?: string | number | null | undefined;
  /** «Có trong hub» */
  readonly ofHub?: boolean | null | undefined;
  /** «Khoá tra cứu» */
  readonly askedBy?: string | null | undefined;
  /** «Nội dung trả lời» */
  readonly answers?: string | null | undefined;
  /** «Dữ liệu cá nhân» */
  readonly personalData?: string | null | undefined;
};

/** Fields of Province as written to the register; a field left out is left as it is, null empties it. */
export type ProvinceInput = {
  /** «Mã tỉnh» */
  readonly code?: string | null | undefined;
  /** «Tên tỉnh» */
  readonly name?: string | null | undefined;
  /** «Tên tiếng Anh» */
  readonly nameEn?: string | null | undefined;
  /** «Loại đơn vị» */
  readonly kind?: string | null | undefined;
  /** «Diện tích (km²)» */
  readonly areaKm2?: number | null | undefined;
  /** «Dân số» */
  readonly population?: number | null | undefined;
  /** «Trung tâm hành chính» */
  readonly adminCentre?: string | null | undefined;
  /** «Vĩ độ» */
  readonly latitude?: number | null | undefined;
  /** «Kinh độ» */
  readonly longitude?: number | null | undefined;
  /** «Mã biển số» */
  readonly plateCodes?: ReadonlyArray<string> | null | undefined;
  /** «Ranh giới (khái quát)» */
  readonly boundary?: unknown;
};

/** Fields of ProvinceSuccession as written to the register; a field left out is left as it is, null empties it. */
export type ProvinceSuccessionInput = {
  /** «Mã kế thừa» */
  readonly code?: string | null | undefined;
  /** «Đơn vị cũ»: id of the Province */
  readonly predecessor?: string | number | null | undefined;
  /** «Đơn vị mới»: id of the Province */
  readonly successor?: string | number | null | undefined;
  /** «Mã cũ» */
  readonly predecessorCode?: string | null | undefined;
  /** «Tên cũ» */
  readonly predecessorName?: string | null | undefined;
  /** «Ngày hiệu lực» */
  readonly effectiveOn?: string | null | undefined;
};

/** Fields of Commune as written to the register; a field left out is left as it is, null empties it. */
export type CommuneInput = {
  /** «Mã xã» */
  readonly code?: string | null | undefined;
  /** «Tên xã» */
  readonly name?: string | null | undefined;
  /** «Loại đơn vị» */
  readonly kind?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Mã huyện cũ» */
  readonly formerDistrictCode?: string | null | undefined;
  /** «Diện tích (km²)» */
  readonly areaKm2?: number | null | undefined;
  /** «Vĩ độ» */
  readonly latitude?: number | null | undefined;
  /** «Kinh độ» */
  readonly longitude?: number | null | undefined;
};

/** Fields of CommuneSuccession as written to the register; a field left out is left as it is, null empties it. */
export type CommuneSuccessionInput = {
  /** «Mã kế thừa» */
  readonly code?: string | null | undefined;
  /** «Xã cũ»: id of the Commune */
  readonly predecessor?: string | number | null | undefined;
  /** «Xã mới»: id of the Commune */
  readonly successor?: string | number | null | undefined;
  /** «Mã xã cũ» */
  readonly predecessorCode?: string | null | undefined;
  /** «Tên xã cũ» */
  readonly predecessorName?: string | null | undefined;
  /** «Bị chia tách» */
  readonly split?: boolean | null | undefined;
  /** «Ngày hiệu lực» */
  readonly effectiveOn?: string | null | undefined;
};

/** Fields of Agency as written to the register; a field left out is left as it is, null empties it. */
export type AgencyInput = {
  /** «Mã cơ quan» */
  readonly code?: string | null | undefined;
  /** «Tên cơ quan» */
  readonly name?: string | null | undefined;
  /** «Cơ quan cấp trên»: id of the Agency */
  readonly parent?: string | number | null | undefined;
  /** «Cơ quan kế thừa»: id of the Agency */
  readonly successor?: string | number | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of SourceAuthority as written to the register; a field left out is left as it is, null empties it. */
export type SourceAuthorityInput = {
  /** «Phạm vi dữ liệu» */
  readonly scope?: string | null | undefined;
  /** «Cơ quan»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Căn cứ» */
  readonly ground?: string | null | undefined;
};

/** Fields of AgencyDelegation as written to the register; a field left out is left as it is, null empties it. */
export type AgencyDelegationInput = {
  /** «Mã ủy quyền» */
  readonly code?: string | null | undefined;
  /** «Cơ quan ủy quyền»: id of the Agency */
  readonly agency?: string | number | null | undefined;
  /** «Cơ quan được ủy quyền»: id of the Agency */
  readonly delegate?: string | number | null | undefined;
  /** «Phạm vi dữ liệu» */
  readonly scope?: string | null | undefined;
  /** «Căn cứ» */
  readonly ground?: string | null | undefined;
};

/** Fields of ApprovalRule as written to the register; a field left out is left as it is, null empties it. */
export type ApprovalRuleInput = {
  /** «Phạm vi dữ liệu» */
  readonly scope?: string | null | undefined;
  /** «Số thay đổi tối đa» */
  readonly changesMax?: number | null | undefined;
  /** «Số người tối đa» */
  readonly personsMax?: number | null | undefined;
  /** «Cơ quan khác phê duyệt» */
  readonly anotherAgency?: boolean | null | undefined;
  /** «Căn cứ» */
  readonly ground?: string | null | undefined;
};

/** Fields of AccessRule as written to the register; a field left out is left as it is, null empties it. */
export type AccessRuleInput = {
  /** «Mã quy tắc» */
  readonly code?: string | null | undefined;
  /** «Vai trò» */
  readonly role?: string | null | undefined;
  /** «Cơ sở dữ liệu» */
  readonly registers?: ReadonlyArray<string> | null | undefined;
  /** «Loại trường» */
  readonly classes?: ReadonlyArray<string> | null | undefined;
  /** «Mục đích» */
  readonly purposes?: ReadonlyArray<string> | null | undefined;
  /** «Phạm vi bản ghi» */
  readonly rows?: string | null | undefined;
  /** «Căn cứ» */
  readonly ground?: string | null | undefined;
};

/** Fields of PlateCode as written to the register; a field left out is left as it is, null empties it. */
export type PlateCodeInput = {
  /** «Mã biển số» */
  readonly code?: string | null | undefined;
  /** «Tỉnh»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Đơn vị sử dụng» */
  readonly holder?: string | null | undefined;
};

/** Fields of LicenceClass as written to the register; a field left out is left as it is, null empties it. */
export type LicenceClassInput = {
  /** «Mã hạng» */
  readonly code?: string | null | undefined;
  /** «Hệ thống hạng» */
  readonly scheme?: string | null | undefined;
  /** «Hạng» */
  readonly label?: string | null | undefined;
  /** «Loại xe được điều khiển» */
  readonly vehicles?: string | null | undefined;
  /** «Giới hạn» */
  readonly limit?: string | null | undefined;
  /** «Tuổi tối thiểu» */
  readonly minAge?: number | null | undefined;
  /** «Thời hạn (năm)» */
  readonly validityYears?: number | null | undefined;
  /** «Bao gồm hạng» */
  readonly alsoCovers?: ReadonlyArray<string> | null | undefined;
};

/** Fields of LicenceClassConversion as written to the register; a field left out is left as it is, null empties it. */
export type LicenceClassConversionInput = {
  /** «Mã chuyển đổi» */
  readonly code?: string | null | undefined;
  /** «Hạng cũ» */
  readonly oldLabel?: string | null | undefined;
  /** «Hạng mới» */
  readonly newLabel?: string | null | undefined;
  /** «Hạn chế» */
  readonly restriction?: string | null | undefined;
  /** «Chứng chỉ kèm theo» */
  readonly extraCertificate?: string | null | undefined;
};

/** Fields of Procedure as written to the register; a field left out is left as it is, null empties it. */
export type ProcedureInput = {
  /** «Mã thủ tục» */
  readonly code?: string | null | undefined;
  /** «Mã tại nguồn» */
  readonly sourceRef?: string | null | undefined;
  /** «Mã của hub» */
  readonly hubId?: string | null | undefined;
  /** «Định nghĩa thủ tục»: id of the ProcedureDefinition */
  readonly definition?: string | number | null | undefined;
  /** «Tên thủ tục» */
  readonly name?: string | null | undefined;
  /** «Lĩnh vực» */
  readonly field?: string | null | undefined;
  /** «Cấp thực hiện» */
  readonly level?: string | null | undefined;
  /** «Cơ quan thực hiện» */
  readonly authorityName?: string | null | undefined;
  /** «Thời hạn giải quyết» */
  readonly processingTime?: string | null | undefined;
  /** «Thành phần hồ sơ» */
  readonly dossierComponents?: string | null | undefined;
  /** «Kết quả» */
  readonly result?: string | null | undefined;
  /** «Căn cứ pháp lý» */
  readonly ground?: string | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
  /** «Địa chỉ nguồn» */
  readonly sourceUrl?: string | null | undefined;
};

/** Fields of Vehicle as written to the register; a field left out is left as it is, null empties it. */
export type VehicleInput = {
  /** «Số khung» */
  readonly chassisNumber?: string | null | undefined;
  /** «Số máy» */
  readonly engineNumber?: string | null | undefined;
  /** «Nhãn hiệu» */
  readonly make?: string | null | undefined;
  /** «Số loại» */
  readonly model?: string | null | undefined;
  /** «Loại xe» */
  readonly kind?: string | null | undefined;
  /** «Nhóm xe» */
  readonly category?: string | null | undefined;
  /** «Màu sơn» */
  readonly colour?: string | null | undefined;
  /** «Năm sản xuất» */
  readonly productionYear?: number | null | undefined;
  /** «Nước sản xuất» */
  readonly productionCountry?: string | null | undefined;
  /** «Số chỗ ngồi» */
  readonly seats?: number | null | undefined;
  /** «Số chỗ đứng» */
  readonly standingPlaces?: number | null | undefined;
  /** «Số chỗ nằm» */
  readonly sleeperPlaces?: number | null | undefined;
  /** «Khối lượng bản thân (kg)» */
  readonly kerbMassKg?: number | null | undefined;
  /** «Khối lượng toàn bộ (kg)» */
  readonly grossMassKg?: number | null | undefined;
  /** «Khối lượng kéo theo (kg)» */
  readonly towedMassKg?: number | null | undefined;
  /** «Khối lượng hàng chuyên chở (kg)» */
  readonly payloadKg?: number | null | undefined;
  /** «Số trục» */
  readonly axles?: number | null | undefined;
  /** «Công thức bánh xe» */
  readonly wheelFormula?: string | null | undefined;
  /** «Lốp xe» */
  readonly tyres?: string | null | undefined;
  /** «Nhiên liệu» */
  readonly fuel?: string | null | undefined;
  /** «Dung tích động cơ (cm³)» */
  readonly engineDisplacementCm3?: number | null | undefined;
  /** «Công suất động cơ (kW)» */
  readonly enginePowerKw?: number | null | undefined;
  /** «Mức khí thải» */
  readonly emissionLevel?: number | null | undefined;
  /** «Vận tốc thiết kế (km/h)» */
  readonly designSpeedKmh?: number | null | undefined;
  /** «Phương tiện thông minh» */
  readonly smart?: boolean | null | undefined;
  /** «Phương tiện năng lượng sạch» */
  readonly green?: boolean | null | undefined;
  /** «Dài (mm)» */
  readonly lengthMm?: number | null | undefined;
  /** «Rộng (mm)» */
  readonly widthMm?: number | null | undefined;
  /** «Cao (mm)» */
  readonly heightMm?: number | null | undefined;
  /** «Niên hạn (năm)» */
  readonly serviceLifeYears?: number | null | undefined;
  /** «Tỉnh đăng ký»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of Registration as written to the register; a field left out is left as it is, null empties it. */
export type RegistrationInput = {
  /** «Số chứng nhận đăng ký» */
  readonly certificateNumber?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Chủ xe là cá nhân»: id of the Person */
  readonly ownerPerson?: string | number | null | undefined;
  /** «Chủ xe là tổ chức»: id of the Business */
  readonly ownerBusiness?: string | number | null | undefined;
  /** «Ngày đăng ký» */
  readonly registeredOn?: string | null | undefined;
  /** «Có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái đăng ký» */
  readonly state?: RegistrationState | null | undefined;
  /** «Tỉnh cấp»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Lý do cấp» */
  readonly issueReason?: string | null | undefined;
  /** «Lần cấp» */
  readonly issueCount?: number | null | undefined;
  /** «Ngày đăng ký lần đầu» */
  readonly firstRegisteredOn?: string | null | undefined;
  /** «Địa chỉ chủ xe» */
  readonly ownerAddress?: string | null | undefined;
  /** «Trường hợp thu hồi» */
  readonly recallGround?: string | null | undefined;
  /** «Ngày thu hồi» */
  readonly recalledOn?: string | null | undefined;
  /** «Số chứng nhận thu hồi» */
  readonly recallNumber?: string | null | undefined;
};

/** Fields of PlateAssignment as written to the register; a field left out is left as it is, null empties it. */
export type PlateAssignmentInput = {
  /** «Biển số» */
  readonly plate?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Người được cấp biển»: id of the Person */
  readonly holderPerson?: string | number | null | undefined;
  /** «Tổ chức được cấp biển»: id of the Business */
  readonly holderBusiness?: string | number | null | undefined;
  /** «Màu nền biển» */
  readonly background?: string | null | undefined;
  /** «Ngày thu hồi biển khỏi xe» */
  readonly surrenderedOn?: string | null | undefined;
  /** «Giữ số đến» */
  readonly heldUntil?: string | null | undefined;
  /** «Biển trúng đấu giá» */
  readonly auctioned?: boolean | null | undefined;
};

/** Fields of Ownership as written to the register; a field left out is left as it is, null empties it. */
export type OwnershipInput = {
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Chủ sở hữu cá nhân»: id of the Person */
  readonly person?: string | number | null | undefined;
  /** «Chủ sở hữu tổ chức»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Ngày sở hữu» */
  readonly acquiredOn?: string | null | undefined;
  /** «Hình thức sở hữu» */
  readonly acquiredBy?: string | null | undefined;
  /** «Tỷ lệ sở hữu (%)» */
  readonly sharePercent?: number | null | undefined;
  /** «Tổ chức nhận thế chấp» */
  readonly mortgagee?: string | null | undefined;
  /** «Ngày ghi chú thế chấp» */
  readonly mortgagedOn?: string | null | undefined;
};

/** Fields of VehicleContract as written to the register; a field left out is left as it is, null empties it. */
export type VehicleContractInput = {
  /** «Số hợp đồng» */
  readonly contractNumber?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Loại hợp đồng» */
  readonly contractKind?: string | null | undefined;
  /** «Ngày ký» */
  readonly signedOn?: string | null | undefined;
  /** «Ngày hết hạn hợp đồng» */
  readonly expiresOn?: string | null | undefined;
  /** «Ngày chấm dứt trước hạn» */
  readonly terminatedOn?: string | null | undefined;
};

/** Fields of Inspection as written to the register; a field left out is left as it is, null empties it. */
export type InspectionInput = {
  /** «Số giấy chứng nhận kiểm định» */
  readonly certificateNumber?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Mã cơ sở đăng kiểm» */
  readonly stationCode?: string | null | undefined;
  /** «Ngày kiểm định» */
  readonly inspectedOn?: string | null | undefined;
  /** «Kiểm định có hiệu lực đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Kết quả kiểm định» */
  readonly result?: InspectionResult | null | undefined;
  /** «Số km đã đi» */
  readonly odometerKm?: number | null | undefined;
  /** «Có thiết bị GSHT» */
  readonly trackingDevice?: boolean | null | undefined;
  /** «Có kinh doanh vận tải» */
  readonly transportBusiness?: boolean | null | undefined;
  /** «Có camera ghi hình người lái» */
  readonly driverCamera?: boolean | null | undefined;
  /** «Hình thức kiểm định» */
  readonly inspectionKind?: string | null | undefined;
  /** «Số seri tem» */
  readonly stampSerial?: string | null | undefined;
  /** «Khiếm khuyết» */
  readonly defects?: ReadonlyArray<string> | null | undefined;
};

/** Fields of VehiclePermit as written to the register; a field left out is left as it is, null empties it. */
export type VehiclePermitInput = {
  /** «Số giấy phép riêng» */
  readonly number?: string | null | undefined;
  /** «Loại giấy phép riêng» */
  readonly kind?: VehiclePermitKind | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Đơn vị được cấp»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Nội dung được phép» */
  readonly terms?: string | null | undefined;
  /** «Cơ quan cấp giấy phép riêng»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp giấy phép riêng» */
  readonly issuedOn?: string | null | undefined;
  /** «Giấy phép riêng có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái giấy phép riêng» */
  readonly state?: PermitState | null | undefined;
  /** «Mã kết quả thủ tục» */
  readonly resultCode?: string | null | undefined;
};

/** Fields of Badge as written to the register; a field left out is left as it is, null empties it. */
export type BadgeInput = {
  /** «Số phù hiệu» */
  readonly number?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Đơn vị kinh doanh vận tải»: id of the Business */
  readonly business?: string | number | null | undefined;
  /** «Tuyến cố định»: id of the FixedRoute */
  readonly route?: string | number | null | undefined;
  /** «Loại phù hiệu» */
  readonly badgeType?: string | null | undefined;
  /** «Cơ quan cấp phù hiệu»: id of the Agency */
  readonly issuer?: string | number | null | undefined;
  /** «Ngày cấp phù hiệu» */
  readonly issuedOn?: string | null | undefined;
  /** «Phù hiệu có giá trị đến» */
  readonly expiresOn?: string | null | undefined;
  /** «Trạng thái phù hiệu» */
  readonly state?: BadgeState | null | undefined;
  /** «Mã kết quả thủ tục» */
  readonly resultCode?: string | null | undefined;
  /** «Phù hiệu tăng cường» */
  readonly reinforcement?: boolean | null | undefined;
  /** «Lý do thu hồi» */
  readonly revocationGround?: string | null | undefined;
  /** «Ngày thu hồi, nộp lại» */
  readonly endedOn?: string | null | undefined;
  /** «Chưa cấp lại đến» */
  readonly barredUntil?: string | null | undefined;
};

/** Fields of TrackingDevice as written to the register; a field left out is left as it is, null empties it. */
export type TrackingDeviceInput = {
  /** «Số seri thiết bị GSHT» */
  readonly serialNumber?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Đơn vị cung cấp GSHT» */
  readonly provider?: string | null | undefined;
  /** «Doanh nghiệp cung cấp GSHT»: id of the Business */
  readonly providerBusiness?: string | number | null | undefined;
  /** «SIM, IMEI» */
  readonly simNumber?: string | null | undefined;
  /** «Có camera ghi hình người lái» */
  readonly driverCamera?: boolean | null | undefined;
  /** «Quy chuẩn» */
  readonly standard?: string | null | undefined;
  /** «Ngày lắp» */
  readonly fittedOn?: string | null | undefined;
  /** «Ngày tháo» */
  readonly removedOn?: string | null | undefined;
  /** «Trạng thái thiết bị GSHT» */
  readonly state?: TrackingDeviceState | null | undefined;
};

/** Fields of EtcAccount as written to the register; a field left out is left as it is, null empties it. */
export type EtcAccountInput = {
  /** «Số tài khoản giao thông» */
  readonly number?: string | null | undefined;
  /** «Chủ tài khoản cá nhân»: id of the Person */
  readonly holderPerson?: string | number | null | undefined;
  /** «Chủ tài khoản tổ chức»: id of the Business */
  readonly holderBusiness?: string | number | null | undefined;
  /** «Nhà cung cấp dịch vụ thu phí» */
  readonly provider?: string | null | undefined;
  /** «Ngày mở tài khoản» */
  readonly openedOn?: string | null | undefined;
  /** «Ngày chuyển thành tài khoản giao thông» */
  readonly convertedOn?: string | null | undefined;
  /** «Trạng thái tài khoản» */
  readonly state?: EtcAccountState | null | undefined;
};

/** Fields of EtcTag as written to the register; a field left out is left as it is, null empties it. */
export type EtcTagInput = {
  /** «TID của thẻ» */
  readonly tid?: string | null | undefined;
  /** «EPC của thẻ» */
  readonly epc?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Tài khoản giao thông»: id of the EtcAccount */
  readonly account?: string | number | null | undefined;
  /** «Ngày gắn thẻ» */
  readonly attachedOn?: string | null | undefined;
  /** «Ngày gỡ thẻ» */
  readonly removedOn?: string | null | undefined;
  /** «Trạng thái thẻ» */
  readonly state?: EtcTagState | null | undefined;
};

/** Fields of VehicleRestriction as written to the register; a field left out is left as it is, null empties it. */
export type VehicleRestrictionInput = {
  /** «Số quyết định hạn chế» */
  readonly decisionNumber?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Loại hạn chế» */
  readonly restrictionKind?: string | null | undefined;
  /** «Cơ quan áp dụng»: id of the Agency */
  readonly imposedBy?: string | number | null | undefined;
  /** «Lý do hạn chế» */
  readonly ground?: string | null | undefined;
  /** «Ngày áp dụng» */
  readonly imposedOn?: string | null | undefined;
  /** «Ngày gỡ bỏ» */
  readonly liftedOn?: string | null | undefined;
  /** «Trạng thái hạn chế» */
  readonly state?: RestrictionState | null | undefined;
};

/** Fields of VehicleConversion as written to the register; a field left out is left as it is, null empties it. */
export type VehicleConversionInput = {
  /** «Số giấy chứng nhận cải tạo» */
  readonly certificateNumber?: string | null | undefined;
  /** «Phương tiện»: id of the Vehicle */
  readonly vehicle?: string | number | null | undefined;
  /** «Ngày chứng nhận cải tạo» */
  readonly certifiedOn?: string | null | undefined;
  /** «Nội dung cải tạo» */
  readonly description?: string | null | undefined;
  /** «Loại xe trước cải tạo» */
  readonly formerKind?: string | null | undefined;
};

/** Fields of VehicleCombination as written to the register; a field left out is left as it is, null empties it. */
export type VehicleCombinationInput = {
  /** «Mã tổ hợp xe» */
  readonly code?: string | null | undefined;
  /** «Xe đầu kéo»: id of the Vehicle */
  readonly tractor?: string | number | null | undefined;
  /** «Rơ moóc, sơ mi rơ moóc»: id of the Vehicle */
  readonly trailer?: string | number | null | undefined;
  /** «Đơn vị vận hành»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Tổng số trục» */
  readonly axles?: number | null | undefined;
  /** «Khối lượng toàn bộ tổ hợp (kg)» */
  readonly grossMassKg?: number | null | undefined;
  /** «Chiều dài tổ hợp (mm)» */
  readonly lengthMm?: number | null | undefined;
};

/** Fields of ServiceLifeRule as written to the register; a field left out is left as it is, null empties it. */
export type ServiceLifeRuleInput = {
  /** «Mã quy định niên hạn» */
  readonly code?: string | null | undefined;
  /** «Nhóm xe» */
  readonly category?: string | null | undefined;
  /** «Số chỗ từ (không kể lái xe)» */
  readonly seatsMin?: number | null | undefined;
  /** «Số chỗ đến (không kể lái xe)» */
  readonly seatsMax?: number | null | undefined;
  /** «Mục đích sử dụng» */
  readonly use?: string | null | undefined;
  /** «Số năm» */
  readonly years?: number | null | undefined;
  /** «Không áp dụng niên hạn» */
  readonly unlimited?: boolean | null | undefined;
  /** «Điều khoản» */
  readonly article?: string | null | undefined;
  /** «Mức tin cậy» */
  readonly confidence?: string | null | undefined;
};

/** Fields of InspectionCycle as written to the register; a field left out is left as it is, null empties it. */
export type InspectionCycleInput = {
  /** «Mã chu kỳ» */
  readonly code?: string | null | undefined;
  /** «Loại xe» */
  readonly vehicles?: string | null | undefined;
  /** «Số chỗ đến (không kể lái xe)» */
  readonly seatsMax?: number | null | undefined;
  /** «Có kinh doanh vận tải» */
  readonly transportBusiness?: boolean | null | undefined;
  /** «Bước» */
  readonly step?: number | null | undefined;
  /** «Chu kỳ (tháng)» */
  readonly months?: number | null | undefined;
  /** «Từ năm tuổi» */
  readonly ageFromYears?: number | null | undefined;
  /** «Nguồn gốc dữ liệu» */
  readonly provenance?: string | null | undefined;
};

/** Fields of Vessel as written to the register; a field left out is left as it is, null empties it. */
export type VesselInput = {
  /** «Số đăng ký tàu biển» */
  readonly registrationNumber?: string | null | undefined;
  /** «Số IMO» */
  readonly imoNumber?: string | null | undefined;
  /** «Hô hiệu» */
  readonly callSign?: string | null | undefined;
  /** «MMSI» */
  readonly mmsi?: string | null | undefined;
  /** «Tên tàu» */
  readonly name?: string | null | undefined;
  /** «Loại tàu» */
  readonly vesselType?: string | null | undefined;
  /** «Cảng đăng ký» */
  readonly portOfRegistry?: string | null | undefined;
  /** «Năm đóng» */
  readonly builtYear?: number | null | undefined;
  /** «Tổng dung tích (GT)» */
  readonly grossTonnage?: number | null | undefined;
  /** «Trọng tải (tấn)» */
  readonly deadweightTonnes?: number | null | undefined;
  /** «Chiều dài (m)» */
  readonly lengthM?: number | null | undefined;
  /** «Chủ tàu là tổ chức»: id of the Business */
  readonly ownerBusiness?: string | number | null | undefined;
  /** «Chủ tàu là cá nhân»: id of the Person */
  readonly ownerPerson?: string | number | null | undefined;
  /** «Ngày đăng ký tàu» */
  readonly registeredOn?: string | null | undefined;
  /** «Trạng thái đăng ký tàu» */
  readonly state?: CraftState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of InlandVessel as written to the register; a field left out is left as it is, null empties it. */
export type InlandVesselInput = {
  /** «Số đăng ký phương tiện thủy» */
  readonly registrationNumber?: string | null | undefined;
  /** «Số đăng kiểm» */
  readonly inspectionNumber?: string | null | undefined;
  /** «Tên phương tiện thủy» */
  readonly name?: string | null | undefined;
  /** «Loại phương tiện thủy» */
  readonly vesselType?: string | null | undefined;
  /** «Năm đóng» */
  readonly builtYear?: number | null | undefined;
  /** «Trọng tải (tấn)» */
  readonly capacityTonnes?: number | null | undefined;
  /** «Sức chở (người)» */
  readonly passengers?: number | null | undefined;
  /** «Công suất máy (kW)» */
  readonly enginePowerKw?: number | null | undefined;
  /** «Đăng kiểm có hiệu lực đến» */
  readonly inspectionExpiresOn?: string | null | undefined;
  /** «Tỉnh đăng ký»: id of the Province */
  readonly province?: string | number | null | undefined;
  /** «Chủ phương tiện là tổ chức»: id of the Business */
  readonly ownerBusiness?: string | number | null | undefined;
  /** «Chủ phương tiện là cá nhân»: id of the Person */
  readonly ownerPerson?: string | number | null | undefined;
  /** «Ngày đăng ký phương tiện thủy» */
  readonly registeredOn?: string | null | undefined;
  /** «Trạng thái đăng ký phương tiện thủy» */
  readonly state?: CraftState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of Aircraft as written to the register; a field left out is left as it is, null empties it. */
export type AircraftInput = {
  /** «Số hiệu đăng ký tàu bay» */
  readonly registrationMark?: string | null | undefined;
  /** «Số xuất xưởng» */
  readonly serialNumber?: string | null | undefined;
  /** «Kiểu loại tàu bay» */
  readonly aircraftType?: string | null | undefined;
  /** «Năm sản xuất» */
  readonly builtYear?: number | null | undefined;
  /** «Khối lượng cất cánh lớn nhất (kg)» */
  readonly maxTakeoffMassKg?: number | null | undefined;
  /** «Số ghế hành khách» */
  readonly seats?: number | null | undefined;
  /** «Chủ sở hữu tàu bay»: id of the Business */
  readonly owner?: string | number | null | undefined;
  /** «Người khai thác tàu bay»: id of the Business */
  readonly operator?: string | number | null | undefined;
  /** «Số giấy chứng nhận đủ điều kiện bay» */
  readonly airworthinessCertificate?: string | null | undefined;
  /** «Đủ điều kiện bay đến» */
  readonly airworthinessExpiresOn?: string | null | undefined;
  /** «Ngày đăng ký tàu bay» */
  readonly registeredOn?: string | null | undefined;
  /** «Trạng thái đăng ký tàu bay» */
  readonly state?: CraftState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** Fields of RollingStock as written to the register; a field left out is left as it is, null empties it. */
export type RollingStockInput = {
  /** «Số đăng ký phương tiện đường sắt» */
  readonly registrationNumber?: string | null | undefined;
  /** «Loại phương tiện đường sắt» */
  readonly stockKind?: string | null | undefined;
  /** «Kiểu loại» */
  readonly model?: string | null | undefined;
  /** «Khổ đường (mm)» */
  readonly gaugeMm?: number | null | undefined;
  /** «Năm sản xuất» */
  readonly builtYear?: number | null | undefined;
  /** «Số chỗ» */
  readonly seats?: number | null | undefined;
  /** «Tải trọng (tấn)» */
  readonly loadTonnes?: number | null | undefined;
  /** «Chủ sở hữu phương tiện đường sắt»: id of the Business */
  readonly owner?: string | number | null | undefined;
  /** «Đăng kiểm có hiệu lực đến» */
  readonly inspectionExpiresOn?: string | null | undefined;
  /** «Ngày đăng ký phương tiện đường sắt» */
  readonly registeredOn?: string | null | undefined;
  /** «Trạng thái đăng ký phương tiện đường sắt» */
  readonly state?: CraftState | null | undefined;
  /** «Dữ liệu giả lập» */
  readonly fictional?: boolean | null | undefined;
};

/** The fields of one record of one register: exactly one member. */
export type RecordInput =
  {   /** «Tuyến xe buýt» */
  readonly busRoute: BusRouteInput; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never;   /** «Hợp đồng khai thác tuyến xe buýt» */
  readonly busContract: BusContractInput; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never;   /** «Lịch ngày chạy xe buýt» */
  readonly busCalendar: BusCalendarInput; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never;   /** «Ngày chạy xe buýt khác thường lệ» */
  readonly busCalendarDay: BusCalendarDayInput; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never;   /** «Lượt chạy xe buýt» */
  readonly busRoutePattern: BusRoutePatternInput; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never;   /** «Điểm dừng của lượt chạy» */
  readonly busPatternStop: BusPatternStopInput; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never;   /** «Thời gian phục vụ xe buýt» */
  readonly busServicePeriod: BusServicePeriodInput; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never;   /** «Đơn vị kinh doanh vận tải» */
  readonly business: BusinessInput; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never;   /** «Người điều hành vận tải» */
  readonly transportManager: TransportManagerInput; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never;   /** «Giấy phép kinh doanh vận tải» */
  readonly transportLicence: TransportLicenceInput; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never;   /** «Hộ kinh doanh» */
  readonly householdBusiness: HouseholdBusinessInput; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never;   /** «Giấy phép kinh doanh vận tải của hộ kinh doanh» */
  readonly householdLicence: HouseholdLicenceInput; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never;   /** «Tuyến cố định» */
  readonly fixedRoute: FixedRouteInput; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never;   /** «Chặng hành trình» */
  readonly routeLeg: RouteLegInput; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never;   /** «Giờ xuất bến» */
  readonly departure: DepartureInput; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never;   /** «Đăng ký khai thác tuyến» */
  readonly routeRegistration: RouteRegistrationInput; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never;   /** «Nốt khai thác» */
  readonly routeSlot: RouteSlotInput; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never;   /** «Kết quả khai thác tháng» */
  readonly routeMonth: RouteMonthInput; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never;   /** «Hợp đồng bến xe» */
  readonly terminalContract: TerminalContractInput; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never;   /** «Đơn vị khai thác bến xe» */
  readonly terminalOperation: TerminalOperationInput; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never;   /** «Giấy phép liên vận» */
  readonly crossBorderPermit: CrossBorderPermitInput; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never;   /** «Cơ sở đăng kiểm» */
  readonly inspectionStation: InspectionStationInput; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never;   /** «Cơ sở đào tạo lái xe» */
  readonly trainingCentre: TrainingCentreInput; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never;   /** «Trung tâm sát hạch lái xe» */
  readonly testCentre: TestCentreInput; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never;   /** «Hoạt động có điều kiện khác» */
  readonly regulatedActivity: RegulatedActivityInput; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never;   /** «Phản ánh dữ liệu» */
  readonly doubt: DoubtInput; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never;   /** «Yêu cầu của chủ thể dữ liệu» */
  readonly dataSubjectRequest: DataSubjectRequestInput; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never;   /** «Hồ sơ thủ tục hành chính» */
  readonly dossier: DossierInput; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never;   /** «Cá nhân» */
  readonly person: PersonInput; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never;   /** «Người lái xe» */
  readonly driver: DriverInput; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never;   /** «Giấy phép lái xe» */
  readonly driverLicence: DriverLicenceInput; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never;   /** «Biến động giấy phép lái xe» */
  readonly licenceEvent: LicenceEventInput; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never;   /** «Biến động điểm» */
  readonly pointEvent: PointEventInput; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never;   /** «Giấy khám sức khoẻ» */
  readonly healthCertificate: HealthCertificateInput; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never;   /** «Vi phạm trật tự, an toàn giao thông» */
  readonly violation: ViolationInput; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never;   /** «Chứng chỉ đào tạo, tập huấn» */
  readonly trainingCertificate: TrainingCertificateInput; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never;   /** «Sát hạch lái xe» */
  readonly drivingTest: DrivingTestInput; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never;   /** «Lao động lái xe» */
  readonly employment: EmploymentInput; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never;   /** «GCNKNCM thuyền viên» */
  readonly seafarerCertificate: SeafarerCertificateInput; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never;   /** «GCNKNCM đường thủy nội địa» */
  readonly inlandMasterCertificate: InlandMasterCertificateInput; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never;   /** «Giấy phép lái tàu» */
  readonly trainDriverLicence: TrainDriverLicenceInput; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never;   /** «Giấy phép nhân viên hàng không» */
  readonly pilotLicence: PilotLicenceInput; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never;   /** «Dữ liệu về xe từ nguồn khác» */
  readonly externalVehicleFact: ExternalVehicleFactInput; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never;   /** «Dữ liệu về xe chưa đăng ký từ nguồn khác» */
  readonly externalChassisFact: ExternalChassisFactInput; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never;   /** «Dữ liệu về cá nhân từ nguồn khác» */
  readonly externalPersonFact: ExternalPersonFactInput; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never;   /** «Biên lai thanh toán» */
  readonly paymentReceipt: PaymentReceiptInput; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never;   /** «Đoạn tuyến» */
  readonly roadSection: RoadSectionInput; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never;   /** «Hiệu chỉnh lý trình» */
  readonly restationing: RestationingInput; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never;   /** «Cầu» */
  readonly bridge: BridgeInput; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never;   /** «Hầm» */
  readonly tunnel: TunnelInput; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never;   /** «Bến phà» */
  readonly ferry: FerryInput; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never;   /** «Cống» */
  readonly culvert: CulvertInput; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never;   /** «Hạn chế tải trọng, khổ giới hạn» */
  readonly loadPosting: LoadPostingInput; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never;   /** «Nút giao» */
  readonly junction: JunctionInput; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never;   /** «Trạm thu phí» */
  readonly tollStation: TollStationInput; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never;   /** «Trạm kiểm tra tải trọng xe» */
  readonly weighStation: WeighStationInput; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never;   /** «Trạm dừng nghỉ» */
  readonly restStop: RestStopInput; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never;   /** «Điểm đón, trả khách» */
  readonly stopPoint: StopPointInput; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never;   /** «Biển báo hiệu» */
  readonly trafficSign: TrafficSignInput; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never;   /** «Hạn chế giao thông» */
  readonly trafficRestriction: TrafficRestrictionInput; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never;   /** «Công trình dọc tuyến» */
  readonly roadsideFacility: RoadsideFacilityInput; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never;   /** «Mô hình BIM» */
  readonly bimModel: BimModelInput; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never;   /** «Bến cảng» */
  readonly portTerminal: PortTerminalInput; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never;   /** «Cầu cảng» */
  readonly berth: BerthInput; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never;   /** «Luồng hàng hải» */
  readonly fairway: FairwayInput; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never;   /** «Tuyến đường thủy nội địa» */
  readonly inlandWaterway: InlandWaterwayInput; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never;   /** «Cảng, bến thủy nội địa» */
  readonly inlandPort: InlandPortInput; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never;   /** «Tuyến đường sắt» */
  readonly railwayLine: RailwayLineInput; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never;   /** «Ga đường sắt» */
  readonly railwayStation: RailwayStationInput; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never;   /** «Đường ngang» */
  readonly levelCrossing: LevelCrossingInput; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never;   /** «Cảng hàng không» */
  readonly airport: AirportInput; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never;   /** «Đường cất hạ cánh» */
  readonly runway: RunwayInput; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never;   /** «Đầu đường cất hạ cánh» */
  readonly runwayEnd: RunwayEndInput; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never;   /** «Mã UN/LOCODE» */
  readonly portCode: PortCodeInput; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never;   /** «Cảng biển» */
  readonly seaport: SeaportInput; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never;   /** «Tuyến đường» */
  readonly road: RoadInput; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never;   /** «Dải số hiệu đường tỉnh» */
  readonly roadNumberRange: RoadNumberRangeInput; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never;   /** «Bến xe khách» */
  readonly coachTerminal: CoachTerminalInput; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never;   /** «Điểm dừng xe buýt» */
  readonly busStop: BusStopInput; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never;   /** «Giấy uỷ quyền» */
  readonly mandate: MandateInput; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never;   /** «Ngày nghỉ lễ, làm bù» */
  readonly calendarDay: CalendarDayInput; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never;   /** «Văn bản pháp luật» */
  readonly legalDocument: LegalDocumentInput; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never;   /** «Sửa đổi, thay thế văn bản» */
  readonly legalAmendment: LegalAmendmentInput; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never;   /** «Hiệu lực từng phần» */
  readonly legalForce: LegalForceInput; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never;   /** «Điều, khoản, điểm» */
  readonly legalProvision: LegalProvisionInput; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never;   /** «Danh mục mã» */
  readonly codeList: CodeListInput; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never;   /** «Mục của danh mục» */
  readonly codeListEntry: CodeListEntryInput; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never;   /** «Định nghĩa thủ tục» */
  readonly procedureDefinition: ProcedureDefinitionInput; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never;   /** «Thành phần hồ sơ» */
  readonly procedureRequirement: ProcedureRequirementInput; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never;   /** «Ghi kết quả thủ tục» */
  readonly procedureEffect: ProcedureEffectInput; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never;   /** «Loại chứng cứ» */
  readonly evidenceType: EvidenceTypeInput; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never;   /** «Tỉnh, thành phố» */
  readonly province: ProvinceInput; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never;   /** «Kế thừa cấp tỉnh» */
  readonly provinceSuccession: ProvinceSuccessionInput; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never;   /** «Đơn vị cấp xã» */
  readonly commune: CommuneInput; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never;   /** «Kế thừa cấp xã» */
  readonly communeSuccession: CommuneSuccessionInput; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never;   /** «Cơ quan» */
  readonly agency: AgencyInput; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never;   /** «Cơ quan nguồn dữ liệu» */
  readonly sourceAuthority: SourceAuthorityInput; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never;   /** «Ủy quyền ghi kết quả» */
  readonly agencyDelegation: AgencyDelegationInput; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never;   /** «Quy tắc phê duyệt» */
  readonly approvalRule: ApprovalRuleInput; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never;   /** «Quy tắc truy cập» */
  readonly accessRule: AccessRuleInput; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never;   /** «Mã biển số địa phương» */
  readonly plateCode: PlateCodeInput; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never;   /** «Hạng giấy phép lái xe» */
  readonly licenceClass: LicenceClassInput; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never;   /** «Chuyển đổi hạng» */
  readonly licenceClassConversion: LicenceClassConversionInput; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never;   /** «Thủ tục hành chính» */
  readonly procedure: ProcedureInput; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never;   /** «Phương tiện» */
  readonly vehicle: VehicleInput; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never;   /** «Chứng nhận đăng ký xe» */
  readonly registration: RegistrationInput; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never;   /** «Gắn biển số» */
  readonly plateAssignment: PlateAssignmentInput; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never;   /** «Sở hữu phương tiện» */
  readonly ownership: OwnershipInput; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never;   /** «Hợp đồng sử dụng xe» */
  readonly vehicleContract: VehicleContractInput; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never;   /** «Kiểm định» */
  readonly inspection: InspectionInput; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never;   /** «Giấy phép riêng của phương tiện» */
  readonly vehiclePermit: VehiclePermitInput; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never;   /** «Phù hiệu» */
  readonly badge: BadgeInput; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never;   /** «Thiết bị giám sát hành trình» */
  readonly trackingDevice: TrackingDeviceInput; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never;   /** «Tài khoản giao thông» */
  readonly etcAccount: EtcAccountInput; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never;   /** «Thẻ thu phí điện tử» */
  readonly etcTag: EtcTagInput; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never;   /** «Hạn chế, cảnh báo phương tiện» */
  readonly vehicleRestriction: VehicleRestrictionInput; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never;   /** «Cải tạo phương tiện» */
  readonly vehicleConversion: VehicleConversionInput; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never;   /** «Tổ hợp xe» */
  readonly vehicleCombination: VehicleCombinationInput; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never;   /** «Quy định niên hạn» */
  readonly serviceLifeRule: ServiceLifeRuleInput; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never;   /** «Chu kỳ kiểm định» */
  readonly inspectionCycle: InspectionCycleInput; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never;   /** «Tàu biển» */
  readonly vessel: VesselInput; readonly inlandVessel?: never; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never;   /** «Phương tiện thủy nội địa» */
  readonly inlandVessel: InlandVesselInput; readonly aircraft?: never; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never;   /** «Tàu bay» */
  readonly aircraft: AircraftInput; readonly rollingStock?: never; }
  |  { readonly busRoute?: never; readonly busContract?: never; readonly busCalendar?: never; readonly busCalendarDay?: never; readonly busRoutePattern?: never; readonly busPatternStop?: never; readonly busServicePeriod?: never; readonly business?: never; readonly transportManager?: never; readonly transportLicence?: never; readonly householdBusiness?: never; readonly householdLicence?: never; readonly fixedRoute?: never; readonly routeLeg?: never; readonly departure?: never; readonly routeRegistration?: never; readonly routeSlot?: never; readonly routeMonth?: never; readonly terminalContract?: never; readonly terminalOperation?: never; readonly crossBorderPermit?: never; readonly inspectionStation?: never; readonly trainingCentre?: never; readonly testCentre?: never; readonly regulatedActivity?: never; readonly doubt?: never; readonly dataSubjectRequest?: never; readonly dossier?: never; readonly person?: never; readonly driver?: never; readonly driverLicence?: never; readonly licenceEvent?: never; readonly pointEvent?: never; readonly healthCertificate?: never; readonly violation?: never; readonly trainingCertificate?: never; readonly drivingTest?: never; readonly employment?: never; readonly seafarerCertificate?: never; readonly inlandMasterCertificate?: never; readonly trainDriverLicence?: never; readonly pilotLicence?: never; readonly externalVehicleFact?: never; readonly externalChassisFact?: never; readonly externalPersonFact?: never; readonly paymentReceipt?: never; readonly roadSection?: never; readonly restationing?: never; readonly bridge?: never; readonly tunnel?: never; readonly ferry?: never; readonly culvert?: never; readonly loadPosting?: never; readonly junction?: never; readonly tollStation?: never; readonly weighStation?: never; readonly restStop?: never; readonly stopPoint?: never; readonly trafficSign?: never; readonly trafficRestriction?: never; readonly roadsideFacility?: never; readonly bimModel?: never; readonly portTerminal?: never; readonly berth?: never; readonly fairway?: never; readonly inlandWaterway?: never; readonly inlandPort?: never; readonly railwayLine?: never; readonly railwayStation?: never; readonly levelCrossing?: never; readonly airport?: never; readonly runway?: never; readonly runwayEnd?: never; readonly portCode?: never; readonly seaport?: never; readonly road?: never; readonly roadNumberRange?: never; readonly coachTerminal?: never; readonly busStop?: never; readonly mandate?: never; readonly calendarDay?: never; readonly legalDocument?: never; readonly legalAmendment?: never; readonly legalForce?: never; readonly legalProvision?: never; readonly codeList?: never; readonly codeListEntry?: never; readonly procedureDefinition?: never; readonly procedureRequirement?: never; readonly procedureEffect?: never; readonly evidenceType?: never; readonly province?: never; readonly provinceSuccession?: never; readonly commune?: never; readonly communeSuccession?: never; readonly agency?: never; readonly sourceAuthority?: never; readonly agencyDelegation?: never; readonly approvalRule?: never; readonly accessRule?: never; readonly plateCode?: never; readonly licenceClass?: never; readonly licenceClassConversion?: never; readonly procedure?: never; readonly vehicle?: never; readonly registration?: never; readonly plateAssignment?: never; readonly ownership?: never; readonly vehicleContract?: never; readonly inspection?: never; readonly vehiclePermit?: never; readonly badge?: never; readonly trackingDevice?: never; readonly etcAccount?: never; readonly etcTag?: never; readonly vehicleRestriction?: never; readonly vehicleConversion?: never; readonly vehicleCombination?: never; readonly serviceLifeRule?: never; readonly inspectionCycle?: never; readonly vessel?: never; readonly inlandVessel?: never; readonly aircraft?: never;   /** «Phương tiện đường sắt» */
  readonly rollingStock: RollingStockInput; };

export type FindReadsQueryVariables = Exact<{
  where?: ReadSearch | null | undefined;
  after?: string | null | undefined;
}>;


export type FindReadsQuery = { readonly reads: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly position: string, readonly at: string, readonly actor: string, readonly role: string, readonly agency: string | null, readonly caseCode: string | null, readonly entities: ReadonlyArray<string>, readonly fieldClasses: ReadonlyArray<string>, readonly subjectCount: number, readonly outcome: ReadOutcome, readonly code: string | null, readonly traceId: string | null, readonly purpose: { readonly code: string, readonly vi: string | null, readonly en: string | null } | null, readonly onBehalfOf: { readonly client: string | null, readonly agency: string | null, readonly official: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type AuditNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditNamesQuery = { readonly catalogue: { readonly registers: ReadonlyArray<{ readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string }> }> } | null };

export type FindAnomaliesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FindAnomaliesQuery = { readonly readAnomalies: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: ReadAnomalyKind, readonly of: ReadAnomalyOf, readonly from: string, readonly to: string, readonly actor: string | null, readonly client: string | null, readonly official: string | null, readonly agency: string | null, readonly caseCode: string | null, readonly reads: number, readonly persons: number, readonly threshold: number, readonly foundAt: string, readonly readsWhere: { readonly actor: string | null, readonly client: string | null, readonly official: string | null, readonly agency: string | null, readonly caseCode: string | null, readonly from: string, readonly to: string, readonly outcomes: ReadonlyArray<ReadOutcome> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type CatalogueNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueNamesQuery = { readonly catalogue: { readonly version: string, readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly isPersonal: boolean, readonly key: ReadonlyArray<string>, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly class: CatalogueClass }> }> }> } | null };

export type CatalogueEntryQueryVariables = Exact<{
  name: string;
}>;


export type CatalogueEntryQuery = { readonly catalogue: { readonly version: string, readonly entity: { readonly name: string, readonly register: string, readonly caption: string, readonly captionEn: string, readonly description: string, readonly list: string, readonly aggregate: string, readonly key: ReadonlyArray<string>, readonly isPersonal: boolean, readonly law: string | null, readonly confidence: CatalogueConfidence, readonly source: string | null, readonly coverage: { readonly measuredAt: string, readonly count: number, readonly leavesOutPersons: boolean, readonly freshness: string | null, readonly fill: number | null } | null, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly description: string, readonly kind: CatalogueFieldKind, readonly type: string, readonly isRequired: boolean, readonly class: CatalogueClass, readonly law: string | null, readonly confidence: CatalogueConfidence, readonly fill: number | null, readonly choices: ReadonlyArray<{ readonly name: string, readonly caption: string }> }> } | null } | null };

export type ProposalsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ProposalsQuery = { readonly changeProposals: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: ProposalKind, readonly state: ProposalState, readonly actor: string, readonly agency: string | null, readonly reason: string, readonly legalBasis: string | null, readonly caseCode: string | null, readonly withdraws: string | null, readonly emergency: string | null, readonly proposedAt: string, readonly needs: ReadonlyArray<{ readonly because: ApprovalReason, readonly entity: string, readonly max: number, readonly count: number, readonly anotherAgency: boolean }>, readonly counts: ReadonlyArray<{ readonly entity: string, readonly changes: number }>, readonly file: { readonly name: string, readonly entity: string, readonly rows: number, readonly rowsNew: number, readonly rowsChanged: number, readonly rowsRejected: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ProposedChangesQueryVariables = Exact<{
  id: string | number;
}>;


export type ProposedChangesQuery = { readonly changeProposal: { readonly id: string, readonly changes: { readonly nodes: ReadonlyArray<{ readonly operation: ChangeOperation, readonly entity: string, readonly recordId: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly changedFields: ReadonlyArray<{ readonly name: string, readonly before: unknown, readonly after: unknown }> }>, readonly problems: ReadonlyArray<{ readonly code: string, readonly field: string | null, readonly message: string }> } | null } | null };

export type ApproveChangeSetMutationVariables = Exact<{
  id: string | number;
}>;


export type ApproveChangeSetMutation = { readonly approveChangeSet: { readonly changeSetId: string, readonly lastPosition: string } | null };

export type ApproveBatchMutationVariables = Exact<{
  id: string | number;
}>;


export type ApproveBatchMutation = { readonly approveBatch: { readonly id: string, readonly state: ProposalState } | null };

export type RefuseChangeSetMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RefuseChangeSetMutation = { readonly refuseChangeSet: { readonly id: string, readonly state: ProposalState } | null };

export type RetractChangeSetMutationVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type RetractChangeSetMutation = { readonly retractChangeSet: { readonly id: string, readonly state: ProposalState } | null };

export type WithdrawBatchMutationVariables = Exact<{
  id: string | number;
  reason: string;
  cascade?: boolean | null | undefined;
}>;


export type WithdrawBatchMutation = { readonly withdrawBatch: { readonly id: string, readonly state: BatchState } | null };

export type BatchProgressQueryVariables = Exact<{
  id: string | number;
}>;


export type BatchProgressQuery = { readonly batch: { readonly id: string, readonly entity: string, readonly file: string, readonly state: BatchState, readonly rows: number, readonly rowsNew: number, readonly rowsChanged: number, readonly rowsWritten: number, readonly rowsWithdrawn: number, readonly rowsChecked: number | null, readonly reason: string, readonly withdrawRefusal: { readonly code: string, readonly message: string, readonly laterCount: number | null, readonly laterPositions: ReadonlyArray<string> | null } | null } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { readonly catalogue: { readonly version: string, readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly isPersonal: boolean, readonly coverage: { readonly measuredAt: string, readonly count: number, readonly leavesOutPersons: boolean, readonly freshness: string | null, readonly fill: number | null } | null }> }> } | null };

export type KindsQueryVariables = Exact<{ [key: string]: never; }>;


export type KindsQuery = { readonly catalogue: { readonly registers: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly list: string, readonly aggregate: string, readonly lookUp: string, readonly key: ReadonlyArray<string>, readonly isPersonal: boolean, readonly fields: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string, readonly kind: CatalogueFieldKind, readonly type: string, readonly class: CatalogueClass, readonly isCounted: boolean, readonly choices: ReadonlyArray<{ readonly name: string, readonly caption: string }> }> }> }> } | null };

export type ProvinceShapesQueryVariables = Exact<{
  asOf?: AsOf | null | undefined;
}>;


export type ProvinceShapesQuery = { readonly provinces: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly boundary: unknown }> } };

export type StandingFragment = { readonly origin: string, readonly size: string, readonly signedAt: string, readonly note: string, readonly verifierKey: string, readonly witnessed: { readonly state: WitnessedState, readonly size: string | null, readonly note: string | null, readonly awaitedSince: string | null, readonly cosignatures: ReadonlyArray<{ readonly witness: string, readonly verifierKey: string, readonly at: string | null }> } };

export type LogsStandingQueryVariables = Exact<{ [key: string]: never; }>;


export type LogsStandingQuery = { readonly changes: { readonly origin: string, readonly size: string, readonly signedAt: string, readonly note: string, readonly verifierKey: string, readonly witnessed: { readonly state: WitnessedState, readonly size: string | null, readonly note: string | null, readonly awaitedSince: string | null, readonly cosignatures: ReadonlyArray<{ readonly witness: string, readonly verifierKey: string, readonly at: string | null }> } } | null, readonly reads: { readonly origin: string, readonly size: string, readonly signedAt: string, readonly note: string, readonly verifierKey: string, readonly witnessed: { readonly state: WitnessedState, readonly size: string | null, readonly note: string | null, readonly awaitedSince: string | null, readonly cosignatures: ReadonlyArray<{ readonly witness: string, readonly verifierKey: string, readonly at: string | null }> } } | null };

export type MyPapersQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPapersQuery = { readonly people: { readonly nodes: ReadonlyArray<{ readonly fullName: string | null, readonly fictional: boolean, readonly ownerships: { readonly nodes: ReadonlyArray<{ readonly acquiredOn: string | null, readonly vehicle: { readonly id: string, readonly plate: string | null, readonly make: string, readonly model: string | null, readonly kind: string, readonly status: RecordStatus } | null }> } }> }, readonly driverLicences: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string | null, readonly classes: ReadonlyArray<string> | null, readonly status: RecordStatus | null, readonly issuedOn: string | null, readonly expiresOn: string | null, readonly issuer: { readonly name: string } | null }> } };

export type MyReadsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyReadsQuery = { readonly readsAbout: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly position: string, readonly at: string, readonly role: string, readonly agency: string | null, readonly caseCode: string | null, readonly entities: ReadonlyArray<string>, readonly fieldClasses: ReadonlyArray<string>, readonly subjectCount: number, readonly purpose: { readonly vi: string | null, readonly en: string | null, readonly legalBasis: string | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MineNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type MineNamesQuery = { readonly catalogue: { readonly registers: ReadonlyArray<{ readonly entities: ReadonlyArray<{ readonly name: string, readonly caption: string, readonly captionEn: string }> }> } | null };

export type AgencyNamesQueryVariables = Exact<{
  codes: ReadonlyArray<string> | string;
}>;


export type AgencyNamesQuery = { readonly agencies: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string }> } };

export type MyDoubtsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyDoubtsQuery = { readonly reportedDoubts: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly recordType: string, readonly state: DoubtState, readonly reportedOn: string, readonly dueOn: string, readonly isOverdue: boolean, readonly answeredOn: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type MyDoubtQueryVariables = Exact<{
  id: string | number;
}>;


export type MyDoubtQuery = { readonly doubt: { readonly statement: string | null, readonly answer: string | null } | null };

export type ReportDoubtMutationVariables = Exact<{
  input: ReportDoubtInput;
}>;


export type ReportDoubtMutation = { readonly reportDoubt: { readonly id: string, readonly dueOn: string } | null };

export type ProveRowQueryVariables = Exact<{
  log: Log;
  position: string;
}>;


export type ProveRowQuery = { readonly rowProof: { readonly file: string } | null, readonly checkpoint: { readonly verifierKey: string } | null };

export type ReceiptStandingQueryVariables = Exact<{
  digest: string;
}>;


export type ReceiptStandingQuery = { readonly receiptStatus: { readonly state: ReceiptState, readonly releasedAt: string, readonly changedAt: string | null } | null };

export type ReceiptLogKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type ReceiptLogKeyQuery = { readonly checkpoint: { readonly verifierKey: string } | null };

export type ChangeRecordMutationVariables = Exact<{
  input: ChangeSetInput;
  dryRun: boolean;
}>;


export type ChangeRecordMutation = { readonly submitChangeSet: { readonly changeSetId: string, readonly changes: ReadonlyArray<{ readonly operation: ChangeOperation, readonly version: number }>, readonly warnings: ReadonlyArray<{ readonly code: string, readonly field: string | null, readonly message: string }>, readonly approval: ReadonlyArray<{ readonly because: ApprovalReason, readonly entity: string, readonly max: number, readonly count: number }> } | null };

export type SavedQuestionsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SavedQuestionsQuery = { readonly savedQuestions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly repeats: QuestionRepeat | null, readonly agency: string | null, readonly isMine: boolean, readonly savedAt: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type SavedQuestionQueryVariables = Exact<{
  id: string | number;
}>;


export type SavedQuestionQuery = { readonly savedQuestion: { readonly id: string, readonly version: number, readonly name: string, readonly question: string, readonly repeats: QuestionRepeat | null, readonly days: ReadonlyArray<string>, readonly agency: string | null, readonly isMine: boolean, readonly savedAt: string, readonly earlier: ReadonlyArray<{ readonly version: number, readonly name: string, readonly savedAt: string }> } | null };

export type SaveQuestionMutationVariables = Exact<{
  input: SaveQuestionInput;
}>;


export type SaveQuestionMutation = { readonly saveQuestion: { readonly id: string, readonly version: number, readonly name: string } | null };

export type WithdrawQuestionMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawQuestionMutation = { readonly withdrawQuestion: { readonly id: string } | null };

export const findReads: Operation<FindReadsQuery, FindReadsQueryVariables> = {
  name: 'FindReads',
  text: "query FindReads($where: ReadSearch, $after: Cursor) {\n  reads(where: $where, first: 50, after: $after) {\n    nodes {\n      position\n      at\n      actor\n      role\n      agency\n      purpose {\n        code\n        vi\n        en\n      }\n      caseCode\n      entities\n      fieldClasses\n      subjectCount\n      outcome\n      code\n      onBehalfOf {\n        client\n        agency\n        official\n      }\n      traceId\n    }\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const auditNames: Operation<AuditNamesQuery, AuditNamesQueryVariables> = {
  name: 'AuditNames',
  text: "query AuditNames {\n  catalogue {\n    registers {\n      entities {\n        name\n        caption\n        captionEn\n      }\n    }\n  }\n}",
};

export const findAnomalies: Operation<FindAnomaliesQuery, FindAnomaliesQueryVariables> = {
  name: 'FindAnomalies',
  text: "query FindAnomalies($after: Cursor) {\n  readAnomalies(first: 20, after: $after) {\n    nodes {\n      id\n      kind\n      of\n      from\n      to\n      actor\n      client\n      official\n      agency\n      caseCode\n      reads\n      persons\n      threshold\n      foundAt\n      readsWhere {\n        actor\n        client\n        official\n        agency\n        caseCode\n        from\n        to\n        outcomes\n      }\n    }\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const catalogueNames: Operation<CatalogueNamesQuery, CatalogueNamesQueryVariables> = {
  name: 'CatalogueNames',
  text: "query CatalogueNames {\n  catalogue {\n    version\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        isPersonal\n        key\n        fields {\n          name\n          caption\n          captionEn\n          class\n        }\n      }\n    }\n  }\n}",
};

export const catalogueEntry: Operation<CatalogueEntryQuery, CatalogueEntryQueryVariables> = {
  name: 'CatalogueEntry',
  text: "query CatalogueEntry($name: String!) {\n  catalogue {\n    version\n    entity(name: $name) {\n      name\n      register\n      caption\n      captionEn\n      description\n      list\n      aggregate\n      key\n      isPersonal\n      law\n      confidence\n      source\n      coverage {\n        measuredAt\n        count\n        leavesOutPersons\n        freshness\n        fill\n      }\n      fields {\n        name\n        caption\n        captionEn\n        description\n        kind\n        type\n        isRequired\n        class\n        law\n        confidence\n        fill\n        choices {\n          name\n          caption\n        }\n      }\n    }\n  }\n}",
};

export const proposals: Operation<ProposalsQuery, ProposalsQueryVariables> = {
  name: 'Proposals',
  text: "query Proposals($after: Cursor) {\n  changeProposals(first: 20, after: $after) {\n    nodes {\n      id\n      kind\n      state\n      actor\n      agency\n      reason\n      legalBasis\n      caseCode\n      needs {\n        because\n        entity\n        max\n        count\n        anotherAgency\n      }\n      counts {\n        entity\n        changes\n      }\n      file {\n        name\n        entity\n        rows\n        rowsNew\n        rowsChanged\n        rowsRejected\n      }\n      withdraws\n      emergency\n      proposedAt\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const proposedChanges: Operation<ProposedChangesQuery, ProposedChangesQueryVariables> = {
  name: 'ProposedChanges',
  text: "query ProposedChanges($id: ID!) {\n  changeProposal(id: $id) {\n    id\n    changes {\n      nodes {\n        operation\n        entity\n        recordId\n        validFrom\n        validTo\n        changedFields {\n          name\n          before\n          after\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n}",
};

export const approveChangeSet: Operation<ApproveChangeSetMutation, ApproveChangeSetMutationVariables> = {
  name: 'ApproveChangeSet',
  text: "mutation ApproveChangeSet($id: ID!) {\n  approveChangeSet(id: $id) {\n    changeSetId\n    lastPosition\n  }\n}",
};

export const approveBatch: Operation<ApproveBatchMutation, ApproveBatchMutationVariables> = {
  name: 'ApproveBatch',
  text: "mutation ApproveBatch($id: ID!) {\n  approveBatch(id: $id) {\n    id\n    state\n  }\n}",
};

export const refuseChangeSet: Operation<RefuseChangeSetMutation, RefuseChangeSetMutationVariables> = {
  name: 'RefuseChangeSet',
  text: "mutation RefuseChangeSet($id: ID!, $reason: String!) {\n  refuseChangeSet(id: $id, reason: $reason) {\n    id\n    state\n  }\n}",
};

export const retractChangeSet: Operation<RetractChangeSetMutation, RetractChangeSetMutationVariables> = {
  name: 'RetractChangeSet',
  text: "mutation RetractChangeSet($id: ID!, $reason: String) {\n  retractChangeSet(id: $id, reason: $reason) {\n    id\n    state\n  }\n}",
};

export const withdrawBatch: Operation<WithdrawBatchMutation, WithdrawBatchMutationVariables> = {
  name: 'WithdrawBatch',
  text: "mutation WithdrawBatch($id: ID!, $reason: String!, $cascade: Boolean) {\n  withdrawBatch(id: $id, reason: $reason, cascade: $cascade) {\n    id\n    state\n  }\n}",
};

export const batchProgress: Operation<BatchProgressQuery, BatchProgressQueryVariables> = {
  name: 'BatchProgress',
  text: "query BatchProgress($id: ID!) {\n  batch(id: $id) {\n    id\n    entity\n    file\n    state\n    rows\n    rowsNew\n    rowsChanged\n    rowsWritten\n    rowsWithdrawn\n    rowsChecked\n    reason\n    withdrawRefusal {\n      code\n      message\n      laterCount\n      laterPositions\n    }\n  }\n}",
};

export const home: Operation<HomeQuery, HomeQueryVariables> = {
  name: 'Home',
  text: "query Home {\n  catalogue {\n    version\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        isPersonal\n        coverage {\n          measuredAt\n          count\n          leavesOutPersons\n          freshness\n          fill\n        }\n      }\n    }\n  }\n}",
};

export const kinds: Operation<KindsQuery, KindsQueryVariables> = {
  name: 'Kinds',
  text: "query Kinds {\n  catalogue {\n    registers {\n      name\n      caption\n      captionEn\n      entities {\n        name\n        caption\n        captionEn\n        list\n        aggregate\n        lookUp\n        key\n        isPersonal\n        fields {\n          name\n          caption\n          captionEn\n          kind\n          type\n          class\n          isCounted\n          choices {\n            name\n            caption\n          }\n        }\n      }\n    }\n  }\n}",
};

export const provinceShapes: Operation<ProvinceShapesQuery, ProvinceShapesQueryVariables> = {
  name: 'ProvinceShapes',
  text: "query ProvinceShapes($asOf: AsOf) {\n  provinces(first: 100, asOf: $asOf) {\n    nodes {\n      code\n      name\n      boundary\n    }\n  }\n}",
};

export const logsStanding: Operation<LogsStandingQuery, LogsStandingQueryVariables> = {
  name: 'LogsStanding',
  text: "query LogsStanding {\n  changes: checkpoint(log: CHANGES) {\n    ...Standing\n  }\n  reads: checkpoint(log: READS) {\n    ...Standing\n  }\n}\n\nfragment Standing on LogCheckpoint {\n  origin\n  size\n  signedAt\n  note\n  verifierKey\n  witnessed {\n    state\n    size\n    note\n    awaitedSince\n    cosignatures {\n      witness\n      verifierKey\n      at\n    }\n  }\n}",
};

export const myPapers: Operation<MyPapersQuery, MyPapersQueryVariables> = {
  name: 'MyPapers',
  text: "query MyPapers {\n  people(first: 1) {\n    nodes {\n      fullName\n      fictional\n      ownerships(first: 50, orderBy: [{validFrom: DESC}]) {\n        nodes {\n          acquiredOn\n          vehicle {\n            id\n            plate\n            make\n            model\n            kind\n            status\n          }\n        }\n      }\n    }\n  }\n  driverLicences(first: 50, orderBy: [{validFrom: DESC}]) {\n    nodes {\n      id\n      number\n      classes\n      status\n      issuedOn\n      expiresOn\n      issuer {\n        name\n      }\n    }\n  }\n}",
};

export const myReads: Operation<MyReadsQuery, MyReadsQueryVariables> = {
  name: 'MyReads',
  text: "query MyReads($after: Cursor) {\n  readsAbout(first: 20, after: $after) {\n    edges {\n      cursor\n      node {\n        position\n        at\n        role\n        agency\n        purpose {\n          vi\n          en\n          legalBasis\n        }\n        caseCode\n        entities\n        fieldClasses\n        subjectCount\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const mineNames: Operation<MineNamesQuery, MineNamesQueryVariables> = {
  name: 'MineNames',
  text: "query MineNames {\n  catalogue {\n    registers {\n      entities {\n        name\n        caption\n        captionEn\n      }\n    }\n  }\n}",
};

export const agencyNames: Operation<AgencyNamesQuery, AgencyNamesQueryVariables> = {
  name: 'AgencyNames',
  text: "query AgencyNames($codes: [AgencyCode!]!) {\n  agencies(where: {code: {in: $codes}}, first: 100) {\n    nodes {\n      code\n      name\n    }\n  }\n}",
};

export const myDoubts: Operation<MyDoubtsQuery, MyDoubtsQueryVariables> = {
  name: 'MyDoubts',
  text: "query MyDoubts($after: Cursor) {\n  reportedDoubts(first: 50, after: $after) {\n    nodes {\n      id\n      recordType\n      state\n      reportedOn\n      dueOn\n      isOverdue\n      answeredOn\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const myDoubt: Operation<MyDoubtQuery, MyDoubtQueryVariables> = {
  name: 'MyDoubt',
  text: "query MyDoubt($id: ID!) {\n  doubt(id: $id) {\n    statement\n    answer\n  }\n}",
};

export const reportDoubt: Operation<ReportDoubtMutation, ReportDoubtMutationVariables> = {
  name: 'ReportDoubt',
  text: "mutation ReportDoubt($input: ReportDoubtInput!) {\n  reportDoubt(input: $input) {\n    id\n    dueOn\n  }\n}",
};

export const proveRow: Operation<ProveRowQuery, ProveRowQueryVariables> = {
  name: 'ProveRow',
  text: "query ProveRow($log: Log!, $position: Position!) {\n  rowProof(log: $log, position: $position) {\n    file\n  }\n  checkpoint(log: $log) {\n    verifierKey\n  }\n}",
};

export const receiptStanding: Operation<ReceiptStandingQuery, ReceiptStandingQueryVariables> = {
  name: 'ReceiptStanding',
  text: "query ReceiptStanding($digest: String!) {\n  receiptStatus(digest: $digest) {\n    state\n    releasedAt\n    changedAt\n  }\n}",
};

export const receiptLogKey: Operation<ReceiptLogKeyQuery, ReceiptLogKeyQueryVariables> = {
  name: 'ReceiptLogKey',
  text: "query ReceiptLogKey {\n  checkpoint(log: CHANGES) {\n    verifierKey\n  }\n}",
};

export const changeRecord: Operation<ChangeRecordMutation, ChangeRecordMutationVariables> = {
  name: 'ChangeRecord',
  text: "mutation ChangeRecord($input: ChangeSetInput!, $dryRun: Boolean!) {\n  submitChangeSet(input: $input, dryRun: $dryRun) {\n    changeSetId\n    changes {\n      operation\n      version\n    }\n    warnings {\n      code\n      field\n      message\n    }\n    approval {\n      because\n      entity\n      max\n      count\n    }\n  }\n}",
};

export const savedQuestions: Operation<SavedQuestionsQuery, SavedQuestionsQueryVariables> = {
  name: 'SavedQuestions',
  text: "query SavedQuestions($after: Cursor) {\n  savedQuestions(first: 100, after: $after) {\n    nodes {\n      id\n      name\n      repeats\n      agency\n      isMine\n      savedAt\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}",
};

export const savedQuestion: Operation<SavedQuestionQuery, SavedQuestionQueryVariables> = {
  name: 'SavedQuestion',
  text: "query SavedQuestion($id: ID!) {\n  savedQuestion(id: $id) {\n    id\n    version\n    name\n    question\n    repeats\n    days\n    agency\n    isMine\n    savedAt\n    earlier {\n      version\n      name\n      savedAt\n    }\n  }\n}",
};

export const saveQuestion: Operation<SaveQuestionMutation, SaveQuestionMutationVariables> = {
  name: 'SaveQuestion',
  text: "mutation SaveQuestion($input: SaveQuestionInput!) {\n  saveQuestion(input: $input) {\n    id\n    version\n    name\n  }\n}",
};

export const withdrawQuestion: Operation<WithdrawQuestionMutation, WithdrawQuestionMutationVariables> = {
  name: 'WithdrawQuestion',
  text: "mutation WithdrawQuestion($id: ID!) {\n  withdrawQuestion(id: $id) {\n    id\n  }\n}",
};
