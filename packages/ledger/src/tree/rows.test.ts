import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concat } from '../encoding/octets.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { hashSize, splitHashes } from './hashes.ts'
import { rootOfRow, standsAt } from './rows.ts'
import { joinPeaks, peaks } from './subtrees.ts'

test('a row of bytes has the root that its hashes have one by one, and is left as it was', () => {
  const rows = fc.integer({ min: 0, max: 256 }).map(count => new Uint8Array(count * hashSize).map((_, at) => at * 31))
  fc.assert(
    fc.property(rows, row => {
      const before = concat(row)
      assert.deepEqual(rootOfRow(row, nodeCrypto), joinPeaks(peaks(splitHashes(row), nodeCrypto), nodeCrypto))
      assert.deepEqual(row, before)
    }),
    { numRuns: 60 },
  )
})

test('a hash stands at its own place and at no other', () => {
  const hashes = Array.from({ length: 5 }, (_, at) => nodeCrypto.sha256(Uint8Array.of(at)))
  const row = concat(...hashes)
  for (const [at, hash] of hashes.entries())
    for (let place = 0; place < 6; place++) assert.equal(standsAt(hash, row, place), place === at)
})
