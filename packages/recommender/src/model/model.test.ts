import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { defaultStrengths } from '../serve/terms.ts'
import { smallShop } from '../testing/shop.ts'
import { crc32 } from './layout.ts'
import type { Card, Model } from './model.ts'
import { readModel } from './read.ts'
import { writeModel } from './write.ts'

const card: Card = {
  window: { from: '2026-01-01', until: '2026-11-01' },
  purposes: ['recommendations'],
  owner: 'Jo, café desk',
  people: 800,
  interactions: 9000,
  strengths: defaultStrengths,
  evaluation: { protocol: 'B', users: 90, metrics: { 'ndcg@10': 0.3 } },
}
const ids = Array.from({ length: 120 }, (_, item) => `é${item}`)
const modelOf = (name: 'popularity' | 'edlae', truncate?: number): Model => ({
  trained: smallShop(name, truncate).model,
  ids,
  card,
})
const models = [modelOf('popularity'), modelOf('edlae'), modelOf('edlae', 9)]

test('CRC-32 gives the published check value', () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926)
})

test('a model comes back from its bytes as it was, wherever they begin in memory', () => {
  for (const model of models) {
    const bytes = writeModel(model)
    assert.deepEqual(readModel(bytes), { ok: true, value: model })
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    assert.deepEqual(readModel(shifted.subarray(3)), { ok: true, value: model })
    assert.deepEqual(writeModel(model), bytes)
  }
})

test('whatever byte is changed or missing, damaged bytes are refused by name', () => {
  const bytes = writeModel(models[2]!)
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice()
      damaged[at]! ^= change
      const read = readModel(damaged)
      assert.ok(!read.ok)
      assert.match(read.error.says, /damaged|of layout|not a model/)
      assert.ok(!readModel(bytes.subarray(0, at)).ok)
    }),
  )
})

/** Bytes with another head or array and a checksum that holds. */
function sealed(change: (head: Record<string, unknown>, view: DataView) => void): Uint8Array {
  const bytes = writeModel(models[2]!)
  const view = new DataView(bytes.buffer)
  const length = view.getUint32(12, true)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + length))) as Record<string, unknown>
  change(head, view)
  bytes.fill(32, 16, 16 + length)
  bytes.set(new TextEncoder().encode(JSON.stringify(head)), 16)
  view.setUint32(bytes.length - 4, crc32(bytes, bytes.length - 4), true)
  return bytes
}

test('bytes whose checksum holds and whose parts do not fit are refused too', () => {
  const says = (bytes: Uint8Array) => {
    const read = readModel(bytes)
    return read.ok ? 'read' : `${read.error.path} ${read.error.says}`
  }
  assert.equal(says(sealed(() => {})), 'read')
  assert.match(
    says(
      sealed(head => {
        head['items'] = 119
      }),
    ),
    /model.head/,
  )
  assert.match(
    says(
      sealed(head => {
        head['weights'] = 'dense'
      }),
    ),
    /do not fit/,
  )
  assert.match(says(sealed((_, view) => view.setFloat64(view.byteLength - 12, Number.NaN, true))), /do not fit/)
  assert.match(says(sealed((_, view) => view.setUint32(12, 9, true))), /model.head/)
  assert.match(says(new Uint8Array(3)), /not a model/)
})
