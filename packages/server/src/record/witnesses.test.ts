import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { parseTrust, verifyProof } from '@candor/ledger'
import { placeFor } from '../../../../test/stores.ts'
import type { FixedClock } from '../adapters/clock/index.ts'
import type { Posted } from '../adapters/outbound-http/index.ts'
import { openStore, type Store } from '../adapters/store/index.ts'
import { openLog } from './log.ts'
import { proofOf } from './proof.ts'
import { readPublished } from './published.ts'
import { type LogBench, openLogBench } from './testing/log-bench.ts'
import { outboundTo, said, type TestWitness, testWitness } from './testing/witness.ts'
import { openWitnesses } from './witnesses.ts'

let bench: LogBench
let store: Store
afterEach(async () => {
  await store.close()
  bench.close()
})
const passes = (ms: number): void => (bench.clock as FixedClock).advance(ms)

const quorums = { two: 'group two 2 a b c\nquorum two', none: 'quorum none', one: 'quorum a' }

async function begin({ quorum = quorums.two, waitMs = 1_000 } = {}) {
  const place = await placeFor('sqlite')
  store = await openStore(place.config)
  bench = await openLogBench(store)
  const all = ['a', 'b', 'c'].map((name, at) => testWitness(`${name}.example`, at + 1, bench.vkey))
  const ports = { ...bench.keys.hashing, ...bench.keys.signatures }
  const lines = all.map(({ vkey, url }, at) => `witness ${'abc'[at]} ${vkey} ${url}`)
  const trust = parseTrust(`log ${bench.vkey}\n${lines.join('\n')}\n${quorum}\n`, ports)
  assert.ok(trust.ok)
  const reachable = trust.value.witnesses.map((one, at) => ({ ...one, url: all[at]!.url }))
  const options = { trust: { ...trust.value, witnesses: reachable }, outbound: outboundTo(all), waitMs }
  const open = () => openWitnesses(bench, options)
  const witnesses = open()
  const log = await openLog(bench, bench.tiles, bench.signer, witnesses)
  const grow = async (count: number) => {
    const entries = await bench.record(count)
    await log.sequence()
    return entries
  }
  const proven = async ({ customer, entry }: { customer: string; entry: string }) => {
    const proof = await proofOf(bench, bench.tiles, customer, entry)
    assert.ok(proof.ok)
    return verifyProof(proof.value, undefined, trust.value, ports)
  }
  return { log, witnesses, open, all: all as [TestWitness, TestWitness, TestWitness], grow, proven }
}

const shown = async () => (await readPublished(bench.tiles))!
const standings = (witnesses: ReturnType<typeof openWitnesses>) => witnesses.report().map(({ standing }) => standing)
const away = (): Posted => ({ answered: false, why: 'nobody listens there', refused: false })

test('a checkpoint is published with the cosignatures of its witnesses, and proofs carry them', async () => {
  const { grow, proven, witnesses } = await begin({ quorum: 'group all all a b c\nquorum all' })
  for (const count of [3, 1, 300, 700]) {
    const [entry] = await grow(count)
    const found = await proven(entry!)
    assert.ok(found.ok, JSON.stringify(found))
    assert.deepEqual(found.value.cosigned.map(({ name }) => name).sort(), ['a.example', 'b.example', 'c.example'])
  }
  assert.ok(witnesses.reaches((await shown()).note))
  assert.deepEqual(standings(witnesses), ['cosigned', 'cosigned', 'cosigned'])
})

test('a quorum is enough: a slow witness is not waited for, and its line is added when it comes', async () => {
  const { log, grow, all, witnesses } = await begin({ waitMs: 60_000 })
  const late = Promise.withResolvers<void>()
  all[2].answer = async (_, honestly) => {
    await late.promise
    return honestly()
  }
  await grow(5)
  const before = (await shown()).note
  assert.ok(witnesses.reaches(before))
  assert.doesNotMatch(before, /c\.example/)
  late.resolve()
  await new Promise(resolve => setImmediate(resolve))
  await log.sequence()
  assert.match((await shown()).note, /a\.example[\s\S]*b\.example[\s\S]*c\.example/)
})

test('without the quorum the checkpoint is published all the same; proofs rest on the last that had it; later it is made good', async () => {
  const { log, grow, all, proven, witnesses } = await begin({ waitMs: 20 })
  const [old] = await grow(5)
  const [, b, c] = all
  for (const one of [b, c]) one.answer = away
  const [young] = await grow(2)
  const published = await shown()
  assert.deepEqual([published.size, witnesses.reaches(published.note)], [7, false])
  assert.deepEqual(standings(witnesses), ['cosigned', 'away', 'away'])
  const kept = await proven(old!)
  assert.ok(kept.ok)
  assert.equal(kept.value.size, 5)
  const bare = await proven(young!)
  assert.ok(!bare.ok)
  assert.match(bare.error.says, /too few/)
  // They are asked again after a pause, though nothing new was recorded.
  const asked = b.asked
  await log.sequence()
  assert.equal(b.asked, asked)
  for (const one of [b, c]) one.answer = (_, honestly) => honestly()
  passes(2_000)
  await log.sequence()
  await log.sequence()
  assert.ok((await proven(young!)).ok)
})

test('who was away last time is not waited for', async () => {
  const { grow, all, witnesses } = await begin({ quorum: quorums.one, waitMs: 60_000 })
  all[0].answer = away
  await grow(1)
  passes(2_000)
  all[0].answer = () => new Promise(() => undefined)
  // With a wait of a minute this would not end in time.
  await grow(1)
  assert.equal((await shown()).size, 2)
  assert.equal(witnesses.reaches((await shown()).note), false)
})

test('a house that forgot what a witness saw learns it from the witness', async () => {
  const { grow, open, all } = await begin()
  await grow(10)
  const again = open()
  const log = await openLog(bench, bench.tiles, bench.signer, again)
  await bench.record(4)
  await log.sequence()
  assert.ok(again.reaches((await shown()).note))
  assert.deepEqual(
    all.slice(0, 2).map(one => one.seen()),
    [14, 14],
  )
})

test('a cosigned checkpoint is not replaced by one without, neither by a second process nor at a new start', async () => {
  const { grow, witnesses } = await begin({ quorum: 'group all all a b c\nquorum all' })
  await grow(3)
  const { note } = await shown()
  const plain = await openLog(bench, bench.tiles, bench.signer)
  await plain.sequence()
  assert.equal((await shown()).note, note)
  assert.ok(witnesses.reaches(note))
})

const lies: [string, (honest: Posted) => Posted, RegExp][] = [
  ['a signature of another checkpoint', () => said(200, '\u2014 a.example AAAAAAAA\n'), /does not hold/],
  ['nothing', () => said(200, ''), /does not hold/],
  ['bytes without end', () => ({ answered: true, status: 200 }), /does not hold/],
  ['the line of somebody else', () => said(200, `\u2014 z.example ${'A'.repeat(100)}\n`), /does not hold/],
  ['a conflict without a size', () => said(409, 'five\n'), /without the size/],
  ['403', () => said(403, ''), /does not know the key/],
  ['404', () => said(404, ''), /does not watch this log/],
  ['422', () => said(422, ''), /did not grow/],
  ['400', () => said(400, ''), /could not read/],
  ['418', () => said(418, ''), /answered 418/],
]
test('whatever a witness answers, nothing untrue is published and the log goes on', async () => {
  const { grow, all, witnesses } = await begin({ quorum: quorums.one, waitMs: 20 })
  const [a, b, c] = all
  for (const one of [b, c]) one.answer = away
  for (const [what, answer, why] of lies) {
    a.answer = (_, honestly) => answer(honestly())
    passes(100_000)
    await grow(1)
    const [report] = witnesses.report()
    assert.deepEqual([report?.standing, why.test(report?.why ?? '')], ['refuses', true], `${what}: ${report?.why}`)
    assert.doesNotMatch((await shown()).note, /example [^l]/, what)
  }
  a.answer = () => said(503, '')
  passes(100_000)
  await grow(1)
  assert.equal(witnesses.report()[0]?.standing, 'away')
  a.answer = () => Promise.reject(new Error('thrown'))
  passes(100_000)
  await grow(1)
  assert.equal((await shown()).size, lies.length + 2)
  assert.ok((await bench.verify()).ok)
})

test('lines of others that a witness sends along are not published', async () => {
  const { grow, all } = await begin({ quorum: quorums.one })
  const [a, b, c] = all
  for (const one of [b, c]) one.answer = away
  a.answer = (_, honestly) => {
    const honest = honestly()
    assert.ok(honest.answered && honest.body)
    return said(200, `\u2014 z.example ${'A'.repeat(100)}\n${new TextDecoder().decode(honest.body)}`)
  }
  await grow(2)
  const { note } = await shown()
  assert.match(note, /a\.example/)
  assert.doesNotMatch(note, /z\.example/)
})

test('a witness that saw more, or another tree, of this log is an alarm', async () => {
  const { grow, all, witnesses } = await begin({ quorum: quorums.none, waitMs: 20 })
  const [a, b] = all
  a.answer = () => said(409, '1000\n')
  b.answer = () => said(409, '4\n')
  await grow(4)
  await new Promise(resolve => setImmediate(resolve))
  const [one, two] = witnesses.report()
  assert.equal(one?.standing, 'ahead')
  assert.match(one.why, /has seen 1000 entries of this log, and we have 4/)
  assert.equal(two?.standing, 'another-tree')
})
