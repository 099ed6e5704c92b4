import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { consistencyProof, parseTrust, readerOfTiles, verifyConsistency, verifyProof } from '@candor/ledger'
import { onEachStore } from '../../../../test/stores.ts'
import { openLog } from './log.ts'
import { proofOf } from './proof.ts'
import { readPublished } from './published.ts'
import { type LogBench, openLogBench } from './testing/log-bench.ts'

onEachStore('a proof', open => {
  let bench: LogBench
  afterEach(() => bench.close())

  async function begin() {
    bench = await openLogBench(await open())
    const ports = { ...bench.keys.hashing, ...bench.keys.signatures }
    const trust = parseTrust(`log ${bench.vkey}\nquorum none\n`, ports)
    assert.ok(trust.ok)
    return { log: await openLog(bench, bench.tiles, bench.signer), ports, trust: trust.value }
  }

  test('is there for every entry once it is placed, and verifies offline', async () => {
    const { log, ports, trust } = await begin()
    const early = await bench.record(3)
    const first = early[0]!
    assert.deepEqual(await proofOf(bench, bench.tiles, first.customer, first.entry), { ok: false, error: 'not-yet' })
    await log.sequence()
    const entries = [...early, ...(await bench.record(300))]
    await log.sequence()
    for (const { customer, entry } of entries) {
      const proof = await proofOf(bench, bench.tiles, customer, entry)
      assert.ok(proof.ok)
      const proven = verifyProof(proof.value, undefined, trust, ports)
      assert.ok(proven.ok, JSON.stringify(proven))
      assert.partialDeepStrictEqual(proven.value.opening?.payload, { entry })
    }
  })

  test('stays good: every later checkpoint holds the tree it was made under', async () => {
    const { log, ports, trust } = await begin()
    const [entry] = await bench.record(5)
    await log.sequence()
    const proof = await proofOf(bench, bench.tiles, entry!.customer, entry!.entry)
    assert.ok(proof.ok)
    const proven = verifyProof(proof.value, undefined, trust, ports)
    assert.ok(proven.ok)
    for (const more of [1, 250, 1, 600]) {
      await bench.record(more)
      await log.sequence()
      const later = (await readPublished(bench.tiles))!
      const reader = readerOfTiles(later.size, path => bench.tiles.read(path), ports)
      const hashes = await consistencyProof(proven.value.size, later.size, reader, ports)
      assert.ok(hashes.ok)
      const { size: size1, root: root1 } = proven.value
      const claim = { size1, root1, size2: later.size, root2: later.root }
      assert.ok(verifyConsistency(claim, hashes.value, ports).ok)
    }
  })

  test('of another entry, or for nobody, is none', async () => {
    const { log, ports, trust } = await begin()
    const [entry] = await bench.record(2)
    await log.sequence()
    const proof = await proofOf(bench, bench.tiles, entry!.customer, entry!.entry)
    assert.ok(proof.ok)
    const forged = proof.value.replace(/^index ([01])$/m, (_, index) => `index ${1 - Number(index)}`)
    assert.notEqual(forged, proof.value)
    assert.equal(verifyProof(forged, undefined, trust, ports).ok, false)
    assert.deepEqual(await proofOf(bench, bench.tiles, 'nobody', 'none'), { ok: false, error: 'unknown-entry' })
  })
})
