import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/keys.ts')

/** Declares everything about keys. */
export function keyCommands(program: Command, setting: Setting): void {
  const keys = program.command('keys').description('See the keys that seal customers’ data, and renew them')
  runs(
    whereOf(keys.command('show').description('Show every key epoch, what it wraps and when it is destroyed')),
    setting,
    ['keys show'],
    async (where: Where) => (await load()).showKeys(where),
  )
  runs(
    whereOf(
      keys
        .command('rotate')
        .description('Begin a new key epoch and re-wrap every customer’s key by it')
        .option(
          '--destroy-old',
          'destroy the epochs before it without their grace: backups of their time no longer open',
        ),
    ),
    setting,
    ['keys rotate', 'keys rotate --destroy-old'],
    async (options: Where & { destroyOld?: boolean }) => (await load()).rotateKeys(options),
  )
}
