/**
 * The 81 local codes in use (80 local, and `80` of the Traffic Police Department for central bodies), each with the province
 * that owned it before 2025-07-01 and the one that owns it since. Plate code, province code and agency id are three
 * numberings of their own: never derive one from another without this table. Never used: 13, 42, 44, 45, 46, 87, 91, 96.
 */
export const PLATE_CODES: ReadonlyMap<string, { province63: string | null; province34: string | null }> = new Map(
  rows().map((row) => {
    const [code = '', before, since] = row.split(' ');
    return [code, { province63: provinceOrNull(before), province34: provinceOrNull(since) }];
  }),
);

/** A province's code, so terminals and routes can be numbered with it; `80` is nobody's province. */
export const isProvincePlateCode = (code: string): boolean => (PLATE_CODES.get(code)?.province34 ?? null) !== null;

function provinceOrNull(code: string | undefined): string | null {
  return code === undefined || code === '--' ? null : code;
}

/** Plate code, province of the 63, province of the 34. */
function rows(): readonly string[] {
  // biome-ignore format: a table
  return [
    '11 04 04', '12 20 20', '14 22 22', '15 31 31', '16 31 31', '17 34 33', '18 36 37', '19 25 25', '20 19 19', '21 15 15',
    '22 08 08', '23 02 08', '24 10 15', '25 12 12', '26 14 14', '27 11 11', '28 17 25', '29 01 01', '30 01 01', '31 01 01',
    '32 01 01', '33 01 01', '34 30 31', '35 37 37', '36 38 38', '37 40 40', '38 42 42', '39 75 75', '40 01 01', '41 79 79',
    '43 48 48', '47 66 66', '48 67 68', '49 68 68', '50 79 79', '51 79 79', '52 79 79', '53 79 79', '54 79 79', '55 79 79',
    '56 79 79', '57 79 79', '58 79 79', '59 79 79', '60 75 75', '61 74 79', '62 80 80', '63 82 82', '64 86 86', '65 92 92',
    '66 87 82', '67 89 91', '68 91 91', '69 96 96', '70 72 80', '71 83 86', '72 77 79', '73 44 44', '74 45 44', '75 46 46',
    '76 51 51', '77 52 52', '78 54 66', '79 56 56', '80 -- --', '81 64 52', '82 62 51', '83 94 92', '84 84 86', '85 58 56',
    '86 60 68', '88 26 25', '89 33 33', '90 35 37', '92 49 48', '93 70 75', '94 95 96', '95 93 92', '97 06 19', '98 24 24',
    '99 27 24',
  ];
}
