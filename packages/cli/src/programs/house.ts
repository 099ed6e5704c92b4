import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { StateOptions } from '../commands/state.ts'
import type { DemoOptions } from '../demo/demo.ts'
import type { StartOptions } from '../start/start.ts'
import { whole } from './options.ts'

/** Declares what opens a house. */
export function houseCommands(program: Command, setting: Setting): void {
  const { terminal } = setting
  runs(
    program
      .command('start')
      .description('Serve; the first start moves the sample brand in')
      .option('--data <folder>', 'folder of the store, the log and the keys (default: data)')
      .option('--port <port>', 'port to listen on; 0 takes any free one (default: 8080)')
      .option('--host <host>', 'address to listen on (default: 127.0.0.1)')
      .option('--base-url <url>', 'where customers and staff reach this server')
      .option('--policy <file>', "the brand's policy (default: policy.yaml in the data folder)")
      .option('--log-level <level>', 'how much the server logs (default: warn)')
      .option('--rows <n>', 'how many rows of the sample brand', whole)
      .option('--no-sample', 'begin without the sample brand'),
    setting,
    ['start', 'start --port 9000 --data shop --policy shop.yaml'],
    async (options: StartOptions) => (await import('../start/start.ts')).start(options, terminal),
  )
  runs(
    program
      .command('demo')
      .description('Tell the whole story on the sample brand, here in the terminal')
      .option('--data <folder>', 'keep the house of the demo in this folder (default: a temporary one)')
      .option('--rows <n>', 'how many rows of the sample brand (default: all)', whole)
      .option('--picture <file>', 'draw the run as an SVG picture'),
    setting,
    ['demo', 'demo --rows 2000 --json'],
    async (options: DemoOptions) => (await import('../demo/demo.ts')).demo(options, terminal),
  )
}

/** Declares what looks after the derived state of customers. */
export function stateCommands(program: Command, setting: Setting): void {
  const state = program.command('state').description('Compare or rebuild what decisions read of customers')
  for (const [verb, says] of [
    ['check', 'Compare every decision state with the truth it derives from; exit 1 when one differs'],
    ['rebuild', 'Write those that differ anew'],
  ] as const)
    runs(
      state.command(verb).description(says).option('--data <folder>', 'the house in this folder (default: data)'),
      setting,
      [`state ${verb}`],
      async (options: StateOptions) =>
        (await import('../commands/state.ts')).state(verb === 'rebuild', options, setting.terminal),
    )
}
