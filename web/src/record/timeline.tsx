import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import { draw } from '../workbench/draw';
import type { Change } from './changes';
import type { Words } from './words';

/** So many recordings can be told apart in one picture; the list has them all. */
const RECORDINGS_MAX = 24;
const LINE_PX = 34;
const DAY_MS = 86_400_000;

type TimelineProps = { changes: readonly Change[]; on: string | undefined; language: Language; say: Words };

/** Both axes of time: across the days on which a state was in force, down what was known after each recording. */
export default function Timeline({ changes, on, language, say }: TimelineProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { instant } = figures(language);
    const known = knownAfterEach(changes).slice(-RECORDINGS_MAX);
    const lines = known.map(({ recordedFrom }) => recordedFrom);
    const days = known.flatMap(({ slices }) => slices.flatMap(({ validFrom, validTo }) => [validFrom, validTo])).concat(on ?? null);
    const [first, last] = domain(days.flatMap((day) => (day ? [new Date(day).getTime()] : [])));
    const states = known.flatMap(({ recordedFrom, slices }) =>
      slices.map(({ version, validFrom, validTo }) => ({
        recordedFrom,
        version: String(version ?? ''),
        from: validFrom ? new Date(validFrom) : first,
        to: validTo ? new Date(validTo) : last,
      })),
    );
    const width = Math.max(320, place.current?.clientWidth ?? 720);
    const plot = Plot.plot({
      width,
      height: 60 + LINE_PX * Math.max(1, lines.length),
      marginLeft: Math.min(140, width / 3),
      marginTop: 40,
      style: { background: 'transparent', fontSize: '13px', fontFamily: 'inherit' },
      x: {
        type: 'utc',
        domain: [first, last],
        axis: 'top',
        label: say.validAxis,
        grid: true,
        ticks: Math.round(width / 130),
        tickFormat: monthOf,
      },
      y: { type: 'band', domain: lines, label: null, tickFormat: instant, padding: 0.16 },
      color: { type: 'ordinal', scheme: 'set3', domain: [...new Set(states.map(({ version }) => version))] },
      marks: [
        Plot.barX(states, {
          x1: 'from',
          x2: 'to',
          y: 'recordedFrom',
          fill: 'version',
          stroke: 'var(--ink)',
          strokeWidth: 0.8,
        }),
        Plot.text(states, {
          x: ({ from, to }: (typeof states)[number]) => new Date((from.getTime() + to.getTime()) / 2),
          y: 'recordedFrom',
          // Dark in both looks: the bars are light in both.
          fill: '#1c2b3f',
          text: ({ version }: (typeof states)[number]) => say.stateNo(version),
        }),
        ...(on ? [Plot.ruleX([new Date(on)], { stroke: 'var(--bad)', strokeWidth: 2, strokeDasharray: '4 3' })] : []),
      ],
    });
    draw(plot, place.current, `${say.picture}: ${say.pictureNote}`);
  }, [changes, on, language, say]);
  return <div className="drawing timeline" ref={place} />;
}

/** The month of a tick in figures: the drawing itself would write English words. */
function monthOf(at: Date): string {
  const [year, month] = at.toISOString().split('-');
  return `${month}/${year}`;
}

/** What was known after each recording; of several changes in one the last. */
function knownAfterEach(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [change.recordedFrom, change])).values()];
}

/** From the first day that is known to the last, with room for what has no beginning or no end. */
function domain(days: readonly number[]): [Date, Date] {
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(180 * DAY_MS, (last - first) * 0.12);
  return [new Date(first - room), new Date(last + room)];
}
