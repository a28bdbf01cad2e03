import { addDays, type Day, dayBetween, MERGER } from './days.js';
import { FICTIONAL, street } from './names.js';
import { type Place, provinceOn } from './places.js';
import { whole } from './random.js';
import { type DemoTable, demoTable, type Setting } from './table.js';

export type Terminal = { code: string; name: string; place: Place; openedOn: Day };

/** Two coach terminals in each of the 63 provinces, numbered with the plate code the province uses for such codes. */
export function terminals(setting: Setting): { terminals: Terminal[]; tables: DemoTable[] } {
  const random = setting.random('terminals');
  const all = setting.places.all.flatMap((place) =>
    ['11', '12'].map(
      (serial, i): Terminal => ({
        code: `${codePrefix(place)}${serial}`,
        name: `Bến xe ${i === 0 ? 'Trung tâm' : 'Phía Nam'} ${place.name} ${FICTIONAL}`,
        place,
        openedOn: dayBetween(random, '2008-01-01', '2015-12-31'),
      }),
    ),
  );
  const header = ['code', 'name', 'province', 'address', 'terminalClass', 'capacityPerDay', 'provenance', 'validFrom'] as const;
  const rows = all.map(({ code, name, place, openedOn }) => ({
    code,
    name,
    province: provinceOn(place, openedOn),
    address: `${street(random)}, ${place.name} ${FICTIONAL}`,
    terminalClass: String(whole(random, 1, 4)),
    capacityPerDay: String(whole(random, 8, 90) * 10),
    provenance: PROVENANCE,
    validFrom: openedOn,
  }));
  const moved = all
    .filter(({ place }) => !place.kept)
    .map(({ code, name, place }) => ({ code, name, province: place.presentCode, validFrom: MERGER }));
  return {
    terminals: all,
    tables: [
      demoTable({ entity: 'infrastructure/coachTerminal', file: 'coach-terminals.csv', labelVi: 'Bến xe khách', header, rows }),
      demoTable({
        entity: 'infrastructure/coachTerminal',
        file: 'coach-terminals-2025-07-01.csv',
        labelVi: 'Bến xe khách ở tỉnh được sắp xếp',
        header: ['code', 'name', 'province', 'validFrom'],
        rows: moved,
      }),
      demoTable({
        entity: 'infrastructure/coachTerminal',
        file: 'coach-terminals-renamed.csv',
        labelVi: 'Bến xe khách đổi tên',
        header: ['code', 'name', 'validFrom'],
        rows: all
          .filter((_, i) => i % 10 === 3)
          .map(({ code, place }, i) => ({ code, name: `Bến xe Mới ${place.name} ${FICTIONAL}`, validFrom: addDays('2025-09-01', i * 7) })),
      }),
    ],
  };
}

const PROVENANCE = 'dữ liệu giả lập, không phải bến xe có thật';

/** Hà Nội and Hồ Chí Minh City have many plate codes and use one of them for terminals; others their lowest. */
const codePrefix = (place: Place): string => ({ '01': '29', '79': '50' })[place.code] ?? place.plateCodes[0] ?? '';
