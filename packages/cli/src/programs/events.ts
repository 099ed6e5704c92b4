import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { TailOptions } from '../commands/events-tail.ts'
import { whereOf } from './options.ts'

/** Declares what developers watch while they wire up a source. */
export function eventsCommands(program: Command, setting: Setting): void {
  const events = program.command('events').description('See what becomes of collected events')
  runs(
    whereOf(
      events
        .command('tail')
        .description('Follow the calls of clients live: what was kept, what was not, and why; ends with Ctrl-C')
        .option('--source <name>', 'only calls of this source'),
    ),
    setting,
    ['events tail', 'events tail --source web', 'events tail --json'],
    async (options: TailOptions) => (await import('../commands/events-tail.ts')).eventsTail(options, setting.terminal),
  )
}
