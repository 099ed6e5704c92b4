import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { ShareOptions } from '../commands/share.ts'
import type { Where } from '../house/open.ts'
import { whereOf } from './options.ts'

const vendors = () => import('../commands/vendor.ts')
const shares = () => import('../commands/share.ts')

/** Declares everything about who outside gets data. */
export function sharingCommands(program: Command, setting: Setting): void {
  const vendor = program.command('vendor').description('See who outside may get data, and what they got')
  runs(
    whereOf(
      vendor.command('list').description('List the vendors of the policy and what ends soon; exit 1 for an unfit one'),
    ),
    setting,
    ['vendor list'],
    async (where: Where) => (await vendors()).listVendors(where),
  )
  runs(
    whereOf(vendor.command('show <name>').description('Show one vendor and the requests that went on to it')),
    setting,
    ['vendor show mail-house'],
    async (name: string, where: Where) => (await vendors()).showVendor(name, where),
  )
  const share = program.command('share').description('Share with a vendor, each person decided on')
  runs(
    whereOf(
      share
        .command('create <file>')
        .description('Share what a JSON file asks for; exit 3 when everybody is withheld')
        .option('--dry-run', 'say what would come of it, and share nothing')
        .option('--out <file>', 'where the file for the vendor goes; it is never overwritten'),
    ),
    setting,
    ['share create partner.json --dry-run', 'share create partner.json --out partner.jsonl'],
    async (file: string, options: ShareOptions) => (await shares()).createShare(file, options),
  )
  runs(
    whereOf(share.command('list').description('List every share of many and how it went, newest first')),
    setting,
    ['share list'],
    async (where: Where) => (await shares()).listShares(where),
  )
  runs(
    whereOf(share.command('of <customer>').description('Show who outside got what about one customer')),
    setting,
    ['share of c7m2k9q4x8b3w5n6p2r7'],
    async (customer: string, where: Where) => (await shares()).sharesOf(customer, where),
  )
  runs(
    whereOf(share.command('show <share>').description('Show how a share went')),
    setting,
    ['share show 01k9…'],
    async (id: string, where: Where) => (await shares()).showShare(id, where),
  )
}
