import { type Registers, withRegisters as withRegistersOf } from '../runtime/registers.js';
import type { Cli } from './cli.js';

/** Everything a command needs to work on the registers, on the database of the settings. */
export async function withRegisters<R>(
  cli: Cli,
  command: string,
  fn: (registers: Registers) => Promise<R>,
  options: { mendsRules?: boolean } = {},
): Promise<R> {
  const { endpoints } = await cli.database(command);
  return withRegistersOf({ endpoints, config: cli.config(), ...options }, fn);
}
