import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vectors } from '../../../../../ledger/src/testing/vectors.ts'
import { hashing, signatures } from '../../../adapters/keys/hashes.ts'
import { checkProof } from './browser/check-proof.ts'
import { withWebCrypto } from './browser/web-crypto.ts'

const node = { ...hashing, ...signatures }
const { subtle } = globalThis.crypto
const trust = `log ${vectors.small_log.vkey}\nquorum none\n`
const { proof } = vectors.tlog_proof.worked_over_small_log

test('the cryptography of the browser comes to the same as ours, whatever is changed', async () => {
  const changed = [
    proof,
    proof.replace('index 6', 'index 7'),
    proof.replace('\n15\n', '\n14\n'),
    proof.slice(0, 60),
    'hello',
    ...Array.from({ length: 12 }, (_, at) => {
      const where = Math.floor((proof.length * at) / 12)
      return `${proof.slice(0, where)}${proof[where] === 'A' ? 'B' : 'A'}${proof.slice(where + 1)}`
    }),
  ]
  for (const text of changed) {
    const there = await withWebCrypto(ports => checkProof(text, trust, undefined, ports), subtle)
    assert.deepEqual(there, checkProof(text, trust, undefined, node), text)
  }
  const { signed, witnessed, text } = checkProof(proof, trust, undefined, node)
  assert.deepEqual([signed, witnessed, text], ['holds', 'none', 'fails'])
})

test('a browser without Ed25519 is not taken for a proof that does not hold', async () => {
  const lacking = Object.create(subtle, {
    digest: { value: subtle.digest.bind(subtle) },
    importKey: { value: () => Promise.reject(new DOMException('none', 'NotSupportedError')) },
  })
  await assert.rejects(
    withWebCrypto(ports => checkProof(proof, trust, undefined, ports), lacking),
    /none/,
  )
})
