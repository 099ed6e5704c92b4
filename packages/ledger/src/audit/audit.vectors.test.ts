import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { runVectors, vectors } from '../testing/vectors.ts'
import { verifyLog } from './verify-log.ts'

const { checkpoints, tiles, vkey, origin } = vectors.small_log

test('the small log verifies from its own files, at each size it has files for', async t => {
  const sizes = [0, 1, 3, 15]
  const reports = await Promise.all(
    sizes.map(size => {
      const files = new Map<string, Uint8Array>(
        Object.entries(tiles).map(([path, hex]) => [path, new Uint8Array(Buffer.from(hex, 'hex'))]),
      )
      files.set('checkpoint', utf8(checkpoints[size]!))
      return verifyLog(async path => files.get(path), { ports: nodeCrypto, vkey })
    }),
  )
  runVectors(t, 4, reports.entries(), ([at, report]) => {
    assert.ok(report.ok)
    const { origin: name, size, signature, checked } = report.value
    assert.deepEqual([name, size, signature, checked], [origin, sizes[at], 'verified', sizes[at]])
  })
})
