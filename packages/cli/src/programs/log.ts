import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { SucceedOptions } from '../commands/log-succeed.ts'
import type { LogVerifyOptions } from '../commands/log-verify.ts'
import type { KeepOptions } from '../commands/proof-get.ts'
import type { Where } from '../house/open.ts'
import { whereOf, whole } from './options.ts'

const keeping = () => import('../commands/log-keeping.ts')

/** Declares what checks a log, and what keeps our own. */
export function logCommands(program: Command, setting: Setting): void {
  const log = program.command('log').description('Verify a log, export it, keep its keys')
  verifying(log, setting)
  runs(
    whereOf(
      log
        .command('trust')
        .description('Print whom to believe about the log of a house: its keys, its witnesses, the quorum')
        .option('--out <file>', 'keep it in this file'),
    ),
    setting,
    ['log trust --out trust.txt'],
    async (options: KeepOptions) => (await import('../commands/proof-get.ts')).logTrust(options),
  )
  runs(
    whereOf(
      log
        .command('export <folder>')
        .description('Write the log into a folder for any static web server; again: add what is new'),
    ),
    setting,
    ['log export public/log'],
    async (folder: string, where: Where & { json?: boolean }) =>
      (await import('../commands/log-export.ts')).logExport(folder, where, setting.terminal),
  )
  runs(
    whereOf(log.command('rotate-key').description('Make a new key that signs beside the old one from now on')),
    setting,
    ['log rotate-key'],
    async (where: Where) => (await keeping()).rotateKey(where),
  )
  runs(
    whereOf(log.command('retire-key').description('Destroy the older of two keys; the newer signs alone')),
    setting,
    ['log retire-key'],
    async (where: Where) => (await keeping()).retireKey(where),
  )
  runs(
    log
      .command('succeed')
      .description('The key of the log is lost: end the log, and begin one that takes over all its entries')
      .option('--data <folder>', 'the house; no server may run there (default: data)')
      .option('--stolen', 'the key is here, and somebody else has it too: destroy it'),
    setting,
    ['log succeed --data data'],
    async (options: SucceedOptions) => (await import('../commands/log-succeed.ts')).succeed(options),
  )
  runs(
    whereOf(
      log
        .command('prune')
        .description('Take away the bundles that the pruning policy allows (CANDOR_LOG_PRUNE_AFTER)')
        .option('--dry-run', 'only say what would go'),
    ),
    setting,
    ['log prune --dry-run'],
    async (where: Where & { dryRun?: boolean }) => (await keeping()).prune(where),
  )
}

const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

function verifying(log: Command, setting: Setting): void {
  runs(
    whereOf(
      log
        .command('verify [folder-or-url]')
        .description('Check every entry, tile and checkpoint of a log in the C2SP tlog-tiles form')
        .option(
          '--key <vkey>',
          'the verifier key that must have signed; once for the log, once for each before it',
          several,
        )
        .option('--seen <file>', 'a checkpoint that you kept, of this log or one before it', several)
        .option('--pruned-below <index>', 'bundles and tiles that end at or below this entry may be missing', whole)
        .option('--store', 'check the rows of our own record against the log, from inside the house'),
    ),
    setting,
    [
      'log verify data/log',
      'log verify https://log.example.com --key log.example.com+1234abcd+AQ…',
      'log verify --store',
    ],
    async (place: string | undefined, options: Where & LogVerifyOptions & { store?: boolean }) => {
      if (options.store) return (await keeping()).checkStore(options, setting.terminal)
      const where = place ?? options.url ?? options.data ?? (process.env['CANDOR_DATA'] || 'data')
      return (await import('../commands/log-verify.ts')).logVerify(where, options, setting.terminal)
    },
  )
}
