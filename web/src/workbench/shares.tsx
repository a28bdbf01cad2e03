import * as Plot from '@observablehq/plot';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { figures } from '../shell/figures';
import { draw } from './draw';
import type { Shown } from './figure-table';
import { divide, type Share } from './table-data';

/** So many parts can be told apart, so many bars compared. */
const PARTS_MAX = 9;
const WHOLES_MAX = 40;

/** What each group is of its whole: a bar for each whole, to a hundred per cent, and the same in a table. */
export default function Shares({ captions, figure, data, language, say, isOrdered }: Shown) {
  const place = useRef<HTMLDivElement>(null);
  const { number, percent, day } = useMemo(() => figures(language), [language]);
  const isSeries = data.days.length > 1;
  const divided = useMemo(
    () => divide(data, { partsMax: PARTS_MAX, wholesMax: WHOLES_MAX, isOrdered, others: say.others }),
    [data, say, isOrdered],
  );
  const { wholes, parts, shares, cut } = divided;
  const call = useCallback((whole: string) => (isSeries ? day(whole) : whole || say.everything), [isSeries, day, say]);
  const label = `${say.views.shares}: ${figure} – ${captions.join(', ')}`;
  useEffect(() => {
    const { wholes, parts, shares } = divided;
    const width = Math.max(320, place.current?.clientWidth ?? 720);
    const plot = Plot.plot({
      width,
      style: { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' },
      marginLeft: Math.min(280, width / 2.4),
      height: 60 + 30 * wholes.length,
      color: { legend: true, scheme: 'tableau10', domain: [...parts] },
      x: { label: null, domain: [0, 1], ticks: 5, tickFormat: percent, grid: true },
      y: { label: null, type: 'band', domain: [...wholes], tickFormat: call },
      marks: [
        Plot.barX(
          shares,
          Plot.stackX(
            { order: [...parts] },
            {
              x: 'share',
              y: 'whole',
              z: 'part',
              fill: 'part',
              inset: 0.5,
              title: ({ whole, part, share, value }: Share) => `${call(whole)}\n${part}: ${percent(share)} (${number(value)})`,
              tip: true,
            },
          ),
        ),
        Plot.ruleX([0]),
      ],
    });
    draw(plot, place.current, label);
  }, [divided, number, percent, call, label]);
  // Whatever there are more of goes down, so that the table stays narrow.
  const isAcross = wholes.length < parts.length;
  const corner = isAcross ? captions.slice(isSeries ? 0 : -1) : isSeries ? [say.day] : captions.slice(0, -1);
  const values = new Map(shares.map((one) => [JSON.stringify(isAcross ? [one.part, one.whole] : [one.whole, one.part]), one]));
  return (
    <>
      <p className="soft">
        {say.wholesNote} {cut > 0 && say.wholesCut(number(wholes.length), number(wholes.length + cut))}
      </p>
      <div className="drawing" ref={place} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="wide" tabIndex={0} aria-label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{corner.join(' · ') || figure}</th>
              {(isAcross ? wholes.map(call) : parts).map((one) => (
                <th key={one} scope="col" className="number">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isAcross ? parts : wholes).map((down) => (
              <tr key={down}>
                <th scope="row">{isAcross ? down : call(down)}</th>
                {(isAcross ? wholes : parts).map((across) => {
                  const { share = 0, value = 0 } = values.get(JSON.stringify([down, across])) ?? {};
                  return (
                    <td key={across} className="number" title={number(value)}>
                      {value > 0 ? percent(share) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
