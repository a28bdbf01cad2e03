import { useState } from 'react';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import type { Times } from './question';
import type { Words } from './words';

/** The times stand in the address, so that a link shows what its sender saw. */
export function useTimes(): [Times, (times: Times) => void] {
  const [times, setTimes] = useState<Times>(() => {
    const { searchParams } = new URL(location.href);
    return { validAt: searchParams.get('ngay') ?? '', knownAt: searchParams.get('biet') ?? '' };
  });
  return [
    times,
    (next) => {
      const here = new URL(location.href);
      for (const [name, value] of [
        ['ngay', next.validAt],
        ['biet', next.knownAt],
      ] as const)
        if (value === '') here.searchParams.delete(name);
        else here.searchParams.set(name, value);
      history.replaceState(history.state, '', here);
      setTimes(next);
    },
  ];
}

type TimesProps = {
  times: Times;
  at: { validAt: string; knownAt: string } | undefined;
  onTimes: (times: Times) => void;
  language: Language;
  say: Words;
};

/** For which day and as known when; another day can be chosen. */
export function TimesControl({ times, at, onTimes, language, say }: TimesProps) {
  const { day, instant } = figures(language);
  return (
    <div className="times">
      {at && <p className="soft">{say.asOf(day(at.validAt), instant(at.knownAt))}</p>}
      <label>
        <span>{say.validAt}</span>
        <input type="date" value={times.validAt || (at?.validAt ?? '')} onChange={(e) => onTimes({ ...times, validAt: e.target.value })} />
      </label>
      {(times.validAt !== '' || times.knownAt !== '') && (
        <button type="button" onClick={() => onTimes({ validAt: '', knownAt: '' })}>
          {say.today}
        </button>
      )}
    </div>
  );
}
