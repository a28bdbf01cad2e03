/**
 * Types whose stored text is not what PostgreSQL should compare: beside such a column stands a generated one, `<column>_<suffix>`, which
 * filters and orders use while answers, ledger and imports keep the text. The function makes the twin, and a value to compare with it goes
 * through the very same.
 */
export type Twin = { suffix: string; sqlType: string; of: string };

export const TWINS: Readonly<Record<string, Twin>> = {
  // Kilometre first, then metres, since a kilometre of a re-stationed road may be longer or shorter than 1,000 m.
  Chainage: { suffix: 'rank', sqlType: 'integer', of: 'chainage_rank' },
  // The box a geometry fills, for the GiST index; the embedded server has no PostGIS.
  GeoJSON: { suffix: 'box', sqlType: 'box', of: 'geojson_box' },
};

export function twinColumn({ type, column, list }: { type: string; column: string; list: boolean }): string | undefined {
  const twin = list ? undefined : TWINS[type];
  return twin && `${column}_${twin.suffix}`;
}
