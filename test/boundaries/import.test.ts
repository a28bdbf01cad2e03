import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSteward, type Steward, told } from '../import/support.js';
import { write } from '../write/world.js';

describe('a link in a file', () => {
  let steward: Steward;
  const apply = { apply: true };
  beforeAll(async () => {
    steward = await createSteward();
    await steward.give('Agency', 'code,name,validFrom\nG17,Bộ Xây dựng,2020-01-01\n', apply);
  });
  afterAll(() => steward.close());

  const vehicle = (chassis: string, from: string, to = '') => `${chassis},Thaco,xe ô tô con,car,2010,có,${from},${to}`;
  const vehicles = (...rows: string[]) =>
    steward.give('Vehicle', `chassisNumber,make,kind,category,productionYear,fictional,validFrom,validTo\n${rows.join('\n')}\n`, apply);
  const inspections = (...rows: string[]) =>
    steward.give(
      'Inspection',
      `certificateNumber,vehicle.chassisNumber,stationCode,inspectedOn,result,validFrom,validTo\n${rows.join('\n')}\n`,
      {
        apply: false,
      },
    );

  it.each([
    ['2023-12-31', '2025-01-01', ['2 vehicle.chassisNumber LINK_NOT_IN_FORCE']],
    ['2024-01-01', '2025-01-01', []],
    ['2024-12-31', '2025-01-01', []],
    ['2024-12-31', '2025-01-02', ['2 vehicle.chassisNumber LINK_BROKEN']],
    ['2024-12-31', '', ['2 vehicle.chassisNumber LINK_BROKEN']],
    ['2025-01-01', '', ['2 vehicle.chassisNumber LINK_NOT_IN_FORCE']],
  ])('leads to what is in force on the days of its row: %s until %s', async (day, until, problems) => {
    await vehicles(vehicle('RLLV1AEA9PH000001', '2024-01-01', '2025-01-01'));
    const report = await inspections(`KĐ-${day},RLLV1AEA9PH000001,2901V,2024-01-01,PASSED,${day},${until}`);
    expect(told(report).filter((line) => !line.includes('WARN'))).toEqual(problems);
  });

  it('that leads to two is refused, and one that leads nowhere', async () => {
    for (let n = 0; n < 2; n++) {
      const values = {
        chassisNumber: 'RLLV1AEA9PH000002',
        make: 'Thaco',
        kind: 'xe ô tô con',
        category: 'car',
        productionYear: 2010,
        fictional: true,
      };
      await write({ appPool: steward.pool }, [{ operation: 'register', entity: 'Vehicle', from: '2024-01-01', values }]);
    }
    const report = await inspections(
      'KĐ-2,RLLV1AEA9PH000002,2901V,2024-02-01,PASSED,2024-02-01,',
      'KĐ-3,RLLV1AEA9PH000003,2901V,2024-02-01,PASSED,2024-02-01,',
    );
    expect(told(report).filter((line) => !line.includes('WARN'))).toEqual([
      '2 vehicle.chassisNumber LINK_AMBIGUOUS',
      '3 vehicle.chassisNumber LINK_NOT_FOUND',
    ]);
  });

  it('leads to a row of its own file that is in force then', async () => {
    const business = (code: string, head: string, from: string) => `${code},Đơn vị,Công ty TNHH,${head},có,${from}`;
    const file = (...rows: string[]) =>
      steward.give('Business', `taxCode,name,legalForm,headOffice.taxCode,fictional,validFrom\n${rows.join('\n')}\n`, { apply: false });
    const later = await file(business('0100109106', '', '2024-01-01'), business('0100109106-001', '0100109106', '2024-01-01'));
    expect(told(later).filter((line) => !line.includes('WARN'))).toEqual([]);
    const early = await file(business('0100109106', '', '2024-01-01'), business('0100109106-001', '0100109106', '2023-12-31'));
    expect(told(early).filter((line) => !line.includes('WARN'))).toEqual(['3 headOffice.taxCode LINK_NOT_FOUND']);
  });
});
