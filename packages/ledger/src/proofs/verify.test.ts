import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '@candor/terms'
import fc from 'fast-check'
import { toBase64 } from '../encoding/base64.ts'
import { utf8 } from '../encoding/text.ts'
import { formatVkey, keyTypes, verifierKey } from '../notes/key.ts'
import { cosignatureLine, signNote } from '../notes/sign.ts'
import { leafBytes } from '../records/leaf.ts'
import { formatOpening, leafOf, type Opening } from '../records/opening.ts'
import { filesOf, readerOf, signer, someEntries } from '../testing/memory-log.ts'
import { nodeCrypto, signerOf } from '../testing/node-crypto.ts'
import { readerOfTiles } from '../tiles/reader.ts'
import { inclusionProof } from '../tree/prove.ts'
import { marshalProof, parseProof } from './proof.ts'
import { parseTrust } from './trust-file.ts'
import { verifyProof } from './verify.ts'

const opening: Opening = {
  key: new Uint8Array(32).fill(3),
  payload: { outcome: 'permit', because: ['a yes of 3 May'] } satisfies Json,
  time: 1_780_000_000,
}
const entry = leafBytes(leafOf(opening, nodeCrypto))
const files = filesOf([...someEntries(700), entry, ...someEntries(200, 700)])
const checkpoint = new TextDecoder().decode(files.get('checkpoint'))
const body = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1)
const hashes = await inclusionProof(700, 901, readerOfTiles(901, readerOf(files), nodeCrypto), nodeCrypto)
assert.ok(hashes.ok)
const proof = { index: 700, hashes: hashes.value, checkpoint, extra: formatOpening(opening) }
const text = marshalProof(proof)

const logVkey = formatVkey(verifierKey(signer.name, keyTypes.ed25519, signer.publicKey, nodeCrypto))
const witness = signerOf('witness.example', new Uint8Array(32).fill(8))
const witnessVkey = formatVkey(verifierKey(witness.name, keyTypes.cosignature, witness.publicKey, nodeCrypto))
const trustOf = (policy: string) => {
  const trust = parseTrust(policy, nodeCrypto)
  assert.ok(trust.ok)
  return trust.value
}
const trust = trustOf(`log ${logVkey}\nquorum none\n`)
const witnessed = trustOf(`log ${logVkey}\nwitness w ${witnessVkey}\nquorum w\n`)
const refusal = (changed: string, given?: Uint8Array, by = trust) => {
  const proven = verifyProof(changed, given, by, nodeCrypto)
  return proven.ok ? '' : `${proven.error.path} ${proven.error.says}`
}

test('a proof with its opening stands alone, and gives back the record it proves', () => {
  const proven = verifyProof(text, undefined, trust, nodeCrypto)
  assert.ok(proven.ok)
  const { origin, index, size, signedBy, cosigned } = proven.value
  assert.deepEqual(
    { origin, index, size, signedBy, cosigned },
    { origin: signer.name, index: 700, size: 901, signedBy: [signer.name], cosigned: [] },
  )
  assert.deepEqual(proven.value.opening, opening)
  assert.deepEqual(proven.value.entry, entry)
})

test('with the entry given, the extra bytes are not looked at', () => {
  assert.equal(refusal(marshalProof({ ...proof, extra: utf8('anything') }), entry), '')
  assert.match(refusal(marshalProof({ ...proof, extra: utf8('anything') })), /^proof\.extra is not JSON/)
  assert.match(refusal(marshalProof({ index: 700, hashes: hashes.value, checkpoint })), /^proof\.extra is missing/)
  assert.match(refusal(text, utf8('entry 3')), /^proof\.root/)
})

test('an opening that says something else is not in the log', () => {
  const others: Opening[] = [
    { ...opening, payload: { outcome: 'deny', because: ['a yes of 3 May'] } },
    { ...opening, time: opening.time + 1 },
    { ...opening, key: new Uint8Array(32).fill(4) },
  ]
  for (const other of others)
    assert.match(refusal(marshalProof({ ...proof, extra: formatOpening(other) })), /^proof\.root does not follow/)
})

test('no byte of a proof may change without it being refused', () => {
  const bytes = utf8(text)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      assert.ok(!verifyProof(bytes.with(at, bytes[at]! ^ mask), undefined, trust, nodeCrypto).ok)
    }),
    { numRuns: 1_000 },
  )
})

test('another index, a missing and an added hash are refused', () => {
  assert.match(refusal(marshalProof({ ...proof, index: 699 })), /^proof\.root/)
  assert.match(refusal(marshalProof({ ...proof, index: 901 })), /^proof\.index/)
  assert.match(refusal(marshalProof({ ...proof, hashes: proof.hashes.slice(1) })), /^proof\.hashes is too short/)
  assert.match(
    refusal(marshalProof({ ...proof, hashes: [...proof.hashes, entry.slice(0, 32)] })),
    /^proof\.hashes is too long/,
  )
})

test('without the quorum nothing is believed; with it the witnesses are named with their times', () => {
  assert.match(refusal(text, undefined, witnessed), /^checkpoint is cosigned by too few/)
  const cosigned = text + cosignatureLine(body, witness, 1_780_000_060, nodeCrypto)
  const proven = verifyProof(cosigned, undefined, witnessed, nodeCrypto)
  assert.ok(proven.ok)
  assert.deepEqual(proven.value.cosigned, [{ name: 'witness.example', time: 1_780_000_060 }])
})

test('witnesses alone, a foreign log, or a log under another origin prove nothing', () => {
  const cosigned = text + cosignatureLine(body, witness, 5, nodeCrypto)
  assert.match(
    refusal(cosigned, undefined, trustOf(`witness w ${witnessVkey}\nquorum w\n`)),
    /not signed by a trusted log named/,
  )
  const other = formatVkey(verifierKey('other.example', keyTypes.ed25519, signer.publicKey, nodeCrypto))
  assert.match(refusal(text, undefined, trustOf(`log ${other}\nquorum none\n`)), /no trusted signature/)
  assert.match(refusal(text, undefined, trustOf('quorum none\n')), /no trusted signature/)
})

test('a witness that bears the name of the log is still no log', () => {
  const posing = formatVkey(verifierKey(signer.name, keyTypes.cosignature, signer.publicKey, nodeCrypto))
  const cosigned = text + cosignatureLine(body, signer, 5, nodeCrypto)
  assert.match(refusal(cosigned, undefined, trustOf(`witness w ${posing}\nquorum w\n`)), /not signed by a trusted log/)
})

test('a trusted log vouches for its own origin only', () => {
  const [, size, root] = body.split('\n')
  const posed = signNote(`other.example\n${size}\n${root}\n`, [signer], nodeCrypto)
  assert.match(
    refusal(marshalProof({ ...proof, checkpoint: posed })),
    /not signed by a trusted log named other\.example/,
  )
})

test('a proof whose lines are not in their form is refused by the line', () => {
  const hash = toBase64(entry.slice(0, 32))
  const cases: [string, RegExp][] = [
    ['', /no empty line/],
    ['c2sp.org/tlog-proof@v2\nindex 0\n\nx\n', /proof\.header/],
    ['c2sp.org/tlog-proof@v1\nindex 00\n\nx\n', /proof\.index must be a decimal/],
    ['c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\nx\n', /proof\.index must be at most/],
    ['c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\nx\n', /proof\.index is missing/],
    ['c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nx\n', /proof\.hashes\.0/],
    [`c2sp.org/tlog-proof@v1\nindex 0\n${`${hash}\n`.repeat(64)}\nx\n`, /more than 63/],
    ['c2sp.org/tlog-proof@v1\nindex 0\n\n', /proof\.checkpoint is missing/],
    ['c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nx\r\n', /no empty line/],
    ['x'.repeat(4_000_001), /longer/],
  ]
  for (const [changed, says] of cases) assert.match(refusal(changed), says)
})

test('a proof is read back as it was written', () => {
  assert.deepEqual(parseProof(text), { ok: true, value: proof })
  assert.throws(() => marshalProof({ ...proof, index: -1 }), RangeError)
  assert.throws(() => marshalProof({ ...proof, hashes: [entry] }), RangeError)
})
