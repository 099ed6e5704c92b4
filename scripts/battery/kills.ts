import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import { realIds } from '../../packages/server/src/adapters/ids/index.ts'
import type { StoreConfig } from '../../packages/server/src/adapters/store/index.ts'
import {
  beginSpring,
  everybodyAccountedFor,
  killUntilDone,
  nobodyTwice,
  peopleForSpring,
} from '../../stories/actors/kill.ts'
import { borrowDatabase, endDatabases } from '../../test/databases.ts'
import { importTestCustomers, openTestHouse } from '../../test/house.ts'
import { scaled, seeded, type Trial } from './trial.ts'

/** The first campaign on each engine is large, the others are small, so that more of them are killed. */
const [large, small] = [10_000, 1_000]

/** Campaigns whose server is killed again and again at random moments, on both engines in turn. */
export const kills: Trial = async (seed, scale) => {
  const random = seeded(seed)
  const wanted = scaled(50, scale)
  let done = 0
  let campaigns = 0
  for (; done < wanted || campaigns < 2; campaigns++) {
    const members = campaigns < 2 ? large : small
    done += await (campaigns % 2 === 0 ? onSqlite(random, members) : onPostgres(random, members))
  }
  await endDatabases()
  return `${done} kills in ${campaigns} campaigns of ${large} and ${small}, nobody twice, everybody accounted for, every log verifies`
}

async function onSqlite(random: () => number, members: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-kills-'))
  return cycle({ sqlite: join(folder, 'candor.db') }, folder, random, members)
}

async function onPostgres(random: () => number, members: number): Promise<number> {
  const { url, giveBack } = await borrowDatabase()
  const kills = await cycle({ postgres: url }, mkdtempSync(join(tmpdir(), 'candor-kills-')), random, members)
  giveBack()
  return kills
}

async function cycle(place: StoreConfig, data: string, random: () => number, members: number): Promise<number> {
  const house = await openTestHouse({ place, ids: realIds(realClock), data })
  await importTestCustomers(house, peopleForSpring(members))
  await beginSpring(house)
  await house.leave()
  let mails = 0
  const kills = await killUntilDone(place, data, () => {
    mails += 1 + Math.floor((random() * members) / 5)
    return mails
  })
  const after = await openTestHouse({ place, ids: realIds(realClock), data })
  await nobodyTwice(after)
  await everybodyAccountedFor(after, members)
  await after.close()
  assert.ok(kills > 0, 'the campaign was over before it could be killed')
  return kills
}
