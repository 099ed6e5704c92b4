import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'

/** What `candor demo --json` answers. */
export type Demo = {
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

/** Every check of the run holds, and its numbers add up. */
export function keepsItsPromises(found: Demo, rows: number): void {
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
