import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { NewWebhook } from '../commands/webhook.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/webhook.ts')

/** Declares everything about webhooks: who outside hears of a no. */
export function webhookCommands(program: Command, setting: Setting): void {
  const webhook = program.command('webhook').description('Tell other tools of a no, signed, and see what they heard')
  runs(
    whereOf(
      webhook
        .command('create <name> <url>')
        .description('Make a webhook and show its secret')
        .requiredOption(
          '--purpose <purpose>',
          'a purpose of the policy; for news of a no one with the basis legal-duty',
        )
        .option('--vendor <vendor>', 'whose it is; left out, a system of your own')
        .option('--kinds <kinds...>', 'choices-recorded, suppressed, profile-changed, merged, unmerged'),
    ),
    setting,
    [
      'webhook create mail-tool https://tools.example.com/hooks --purpose obey-a-no --kinds choices-recorded suppressed',
    ],
    async (name: string, url: string, options: Where & NewWebhook) => (await load()).createWebhook(name, url, options),
  )
  runs(
    whereOf(webhook.command('list').description('List every webhook and how its deliveries ended')),
    setting,
    ['webhook list'],
    async (where: Where) => (await load()).listWebhooks(where),
  )
  oneWebhook(webhook, setting)
  runs(
    whereOf(
      webhook
        .command('replay <name>')
        .description('Send what ended since a time once more, under the same ids')
        .requiredOption('--since <time>', 'such as 2026-12-01T10:00:00+01:00'),
    ),
    setting,
    ['webhook replay mail-tool --since 2026-12-01T10:00:00+01:00'],
    async (name: string, options: Where & { since: string }) => (await load()).replayWebhook(name, options),
  )
}

function oneWebhook(webhook: Command, setting: Setting): void {
  const one = (verb: string, says: string, work: (name: string, where: Where) => ReturnType<typeof show>) =>
    runs(whereOf(webhook.command(`${verb} <name>`).description(says)), setting, [`webhook ${verb} mail-tool`], work)
  const show = async (name: string, where: Where) => (await load()).showWebhook(name, where)
  one('show', 'Show one webhook with its secret', show)
  one('rotate', 'Give it a new secret; the old one signs too for a day more', async (name, where) =>
    (await load()).rotateWebhook(name, where),
  )
  one('close', 'End it for good', async (name, where) => (await load()).closeWebhook(name, where))
  one('test', 'Send it a signed word about nobody; exit 1 when it is not taken', async (name, where) =>
    (await load()).testWebhook(name, where),
  )
  one('deliveries', 'List its newest deliveries and why those that failed did', async (name, where) =>
    (await load()).listDeliveries(name, where),
  )
}
