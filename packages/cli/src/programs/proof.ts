import { type Command, InvalidArgumentError } from 'commander'
import { runs, type Setting } from '../commander.ts'

/** Declares what needs no server: policies, logs, proofs. */
export function proofCommands(program: Command, setting: Setting): void {
  const policy = program.command('policy').description('Check a policy and try it on examples')
  runs(
    policy.command('test <file...>').description('Judge policy examples with the gate; exit 1 when one fails'),
    setting,
    ['policy test examples/policy-examples.json'],
    async (files: string[]) => (await import('../commands/policy-test.ts')).policyTest(files),
  )
  runs(
    policy.command('check <file>').description('Read a policy file and name every fault by line and column'),
    setting,
    ['policy check examples/bank/policy.yaml'],
    async (file: string) => (await import('../commands/policy-check.ts')).policyCheck(file),
  )
  const log = program.command('log').description('Verify a log')
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
  const proof = program.command('proof').description('Verify a proof')
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

/** A whole number of the command line. */
export function whole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number.')
  return Number(text)
}
