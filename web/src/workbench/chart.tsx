import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { figures } from '../shell/figures';
import { draw } from './draw';
import type { Shown } from './figure-table';

/** So many bars or lines can be told apart; the table has them all. */
const BARS_MAX = 40;
const LINES_MAX = 8;

/** Lines over several days, bars of one; periods and bands in their own order, anything else by size. */
export default function Chart({ captions, figure, data, language, say, isOrdered }: Shown) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { day, number } = figures(language);
    const width = Math.max(320, place.current?.clientWidth ?? 720);
    const style = { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' };
    const name = (labels: readonly string[]) => labels.join(' · ') || say.everything;
    const bySize = [...data.rows].sort((a, b) => Math.max(...b.values.map(Number)) - Math.max(...a.values.map(Number)));
    const plot =
      data.days.length > 1
        ? lines()
        : isOrdered
          ? Plot.plot({
              width,
              style,
              marginBottom: 60,
              x: {
                label: captions[0] ?? null,
                type: 'band',
                tickRotate: data.rows.length > 12 ? -40 : 0,
                domain: ordered().map(({ label }) => label),
              },
              y: { label: figure, grid: true, tickFormat: number },
              marks: [Plot.barY(ordered(), { x: 'label', y: 'value', fill: 'var(--brand)', tip: true }), Plot.ruleY([0])],
            })
          : Plot.plot({
              width,
              style,
              marginLeft: Math.min(280, width / 2.4),
              height: 60 + 26 * Math.min(BARS_MAX, data.rows.length),
              x: { label: figure, grid: true, tickFormat: number },
              y: { label: null, type: 'band', domain: bySize.slice(0, BARS_MAX).map(({ labels }) => name(labels)) },
              marks: [
                Plot.barX(
                  bySize.slice(0, BARS_MAX).map(({ labels, values }) => ({ label: name(labels), value: values[0] ?? 0 })),
                  { x: 'value', y: 'label', fill: 'var(--brand)', tip: true },
                ),
                Plot.ruleX([0]),
              ],
            });
    draw(plot, place.current, `${figure}${captions.length > 0 ? ` – ${captions.join(', ')}` : ''}`);

    function ordered() {
      return [...data.rows]
        .map(({ labels, values }) => ({ label: name(labels), value: values[0] ?? 0 }))
        .sort((a, b) => a.label.localeCompare(b.label, 'vi', { numeric: true }));
    }

    function lines() {
      const points = bySize
        .slice(0, LINES_MAX)
        .flatMap(({ labels, values }) => data.days.map((one, i) => ({ day: one, value: values[i] ?? null, name: name(labels) })));
      return Plot.plot({
        width,
        style,
        marginBottom: 50,
        marginLeft: 60,
        color: { legend: captions.length > 0, scheme: 'tableau10' },
        x: { type: 'point', label: null, domain: data.days as string[], tickFormat: day, tickRotate: data.days.length > 6 ? -40 : 0 },
        y: { label: figure, grid: true, zero: true, tickFormat: number },
        marks: [
          Plot.lineY(points, { x: 'day', y: 'value', stroke: 'name', strokeWidth: 2 }),
          Plot.dot(points, { x: 'day', y: 'value', fill: 'name', tip: true }),
          Plot.ruleY([0]),
        ],
      });
    }
  }, [captions, figure, data, language, say, isOrdered]);
  return <div className="drawing" ref={place} />;
}
