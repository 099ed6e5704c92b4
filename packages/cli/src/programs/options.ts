import { type Command, InvalidArgumentError } from 'commander'

/** The options by which a command finds its house. */
export const whereOf = (command: Command): Command =>
  command
    .option('--data <folder>', 'the house in this folder (default: CANDOR_DATA or data)', notEmpty)
    .option('--url <address>', 'a server elsewhere; its API key comes from CANDOR_TOKEN', notEmpty)

function notEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.')
  return text
}

/** A whole number of the command line. */
export function whole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number.')
  return Number(text)
}
