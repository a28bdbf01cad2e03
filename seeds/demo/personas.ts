import type { Business, Trade } from './businesses.js';
import { addDays, addYears, type Day, lastDayOfTerm, yearOf } from './days.js';
import type { HealthCertificate, OpenViolation } from './driver-records.js';
import type { Licence } from './licence.js';
import { FICTIONAL, serial, street } from './names.js';
import type { Person } from './people.js';
import type { Place } from './places.js';
import type { Route, Run } from './routes.js';
import type { Setting } from './table.js';
import type { Terminal } from './terminals.js';
import { PERSONA_MODELS, type VehicleModel } from './vehicle-models.js';
import type { Scripted, Vehicle } from './vehicles.js';

/**
 * The people and businesses that the tour, the examples and the tests name. Their identifiers are the same for every seed, scale and day;
 * their terms hang on the day the demo is told, so that "close to expiry" stays true.
 */
export const PERSONAS = {
  /** A driver whose old class B2 licence soon runs out, with nothing in the way of its exchange (1.002809). */
  readyDriver: {
    personalId: '001186000011',
    fullName: 'Nguyễn Thị Mẫu Một',
    licenceNumber: '990000000011',
    healthCertificate: 'DEMO-GKSK-000011',
  },
  /** The same wish, but the health certificate has run out and a violation is open. */
  blockedDriver: {
    personalId: '001084000022',
    fullName: 'Trần Văn Mẫu Hai',
    licenceNumber: '990000000022',
    healthCertificate: 'DEMO-GKSK-000022',
    violation: 'DEMO-VP-000022',
  },
  /** A licensed coach business with a vehicle that only lacks its badge (2.002288). */
  readyCoach: {
    taxCode: '9900000048',
    name: 'Công ty TNHH Vận tải Khách Mẫu Ba (giả lập)',
    plate: '29F-90003',
    chassisNumber: 'RLMCH47S8MH000003',
    transportLicence: 'DEMO-GPKDVT-000003',
  },
  /** A cooperative that runs a truck leased from another business. */
  leasedTruck: {
    taxCode: '9900000055',
    name: 'Hợp tác xã Vận tải Mẫu Bốn (giả lập)',
    ownerTaxCode: '9900000143',
    plate: '29H-90004',
    chassisNumber: 'RLENPR756PH000004',
    contractNumber: 'DEMO-HĐ-900004',
    transportLicence: 'DEMO-GPKDVT-000004',
  },
  /** A business whose truck is overdue for inspection. */
  overdueTruck: {
    taxCode: '9900000062',
    name: 'Công ty cổ phần Vận tải Mẫu Năm (giả lập)',
    plate: '29H-90005',
    chassisNumber: 'RLENPR751NH000005',
    transportLicence: 'DEMO-GPKDVT-000005',
  },
  /** A private car: its data are its owner's. */
  privateOwner: { personalId: '001190000033', fullName: 'Lê Thị Mẫu Sáu', plate: '30K-90006', chassisNumber: 'RLLVF8CA9PH000006' },
  /** Cars that nobody has registered yet: of the first every paper is held, of the second the fee is not paid, of the third nobody told where it is from. */
  newCar: {
    chassisNumber: 'RLLVF8CA0TH000101',
    unpaidChassisNumber: 'RLLVF8CA2TH000102',
    unseenChassisNumber: 'RLLVF8CA4TH000103',
  },
  /** A coach on a fixed route, badge and all. */
  routeCoach: {
    taxCode: '9900000030',
    name: 'Công ty TNHH Vận tải Khách Mẫu Bảy (giả lập)',
    plate: '29F-90007',
    chassisNumber: 'RLECH29S0LH000007',
    badgeNumber: 'DEMO-PH-000007',
    routeCode: '2936.1111.A',
    transportLicence: 'DEMO-GPKDVT-000007',
  },
} as const;

export type PersonaWorld = {
  people: Person[];
  licences: Licence[];
  health: HealthCertificate[];
  violations: OpenViolation[];
  businesses: Business[];
  routes: Route[];
  runs: Run[];
  vehicles: Vehicle[];
};

/** All live in Hà Nội, whose record went through the merger unchanged. */
export function personaWorld(setting: Setting, terminals: readonly Terminal[]): PersonaWorld {
  const { today } = setting;
  const place = setting.places.byCode.get('01');
  const commune = place?.communes.find(({ kept }) => !kept);
  if (place === undefined || commune === undefined) throw new Error('the reference seeds lack Hà Nội');
  const random = setting.random('personas');
  const P = PERSONAS;

  const person = (who: { personalId: string; fullName: string }, sex: 'nam' | 'nữ', dateOfBirth: Day): Person => ({
    ...who,
    sex,
    dateOfBirth,
    place,
    commune,
    persona: true,
  });
  const ready = person(P.readyDriver, 'nữ', '1986-04-12');
  const blocked = person(P.blockedDriver, 'nam', '1984-09-30');
  const owner = person(P.privateOwner, 'nữ', '1990-02-17');
  const soon = addDays(today, 40);
  const oldLicence = (holder: Person, number: string, expiresOn: Day): Licence => ({
    number,
    person: holder,
    scheme: '2008',
    classes: ['B2'],
    issuedOn: addYears(expiresOn, -10),
    expiresOn,
  });

  const business = (taxCode: string, name: string, legalForm: string, trade: Trade, licenceNumber: string): Business => ({
    taxCode,
    name,
    shortName: name.replace(` ${FICTIONAL}`, '').split(' ').slice(-2).join(' '),
    legalForm,
    trade,
    place,
    commune,
    address: `${street(random)}, ${commune.name}, ${place.name} ${FICTIONAL}`,
    establishedOn: '2016-05-10',
    licensedOn: trade === 'leasing' ? null : '2016-09-01',
    licenceNumber,
    revokedOn: null,
    weight: 0,
  });
  const coach = business(P.readyCoach.taxCode, P.readyCoach.name, 'Công ty TNHH', 'coach', P.readyCoach.transportLicence);
  const lessee = business(P.leasedTruck.taxCode, P.leasedTruck.name, 'Hợp tác xã', 'goods', P.leasedTruck.transportLicence);
  const lessor = business(
    P.leasedTruck.ownerTaxCode,
    `Công ty cổ phần Cho thuê xe Mẫu Bốn B ${FICTIONAL}`,
    'Công ty cổ phần',
    'leasing',
    '',
  );
  const overdue = business(P.overdueTruck.taxCode, P.overdueTruck.name, 'Công ty cổ phần', 'goods', P.overdueTruck.transportLicence);
  const onRoute = business(P.routeCoach.taxCode, P.routeCoach.name, 'Công ty TNHH', 'coach', P.routeCoach.transportLicence);

  const [from, to] = [terminal(terminals, '2911'), terminal(terminals, '3611')];
  const route: Route = { code: P.routeCoach.routeCode, from, to, openedOn: '2017-03-01', closedOn: null };

  const inspected = addDays(today, -60);
  const good = (certificateNumber: string, badge: Scripted['badge'] = null): Scripted => ({
    certificateNumber,
    inspectedOn: inspected,
    inspectionExpiresOn: lastDayOfTerm(inspected, 12),
    badge,
  });
  const late: Scripted = {
    certificateNumber: serial('KĐ', 900_005, 7),
    inspectedOn: addDays(today, -390),
    inspectionExpiresOn: addDays(today, -25),
    badge: null,
  };

  return {
    people: [ready, blocked, owner],
    licences: [
      oldLicence(ready, P.readyDriver.licenceNumber, soon),
      oldLicence(blocked, P.blockedDriver.licenceNumber, addDays(today, 25)),
    ],
    health: [
      {
        certificateNumber: P.readyDriver.healthCertificate,
        personalId: ready.personalId,
        examinedOn: addDays(today, -30),
        expiresOn: lastDayOfTerm(addDays(today, -30), 12),
        fitForClasses: ['B', 'C1'],
      },
      {
        certificateNumber: P.blockedDriver.healthCertificate,
        personalId: blocked.personalId,
        examinedOn: addDays(today, -420),
        expiresOn: lastDayOfTerm(addDays(today, -420), 12),
        fitForClasses: ['B', 'C1'],
      },
    ],
    violations: [{ noticeNumber: P.blockedDriver.violation, personalId: blocked.personalId, recordedOn: addDays(today, -50) }],
    businesses: [coach, lessee, lessor, overdue, onRoute],
    routes: [route],
    runs: [{ noticeNumber: serial('TB', 7), business: onRoute, route, trips: 60, startedOn: '2021-06-01' }],
    vehicles: [
      vehicle(place, P.readyCoach, PERSONA_MODELS.coach, { business: coach }, '2021-04-15', good(serial('KĐ', 900_003, 7))),
      {
        ...vehicle(place, P.leasedTruck, PERSONA_MODELS.truck, { business: lessor }, '2023-08-20', good(serial('KĐ', 900_004, 7))),
        contract: {
          number: P.leasedTruck.contractNumber,
          business: lessee,
          kind: 'thuê',
          signedOn: addDays(today, -200),
          expiresOn: addYears(today, 2),
        },
      },
      vehicle(place, P.overdueTruck, PERSONA_MODELS.truck, { business: overdue }, '2022-10-05', late),
      vehicle(place, P.privateOwner, PERSONA_MODELS.privateCar, { person: owner }, '2023-03-09', good(serial('KĐ', 900_006, 7))),
      vehicle(
        place,
        P.routeCoach,
        PERSONA_MODELS.smallCoach,
        { business: onRoute },
        '2020-12-10',
        good(serial('KĐ', 900_007, 7), {
          number: P.routeCoach.badgeNumber,
          type: 'XE TUYẾN CỐ ĐỊNH',
          routeCode: route.code,
          issuedOn: addDays(today, -300),
          expiresOn: addDays(addYears(addDays(today, -300), 7), -1),
        }),
      ),
    ],
  };
}

function vehicle(
  place: Place,
  { plate, chassisNumber }: { plate: string; chassisNumber: string },
  model: VehicleModel,
  owner: Vehicle['owner'],
  registeredOn: Day,
  scripted: Scripted,
): Vehicle {
  return {
    chassisNumber,
    engineNumber: `M${chassisNumber.slice(-6)}`,
    plate,
    background: 'person' in owner ? 'trắng' : 'vàng',
    model,
    colour: 'trắng',
    productionYear: yearOf(registeredOn),
    registeredOn,
    place,
    owner,
    sale: null,
    contract: null,
    recall: null,
    scripted,
  };
}

function terminal(terminals: readonly Terminal[], code: string): Terminal {
  const found = terminals.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no coach terminal ${code}`);
  return found;
}
