import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { candor, folder } from './testing/candor.ts'

type Demo = {
  readonly planned: number
  readonly sent: number
  readonly withheld: number
  readonly failed: number
  readonly unknown: number
  readonly reasons: { readonly [rule: string]: number }
  readonly groups: readonly { readonly attribute: string }[]
  readonly import: { readonly read: number; readonly taken: number; readonly rejected: number }
  readonly next: { readonly before: { readonly sent: number }; readonly after: { readonly sent: number } }
  readonly customer: { readonly outcome: string; readonly rule: string }
  readonly proof: string
  readonly checks: readonly { readonly says: string; readonly holds: boolean }[]
}

const sum = (reasons: Demo['reasons']): number => Object.values(reasons).reduce((all, n) => all + n, 0)

function keepsItsPromises(found: Demo, rows: number): void {
  const { planned, sent, withheld, failed, unknown, reasons } = found
  assert.deepEqual(
    found.checks.filter(({ holds }) => !holds),
    [],
  )
  assert.ok(found.checks.length >= 20)
  assert.equal(found.import.read, rows)
  assert.equal(found.import.taken + found.import.rejected, rows)
  assert.equal(planned, sent + withheld + failed + unknown)
  assert.equal(sum(reasons), withheld + failed + unknown)
  assert.ok(sent > 0 && withheld > 0)
  assert.equal(found.next.after.sent, found.next.before.sent - 1)
  assert.deepEqual([found.customer.outcome, found.customer.rule], ['deny', 'core-withdrawal-immediate'])
  assert.deepEqual(
    found.groups.map(({ attribute }) => attribute),
    ['age', 'job', 'marital', 'education'],
  )
  assert.ok(existsSync(found.proof))
}

test('the demo keeps every promise on two thousand rows, and its house can be looked at afterwards', async () => {
  const [data, picture] = [join(folder(), 'kept'), join(folder(), 'run.svg')]
  const { code, err, json } = await candor(['demo', '--rows', '2000', '--data', data, '--picture', picture, '--json'])
  assert.equal(code, 0, err)
  keepsItsPromises(json() as Demo, 2_000)
  assert.ok(readFileSync(picture, 'utf8').includes(`${(json() as Demo).planned.toLocaleString('en-US')} planned = `))
  assert.equal((await candor(['log', 'verify', data])).code, 0)
  assert.match((await candor(['campaign', 'show', 'spring-offer', '--data', data])).out, /^spring-offer is done\./)
  const again = await candor(['demo', '--data', data])
  assert.equal(again.code, 2)
  assert.match(again.err, /There is a house in .* already/)
})

test('told without a terminal the demo is plain lines; for a screen reader no bars are drawn', async () => {
  const { code, out, err } = await candor(['demo', '--rows', '1500'], { ACCESSIBLE: '1', NO_COLOR: '1' })
  assert.equal(code, 0, err)
  assert.equal(/[\u001b\r█]/.test(out + err), false)
  for (let chapter = 1; chapter <= 7; chapter++) assert.match(out, new RegExp(`^${chapter} {2}\\w`, 'm'))
  assert.match(out, /^What this run promised: (\d+) of \1 kept$/m)
  assert.match(err, /^Importing {2}1,500 rows in /m)
  const [, proof = ''] = /proof verify (\S+)/.exec(out) ?? []
  rmSync(dirname(proof), { recursive: true })
})

test('the demo keeps every promise on the whole bank', async () => {
  const { code, err, json } = await candor(['demo', '--json'])
  assert.equal(code, 0, err)
  const found = json() as Demo
  keepsItsPromises(found, 45_211)
  assert.deepEqual([found.import.taken, found.import.rejected, found.planned], [44_986, 225, 12_954])
  rmSync(dirname(found.proof), { recursive: true })
})
