import { Presets, SingleBar } from 'cli-progress';
import { type Pace, pace } from '../hub/batch/pace.js';
import { visibleText } from '../hub/declare/normal-text.js';

/** Shows one long work at a time: a bar on a terminal, a line every two seconds in a log, nothing for machines. */
export type ProgressDisplay = {
  /** `worded` says in words how far it is, where it is not rows that are counted. */
  show(label: string, pace: Pace, worded?: (pace: Pace) => string): void;
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
    show(label, pace, worded = paceText) {
      const facts = { label, rows: worded(pace) };
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
    show(label, pace, worded = paceText) {
      const now = performance.now();
      if (last?.label === label && now - last.at < LINE_EVERY_MS) return;
      last = { label, at: now };
      out.write(`${label} · ${worded(pace)}\n`);
    },
    say: (text) => out.write(`${visibleText(text)}\n`),
    end: () => undefined,
  };
}

/** `12.000/150.000 dòng · 9.800/s · còn 14 s` */
export function paceText(pace: Pace): string {
  const { done, total, rate } = pace;
  return `${number(done)}${total === undefined ? '' : `/${number(total)}`} dòng · rows · ${number(rate)}/s${leftText(pace)}`;
}

/** `120/480 MB · 95 MB/s · còn 4 s`, of a pace in bytes. */
function bytesText(pace: Pace): string {
  const { done, total, rate } = pace;
  return `${megabytes(done)}${total === undefined ? '' : `/${megabytes(total)}`} MB · ${megabytes(rate)} MB/s${leftText(pace)}`;
}

/** Shows how many bytes are done, by the pace since the first of them. */
export function showBytes(display: ProgressDisplay, label: string): (done: number, total: number) => void {
  let began: number | undefined;
  return (done, total) => {
    began ??= performance.now();
    display.show(label, pace(done, total, began), bytesText);
  };
}

export function megabytes(bytes: number): string {
  return number(bytes / 1e6);
}

function leftText({ secondsLeft }: Pace): string {
  return secondsLeft === undefined || secondsLeft < 0.5 ? '' : ` · còn · left ${duration(secondsLeft)}`;
}

export function number(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5_400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
