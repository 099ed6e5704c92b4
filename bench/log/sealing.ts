import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical, commitmentTo } from '../../packages/ledger/src/index.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import { freshBytes } from '../../packages/server/src/adapters/ids/index.ts'
import { openKeys } from '../../packages/server/src/adapters/keys/index.ts'
import { cpuSeconds, median } from '../measure/cpu.ts'
import type { BenchResult } from '../result.ts'

const times = 20_000

/** What a decision's record looks like: about 700 bytes of JSON. */
const record = {
  at: 1_780_000_000_000,
  body: {
    act: { kind: 'contact', purpose: 'offers', channel: 'email', class: 'marketing' },
    facts: {
      place: { country: 'DE', zone: 'Europe/Berlin' },
      consent: [{ purpose: 'offers', channel: 'email', type: 'express', at: 1 }],
    },
    verdict: { outcome: 'deny', reasons: [{ rule: 'house.budget', says: 'Two emails in seven days are enough.' }] },
    policy: 'f'.repeat(64),
    more: 'x'.repeat(150),
  },
  customer: 'c'.repeat(26),
  entry: 'e'.repeat(26),
  kind: 'decision',
  v: 1,
}

/** CPU microseconds to put one decision into canonical form, commit to it and seal it; baseline: the canonical form alone. */
export async function sealing(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-sealing-'))
  const keys = await openKeys({ folder, clock: realClock })
  const { key } = keys.newKey()
  const plainly = () => void canonical(record)
  const sealed = () => {
    const k = freshBytes(32)
    const json = canonical(record)
    const plain = new Uint8Array(32 + json.length)
    plain.set(k)
    plain.set(json, 32)
    commitmentTo(k, json, keys.hashing)
    keys.seal(key, 'entries|c|e', plain)
  }
  const [value, baseline] = [sealed, plainly].map(work =>
    median([1, 2, 3].map(() => (cpuSeconds(() => repeat(work)) / times) * 1e6)),
  )
  keys.close()
  rmSync(folder, { recursive: true })
  const [cost, bare] = [value ?? 0, baseline ?? 1]
  return {
    name: 'log: committing to one decision and sealing it',
    value: Math.round(cost * 100) / 100,
    unit: 'µs of CPU',
    baseline: Math.round(bare * 100) / 100,
    ratio: Math.round((cost / bare) * 100) / 100,
    n: times,
    conditions: `a record of ${canonical(record).length} bytes; sealing and commitment cost ${(cost - bare).toFixed(1)} µs a decision; baseline: its canonical form alone; median of three`,
  }
}

function repeat(work: () => void): void {
  for (let at = 0; at < times; at++) work()
}
