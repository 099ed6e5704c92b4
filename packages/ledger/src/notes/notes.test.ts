import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toBase64 } from '../encoding/base64.ts'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto, signerOf } from '../testing/node-crypto.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { parseCosignature } from './cosignature.ts'
import { formatVkey, keyTypes, parseVkey, verifierKey } from './key.ts'
import { openNote } from './open.ts'
import { cosignatureLine, signatureLine, signNote } from './sign.ts'

const log = signerOf('log.example', new Uint8Array(32).fill(1))
const witness = signerOf('witness.example', new Uint8Array(32).fill(2))
const logKey = verifierKey(log.name, keyTypes.ed25519, log.publicKey, nodeCrypto)
const witnessKey = verifierKey(witness.name, keyTypes.cosignature, witness.publicKey, nodeCrypto)
const root = new Uint8Array(32).fill(9)
const body = formatCheckpoint({ origin: log.name, size: 7, root })
const note = signNote(body, [log], nodeCrypto)

const open = (text: string | Uint8Array, keys = [logKey, witnessKey]) => openNote(text, keys, nodeCrypto)
const refusal = (text: string | Uint8Array, keys?: (typeof logKey)[]) => {
  const opened = open(text, keys)
  return opened.ok ? '' : opened.error.says
}

test('a note opens for text with empty lines, as text or as bytes', () => {
  const signed = signNote('one\n\ntwo\n', [log], nodeCrypto)
  for (const form of [signed, utf8(signed)]) {
    const opened = open(form)
    assert.ok(opened.ok)
    assert.deepEqual(opened.value, { text: 'one\n\ntwo\n', verified: [{ key: logKey }] })
  }
})

test('no byte of a signed note may change', () => {
  const bytes = utf8(note)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      assert.ok(!open(bytes.with(at, bytes[at]! ^ mask)).ok)
    }),
  )
})

test('unknown keys are ignored, even under a known name or with a known id', () => {
  const namesake = signerOf(log.name, new Uint8Array(32).fill(3))
  const strangers = signatureLine('other\n', namesake, nodeCrypto) + signatureLine('other\n', witness, nodeCrypto)
  assert.equal(refusal(note + strangers), '')
  assert.equal(refusal(signNote(body, [namesake], nodeCrypto)), 'has no trusted signature')
  assert.equal(refusal(note, []), 'has no trusted signature')
})

test('one bad line of a trusted key spoils the note, wherever it stands', () => {
  const bad = signatureLine('other\n', log, nodeCrypto)
  assert.match(refusal(note + bad), /invalid signature by log\.example/)
  assert.match(refusal(`${body}\n${bad}${signatureLine(body, log, nodeCrypto)}`), /invalid signature/)
  assert.match(
    refusal(note + cosignatureLine(`${body}x\n`, witness, 5, nodeCrypto)),
    /invalid signature by witness\.example/,
  )
})

test('a key that signs twice counts once, a witness with its first time', () => {
  const lines = [5, 6].map(time => cosignatureLine(body, witness, time, nodeCrypto))
  const opened = open(note + signatureLine(body, log, nodeCrypto) + lines.join(''))
  assert.ok(opened.ok)
  assert.deepEqual(opened.value.verified, [{ key: logKey }, { key: witnessKey, time: 5 }])
})

test('a hundred signatures are read', () => {
  const strangers = Array.from({ length: 99 }, (_, at) =>
    signatureLine(body, signerOf(`other${at}`, new Uint8Array(32).fill(at)), nodeCrypto),
  )
  assert.equal(refusal(note + strangers.join('')), '')
  assert.match(refusal(note + strangers.join('') + strangers[0]), /more than 100/)
})

test('a note that is not one is refused with the reason', () => {
  const cases: [string, RegExp][] = [
    ['', /no empty line/],
    [body, /no empty line/],
    [`${body}\n`, /no signatures/],
    [note.slice(0, -1), /newline/],
    [note.replace('log', 'l\tog'), /control/],
    [note.replaceAll('\n', '\r\n'), /control/],
    [note.replace('\u2014', '-'), /malformed/],
    [note.replace('\u2014 log.example', '\u2014 log+example'), /malformed/],
    [note.replace('\u2014 log.example', '\u2014 log\u00a0example'), /malformed/],
    [note.replace('\u2014 log.example', '\u2014 '), /malformed/],
    [`${note}\u2014 x AAAAAA==\n`, /malformed/],
    [note.replace(/\n$/, ' more\n'), /malformed/],
    ['x'.repeat(1_000_001), /longer/],
    [note.replace('7', '\ud800'), /surrogate/],
  ]
  for (const [text, says] of cases) assert.match(refusal(text), says)
})

test('names that look like patterns are only names', () => {
  const odd = signerOf('a.*(b|c)$', new Uint8Array(32).fill(4))
  const key = verifierKey(odd.name, keyTypes.ed25519, odd.publicKey, nodeCrypto)
  assert.ok(open(signNote(body, [odd], nodeCrypto), [key]).ok)
  assert.ok(!open(signNote(body, [{ ...odd, name: 'axxb' }], nodeCrypto), [key]).ok)
})

test('verifier keys are written and read for both types, and other types are refused', () => {
  for (const key of [logKey, witnessKey])
    assert.deepEqual(parseVkey(formatVkey(key), nodeCrypto), { ok: true, value: key })
  const vkey = formatVkey(logKey)
  const bad = [
    vkey.replace('log', 'lag'),
    vkey.replace(logKey.id, logKey.id.toUpperCase()),
    vkey.replace('+A', '+B'),
    `+${logKey.id}+AQ==`,
    '__proto__',
    `log.example+${logKey.id}+${toBase64(new Uint8Array(34).fill(1))}`,
    '',
    '+',
    '++',
  ]
  for (const text of bad) assert.ok(!parseVkey(text, nodeCrypto).ok, text)
})

test('a cosignature is 72 bytes, and its time a number we can hold', () => {
  assert.ok(parseCosignature(new Uint8Array(72)).ok)
  for (const length of [0, 8, 64, 71, 73]) assert.ok(!parseCosignature(new Uint8Array(length)).ok)
  assert.ok(!parseCosignature(new Uint8Array(72).fill(255)).ok)
})

test('a text or a name that no note may carry is our own mistake', () => {
  for (const text of ['', 'no newline', 'tab\t\n', '\ud800\n'])
    assert.throws(() => signNote(text, [log], nodeCrypto), RangeError)
  assert.throws(() => signNote(body, [], nodeCrypto), RangeError)
  assert.throws(() => signNote(body, [{ ...log, name: 'two words' }], nodeCrypto), RangeError)
  assert.throws(() => cosignatureLine(body, witness, 1.5, nodeCrypto), RangeError)
})

test('checkpoints are written as they are read, extensions too', () => {
  const head = { origin: 'log.example/a', size: Number.MAX_SAFE_INTEGER, root, extensions: ['one', 'two words'] }
  assert.deepEqual(parseCheckpoint(formatCheckpoint(head)), { ok: true, value: head })
  const { extensions: _, ...plain } = head
  assert.deepEqual(parseCheckpoint(formatCheckpoint(plain)), { ok: true, value: plain })
})

test('a checkpoint that must not be signed is our own mistake', () => {
  const head = { origin: 'log.example', size: 3, root }
  const bad = [
    { origin: 'a b' },
    { origin: '' },
    { origin: 'a+b' },
    { origin: 'a\nb' },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
    { size: 1e21 },
    { size: 0 },
    { root: root.slice(1) },
    { extensions: [''] },
    { extensions: ['a\nb'] },
  ]
  for (const change of bad)
    assert.throws(() => formatCheckpoint({ ...head, ...change }), RangeError, JSON.stringify(change))
})

test('an origin with spaces is read, since logs out there have them', () => {
  const read = parseCheckpoint(body.replace('log.example', 'go.sum database tree'))
  assert.ok(read.ok)
  assert.equal(read.value.origin, 'go.sum database tree')
})
