import { useState } from 'react';

/**
 * Everything a page remembers lives in the session of this browser tab and ends with it: queries and variables may name a person, and a
 * token is a key.
 */
export const memory: Storage = window.sessionStorage;

export function remembered<T>(key: string, otherwise: T): T {
  try {
    return (JSON.parse(memory.getItem(key) ?? 'null') as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  memory.setItem(key, JSON.stringify(value));
}

/** State that outlives a reload, but not the browser tab. */
export function useRemembered<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => remembered(key, otherwise));
  return [
    value,
    (next) => {
      remember(key, next);
      setValue(next);
    },
  ];
}
