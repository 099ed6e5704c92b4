import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { EraseOptions } from '../commands/customer-erase.ts'
import type { ExportOptions } from '../commands/customer-export.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/customer.ts')
const loadCopy = () => import('../commands/customer-export.ts')
const loadErase = () => import('../commands/customer-erase.ts')

/** Declares what is about one customer and the names they go by. */
export function customerCommands(program: Command, setting: Setting): void {
  const customer = program
    .command('customer')
    .description('See who was found to be one customer, take that back, export what is held, erase')
  runs(
    whereOf(customer.command('merges <customer>').description('List who was found to be this customer, and why')),
    setting,
    ['customer merges c7m2k9q4x8b3w5n6p2r7'],
    async (id: string, where: Where) => (await load()).merges(id, where),
  )
  runs(
    whereOf(
      customer
        .command('unmerge <customer> <merge>')
        .description('Take a merge back; what was said since then to restrict binds both'),
    ),
    setting,
    ['customer unmerge c7m2k9q4x8b3w5n6p2r7 01k5h2m3n4p5q6r7s8t9v0w1x2'],
    async (id: string, merge: string, where: Where) => (await load()).unmerge(id, merge, where),
  )
  copyCommands(customer, setting)
  erasingCommands(customer, setting)
}

/** Declares what gives a customer's data out again. */
function copyCommands(customer: Command, setting: Setting): void {
  const out = (command: Command): Command =>
    whereOf(command.option('--out <file>', 'where the file goes (default: a name with the customer and the form)'))
  runs(
    out(
      customer
        .command('export <customer>')
        .description('Write a copy of everything held about this customer to a file')
        .option('--format <form>', 'json, html or csv', 'json')
        .option('--portable', 'only what the customer gave, and what was observed with consent or for a contract')
        .option('--language <tag>', 'en, de, fr, es, id or ar (default: the customer’s own)'),
    ),
    setting,
    ['customer export c7m2k9q4x8b3w5n6p2r7 --format html --out copy.html'],
    async (id: string, options: ExportOptions) => (await loadCopy()).exportCustomer(id, options, setting.terminal),
  )
  runs(
    out(
      customer
        .command('consents <customer>')
        .description('Write what this customer chose as consent records that others can read')
        .option('--format <form>', 'dpv', 'dpv'),
    ),
    setting,
    ['customer consents c7m2k9q4x8b3w5n6p2r7 --format dpv --out consents.jsonld'],
    async (id: string, options: ExportOptions) => (await loadCopy()).exportConsents(id, options, setting.terminal),
  )
}

/** Declares how a customer is erased, and what proves it. */
function erasingCommands(customer: Command, setting: Setting): void {
  runs(
    whereOf(
      customer
        .command('erase <customer>')
        .description('Erase a customer, and show the certificate')
        .option('--dry-run', 'say what would go, and change nothing'),
    ),
    setting,
    ['customer erase c7m2k9q4x8b3w5n6p2r7 --dry-run', 'customer erase c7m2k9q4x8b3w5n6p2r7 --json'],
    async (id: string, options: EraseOptions) => (await loadErase()).eraseCustomer(id, options),
  )
  runs(
    whereOf(customer.command('erasure <erasure>').description('Show the certificate of an erasure, with its proof')),
    setting,
    ['customer erasure 01k5h2m3n4p5q6r7s8t9v0w1x2 --json'],
    async (id: string, where: Where) => (await loadErase()).showErasure(id, where),
  )
}
