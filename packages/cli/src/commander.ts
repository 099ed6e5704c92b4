import type { Command } from 'commander'
import type { Answer, Complaint, Ending, Exit } from './answer.ts'
import { finish } from './terminal/finish.ts'
import type { Terminal } from './terminal/terminal.ts'

/** What a command is given beside its arguments. */
export type Setting = { readonly terminal: Terminal; exit: Exit }

/** Adds `--json`, an example or two, and what runs; the module that does the work is loaded only now. */
export function runs<Arguments extends readonly unknown[]>(
  command: Command,
  setting: Setting,
  examples: readonly string[],
  work: (...given: Arguments) => Ending,
): Command {
  return command
    .option('--json', 'answer with JSON')
    .addHelpText('after', `\nExamples:\n${examples.map(example => `  $ candor ${example}`).join('\n')}`)
    .action(async (...given: unknown[]) => {
      const { json } = command.opts<{ json?: boolean }>()
      // Commander gives the arguments in their order, then the options, as the declaration says; it cannot tell us the types.
      setting.exit = finish(setting.terminal, await work(...(given as unknown as Arguments)), json === true)
    })
}

export type { Answer, Complaint }
