import { appendFileSync, closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type StoreConfig } from '../../adapters/store/index.ts'
import { openTileFolder, type TileFolder } from '../../adapters/tiles/index.ts'
import { openLog } from '../log.ts'
import { openLogBench } from './log-bench.ts'

export type WriterOrders = {
  readonly place: StoreConfig
  readonly folder: string
  readonly oracle: string
  readonly log: string
}

/**
 * A server reduced to writer and sequencer, to be killed: writes down durably what was acknowledged before it records more,
 * and gives places all the while. Says a dot when it begins and after each time. Ends only by a kill.
 */
const { place, folder, oracle, log: logFolder } = JSON.parse(process.argv[2] ?? '{}') as WriterOrders
const bench = await openLogBench(await openStore(place), folder)
const tiles = openTileFolder(join(folder, logFolder))
const shown: TileFolder = {
  ...tiles,
  async write(path, bytes) {
    await tiles.write(path, bytes)
    if (path !== 'checkpoint') return
    // Size and root of each checkpoint that anybody could have seen.
    const [, size, root] = new TextDecoder().decode(bytes).split('\n')
    appendFileSync(`${oracle}.shown`, `${size} ${root}\n`)
  },
}
const log = await openLog(bench, shown, bench.signer)
const file = openSync(oracle, 'a')
const sequencing = async (): Promise<void> => {
  for (;;) {
    await log.sequence()
    await new Promise(resolve => setTimeout(resolve, 1))
  }
}
const writing = async (): Promise<void> => {
  for (let count = 1; ; count = (count % 9) + 1) {
    const acknowledged = await bench.record(count)
    writeSync(file, acknowledged.map(({ customer, entry }) => `${customer} ${entry}\n`).join(''))
    fsyncSync(file)
    process.stdout.write('.')
  }
}
process.stdout.write('.')
await Promise.all([sequencing(), writing()]).finally(() => closeSync(file))
