import assert from 'node:assert/strict'

/** Equal but for a relative error. */
export function near(found: number | undefined, expected: number, error = 1e-12): void {
  assert.ok(
    found !== undefined && Math.abs(found - expected) <= error * Math.abs(expected),
    `${found} is not ${expected} within ${error}`,
  )
}
