import { isIPv6 } from 'node:net';

/**
 * The address whose share a caller without a token takes: one IPv4 address, or the /64 a subscriber of IPv6 is given, of which any address
 * is theirs.
 */
export function addressShare(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const filled = [
    ...groups(head),
    ...Array.from({ length: tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length }, () => '0'),
    ...groups(tail),
  ];
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
