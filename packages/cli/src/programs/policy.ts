import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { PolicyExplainOptions } from '../commands/policy-explain.ts'
import type { ReplayOptions } from '../commands/policy-replay.ts'
import { whereOf, whole } from './options.ts'

/** Declares what is done with policies: tried on examples and on what was decided, explained, compared. */
export function policyCommands(program: Command, setting: Setting): void {
  const policy = program.command('policy').description('Check a policy, try it on examples and on what was decided')
  fileCommands(policy, setting)
  houseCommands(policy, setting)
}

/** What needs files alone. */
function fileCommands(policy: Command, setting: Setting): void {
  runs(
    policy.command('test <file...>').description('Judge policy examples with the gate; exit 1 when one fails'),
    setting,
    ['policy test examples/policy-examples.json'],
    async (files: string[]) => (await import('../commands/policy-test.ts')).policyTest(files),
  )
  runs(
    policy
      .command('diff <before> <after>')
      .description('Say what differs between two policies, and of what people have to hear'),
    setting,
    ['policy diff policy.yaml next.yaml'],
    async (before: string, after: string) => (await import('../commands/policy-diff.ts')).policyDiff(before, after),
  )
  runs(
    policy.command('check <file>').description('Read a policy file and name every fault by line and column'),
    setting,
    ['policy check examples/bank/policy.yaml'],
    async (file: string) => (await import('../commands/policy-check.ts')).policyCheck(file),
  )
}

/** What may look into a house. */
function houseCommands(policy: Command, setting: Setting): void {
  runs(
    whereOf(
      policy
        .command('explain <what>')
        .description(
          'Retell rule by rule what the gate looked at: FILE#EXAMPLE, an exported decision, or CUSTOMER/ENTRY',
        )
        .option('--policy <file>', 'the policy a decision was made under')
        .option('--all', 'also the rules that had nothing to judge'),
    ),
    setting,
    ['policy explain test/vectors/law-cases.json#casl-001'],
    async (what: string, options: PolicyExplainOptions) =>
      (await import('../commands/policy-explain.ts')).policyExplain(what, options),
  )
  runs(
    whereOf(
      policy
        .command('replay')
        .description(
          'Ask recorded decisions again under another policy: how many come out otherwise, where, for example',
        )
        .requiredOption('--policy <file>', 'the policy to try')
        .requiredOption('--since <time>', 'a day, or a time with its offset')
        .option('--sample <n>', 'at least so many decisions, drawn at random (default: all)', whole),
    ),
    setting,
    ['policy replay --policy next.yaml --since 2026-11-01'],
    async (options: ReplayOptions) =>
      (await import('../commands/policy-replay.ts')).policyReplay(options, setting.terminal),
  )
}
