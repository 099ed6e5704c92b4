import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Standing } from '../packages/server/src/customers/state/index.ts'
import { decideContact, type ReplayReport, replayDecisions } from '../packages/server/src/decisions/index.ts'
import type { OpenHouse } from '../packages/server/src/main.ts'
import { commitChange, scanEntries } from '../packages/server/src/record/index.ts'
import { openBank } from './plan/brand.ts'
import { importBank } from './plan/fill.ts'
import type { BenchResult } from './result.ts'

const many = 1_000_000
const sample = 100_000
const atOnce = 64

/**
 * Replays a million recorded, sealed decisions of the sample bank on SQLite under its policy, all of them and a sample. The
 * baseline reads and opens the same records and judges nothing.
 */
export async function bench({ decisions = many }: { decisions?: number } = {}): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-replay-'))
  const house = await openBank(folder)
  try {
    await importBank(house)
    await decide(house, decisions)
    const opening = await opened(house)
    const whole = await replayDecisions(house, { policy: house.judge.policy, since: 0 })
    const part = await replayDecisions(house, { policy: house.judge.policy, since: 0, sample })
    if (whole.changed > 0 || whole.otherwise > 0) throw new Error('the same policy answers otherwise')
    return [result('all', whole, opening), result('a sample', part, opening)]
  } finally {
    await house.close()
    rmSync(folder, { recursive: true })
  }
}

const result = (
  name: string,
  { replayed, seconds, decisions, secondsForAll }: ReplayReport,
  opening: number,
): BenchResult => ({
  name: `replay of ${name}`,
  value: Math.round(replayed / seconds),
  unit: 'decisions a second',
  baseline: Math.round(opening),
  ratio: Math.round((100 * (replayed / seconds)) / opening) / 100,
  n: replayed,
  conditions: `${decisions} sealed decisions of the sample bank on SQLite, one process; took ${seconds.toFixed(1)} s, all take ${secondsForAll.toFixed(1)} s; same policy, every answer the same; baseline: the same records read and opened, nothing judged`,
})

/** Records read and opened in a second. */
async function opened(house: OpenHouse): Promise<number> {
  const began = performance.now()
  let read = 0
  for await (const { opened: some } of scanEntries(house, { kind: 'decision', since: 0 })) read += some.length
  return read / ((performance.now() - began) / 1000)
}

/** Decides about every customer in turn, by the way every real decision goes, until there are enough. */
async function decide(house: OpenHouse, wanted: number): Promise<void> {
  const { judge, store } = house
  const act = { kind: 'contact', purpose: 'offers', channel: 'email', subject: 'spring' } as const
  let open: Promise<void>[] = []
  for (let made = 0, round = 0; made < wanted; round++) {
    for await (const rows of store.states(judge.layout.tag, '')) {
      for (const [customer, bytes] of rows) {
        if (made++ >= wanted) break
        const before = { state: new Standing(judge.layout).load(bytes), version: 1 }
        const ask = { customer, act, actId: `round-${round}`, attempt: 1, address: 'a@b.example', passExpires: 0 }
        const { change } = decideContact(house, judge, before, ask)
        open.push(commitChange(house, { ...change, expect: [], writes: [] }).then(done))
        if (open.length < atOnce * 16) continue
        await Promise.all(open)
        open = []
      }
      if (made >= wanted) break
    }
  }
  await Promise.all(open)
}

function done(committed: { readonly done: boolean }): void {
  if (!committed.done) throw new Error('a decision was not kept')
}

if (import.meta.main) console.log(JSON.stringify(await bench({ decisions: Number(process.argv[2] ?? many) }), null, 2))
