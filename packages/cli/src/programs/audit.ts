import { type Command, InvalidArgumentError } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { AuditAlgorithmOptions } from '../commands/audit-algorithm.ts'
import type { AuditErasureOptions } from '../commands/audit-erasure.ts'
import type { FairnessOptions } from '../fairness/ask.ts'
import type { Where } from '../house/open.ts'
import { whereOf, whole } from './options.ts'

/** Declares what audits anybody's files, and the house. */
export function auditCommands(program: Command, setting: Setting): void {
  const audit = program.command('audit').description('Audit decisions in a file, or those of the house')
  runs(
    audit
      .command('fairness <file>')
      .description('Compare groups of people in a CSV file of decisions, with intervals, tests and a report')
      .requiredOption('--decision <condition>', "which rows were selected: 'pdays!=-1'")
      .option('--outcome <condition>', "which rows had the outcome: 'y=yes'")
      .requiredOption('--by <columns>', "attributes, with cuts for numbers: 'marital,age:25;35;45;60'")
      .option('--reference <group>', "compare with this group: 'marital=married' (again for more)", gathered)
      .option('--strata <column>', 'compare also within the groups of this column')
      .option('--cluster <column>', 'who is who, when one person has many decisions')
      .option('--sep <character>', 'what is between the fields (default: found in the first line)')
      .option('--min-cell <n>', 'hide groups of fewer people (default: 10)', least)
      .option('--alpha <share>', 'level of the tests (default: .05)', between)
      .option('--difference <share>', 'differences this large matter, whatever the ratio', between)
      .option('--html <file>', 'write the report as a page'),
    setting,
    [
      "audit fairness decisions.csv --decision 'pdays!=-1' --outcome y=yes --by 'marital,age:25;35;45;60' --html report.html",
    ],
    async (file: string, options: FairnessOptions) =>
      (await import('../commands/audit-fairness.ts')).auditFairness(file, options, setting.terminal),
  )
  algorithmCommand(audit, setting)
  erasureCommand(audit, setting)
  runs(
    whereOf(
      audit
        .command('retention')
        .description('Look for what can be read past its limit and the stated grace; exit 1 if there is any'),
    ),
    setting,
    ['audit retention'],
    async (where: Where) => (await import('../commands/retention.ts')).auditRetention(where),
  )
}

/** Declares what looks for traces of somebody who was erased. */
function erasureCommand(audit: Command, setting: Setting): void {
  runs(
    whereOf(
      audit
        .command('erasure [customer]')
        .description('Look for traces of a customer, or for words, in every table and file; exit 1 when any is found')
        .option('--words <file>', 'texts to look for, one a line')
        .option(
          '--save <file>',
          'before an erasure: write down what the customer is recognised by, and look for nothing',
        ),
    ),
    setting,
    ['audit erasure c7m2k9q4x8b3w5n6p2r7 --save canaries.txt', 'audit erasure --words canaries.txt'],
    async (customer: string | undefined, options: AuditErasureOptions) =>
      (await import('../commands/audit-erasure.ts')).auditErasure(customer, options),
  )
}

/** Declares what audits the algorithms of the house. */
function algorithmCommand(audit: Command, setting: Setting): void {
  runs(
    whereOf(
      audit
        .command('algorithm <name>')
        .description('Compare groups of people in what an algorithm of the house decided; each reading is on record')
        .requiredOption('--by <attributes>', 'what people told for audits alone, or fields with groups: gender,age')
        .option('--days <n>', 'so many whole days: 30, 90 or 365 (default: 90)', whole)
        .option('--noise <epsilon>', 'add noise, from .01 (much) to 10 (little)', positive),
    ),
    setting,
    ['audit algorithm savings-offer --by gender', 'audit algorithm savings-offer --by gender,age --noise 1 --json'],
    async (name: string, options: AuditAlgorithmOptions) =>
      (await import('../commands/audit-algorithm.ts')).auditAlgorithm(name, options, setting.terminal),
  )
}

const gathered = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

function least(text: string): number {
  const n = whole(text)
  if (n < 1) throw new InvalidArgumentError('Give at least 1.')
  return n
}

function between(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('Give a number between 0 and 1, such as .05.')
  return value
}

function positive(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('Give a number above 0, such as 1.')
  return value
}
