import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sizesInBatch } from './call-sizes.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)

test('Each call is measured as it was sent, without the space around it', () => {
  assert.deepEqual(
    sizesInBatch(bytes('{"batch" : [ {"a": 1} ,\n\t{"b":"é"},"x", 12 ,null ] , "sentAt":"now"}')),
    [8, 10, 3, 2, 4],
  )
  assert.deepEqual(sizesInBatch(bytes('{"batch":[]}')), [])
  assert.deepEqual(sizesInBatch(bytes('{"batch":[[[1,2]],[]]}')), [7, 2])
})

test('Only the list of that name counts, at the top, however its name is written; of several the last', () => {
  assert.deepEqual(sizesInBatch(bytes('{"context":{"batch":[1,2,3]},"x":["batch",[9]],"batch":[{}]}')), [2])
  assert.deepEqual(sizesInBatch(bytes(String.raw`{"b\u0061tch":[{"q":"\"]},"}]}`)), [13])
  assert.deepEqual(sizesInBatch(bytes('{"batch":[1,22,333],"batch":[4444]}')), [4])
  assert.deepEqual(sizesInBatch(bytes('{"name":"batch","list":[1,2]}')), [])
})

test('Whatever the calls are, their sizes are those of their own JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (batch, context, indent) => {
      const text = JSON.stringify({ context, batch, after: context }, null, indent)
      // Indented calls stand two levels deeper than by themselves.
      const own = batch.map(call =>
        Buffer.byteLength(JSON.stringify([[call]], null, indent).replaceAll(/^\[\s*\[\s*|\s*\]\s*\]$/g, '')),
      )
      assert.deepEqual(sizesInBatch(bytes(text)), own)
    }),
  )
})

test('A list of a hundred thousand levels is one call like any other', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  assert.deepEqual(sizesInBatch(bytes(`{"batch":[${deep},1]}`)), [200_000, 1])
})

test('A long name before many lists is not read for each of them, and one in nothing but escapes is read', () => {
  const name = 'x'.repeat(200_000)
  assert.deepEqual(sizesInBatch(bytes(`["${name}"${',[]'.repeat(100_000)}]`)), [])
  assert.deepEqual(sizesInBatch(bytes(String.raw`{"\u0062\u0061\u0074\u0063\u0068":[1,22]}`)), [1, 2])
})
