import type { TestHub } from './hub.js';
import { register } from './write.js';

/** A province, two businesses, a person, and vehicles of both: the smallest world in which every link means something. All fictional. */
export async function smallWorld(hub: TestHub) {
  const agency = await register(hub, 'Agency', { code: 'G17', name: 'Bộ Xây dựng' }, '2025-03-01');
  const police = await register(hub, 'Agency', { code: 'G01', name: 'Bộ Công an' }, null);
  await register(hub, 'SourceAuthority', { scope: 'Badge', agency, ground: 'Nghị định 158/2024/NĐ-CP' }, '2025-03-01');
  const quangBinh = await register(
    hub,
    'Province',
    { code: '44', name: 'Tỉnh Quảng Bình', kind: 'province', boundary: square(105.86, 16, 108, 20.92) },
    null,
  );
  const haNoi = await register(
    hub,
    'Province',
    { code: '01', name: 'Thành phố Hà Nội', kind: 'city', boundary: square(105, 20.92, 106, 22) },
    null,
  );
  const business = await register(hub, 'Business', {
    taxCode: '0100109106',
    name: 'Công ty Vận tải Đường Trường (giả lập)',
    legalForm: 'Công ty TNHH',
    province: haNoi,
    legalRepresentative: 'Người Giả Lập',
    fictional: true,
  });
  const other = await register(hub, 'Business', {
    taxCode: '0300588569',
    name: 'Hợp tác xã Bến Nước (giả lập)',
    legalForm: 'Hợp tác xã',
    province: quangBinh,
    fictional: true,
  });
  const person = await register(hub, 'Person', {
    personalId: '001090000011',
    fullName: 'Nguyễn Văn Giả Lập',
    dateOfBirth: '1990-05-01',
    sex: 'nam',
    fictional: true,
  });
  const stranger = await register(hub, 'Person', { personalId: '001190000022', fullName: 'Trần Thị Giả Lập', fictional: true });
  const vehicle = async (chassisNumber: string, plate: string, owner: { business?: string; person?: string }, make = 'Thaco') => {
    const id = await register(hub, 'Vehicle', {
      chassisNumber,
      make,
      kind: 'xe ô tô khách',
      category: 'passenger',
      productionYear: 2020,
      serviceLifeYears: 20,
      seats: 29,
      province: haNoi,
      fictional: true,
    });
    await register(hub, 'Ownership', { vehicle: id, ...owner });
    const holder = owner.business ? { holderBusiness: owner.business } : { holderPerson: owner.person ?? null };
    await register(hub, 'PlateAssignment', { plate, vehicle: id, background: owner.business ? 'vàng' : 'trắng', ...holder });
    return id;
  };
  const coach = await vehicle('RLLV1AEA9PH000123', '29B-12345', { business });
  const coach2 = await vehicle('RLLV1AEA9PH000124', '29B-12346', { business: other });
  const privateCar = await vehicle('RLLV1AEA9PH000125', '30K-00001', { person }, 'VinFast');
  const badge = await register(
    hub,
    'Badge',
    {
      number: 'PH-1',
      vehicle: coach,
      business,
      badgeType: 'XE HỢP ĐỒNG',
      issuer: agency,
      issuedOn: '2025-04-01',
      expiresOn: '2027-03-31',
      state: 'ACTIVE',
    },
    '2025-04-01',
  );
  const driver = await register(hub, 'Driver', { person, fictional: true });
  const licence = await register(
    hub,
    'DriverLicence',
    {
      number: '010090000011',
      driver,
      scheme: '2025',
      classes: ['B'],
      issuedOn: '2025-02-01',
      expiresOn: '2035-01-31',
      state: 'ACTIVE',
      issuer: police,
    },
    '2025-02-01',
  );
  return { agency, police, quangBinh, haNoi, business, other, person, stranger, coach, coach2, privateCar, badge, driver, licence };
}

function square(west: number, south: number, east: number, north: number): string {
  const ring = [west, east, east, west, west].map((x, i) => [x, i < 2 || i === 4 ? south : north]);
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
}
