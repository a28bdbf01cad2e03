import { Presets, SingleBar } from 'cli-progress';
import type { Pace } from '../hub/batch/pace.js';
import { visibleText } from '../hub/declare/normal-text.js';

/** Shows one long work at a time: a bar on a terminal, a line every two seconds in a log, nothing for machines. */
export type ProgressDisplay = {
  show(label: string, pace: Pace): void;
  /** A line that stays, above the bar. */
  say(text: string): void;
  end(): void;
};

const LINE_EVERY_MS = 2_000;

export function progressDisplay(options: { quiet: boolean; out?: NodeJS.WriteStream }): ProgressDisplay {
  const out = options.out ?? process.stderr;
  if (options.quiet) return { show: () => undefined, say: () => undefined, end: () => undefined };
  return out.isTTY === true ? bar(out) : lines(out);
}

function bar(out: NodeJS.WriteStream): ProgressDisplay {
  let shown: { label: string; bar: SingleBar } | undefined;
  const end = () => {
    shown?.bar.stop();
    shown = undefined;
  };
  return {
    show(label, pace) {
      const facts = { label, rows: paceText(pace) };
      if (shown?.label !== label) {
        end();
        const one = new SingleBar(
          { format: '{label} {bar} {percentage}% {rows}', stream: out, hideCursor: true, clearOnComplete: true, barsize: 20 },
          Presets.shades_classic,
        );
        one.start(Math.max(1, pace.total ?? pace.done), pace.done, facts);
        shown = { label, bar: one };
      }
      shown.bar.setTotal(Math.max(1, pace.total ?? pace.done));
      shown.bar.update(pace.done, facts);
    },
    say(text) {
      end();
      out.write(`${visibleText(text)}\n`);
    },
    end,
  };
}

function lines(out: NodeJS.WriteStream): ProgressDisplay {
  let last: { label: string; at: number } | undefined;
  return {
    show(label, pace) {
      const now = performance.now();
      if (last?.label === label && now - last.at < LINE_EVERY_MS) return;
      last = { label, at: now };
      out.write(`${label} · ${paceText(pace)}\n`);
    },
    say: (text) => out.write(`${visibleText(text)}\n`),
    end: () => undefined,
  };
}

/** `12.000/150.000 dòng · 9.800/s · còn 14 s` */
export function paceText({ done, total, rate, secondsLeft }: Pace): string {
  const left = secondsLeft === undefined || secondsLeft < 0.5 ? '' : ` · còn · left ${duration(secondsLeft)}`;
  return `${number(done)}${total === undefined ? '' : `/${number(total)}`} dòng · rows · ${number(rate)}/s${left}`;
}

export function number(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5_400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
