import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { provinceShapes } from '../generated/operations';
import { figures } from '../shell/figures';
import { Told } from '../shell/told';
import { useAnswer } from '../shell/use-answer';
import { draw } from './draw';
import type { Shown } from './figure-table';

/** The provinces in the shade of their figure, those of the day the figures are about; the islands are part of it. Drawn here, without tiles of others. */
export default function ProvinceMap({ on, ...shown }: Shown & { on: string }) {
  const asked = useAnswer(provinceShapes, { asOf: on ? { validAt: on } : null }, shown.language);
  return (
    <>
      <Told asked={asked} language={shown.language}>
        {({ provinces }) => <Drawn {...shown} shapes={provinces.nodes} />}
      </Told>
      <p className="soft">{shown.say.mapNote}</p>
    </>
  );
}

type Shape = { code: string | null; name: string | null; boundary: unknown };

function Drawn({ figure, data, language, shapes }: Shown & { shapes: readonly Shape[] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { number } = figures(language);
    // Several rows of one province (a second key) are one shade; of several days the last.
    const byCode = new Map<string, number>();
    for (const { code, values } of data.rows) if (code !== null) byCode.set(code, (byCode.get(code) ?? 0) + (values.at(-1) ?? 0));
    const features = shapes
      .filter(({ boundary }) => boundary !== null)
      .map(({ code, name, boundary }) => ({
        type: 'Feature' as const,
        geometry: boundary as { type: string },
        properties: { name: name ?? '', value: byCode.get(code ?? '') ?? null },
      }));
    const collection = { type: 'FeatureCollection' as const, features };
    const width = Math.min(720, Math.max(320, place.current?.clientWidth ?? 560));
    const plot = Plot.plot({
      width,
      height: Math.round(width * 1.15),
      style: { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' },
      projection: { type: 'mercator', domain: collection },
      color: { type: 'linear', scheme: 'blues', zero: true, legend: true, label: figure, tickFormat: number, unknown: 'var(--ground)' },
      marks: [
        Plot.geo(features, { fill: (one) => one.properties.value, stroke: 'var(--edge)', strokeWidth: 0.6 }),
        Plot.tip(
          features,
          Plot.pointer(
            Plot.geoCentroid({
              title: (one) => `${one.properties.name}: ${one.properties.value === null ? '–' : number(one.properties.value)}`,
            }),
          ),
        ),
      ],
    });
    draw(plot, place.current, figure);
  }, [figure, data, language, shapes]);
  return <div className="drawing map" ref={place} />;
}
