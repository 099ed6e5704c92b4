import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { SuggestOptions } from '../commands/schema-suggest.ts'
import { whereOf } from './options.ts'

/** Declares what helps to keep the data map up with what is sent. */
export function schemaCommands(program: Command, setting: Setting): void {
  const schema = program.command('schema').description('Keep the data map up with what is sent')
  runs(
    whereOf(
      schema
        .command('suggest')
        .description('Propose entries for the data map from what was dropped in a day; names and types, never values')
        .option('--source <name>', 'only what this source sent')
        .option('--day <day>', 'a day (UTC), YYYY-MM-DD (default: today)'),
    ),
    setting,
    ['schema suggest', 'schema suggest --source web --day 2026-11-21'],
    async (options: SuggestOptions) => (await import('../commands/schema-suggest.ts')).suggestSchema(options),
  )
}
