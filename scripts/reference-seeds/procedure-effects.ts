import type { Row } from './seed.js';

/**
 * What the decisions of the procedures write, line by line. P04 and P06 have effects of their own: a badge is cut to the terms it depends on,
 * and a licence is exchanged by the table of classes. P14 writes nothing: vehicles registered in Laos are in no register of the hub.
 */
type Line = {
  kind: string;
  writes: string;
  subjectKey?: 'taxCode' | 'personalId';
  each?: string;
  finds?: string;
  fields: readonly string[];
  conditions?: readonly string[];
  bindings?: readonly string[];
};

const ISSUED = ['issuer=issuer', 'issuedOn=document.issuedOn'];
const TYPES = 'businessTypes=document.businessTypes';
const HOUSEHOLD = ['household=subject.households'];

function transportLicence(reason: string | null): Line[] {
  const first = reason === null;
  const anew = first ? ['number=document.number', "issueCount='1'", TYPES] : ['issueCount=found.issueCount+1', `${TYPES}?`];
  const fields = [...anew, ...ISSUED, "state='ACTIVE'", ...(first ? [] : [reason])];
  const kind = first ? 'ISSUE' : 'REISSUE';
  // A lost licence is one that was good; after a revocation it is not.
  const isLost = reason === LOST;
  return [
    {
      ...{ kind, writes: 'TransportLicence', subjectKey: 'taxCode' },
      ...(first ? {} : { finds: 'subject.licences' }),
      fields: [...fields, ...(first ? ['business=subject'] : [])],
      conditions: isLost ? ['businesses.active', 'businesses.licensed'] : ['businesses.registered', 'businesses.active'],
    },
    {
      ...{ kind, writes: 'HouseholdLicence', subjectKey: 'personalId' },
      ...(first ? {} : { finds: 'subject.households.licences' }),
      fields: [...fields, ...(first ? HOUSEHOLD : [])],
      conditions: isLost ? ['businesses.householdRegistered', 'businesses.householdLicensed'] : ['businesses.householdRegistered'],
      bindings: HOUSEHOLD,
    },
  ];
}

const LOST = "reissueReason='LOST_OR_DAMAGED'";

function crossBorderPermit(conditions: readonly string[]): Line {
  return {
    ...{ kind: 'ISSUE', writes: 'CrossBorderPermit', each: 'vehicles', conditions },
    fields: [
      ...['number=document.number', 'business=subject', 'vehicle=thing', 'agreement=document.agreement', 'entries=document.entries?'],
      ...[
        'borderGates=document.borderGates?',
        'itinerary=document.itinerary?',
        ...ISSUED,
        'expiresOn=document.expiresOn?',
        "state='ACTIVE'",
      ],
    ],
  };
}

function vehiclePermit(kind: string, conditions: readonly string[], more: Partial<Line> = {}): Line {
  const given = more.subjectKey === 'personalId' ? [] : ['business=subject'];
  return {
    ...{ kind: 'ISSUE', writes: 'VehiclePermit', each: 'vehicles', conditions },
    fields: [
      ...['number=document.number', `kind='${kind}'`, 'vehicle=thing', ...given, 'terms=document.terms?', ...ISSUED],
      ...['expiresOn=document.expiresOn?', "state='ACTIVE'", 'resultCode=resultCode'],
    ],
    ...more,
  };
}

const firstRegistration = (subjectKey: 'taxCode' | 'personalId'): Line[] => {
  const [owner, holder, who] =
    subjectKey === 'taxCode' ? ['ownerBusiness', 'holderBusiness', 'business'] : ['ownerPerson', 'holderPerson', 'person'];
  return [
    {
      ...{ kind: 'ISSUE', writes: 'Registration', subjectKey },
      fields: [
        ...['certificateNumber=document.number', 'vehicle=line.1', `${owner}=subject`, 'registeredOn=document.issuedOn'],
        ...['firstRegisteredOn=document.issuedOn', 'expiresOn=document.expiresOn?', 'province=document.province?', "issueCount='1'"],
        ...["issueReason='đăng ký lần đầu'", "state='ACTIVE'"],
      ],
    },
    {
      ...{ kind: 'ISSUE', writes: 'PlateAssignment', subjectKey },
      fields: ['plate=document.plate', 'vehicle=line.1', `${holder}=subject`, 'background=document.background'],
    },
    {
      ...{ kind: 'ISSUE', writes: 'Ownership', subjectKey },
      fields: ['vehicle=line.1', `${who}=subject`, 'acquiredOn=document.acquiredOn?', 'acquiredBy=document.acquiredBy?'],
    },
  ];
};

const REGISTERED = ['vehicles.registered'];

const EFFECTS: Readonly<Record<string, readonly Line[]>> = {
  P01: transportLicence(null),
  P02: transportLicence('reissueReason=document.reissueReason'),
  P03: transportLicence(LOST),
  P05: [
    {
      ...{ kind: 'ALLOCATE_SLOT', writes: 'RouteRegistration', each: 'routes' },
      fields: [
        ...['noticeNumber=document.number', 'business=subject', 'route=thing', 'tripsPerMonth=document.tripsPerMonth'],
        ...['submittedOn=receivedOn', 'registeredOn=document.issuedOn', "state='REGISTERED'", 'vehicleCount=document.vehicleCount?'],
      ],
      ...{ conditions: ['businesses.licensed', 'businesses.kindLicensed'], bindings: ["kind='tuyến cố định'"] },
    },
  ],
  P07: [
    {
      ...{ kind: 'REISSUE', writes: 'DriverLicence', finds: 'subject.drivers.licences' },
      fields: [
        ...[
          'cardStockNumber=document.cardStockNumber?',
          ...ISSUED,
          'expiresOn=document.expiresOn?',
          "state='ACTIVE'",
          'resultCode=resultCode',
        ],
      ],
      ...{ conditions: ['drivers.noOpenViolation'], bindings: ['driver=subject.drivers'] },
    },
    {
      ...{ kind: 'ISSUE', writes: 'LicenceEvent' },
      fields: [
        ...[
          'decisionNumber=resultCode',
          'licence=line.1',
          "kind='REISSUE'",
          'effectiveOn=document.issuedOn',
          "ground='a'",
          'issuer=issuer',
        ],
      ],
    },
  ],
  P08: [
    {
      ...{ kind: 'ISSUE', writes: 'Vehicle' },
      fields: [
        ...['chassisNumber=document.chassisNumber', 'engineNumber=document.engineNumber?', 'make=document.make', 'model=document.model?'],
        ...['kind=document.kind', 'category=document.category', 'colour=document.colour?', 'productionYear=document.productionYear'],
        ...['productionCountry=document.productionCountry?', 'seats=document.seats?', 'grossMassKg=document.grossMassKg?'],
        ...['payloadKg=document.payloadKg?', 'serviceLifeYears=document.serviceLifeYears?', 'province=document.province?'],
        'fictional=subject.fictional',
      ],
    },
    ...firstRegistration('personalId'),
    ...firstRegistration('taxCode'),
  ],
  P09: [
    {
      ...{ kind: 'TRANSFER', writes: 'Registration' },
      fields: [
        ...[
          "was.state='RECALLED'",
          'was.recalledOn=document.issuedOn',
          'was.recallNumber=document.number?',
          'was.recallGround=document.recallGround?',
        ],
        ...['certificateNumber=document.newCertificateNumber?', 'registeredOn=document.issuedOn', 'expiresOn=document.expiresOn?'],
        ...['province=document.province?', "issueReason='sang tên'", "state='ACTIVE'"],
      ],
    },
  ],
  P10: [
    {
      ...{ kind: 'ISSUE', writes: 'Inspection', conditions: ['vehicles.withinServiceLife'] },
      fields: [
        ...['certificateNumber=document.number', 'vehicle=subject', 'stationCode=document.stationCode', 'inspectedOn=document.issuedOn'],
        ...[
          'expiresOn=document.expiresOn',
          "result='PASSED'",
          'trackingDevice=document.trackingDevice?',
          'driverCamera=document.driverCamera?',
        ],
        ...['odometerKm=document.odometerKm?', 'inspectionKind=document.inspectionKind?', 'stampSerial=document.stampSerial?'],
      ],
    },
  ],
  P11: (['taxCode', 'personalId'] as const).map((subjectKey) => vehiclePermit('OVERSIZE', REGISTERED, { subjectKey })),
  P12: [crossBorderPermit(['businesses.licensed', ...REGISTERED])],
  // Vehicles that are not in transport business get them too, from the department of the province.
  P13: [crossBorderPermit(REGISTERED)],
  P15: [crossBorderPermit(REGISTERED)],
  P16: [vehiclePermit('DANGEROUS_GOODS', [...REGISTERED, 'vehicles.inspected', 'vehicles.withinServiceLife'])],
  P17: [
    {
      ...{ kind: 'OPEN_TERMINAL', writes: 'CoachTerminal', conditions: ['businesses.registered', 'businesses.active'] },
      fields: [
        ...['code=document.code', 'name=document.name', 'province=document.province?', 'address=document.address?'],
        ...[
          'terminalClass=document.terminalClass?',
          'capacityPerDay=document.capacityPerDay?',
          'bays=document.bays?',
          'areaSqm=document.areaSqm?',
        ],
        ...['operator=subject', 'decisionNumber=document.number', 'announcedOn=document.issuedOn'],
      ],
    },
    {
      ...{ kind: 'ISSUE', writes: 'TerminalOperation' },
      fields: ['terminal=line.1', 'business=subject', 'announcement=document.number', 'announcedOn=document.issuedOn'],
    },
  ],
  P18: [vehiclePermit('LEARNER', ['businesses.trainingLicensed', ...REGISTERED])],
  P19: [
    {
      ...{ kind: 'RESTORE_POINTS', writes: 'PointEvent' },
      fields: ['decisionNumber=document.number', 'effectiveOn=document.issuedOn', "restoredBy='kiểm tra'"],
      ...{ conditions: ['drivers.pointsRestorable'], bindings: ['driver=subject.drivers'] },
    },
  ],
  P20: [vehiclePermit('PRIORITY_SIGNAL', REGISTERED)],
};

export function hasEffectLines(procedure: string): boolean {
  return EFFECTS[procedure] !== undefined;
}

export function effectRows(validFrom: string): Row[] {
  return Object.entries(EFFECTS).flatMap(([definition, lines]) =>
    lines.map(
      (line, i): Row => ({
        ...{ code: `${definition}/${i + 1}`, definition, ordinal: String(i + 1), kind: line.kind, writes: line.writes },
        ...{ subjectKey: line.subjectKey ?? '', each: line.each ?? '', finds: line.finds ?? '', fields: line.fields.join(';') },
        ...{ conditions: (line.conditions ?? []).join(';'), bindings: (line.bindings ?? []).join(';') },
        ...{ provenance: 'ánh xạ do hub đặt theo kết quả mà pháp luật nêu; mẫu dữ liệu kết quả chưa được công bố', validFrom },
      }),
    ),
  );
}
