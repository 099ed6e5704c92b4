import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concat } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto, signerOfSkey } from '../testing/node-crypto.ts'
import { runVectors, vectors } from '../testing/vectors.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { parseCosignature } from './cosignature.ts'
import { formatVkey, keyTypes, parseVkey, verifierKey } from './key.ts'
import { parseSignatureLine } from './note.ts'
import { openNote } from './open.ts'
import { cosignatureLine, signNote } from './sign.ts'

const keyOf = (vkey: string) => {
  const key = parseVkey(vkey, nodeCrypto)
  assert.ok(key.ok, vkey)
  return key.value
}
const signed = vectors.notes[0]!
const peter = keyOf(signed.vkeys[0]!)

test('signed notes open with their text and their keys, and verifier keys are written back as they were', t => {
  runVectors(t, 4, vectors.notes, note => {
    const keys = note.vkeys.map(keyOf)
    assert.deepEqual(keys.map(formatVkey), note.vkeys)
    const opened = openNote(note.signed_note, keys, nodeCrypto)
    assert.ok(opened.ok, note.id)
    assert.equal(opened.value.text, note.text)
    assert.equal(opened.value.verified.length, note.want_verified)
  })
})

test('signing with the published private keys gives the published notes', t => {
  const { skey, checkpoints } = vectors.small_log
  const published = [{ skey: signed.skey!, note: signed.signed_note }, ...checkpoints.map(note => ({ skey, note }))]
  runVectors(t, 17, published, ({ skey: key, note }) => {
    assert.equal(signNote(note.slice(0, note.lastIndexOf('\n\n') + 1), [signerOfSkey(key)], nodeCrypto), note)
  })
})

test('bad verifier keys are refused', t => {
  runVectors(t, 2, vectors.note_must_reject.bad_vkeys, vkey => assert.ok(!parseVkey(vkey, nodeCrypto).ok, vkey))
})

test('every proper part of a verifier key, and the key with any byte one higher, is refused', t => {
  const vkey = signed.vkeys[0]!
  const parts = Array.from({ length: vkey.length }, (_, from) =>
    Array.from({ length: vkey.length - from }, (_, count) => vkey.slice(from, from + count + 1)),
  ).flat()
  const raised = Array.from(
    vkey,
    (letter, at) => vkey.slice(0, at) + String.fromCharCode(letter.charCodeAt(0) + 1) + vkey.slice(at + 1),
  )
  const bad = [...parts.filter(part => part !== vkey), ...raised]
  runVectors(t, (vkey.length * (vkey.length + 1)) / 2 - 1 + vkey.length, bad, part =>
    assert.ok(!parseVkey(part, nodeCrypto).ok, part),
  )
})

test('malformed notes are refused', t => {
  runVectors(t, 6, vectors.note_must_reject.malformed_notes, note =>
    assert.ok(!openNote(note, [peter], nodeCrypto).ok, note),
  )
})

test('the byte-level rejects: invalid UTF-8, 101 signatures, a corrupted signature', t => {
  const note = signed.signed_note
  const line = note.slice(note.lastIndexOf('\n\n') + 2)
  const at = note.indexOf('x08go') + 60
  const rejects: [string | Uint8Array, RegExp][] = [
    [concat(Uint8Array.of(0xff), utf8(note)), /UTF-8/],
    [`${signed.text}\n${line.repeat(101)}`, /more than 100/],
    [`${note.slice(0, at)}ABCD${note.slice(at)}`, /invalid signature by PeterNeumann/],
  ]
  runVectors(t, 3, rejects, ([bad, says]) => {
    const opened = openNote(bad, [peter], nodeCrypto)
    assert.ok(!opened.ok)
    assert.match(opened.error.says, says)
  })
})

test('cosignatures tell their time', t => {
  runVectors(t, 2, vectors.cosignature_v1.examples, ({ sig_b64, checkpoint_line, want_timestamp }) => {
    const line = parseSignatureLine(checkpoint_line ?? `\u2014 witness ${sig_b64}`)
    assert.ok(line)
    const cosignature = parseCosignature(line.signature)
    assert.ok(cosignature.ok)
    assert.equal(cosignature.value.time, want_timestamp)
  })
})

test('a signature of another type is no cosignature', t => {
  runVectors(t, 1, vectors.cosignature_v1.must_reject, ({ sig_b64 }) => {
    assert.ok(!parseCosignature(Buffer.from(sig_b64, 'base64').subarray(4)).ok)
  })
})

test('the witness keys cosign a checkpoint, and no bit of time or body may change', t => {
  const checkpoint = vectors.small_log.checkpoints[15]!
  const body = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1)
  runVectors(t, 3, vectors.witness_keys.keys, ([vkey, skey]) => {
    const signer = signerOfSkey(skey)
    assert.deepEqual(keyOf(vkey).publicKey, new Uint8Array(signer.publicKey))
    const key = verifierKey(signer.name, keyTypes.cosignature, signer.publicKey, nodeCrypto)
    const line = cosignatureLine(body, signer, 1_700_000_000, nodeCrypto)
    const opened = openNote(checkpoint + line, [key], nodeCrypto)
    assert.ok(opened.ok)
    assert.deepEqual(opened.value.verified, [{ key, time: 1_700_000_000 }])
    const other = cosignatureLine(body.replace('15', '16'), signer, 1_700_000_000, nodeCrypto)
    assert.ok(!openNote(checkpoint + other, [key], nodeCrypto).ok)
  })
})

test('real checkpoints parse', t => {
  runVectors(t, 16, vectors.small_log.checkpoints.entries(), ([size, checkpoint]) => {
    const head = parseCheckpoint(checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1))
    assert.ok(head.ok)
    assert.deepEqual([head.value.origin, head.value.size], [vectors.small_log.origin, size])
  })
})

const root = 'rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs='

test('checkpoint bodies of the reference parser are taken once their short root is a real one', t => {
  runVectors(t, 2, vectors.checkpoint_bodies.accept, body => {
    const short = parseCheckpoint(body)
    assert.ok(!short.ok)
    assert.equal(short.error.path, 'checkpoint.root')
    const [origin, size, , ...rest] = body.split('\n')
    assert.ok(parseCheckpoint([origin, size, root, ...rest].join('\n')).ok)
  })
})

test('checkpoint bodies that no parser takes are refused, also with a real root', t => {
  runVectors(t, 7, vectors.checkpoint_bodies.reject, body => {
    assert.ok(!parseCheckpoint(body).ok, body)
    assert.ok(!parseCheckpoint(body.replace(/^(?:dGhl.*=|YmFu.*=)$/m, root)).ok, body)
  })
})

test('checkpoint bodies that C2SP or we refuse', t => {
  const empty = `Log\n0\n${root}\n`
  const spellings = [
    root.slice(0, -1),
    root.replace('cs=', 'ct='),
    root.replace(/=$/, ''),
    `${root}\n\nextension`,
    ` ${root}`,
  ]
  const described: Record<string, string[]> = {
    'Log\n0123\n<32-byte root>\n (leading zero)': [`Log\n0123\n${root}\n`],
    'Log\n0\n<root that is not SHA-256("")>\n': [empty],
    'unpadded or non-canonical base64': spellings.map(spelling => `Log\n5\n${spelling}\n`),
    'CRLF line ends': [`Log\r\n5\r\n${root}\r\n`, `Log\r\n5\n${root}\n`],
    'size > 2^53-1 in JS unless BigInt is used': [
      `Log\n9007199254740992\n${root}\n`,
      `Log\n18446744073709551616\n${root}\n`,
    ],
  }
  assert.ok(parseCheckpoint(`Log\n9007199254740991\n${root}\n`).ok)
  runVectors(t, 5, vectors.checkpoint_bodies.ours_also_reject, description => {
    for (const body of described[description]!) assert.ok(!parseCheckpoint(body).ok, JSON.stringify(body))
  })
})
