import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { WhatIfOptions } from '../commands/what-if.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/campaign.ts')

/** Declares everything about campaigns. */
export function campaignCommands(program: Command, setting: Setting): void {
  const campaign = program.command('campaign').description('Write, plan, approve, send and follow campaigns')
  const { terminal } = setting
  runs(
    whereOf(campaign.command('create <file>').description('Keep the campaign of a JSON file as a draft')),
    setting,
    ['campaign create examples/bank/spring-offer.json'],
    async (file: string, where: Where) => (await load()).createCampaign(file, where),
  )
  runs(
    whereOf(
      campaign
        .command('plan <name>')
        .description('Say who would be contacted, who not, and why; contact nobody')
        .option('--at <time>', 'as if it were sent then, such as 2026-12-01T10:00:00+01:00; T1..T2 for a curve')
        .option('--step <minutes>', 'how far apart the points of the curve are; 60')
        .option('--policy <file>', 'beside the present policy, as if that one held')
        .option('--budget <list>', 'as if each of these were the only budget, such as 1/7d,2/7d')
        .option('--svg <file>', 'draws the curve'),
    ),
    setting,
    ['campaign plan spring-offer', 'campaign plan spring-offer --policy policy-b.yaml'],
    async (name: string, options: WhatIfOptions) => {
      const { asksWhatIf, whatIf } = await import('../commands/what-if.ts')
      if (asksWhatIf(options)) return whatIf(name, options, terminal)
      return (await load()).planCampaign(name, options, terminal)
    },
  )
  runs(
    whereOf(
      campaign
        .command('test <name>')
        .description('Send one message to one customer, through the same gate; exit 3 when it refuses')
        .requiredOption('--to <address>', 'address of a customer'),
    ),
    setting,
    ['campaign test spring-offer --to me@example.com'],
    async (name: string, options: Where & { to: string }) => (await load()).testCampaign(name, options),
  )
  sendCommand(campaign, setting)
  moveCommands(campaign, setting)
  readCommands(campaign, setting)
}

function sendCommand(campaign: Command, setting: Setting): void {
  runs(
    whereOf(
      campaign
        .command('send <name>')
        .description('Send an approved campaign and follow it until nothing is due')
        .option('--detach', 'start it and do not wait; needs a running server'),
    ),
    setting,
    ['campaign send spring-offer'],
    async (name: string, options: Where & { detach?: boolean; json?: boolean }) =>
      (await import('../commands/campaign-send.ts')).sendCampaign(name, options, setting.terminal),
  )
}

const moves = {
  approve: 'Say that it may be sent; where the policy asks for two people, not by who wrote it',
  pause: 'Hold the sending back',
  resume: 'Go on after a pause',
  stop: 'End it for good',
} as const

function moveCommands(campaign: Command, setting: Setting): void {
  for (const [verb, says] of Object.entries(moves) as [keyof typeof moves, string][])
    runs(
      whereOf(campaign.command(`${verb} <name>`).description(says)),
      setting,
      [`campaign ${verb} spring-offer`],
      async (name: string, where: Where) => (await load()).moveCampaign(name, verb, where),
    )
}

function readCommands(campaign: Command, setting: Setting): void {
  runs(
    whereOf(campaign.command('list').description('List every campaign and where it stands')),
    setting,
    ['campaign list'],
    async (where: Where) => (await load()).listCampaigns(where),
  )
  runs(
    whereOf(campaign.command('show <name>').description('Show one campaign: state, newest plan, what became of it')),
    setting,
    ['campaign show spring-offer --json'],
    async (name: string, where: Where) => (await load()).showCampaign(name, where, setting.terminal),
  )
}
