import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { provinceShapes } from '../generated/operations';
import type { Language } from '../shell/look';
import { useAnswer } from '../shell/use-answer';
import { draw } from '../workbench/draw';

type Geometry = { type: string; coordinates?: unknown; geometries?: readonly Geometry[] };
type PlaceProps = { geometry: unknown; label: string; language: Language };

/** Degrees that are shown around a place, at least. */
const AROUND = 0.6;

/** Where the record is: its own shape over the provinces. Drawn here, without tiles of others; until these are there, by itself. */
export default function Place({ geometry, label, language }: PlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const { data } = useAnswer(provinceShapes, { asOf: null }, language);
  useEffect(() => {
    const positions = positionsOf(geometry as Geometry);
    if (positions.length === 0) return;
    const [lngs, lats] = [positions.map(([lng]) => lng), positions.map(([, lat]) => lat)];
    const span = Math.max(least(lngs, lats), AROUND);
    const [west, east, south, north] = [
      Math.min(...lngs) - span / 2,
      Math.max(...lngs) + span / 2,
      Math.min(...lats) - span / 2,
      Math.max(...lats) + span / 2,
    ];
    const frame = {
      type: 'MultiPoint',
      coordinates: [
        [west, south],
        [east, north],
      ],
    } as const;
    const feature = { type: 'Feature' as const, geometry: geometry as { type: string }, properties: {} };
    const provinces = (data?.provinces.nodes ?? []).flatMap(({ boundary, name }) =>
      boundary === null ? [] : [{ type: 'Feature' as const, geometry: boundary as { type: string }, properties: { name } }],
    );
    const width = Math.min(720, Math.max(300, place.current?.clientWidth ?? 560));
    const plot = Plot.plot({
      width,
      height: Math.round(width * 0.66),
      style: { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' },
      projection: { type: 'mercator', domain: frame },
      marks: [
        Plot.geo(provinces, { fill: 'var(--surface)', stroke: 'var(--edge)', strokeWidth: 0.8 }),
        Plot.geo(feature, {
          stroke: 'var(--brand)',
          strokeWidth: 2.5,
          fill: /Point$/.test(feature.geometry.type) ? 'var(--brand)' : 'none',
          r: 6,
        }),
        Plot.frame({ stroke: 'var(--line)' }),
      ],
    });
    draw(plot, place.current, label);
  }, [geometry, label, data]);
  return <div className="drawing map" ref={place} />;
}

function least(lngs: readonly number[], lats: readonly number[]): number {
  return Math.max(Math.max(...lngs) - Math.min(...lngs), Math.max(...lats) - Math.min(...lats)) * 0.3;
}

function positionsOf({ coordinates, geometries }: Geometry): [number, number][] {
  if (geometries) return geometries.flatMap(positionsOf);
  const flat = (at: unknown): [number, number][] =>
    Array.isArray(at) ? (typeof at[0] === 'number' ? [[at[0], Number(at[1])]] : at.flatMap(flat)) : [];
  return flat(coordinates);
}
