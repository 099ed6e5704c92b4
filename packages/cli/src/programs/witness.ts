import { type Command, InvalidArgumentError } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { WitnessOptions } from '../witness/witness.ts'
import { whole } from './options.ts'

/** Declares what an independent body runs. */
export function witnessCommands(program: Command, setting: Setting): void {
  runs(
    program
      .command('witness')
      .description('Watch logs that others run, and sign that they only ever grow (c2sp.org/tlog-witness)')
      .requiredOption('--data <folder>', 'folder of its key and of what it saw')
      .requiredOption('--log <vkey>', 'the verifier key of a log to watch; give it once for each', several)
      .option('--port <port>', 'port to listen on; 0 takes any free one', port, 8081)
      .option('--host <host>', 'address to listen on', '127.0.0.1')
      .option('--name <name>', 'the name of its key, at the first start (default: HOST/witness)'),
    setting,
    ['witness --data seen --port 8081 --log shop.example/log+1234abcd+AQ…'],
    async (options: WitnessOptions) => (await import('../witness/witness.ts')).witness(options, setting.terminal),
  )
}

const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

function port(text: string): number {
  const value = whole(text)
  if (value > 65_535) throw new InvalidArgumentError('Give a port from 0 to 65535.')
  return value
}
