/** The name of a type, a field or a value as English words: `expiresOn` → `Expires on`, `ROAD_BRIDGE` → `Road bridge`. */
export function inWords(name: string): string {
  const words = /^[A-Z0-9_]+$/.test(name)
    ? name.toLowerCase().replaceAll('_', ' ')
    : name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const phrase = words.trimStart();
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}
