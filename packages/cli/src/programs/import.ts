import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { ImportOptions } from '../commands/import-file.ts'
import { whereOf } from './options.ts'

const load = () => import('../commands/import-file.ts')

/** Declares what fills a house from files. */
export function importCommands(program: Command, setting: Setting): void {
  const { terminal } = setting
  const brought = program.command('import').description('Bring customers in, or what there is to offer them')
  const common = (command: Command): Command =>
    whereOf(
      command
        .option('--dry-run', 'judge every row and keep nothing')
        .option('--rejects <file>', 'where refused rows go (default: FILE.rejects.csv)'),
    )
  runs(
    common(
      brought
        .command('customers <file>')
        .description('Import a CSV file of customers, with where each came from')
        .requiredOption('--map <file>', 'which column is what; see docs/import.md'),
    ),
    setting,
    ['import customers people.csv --map people.map.yaml --dry-run'],
    async (file: string, options: ImportOptions) => (await load()).importFile('customers', file, options, terminal),
  )
  runs(
    common(
      brought
        .command('items <file>')
        .description('Import a CSV file of items into the catalogue')
        .option('--map <file>', 'which column is what, where their names do not say; see docs/catalogue.md')
        .option('--all', 'the file is the whole catalogue: what is not in it becomes unavailable'),
    ),
    setting,
    ['import items products.csv', 'import items products.csv --map products.map.yaml --all --dry-run'],
    async (file: string, options: ImportOptions) => (await load()).importFile('items', file, options, terminal),
  )
  runs(
    whereOf(
      brought
        .command('consents <file>')
        .description('Import consent records (ISO/IEC TS 27560 by DPV, JSON-LD)')
        .option('--dry-run', 'judge every record and keep nothing')
        .option('--rejects <file>', 'where refused records go (default: FILE.rejects.jsonld)'),
    ),
    setting,
    ['import consents consents.jsonld --dry-run'],
    async (file: string, options: ImportOptions) =>
      (await import('../commands/import-consents.ts')).importConsents(file, options, terminal),
  )
}
