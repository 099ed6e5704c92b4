import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { KeepOptions } from '../commands/proof-get.ts'
import type { WhyOptions } from '../commands/why.ts'
import { whereOf, whole } from './options.ts'

/** Declares what gets a proof, and checks one without a server. */
export function proofCommands(program: Command, setting: Setting): void {
  const proof = program.command('proof').description('Get or verify a proof')
  runs(
    whereOf(
      proof
        .command('get <id>')
        .description('Get the proof of an entry (CUSTOMER/ENTRY) as a .tlog-proof file')
        .option('--out <file>', 'keep it in this file (default: ENTRY.tlog-proof)'),
    ),
    setting,
    ['proof get q3v…/01kt6… --out mine.tlog-proof'],
    async (id: string, options: KeepOptions) => (await import('../commands/proof-get.ts')).proofGet(id, options),
  )
  runs(
    proof
      .command('verify <file>')
      .description('Verify a .tlog-proof offline')
      .requiredOption('--trust <file>', 'whose signatures count (c2sp.org/tlog-policy)'),
    setting,
    ['proof verify mine.tlog-proof --trust trust.txt'],
    async (file: string, { trust }: { trust: string }) =>
      (await import('../commands/proof-verify.ts')).proofVerify(file, trust),
  )
}

/** Declares what explains one decision, and what measures. */
export function answerCommands(program: Command, setting: Setting): void {
  runs(
    whereOf(
      program
        .command('why [id]')
        .description('Explain one decision (CUSTOMER/ENTRY), or list those about a customer (CUSTOMER)')
        .option('--proof <file>', 'keep the proof of the decision in this file')
        .option('--offline <file>', 'explain a decision from an exported proof or JSON alone')
        .option('--policy <file>', 'with --offline: ask the gate again under this policy'),
    ),
    setting,
    ['why q3v…/01kt6…', 'why --offline mine.tlog-proof --policy policy.yaml'],
    async (id: string | undefined, options: WhyOptions & { offline?: string; policy?: string }) => {
      if (options.offline !== undefined)
        return (await import('../commands/why-offline.ts')).whyOffline(options.offline, options)
      return (await import('../commands/why.ts')).why(id ?? '', options)
    },
  )
  runs(
    program
      .command('bench <name>')
      .description('Measure: gate, plan, commit, collect, recommend, log')
      .option('--seconds <n>', 'how long to measure, where a benchmark goes by time', whole),
    setting,
    ['bench gate --json'],
    async (name: string, { seconds }: { seconds?: number }) =>
      (await import('../commands/bench.ts')).bench(name, seconds),
  )
}
