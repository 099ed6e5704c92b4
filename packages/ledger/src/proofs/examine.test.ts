import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { utf8 } from '../encoding/text.ts'
import { formatVkey, keyTypes, verifierKey } from '../notes/key.ts'
import { mergeNotes } from '../notes/merge.ts'
import { openNote } from '../notes/open.ts'
import { cosignatureLine } from '../notes/sign.ts'
import { leafBytes } from '../records/leaf.ts'
import { formatOpening, leafOf } from '../records/opening.ts'
import { filesOf, readerOf, signer, someEntries } from '../testing/memory-log.ts'
import { nodeCrypto, signerOf } from '../testing/node-crypto.ts'
import { vectors } from '../testing/vectors.ts'
import { readerOfTiles } from '../tiles/reader.ts'
import { inclusionProof } from '../tree/prove.ts'
import { examineProof } from './examine.ts'
import { formatTrust } from './format-trust.ts'
import { marshalProof } from './proof.ts'
import { parseTrust } from './trust-file.ts'

const opening = { key: new Uint8Array(32).fill(3), payload: { outcome: 'permit' }, time: 1_780_000_000 }
const entry = leafBytes(leafOf(opening, nodeCrypto))
const files = filesOf([...someEntries(5), entry, ...someEntries(6, 5)])
const checkpoint = new TextDecoder().decode(files.get('checkpoint'))
const body = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1)
const hashes = await inclusionProof(5, 12, readerOfTiles(12, readerOf(files), nodeCrypto), nodeCrypto)
assert.ok(hashes.ok)
const proof = { index: 5, hashes: hashes.value, checkpoint, extra: formatOpening(opening) }

const vkey = formatVkey(verifierKey(signer.name, keyTypes.ed25519, signer.publicKey, nodeCrypto))
const witness = signerOf('witness.example', new Uint8Array(32).fill(8))
const witnessKey = verifierKey(witness.name, keyTypes.cosignature, witness.publicKey, nodeCrypto)
const trustOf = (policy: string) => {
  const trust = parseTrust(policy, nodeCrypto)
  assert.ok(trust.ok)
  return trust.value
}
const trust = trustOf(`log ${vkey}\nquorum none\n`)
const witnessed = trustOf(`log ${vkey}\nwitness w ${formatVkey(witnessKey)}\nquorum w\n`)
const failureOf = (text: string, by = trust) => {
  const examined = examineProof(text, by, nodeCrypto)
  return examined.ok ? 'none' : examined.error.failure
}

test('every way in which a proof can fail has its own name', () => {
  const stranger = vectors.small_log.vkey
  const other = formatOpening({ ...opening, payload: { outcome: 'deny' } })
  const cosigned = mergeNotes(checkpoint, `${body}\n${cosignatureLine(`${body}x\n`, witness, 5, nodeCrypto)}`)
  const cases: [string, string, typeof trust?][] = [
    [marshalProof(proof), 'none'],
    ['hello', 'malformed'],
    [marshalProof(proof).slice(0, -20), 'malformed'],
    [marshalProof({ ...proof, checkpoint: body }), 'malformed'],
    [marshalProof(proof), 'unknown-log', trustOf(`log ${stranger}\nquorum none\n`)],
    [marshalProof(proof), 'unknown-log', trustOf('quorum none\n')],
    [marshalProof({ ...proof, checkpoint: checkpoint.replace('\n12\n', '\n13\n') }), 'bad-signature'],
    [marshalProof({ ...proof, checkpoint: cosigned }), 'bad-signature', witnessed],
    [marshalProof(proof), 'too-few-witnesses', witnessed],
    [marshalProof({ ...proof, index: 12 }), 'wrong-index'],
    [marshalProof({ ...proof, index: 11 }), 'wrong-index'],
    [marshalProof({ ...proof, hashes: proof.hashes.slice(1) }), 'wrong-index'],
    [marshalProof({ ...proof, index: 4 }), 'does-not-match'],
    [marshalProof({ ...proof, extra: other }), 'does-not-match'],
    [marshalProof({ ...proof, extra: utf8('{}') }), 'no-opening'],
    [marshalProof({ index: 5, hashes: hashes.value, checkpoint }), 'no-opening'],
  ]
  for (const [text, failure, by] of cases) assert.equal(failureOf(text, by), failure, text)
})

test('a witness that signed is carried into the note once, and no line into another note', () => {
  const line = `${body}\n${cosignatureLine(body, witness, 5, nodeCrypto)}`
  const merged = mergeNotes(mergeNotes(checkpoint, line), line)
  const opened = openNote(merged, [witnessKey], nodeCrypto)
  assert.ok(opened.ok)
  assert.equal(merged, checkpoint + cosignatureLine(body, witness, 5, nodeCrypto))
  assert.equal(mergeNotes(checkpoint, line.replace('\n12\n', '\n13\n')), checkpoint)
  assert.equal(mergeNotes(checkpoint, 'hello'), checkpoint)
  assert.equal(failureOf(marshalProof({ ...proof, checkpoint: merged }), witnessed), 'none')
})

test('a trust file is read back as it was written', () => {
  const keys = Array.from({ length: 6 }, (_, at) =>
    formatVkey(
      verifierKey(`w${at}`, keyTypes.cosignature, signerOf('w', new Uint8Array(32).fill(at + 1)).publicKey, nodeCrypto),
    ),
  )
  const lines = keys.map((key, at) => `witness w${at} ${key}${at % 2 === 0 ? ` https://w${at}.example/` : ''}`)
  const written = [
    `log ${vkey} https://log.example/log`,
    ...lines,
    'group x 2 w0 w1 w2',
    'group y all w3 w4',
    'group both all x y w5',
    'quorum both',
  ]
  for (const text of [`${written.join('\n')}\n`, `log ${vkey}\nquorum none\n`, `${lines[0]}\nquorum w0\n`]) {
    const read = trustOf(text)
    assert.deepEqual(trustOf(formatTrust(read)), read)
  }
})

test('what is no proof never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => assert.equal(failureOf(text), 'malformed')),
    { numRuns: 200 },
  )
})
