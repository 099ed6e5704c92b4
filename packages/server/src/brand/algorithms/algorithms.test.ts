import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import {
  algorithmChange,
  countOpenFindings,
  type Finding,
  findingChange,
  findingRow,
  type Interlock,
  interlockOf,
  listFindings,
  noInterlock,
  readAlgorithm,
  readFinding,
  stricter,
} from './index.ts'

const at = 1_000_000
const stopped: Interlock = { kind: 'stop', since: at, finding: 'f1' }
const opened: Finding = {
  finding: 'f1',
  version: 1,
  algorithm: 'savings-offer',
  openedAt: at,
  kind: 'by-hand',
  interlock: stopped,
}

test('of two interlocks the stricter holds, and of two alike the first', () => {
  const [cap, tight]: Interlock[] = [
    { kind: 'cap', since: 1, finding: null, share: 0.5 },
    { kind: 'cap', since: 2, finding: null, share: 0.1 },
  ]
  const fallback: Interlock = { kind: 'fallback', since: 3, finding: null }
  assert.equal(stricter(noInterlock, cap!), cap)
  assert.equal(stricter(fallback, cap!), fallback)
  assert.equal(stricter(fallback, stopped), stopped)
  assert.equal(stricter(cap!, tight!), tight)
  const again = { ...fallback, since: 9 }
  assert.equal(stricter(fallback, again), fallback)
})

onEachStore('Algorithms', open => {
  test('one that nobody touched decides freely; what is set is read at once, and of two who change it one wins', async () => {
    const store = await open()
    assert.deepEqual(await interlockOf(store, 'savings-offer'), noInterlock)
    const before = await readAlgorithm(store, 'savings-offer')
    assert.deepEqual(before, { algorithm: 'savings-offer', version: 0, interlock: noInterlock, watch: null })
    const both = [{ interlock: stopped }, { watch: { n: 1 } }].map(set => algorithmChange(before, set, at))
    const done = await Promise.all(both.map(change => store.commit(change)))
    assert.equal(done.filter(one => one.done).length, 1)
    const after = await readAlgorithm(store, 'savings-offer')
    assert.equal(after.version, 1)
    assert.deepEqual(await store.commit(algorithmChange(after, { interlock: stopped, watch: [1] }, at)), { done: true })
    assert.deepEqual(await interlockOf(store, 'savings-offer'), stopped)
    assert.deepEqual((await readAlgorithm(store, 'savings-offer')).watch, [1])
    assert.equal((await store.commit(algorithmChange(after, { interlock: noInterlock }, at))).done, false)
  })

  test('a finding is open until it is decided, once; open ones come first', async () => {
    const store = await open()
    const later = { ...opened, finding: 'f2', openedAt: at + 1, algorithm: 'other' }
    await store.commit({ expect: [], writes: [findingRow(opened), findingRow(later)] })
    assert.deepEqual(await readFinding(store, 'f1'), opened)
    assert.equal(await readFinding(store, 'f9'), undefined)
    const decision = { by: 'Jo', at: at + 5, verdict: 'keep', reason: 'because of this', interlock: stopped } as const
    assert.deepEqual(await store.commit(findingChange(later, decision)), { done: true })
    assert.equal((await store.commit(findingChange(later, decision))).done, false)
    const ids = async (ask?: Parameters<typeof listFindings>[1]) =>
      (await listFindings(store, ask)).map(({ finding }) => finding)
    assert.deepEqual(await ids(), ['f1', 'f2'])
    assert.deepEqual(await ids({ open: false }), ['f2'])
    assert.deepEqual(await ids({ algorithm: 'savings-offer', open: true }), ['f1'])
    assert.equal(await countOpenFindings(store), 1)
    assert.deepEqual((await readFinding(store, 'f2'))?.decision, decision)
  })
})
