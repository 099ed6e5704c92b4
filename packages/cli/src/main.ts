import { Command, CommanderError } from 'commander'
import { type Exit, exits } from './answer.ts'
import type { Setting } from './commander.ts'
import { algorithmCommands, findingCommands } from './programs/algorithm.ts'
import { auditCommands } from './programs/audit.ts'
import { backupCommands } from './programs/backup.ts'
import { campaignCommands } from './programs/campaign.ts'
import { customerCommands } from './programs/customer.ts'
import { eventsCommands } from './programs/events.ts'
import { houseCommands, stateCommands } from './programs/house.ts'
import { importCommands } from './programs/import.ts'
import { keyCommands } from './programs/keys.ts'
import { logCommands } from './programs/log.ts'
import { offerCommands } from './programs/offer.ts'
import { policyCommands } from './programs/policy.ts'
import { answerCommands, proofCommands } from './programs/proof.ts'
import { recommendCommands } from './programs/recommend.ts'
import { retentionCommands } from './programs/retention.ts'
import { rightsCommands } from './programs/rights.ts'
import { schemaCommands } from './programs/schema.ts'
import { sharingCommands } from './programs/sharing.ts'
import { sourceCommands } from './programs/source.ts'
import { webhookCommands } from './programs/webhook.ts'
import { witnessCommands } from './programs/witness.ts'
import { complain } from './terminal/finish.ts'
import { openTerminal, type Terminal } from './terminal/terminal.ts'
import { version } from './version.ts'

/** Runs one command of the `candor` line and gives its exit code. Nothing but the command asked for is loaded. */
export async function main(argv: readonly string[]): Promise<Exit> {
  const terminal = openTerminal(process)
  const setting: Setting = { terminal, exit: exits.ok }
  const program = declare(setting)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return setting.exit
  } catch (error) {
    if (!(error instanceof CommanderError)) return unexpected(terminal, error as Error, argv)
    return error.exitCode === 0 ? exits.ok : misused(terminal, error, argv)
  }
}

function declare(setting: Setting): Command {
  const program = new Command('candor')
    .description('The customer-experience platform that keeps its word.')
    .version(version)
    // So that a command may have a --version of its own.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: text => setting.terminal.say(text.trimEnd()) })
    .showSuggestionAfterError()
    .addHelpText('after', '\nNew here? Run `candor demo`, then `candor start`. docs/cli.md explains every command.')
  houseCommands(program, setting)
  importCommands(program, setting)
  campaignCommands(program, setting)
  answerCommands(program, setting)
  sourceCommands(program, setting)
  eventsCommands(program, setting)
  schemaCommands(program, setting)
  backupCommands(program, setting)
  keyCommands(program, setting)
  webhookCommands(program, setting)
  retentionCommands(program, setting)
  sharingCommands(program, setting)
  customerCommands(program, setting)
  stateCommands(program, setting)
  policyCommands(program, setting)
  logCommands(program, setting)
  proofCommands(program, setting)
  witnessCommands(program, setting)
  auditCommands(program, setting)
  recommendCommands(program, setting)
  algorithmCommands(program, setting)
  findingCommands(program, setting)
  rightsCommands(program, setting)
  offerCommands(program, setting)
  return program
}

function misused(terminal: Terminal, error: CommanderError, argv: readonly string[]): Exit {
  const [what = '', ...more] = error.message.replace(/^error: /, '').split('\n')
  const words = argv.filter(word => /^[a-z][a-z-]*$/.test(word)).slice(0, 1)
  return complain(
    terminal,
    {
      what:
        error.code === 'commander.help' ? 'A command is missing' : what.replace(/^./, letter => letter.toUpperCase()),
      why: error.code === 'commander.help' ? '' : more.join(' ').trim(),
      next: `candor ${[...words, '--help'].join(' ')} shows what there is.`,
      exit: exits.usage,
      code: 'usage',
    },
    argv.includes('--json'),
  )
}

function unexpected(terminal: Terminal, error: Error, argv: readonly string[]): Exit {
  return complain(
    terminal,
    {
      what: 'Candor broke a promise of its own',
      why: process.env['CANDOR_DEBUG'] ? (error.stack ?? error.message) : error.message,
      next: 'Please report this with the command you gave. CANDOR_DEBUG=1 shows where it happened.',
      exit: exits.error,
      code: 'internal',
    },
    argv.includes('--json'),
  )
}
