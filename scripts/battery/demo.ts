import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { candor } from '../../packages/cli/src/testing/candor.ts'
import { type Demo, keepsItsPromises } from '../../packages/cli/src/testing/demo-promises.ts'
import type { Trial } from './trial.ts'

/** The demo as a newcomer runs it, on the whole sample bank: every promise kept, every row accounted for. */
export const demo: Trial = async () => {
  const { code, err, json } = await candor(['demo', '--json'])
  assert.equal(code, 0, err)
  const found = json() as Demo
  keepsItsPromises(found, 45_211)
  assert.deepEqual([found.import.taken, found.import.rejected, found.planned], [44_986, 225, 12_954])
  rmSync(dirname(found.proof), { recursive: true })
  return `${found.checks.length} checks kept on ${found.import.read} rows, ${found.sent} sent, ${found.withheld} withheld`
}
