import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { KeepOptions } from '../commands/proof-get.ts'
import type { WhyOptions } from '../commands/why.ts'
import { whereOf, whole } from './options.ts'

/** Declares what needs no server: logs, proofs. */
export function proofCommands(program: Command, setting: Setting): void {
  const log = program.command('log').description('Verify a log, or say whom to believe about it')
  runs(
    log
      .command('verify <folder-or-url>')
      .description('Check every entry, tile and checkpoint of a log in the C2SP tlog-tiles form')
      .option('--key <vkey>', 'the verifier key that must have signed the checkpoint')
      .option('--pruned-below <index>', 'tiles that end at or below this entry may be missing', whole),
    setting,
    ['log verify data/log', 'log verify https://log.example.com --key log.example.com+1234abcd+AQ…'],
    async (place: string, options: { key?: string; prunedBelow?: number; json?: boolean }) =>
      (await import('../commands/log-verify.ts')).logVerify(place, options, setting.terminal),
  )
  runs(
    whereOf(
      log
        .command('trust')
        .description('Print whom to believe about the log of a house: its key, its witnesses, the quorum')
        .option('--out <file>', 'keep it in this file'),
    ),
    setting,
    ['log trust --out trust.txt'],
    async (options: KeepOptions) => (await import('../commands/proof-get.ts')).logTrust(options),
  )
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
      .description('Measure: gate, plan, commit, collect, recommend')
      .option('--seconds <n>', 'how long to measure, where a benchmark goes by time', whole),
    setting,
    ['bench gate --json'],
    async (name: string, { seconds }: { seconds?: number }) =>
      (await import('../commands/bench.ts')).bench(name, seconds),
  )
}
