/** A register's name as a value of the enum `Register`. */
export function registerValue(name: string): string {
  return name.toUpperCase();
}
