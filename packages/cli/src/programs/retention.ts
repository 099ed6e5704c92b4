import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { NewHold } from '../commands/hold.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

/** Declares what is kept how long, and what must be kept longer. */
export function retentionCommands(program: Command, setting: Setting): void {
  const load = () => import('../commands/retention.ts')
  const retention = program.command('retention').description('See what is over, and end it')
  runs(
    whereOf(retention.command('plan').description('Tell what is over and would end; ends nothing')),
    setting,
    ['retention plan', 'retention plan --json'],
    async (where: Where) => (await load()).planRetention(where),
  )
  runs(
    whereOf(
      retention
        .command('run')
        .description('End what is over now; the server does so by itself each minute')
        .option('--confirm-clock', 'the clock is right, although it went forward by more than a month'),
    ),
    setting,
    ['retention run'],
    async (options: Where & { confirmClock?: boolean }) => (await load()).runRetention(options),
  )
  holdCommands(program, setting)
}

function holdCommands(program: Command, setting: Setting): void {
  const load = () => import('../commands/hold.ts')
  const hold = program
    .command('hold')
    .description('Keep everything about a customer for a claim, a duty or an authority')
  runs(
    whereOf(
      hold
        .command('place <customer>')
        .description('Place a legal hold: nothing ends, and what is over is only stored')
        .requiredOption('--matter <matter>', 'what it is for, such as a file number')
        .requiredOption('--reason <reason>', 'why, in a sentence; it is sealed and stands in the ledger')
        .option('--ground <ground>', 'legal-claim, legal-duty or authority', 'legal-claim')
        .option('--until <time>', 'when it ends by itself, such as 2027-12-01T00:00:00+01:00')
        .option('--silent', 'the law forbids telling the customer'),
    ),
    setting,
    ['hold place 3k7d2m9x4q8w1z5v6b0n --matter "2 O 17/26" --reason "They claim damages for a late delivery."'],
    async (customer: string, options: Where & NewHold) => (await load()).placeHold(customer, options),
  )
  runs(
    whereOf(
      hold
        .command('release <hold>')
        .description('Release a legal hold; what is over goes within a minute')
        .requiredOption('--reason <reason>', 'why, in a sentence'),
    ),
    setting,
    ['hold release 01k6x3v9q2w8e7r5t4y1u0i9o8 --reason "The claim was settled."'],
    async (name: string, options: Where & { reason: string }) => (await load()).releaseHold(name, options),
  )
  runs(
    whereOf(hold.command('list').description('List every legal hold in force')),
    setting,
    ['hold list'],
    async (where: Where) => (await load()).listHolds(where),
  )
}
