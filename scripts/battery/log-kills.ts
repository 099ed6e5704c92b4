import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killLog } from '../../packages/server/src/record/testing/kill-log.ts'
import { borrowDatabase, endDatabases } from '../../test/databases.ts'
import { scaled, seeded, type Trial } from './trial.ts'

/** Kills of one store before it begins anew: the whole log is verified after each. */
const perStore = 25

/** Writer and sequencer killed a thousand times at random moments; on PostgreSQL two processes at once, on SQLite one. */
export const logKills: Trial = async (seed, scale) => {
  const random = seeded(seed)
  const wanted = scaled(1_000, scale)
  const sums = { cycles: 0, acknowledged: 0, checkpoints: 0 }
  for (let round = 0; sums.cycles < wanted; round++) {
    const left = Math.min(perStore, wanted - sums.cycles)
    const isEnough = (cycles: number) => cycles >= left
    const done = await (round % 2 === 0 ? onSqlite(random, isEnough) : onPostgres(random, isEnough, round % 4 === 3))
    sums.cycles += done.cycles
    sums.acknowledged += done.acknowledged
    sums.checkpoints += done.checkpoints
  }
  await endDatabases()
  return `${sums.cycles} kill cycles on both engines, ${sums.acknowledged} acknowledged entries, none lost; ${sums.checkpoints} checkpoints seen, no fork; the log verified each time`
}

type Enough = (cycles: number) => boolean

async function onSqlite(random: () => number, isEnough: Enough) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-log-kills-'))
  const done = await killLog({ sqlite: join(folder, 'candor.db') }, { processes: 1, random, isEnough })
  rmSync(folder, { recursive: true, force: true })
  return done
}

/** Two processes, with one log folder between them or one each. */
async function onPostgres(random: () => number, isEnough: Enough, apart: boolean) {
  const { url, giveBack } = await borrowDatabase()
  const done = await killLog({ postgres: url }, { processes: 2, apart, random, isEnough })
  giveBack()
  return done
}
