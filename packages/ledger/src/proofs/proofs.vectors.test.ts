import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { runVectors, vectors } from '../testing/vectors.ts'
import { marshalProof, parseProof } from './proof.ts'
import { parseTrust } from './trust-file.ts'
import { verifyProof } from './verify.ts'

const { h1, h2, marshal, reject, worked_over_small_log } = vectors.tlog_proof

test('proofs are written as published, and read back', t => {
  const hash = { h1: new Uint8Array(Buffer.from(h1, 'base64')), h2: new Uint8Array(Buffer.from(h2, 'base64')) }
  runVectors(t, 3, marshal, ({ index, hashes, extra_utf8, checkpoint, want }) => {
    const extra = extra_utf8 === undefined ? {} : { extra: utf8(extra_utf8) }
    const proof = { index, hashes: hashes.map(name => hash[name]), checkpoint, ...extra }
    assert.equal(marshalProof(proof), want)
    assert.deepEqual(parseProof(want), { ok: true, value: proof })
  })
})

test('malformed proofs are refused', t => {
  runVectors(t, 7, reject, text => assert.ok(!parseProof(text).ok, text))
})

test('the worked proof verifies for its entry and for no other', t => {
  const trust = parseTrust(`log ${vectors.small_log.vkey}\nquorum none\n`, nodeCrypto)
  assert.ok(trust.ok)
  runVectors(t, 1, [worked_over_small_log], ({ entry_utf8, proof }) => {
    const proven = verifyProof(proof, utf8(entry_utf8), trust.value, nodeCrypto)
    assert.ok(proven.ok)
    assert.deepEqual([proven.value.origin, proven.value.index, proven.value.size], [vectors.small_log.origin, 6, 15])
    for (const entry of vectors.small_log.entries_utf8.filter(other => other !== entry_utf8)) {
      assert.ok(!verifyProof(proof, utf8(entry), trust.value, nodeCrypto).ok)
    }
  })
})
