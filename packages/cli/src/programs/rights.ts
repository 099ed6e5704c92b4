import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { NewRequest } from '../commands/rights.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/rights.ts')
const number = '01kz3f7q8m2v5x9c4b6n1d0s7r'

/** Declares the rights desk: what customers ask by right, and by when it is due. */
export function rightsCommands(program: Command, setting: Setting): void {
  const rights = program.command('rights').description('Answer what customers ask by right, in time')
  runs(
    whereOf(
      rights
        .command('list')
        .description('List what is open, the next due first')
        .option('--ended', 'what ended, newest first'),
    ),
    setting,
    ['rights list'],
    async (options: Where & { ended?: boolean }) => (await load()).listRequests(options),
  )
  runs(
    whereOf(rights.command('show <request>').description('Show one request with what was said')),
    setting,
    [`rights show ${number}`],
    async (request: string, where: Where) => (await load()).showRequest(request, where),
  )
  runs(
    whereOf(
      rights
        .command('open <customer>')
        .description('Write down a request that came by letter, phone or agent')
        .requiredOption('--right <right>', 'access, erasure, correction, restriction, objection, …')
        .option('--received <time>', 'when it came, such as 2026-12-01T10:00:00+01:00; default: now')
        .option('--checked <text>', 'how you made sure who asks; without it the request waits for that')
        .option('--said <text>', 'what they say')
        .option('--agent', 'somebody asks for them, with their authorisation')
        .option('--purpose <purpose...>', 'what an objection is about; default: everything that a no can bar')
        .option('--appeal-of <request>', 'the request whose answer an appeal is about'),
    ),
    setting,
    ["rights open c0ffee00c0ffee00c0ff --right access --checked 'letter signed by hand'"],
    async (customer: string, options: Where & NewRequest) => (await load()).openRequest(customer, options),
  )
  steps(rights, setting)
  runs(
    whereOf(rights.command('remind').description('Look now at what came nearer to its end')),
    setting,
    ['rights remind'],
    async (where: Where) => (await load()).remindRequests(where),
  )
}

function steps(rights: Command, setting: Setting): void {
  const one = (
    verb: string,
    says: string,
    field: string | undefined,
    label: string,
    example: string,
    reasons?: string,
  ) => {
    const command = whereOf(rights.command(`${verb} <request>`).description(says))
    if (field !== undefined) command.requiredOption('--text <text>', label)
    if (reasons !== undefined) command.requiredOption('--reason <reason>', reasons)
    type Options = Where & { readonly text?: string; readonly reason?: string }
    runs(command, setting, [example], async (request: string, { text, reason, ...where }: Options) => {
      const body = { ...(field === undefined ? {} : { [field]: text }), ...(reason === undefined ? {} : { reason }) }
      return (await load()).stepRequest(request, verb, body, where)
    })
  }
  const answer = 'what the customer reads'
  one('prove', 'Note how you made sure who asks', 'checked', 'how', `rights prove ${number} --text 'called back'`)
  one('acknowledge', 'Tell the customer that it came in', undefined, '', `rights acknowledge ${number}`)
  one('question', 'Ask what they mean, once', 'question', answer, `rights question ${number} --text 'Which order?'`)
  one('clarify', 'Note what they mean', 'clarified', 'what they say', `rights clarify ${number} --text 'The last one'`)
  one(
    'extend',
    'Take more time, where the law gives it',
    'answer',
    answer,
    `rights extend ${number} --reason complex --text 'Three systems hold it'`,
    'complex or many-requests',
  )
  one('answer', 'Answer in words', 'answer', answer, `rights answer ${number} --text 'It is corrected'`)
  one(
    'refuse',
    'Say no with a reason',
    'answer',
    answer,
    `rights refuse ${number} --reason law-demands-keeping --text 'Invoices are kept for ten years'`,
    'a reason of docs/rights.md, such as law-demands-keeping',
  )
  one('withdraw', 'Note that they took it back', undefined, '', `rights withdraw ${number}`)
}
