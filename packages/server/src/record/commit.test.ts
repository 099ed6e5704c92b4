import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, minute } from '@candor/terms'
import fc from 'fast-check'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import { Unreadable } from '../adapters/keys/index.ts'
import { StoreAway, type Write } from '../adapters/store/index.ts'
import {
  type Change,
  commitChange,
  confirmClock,
  decideAndCommit,
  existingKey,
  houseTime,
  keyOf,
  lookAtClock,
  noChange,
  openEntry,
  readEntry,
  warningTime,
} from './index.ts'
import { expire, exportOf } from './keeping.ts'

const note = (entry: string, customer = 'c1'): Change => ({
  ...noChange,
  entries: [{ entry, customer, kind: 'choice', body: { said: `secret of ${entry}` } }],
})
const stateAt = (version: number): Change => ({
  ...noChange,
  expect: [{ table: 'customer_state', key: { customer: 'c1' }, version }],
  writes: [stateRow(version + 1)],
})
const stateRow = (version: number): Write => ({
  do: 'put',
  table: 'customer_state',
  row: { customer: 'c1', version, layout: 1, state: new Uint8Array([version]) },
})
const entriesIn = async ({ store }: TestHouse): Promise<string[]> =>
  (await store.db.selectFrom('entries').select('entry').orderBy('entry').execute()).map(row => row.entry)

onEachPlace('a change', place => {
  test('that loses three times is not done, and leaves nothing', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await commitChange(house, stateAt(0))
    let asked = 0
    const result = await decideAndCommit(house, async () => {
      asked++
      return { change: { ...note('lost'), ...stateAt(7), entries: note('lost').entries }, value: 'decided' }
    })
    assert.equal(result.done, false)
    assert.match(result.done ? '' : result.conflict, /customer_state/)
    assert.equal(asked, 3)
    assert.deepEqual(await entriesIn(house), [])
    assert.equal(await existingKey(house, 'c1', 'record'), undefined)
  })

  test('that loses once gathers again and is done with what it decided then', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await commitChange(house, stateAt(0))
    let seen = 0
    const result = await decideAndCommit(house, async () => {
      const { version } = (await house.store.get('customer_state', { customer: 'c1' }))!
      if (seen++ === 0) await commitChange(house, stateAt(version))
      return { change: { ...stateAt(version), entries: note('won').entries }, value: version }
    })
    assert.deepEqual(result, { done: true, value: 2 })
    assert.equal(seen, 2)
    assert.deepEqual(await entriesIn(house), ['won'])
  })

  test('of several callers at once happens for each exactly once', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await commitChange(house, stateAt(0))
    const results = await Promise.all(
      ['a', 'b', 'c'].map(entry =>
        decideAndCommit(house, async () => {
          const { version } = (await house.store.get('customer_state', { customer: 'c1' }))!
          return { change: { ...stateAt(version), entries: note(entry).entries }, value: entry }
        }),
      ),
    )
    const done = results.filter(result => result.done).map(({ value }) => value)
    assert.deepEqual(await entriesIn(house), done.sort())
    const { version } = (await house.store.get('customer_state', { customer: 'c1' }))!
    assert.equal(version, 1 + done.length)
  })

  test('of a store that is away is not tried again: the caller is told', async () => {
    const house = await openTestHouse({ place: await place() })
    await house.store.close()
    let asked = 0
    const attempt = decideAndCommit(house, async () => {
      asked++
      return { change: noChange, value: undefined }
    })
    await assert.rejects(attempt, StoreAway)
    assert.equal(asked, 1)
  })
})

onEachPlace('an entry', place => {
  test('opens with its customer’s key and says what was recorded', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const both = { ...noChange, entries: [...note('e1').entries, ...note('e2').entries] }
    assert.ok((await commitChange(house, both)).done)
    const found = await readEntry(house, 'c1', 'e1')
    assert.ok(found.ok)
    const { payload, leaf, k } = found.value
    assert.deepEqual(payload.body, { said: 'secret of e1' })
    assert.deepEqual([payload.customer, payload.kind, payload.at, leaf], ['c1', 'choice', house.clock.now(), null])
    assert.equal(k.length, 32)
    assert.deepEqual(await readEntry(house, 'c1', 'e9'), { ok: false, error: 'unknown-entry' })
    assert.deepEqual(await readEntry(house, 'c2', 'e1'), { ok: false, error: 'unknown-entry' })
  })

  test('is sealed: not a word of it in its row, and it opens nowhere else', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await commitChange(house, note('e1'))
    await commitChange(house, note('e2', 'c2'))
    const row = (await house.store.get('entries', { customer: 'c1', entry: 'e1' }))!
    assert.ok(row.sealed && !Buffer.from(row.sealed).includes('secret'))
    const [one, two] = [await keyOf(house, 'c1', 'record'), await keyOf(house, 'c2', 'record')]
    assert.equal(openEntry(house, one.key, 'c1', 'e1', row.sealed).payload.entry, 'e1')
    assert.throws(() => openEntry(house, two.key, 'c1', 'e1', row.sealed!), Unreadable)
    assert.throws(() => openEntry(house, one.key, 'c1', 'e2', row.sealed!), Unreadable)
  })

  test('has a key of its own retention: losing the one leaves the other', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const profile = await keyOf(house, 'c1', 'profile')
    await commitChange(house, { ...note('e1'), writes: profile.writes })
    const gone = { do: 'remove', table: 'customer_keys', key: { customer: 'c1', retention: 'profile' } } as const
    await house.store.commit({ expect: [], writes: [gone] })
    assert.equal(await existingKey(house, 'c1', 'profile'), undefined)
    assert.ok((await readEntry(house, 'c1', 'e1')).ok)
    assert.deepEqual((await keyOf(house, 'c1', 'record')).writes, [])
    assert.equal((await keyOf(house, 'c1', 'profile')).writes.length, 1)
  })

  test('expires in batches: the contents go, commitment and place stay', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    for (const entry of ['e1', 'e2', 'e3']) await commitChange(house, note(entry))
    while ((await house.log.sequence()) > 0);
    house.clock.advance(5_000)
    const before = house.clock.now()
    await commitChange(house, note('e4'))
    const sizes: number[] = []
    for (let writes = await expire(house, before, 2); writes.length > 0; writes = await expire(house, before, 2)) {
      sizes.push(writes.length)
      await house.store.commit({ expect: [], writes })
    }
    assert.deepEqual(sizes, [2, 1])
    assert.deepEqual(await readEntry(house, 'c1', 'e1'), { ok: false, error: 'erased' })
    const row = (await house.store.get('entries', { customer: 'c1', entry: 'e1' }))!
    assert.deepEqual([row.commitment.length, row.leaf], [32, 0])
    const left = (await exportOf(house, 'c1')) as { entries: { entry: string }[] }
    assert.deepEqual(
      left.entries.map(({ entry }) => entry),
      ['e4'],
    )
  })
})

const anyTime = fc.integer({ min: -4_000 * day, max: 4_000 * day })
const aboutNow = fc.integer({ min: -day, max: 40 * day })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 0, max: 40 * day }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('set'), ms: fc.oneof(aboutNow, anyTime) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign'), ms: fc.oneof(aboutNow, anyTime) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('ask', 'ask twice'), ms: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('confirm'), ms: fc.constant(0) }) },
)
const wholeMinute = (at: number): number => Math.floor(at / minute) * minute

onEachPlace('the time of the house', place => {
  test('never goes back, leaps only when confirmed, and follows the clock as soon as it is right again', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const start = house.clock.now()
    const [head] = await house.store.db.selectFrom('log_head').selectAll().execute()
    const signedAt = async (at: number | null) => {
      const writes = [
        { do: 'patch', table: 'log_head', key: { origin: head!.origin }, set: { signed_at: at } } as const,
      ]
      assert.ok((await house.store.commit({ expect: [], writes })).done)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
        await house.store.commit({ expect: [], writes: [{ do: 'remove', table: 'meta', key: { key: 'house-time' } }] })
        await signedAt(null)
        house.clock.moveTo(start)
        let [last, signed] = [await houseTime(house), 0]
        assert.equal(last, start)
        for (const one of steps) {
          if (one.do === 'pass') house.clock.advance(one.ms)
          else if (one.do === 'set') house.clock.moveTo(start + one.ms)
          else if (one.do === 'sign') {
            signed = start + one.ms
            await signedAt(signed)
          } else if (one.do === 'confirm') {
            await confirmClock(house)
            last = Math.max(last, wholeMinute(house.clock.now()))
          } else {
            const clock = wholeMinute(house.clock.now())
            // As after a start: nothing is remembered but what the store holds.
            const asked = { ...house }
            const [found] = await Promise.all([lookAtClock(asked), one.do === 'ask' ? 0 : houseTime(house)])
            const believed = [clock, wholeMinute(signed)].filter(at => at <= last + 31 * day)
            assert.equal(found.now, Math.max(last, ...believed))
            assert.deepEqual(found.leap, clock > last + 31 * day ? { clock, known: last } : undefined)
            assert.ok((await warningTime(house)) >= house.clock.now())
            last = found.now
          }
        }
      }),
      { numRuns: 15, seed: 6_005 },
    )
  })
})
