import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { algorithmChange, readAlgorithm } from '../../brand/algorithms/index.ts'
import { readEntry } from '../../record/index.ts'
import { balanceStanding } from './balance-standing.ts'
import { countShown } from './count-shown.ts'
import { addShown, recommend } from './index.ts'
import { type BookShop, bookPolicy, openBookShop } from './testing/shop.ts'

const sharing = (targets: string, more = ''): string =>
  bookPolicy.replace(
    'interests: shelves }',
    `interests: shelves, balance: { by: provider, targets: ${targets}${more} } }`,
  )

const own = ['emma', 'dracula', 'middlemarch', 'walden', 'ulysses', 'candide']
const partner = ['kim', 'persuasion', 'evelina', 'belinda', 'camilla', 'cecilia']
/** Of nobody who has a target. */
const other = ['roses', 'herbs']

/** Everybody chose what is the shop's own; of what the partner sells nobody chose anything. */
async function unevenShop(options: Parameters<typeof openBookShop>[0]): Promise<BookShop> {
  const shop = await openBookShop(options)
  await shop.has(
    ...own.map(item => ({ item, provider: 'own' })),
    ...partner.map(item => ({ item, provider: 'Partner' })),
    ...other.map(item => ({ item, provider: 'somebody else' })),
  )
  const readers = await shop.readers(
    Array.from({ length: 12 }, (_, n) => `reader-${n}`),
    'full',
  )
  for (const reader of readers) await shop.views(reader, ...own, 'roses')
  assert.equal((await shop.trains()).state, 'done')
  return shop
}

async function list(shop: Pick<BookShop, 'house'>, more: { customer?: string; atMost?: 'none' } = {}) {
  const shown = await recommend(shop.house, { slot: 'home', n: 5, ...more })
  assert.ok(shown.ok)
  return shown.value.items
}

/** What the partner got of the attention for two providers, by position, in these many lists. */
async function partnersShare(shop: BookShop, lists: number, perTurn: number): Promise<number> {
  const sums = { own: 0, partner: 0 }
  for (let n = 0; n < lists; n++) {
    for (const [at, { held }] of (await list(shop)).entries()) {
      const who = held.provider?.toLowerCase()
      if (who === 'own' || who === 'partner') sums[who] += 1 / Math.log2(at + 2)
    }
    if (n % perTurn === perTurn - 1) await addShown(shop.house)
  }
  return sums.partner / (sums.own + sums.partner)
}

onEachPlace('balance', place => {
  test('with targets the share of who never leads comes to its target, and without them it never does', async t => {
    for (const [policy, low, high] of [
      [sharing('{ own: 0.6, partner: 0.4 }'), 0.37, 0.43],
      [sharing('{ own: 0.9, partner: 0.1 }'), 0.07, 0.13],
      // Less than what parts the scores.
      [sharing('{ own: 0.6, partner: 0.4 }', ', most: 0.02'), 0, 0],
      [bookPolicy, 0, 0],
    ] as const) {
      const shop = await unevenShop({ place: await place(), policy })
      t.after(() => shop.house.close())
      const share = await partnersShare(shop, 160, 2)
      assert.ok(share >= low && share <= high, `${share}`)
      const standing = await balanceStanding(shop.house)
      assert.equal(standing === undefined, policy === bookPolicy)
      // What the account says is what was shown.
      if (standing) assert.ok(Math.abs(standing.groups[1]!.shown! - share) < 1e-9)
    }
  })

  test('what is added is a part of the score like any other, on record too; who has no target gets none', async t => {
    const shop = await unevenShop({
      place: await place(),
      policy: sharing('{ own: 0.6, partner: 0.4 }', ', most: 0.03'),
    })
    t.after(() => shop.house.close())
    const amina = await shop.reader('amina', 'full')
    await shop.views(amina, 'emma')
    for (let n = 0; n < 4; n++) await list(shop)
    await addShown(shop.house)
    const shown = await recommend(shop.house, { slot: 'home', n: 50, customer: amina })
    assert.ok(shown.ok)
    for (const { held, told } of shown.value.items) {
      const sum = told.terms.reduce((all, { contribution }) => all + contribution, told.remainder.contribution)
      assert.ok(Math.abs(sum - told.score) <= 1e-9)
      const parts = told.terms.filter(({ kind }) => kind === 'balance').map(({ contribution }) => contribution)
      assert.deepEqual(parts, held.provider === 'Partner' ? [0.03] : [])
    }
    const entry = await readEntry(shop.house, amina, shown.value.decision!)
    assert.ok(entry.ok)
    const body = entry.value.payload.body as { shown: { items: unknown } }
    assert.deepEqual(
      body.shown.items,
      shown.value.items.map(({ told }) => told),
    )
  })

  test('two turns at once lose nothing, and what was shown counts once', async t => {
    const shop = await unevenShop({ place: await place(), policy: sharing('{ own: 0.6, partner: 0.4 }') })
    t.after(() => shop.house.close())
    const items = (await list(shop)).map(({ held }) => held)
    await addShown(shop.house)
    const exposure = async () => {
      const { watch } = await readAlgorithm(shop.house.store, 'recommendations')
      return (watch as { balance: { exposure: number[] } }).balance.exposure[0]!
    }
    const one = await exposure()
    // Another process has a store of its own, so its lists are counted apart.
    const processes = Array.from({ length: 3 }, () => ({ ...shop.house, store: { ...shop.house.store } }))
    for (const each of processes) countShown(each, items)
    await Promise.all(processes.map(addShown))
    // Who lost all races holds what it counted until the next turn.
    for (const each of processes) await addShown(each)
    assert.ok(Math.abs((await exposure()) - 4 * one) < 1e-9)
    for (const each of processes) await addShown(each)
    assert.ok(Math.abs((await exposure()) - 4 * one) < 1e-9)
  })

  test('what could not be added is kept for the next turn, with what was shown meanwhile', async t => {
    const shop = await unevenShop({ place: await place(), policy: sharing('{ own: 0.6, partner: 0.4 }') })
    t.after(() => shop.house.close())
    const items = (await list(shop)).map(({ held }) => held)
    let fails = true
    const { commit } = shop.house.store
    const process = {
      ...shop.house,
      store: {
        ...shop.house.store,
        async commit(change: Parameters<typeof commit>[0]) {
          // A list goes out while the turn is under way.
          if (fails) countShown(process, items)
          if (fails) throw new Error('the disk is full')
          return commit(change)
        },
      },
    }
    countShown(process, items)
    await assert.rejects(addShown(process), /the disk is full/)
    assert.equal((await balanceStanding(shop.house))!.since, null)
    fails = false
    await addShown(process)
    const { watch } = await readAlgorithm(shop.house.store, 'recommendations')
    const { exposure } = (watch as { balance: { exposure: number[] } }).balance
    const once = [0, 1, 2, 3, 4].reduce((sum, at) => sum + 1 / Math.log2(at + 2), 0)
    assert.ok(Math.abs(exposure[0]! - 2 * once) < 1e-9, `${exposure}`)
  })

  test('it is added at every level, and while a person holds suggestions back', async t => {
    const shop = await unevenShop({ place: await place(), policy: sharing('{ own: 0.6, partner: 0.4 }', ', most: 3') })
    t.after(() => shop.house.close())
    const { house } = shop
    await list(shop)
    await addShown(house)
    const partners = (items: Awaited<ReturnType<typeof list>>) =>
      items.map(({ held, told }) => [held.provider, told.terms.some(({ kind }) => kind === 'balance')])
    const leading = Array.from({ length: 5 }, () => ['Partner', true])
    for (const dial of ['none', 'contextual', 'basic', 'full'] as const) {
      const customer = await shop.reader(dial, dial)
      assert.deepEqual(partners(await list(shop, { customer })), leading, dial)
    }
    const before = await readAlgorithm(house.store, 'recommendations')
    const interlock = { kind: 'stop', since: house.clock.now(), finding: null } as const
    assert.ok((await house.store.commit(algorithmChange(before, { interlock }, house.clock.now()))).done)
    assert.deepEqual(partners(await list(shop)), leading)
  })

  test('under other targets the account begins anew; the same targets in another order, or more strength, keep it', async t => {
    const shop = await unevenShop({ place: await place(), policy: sharing('{ own: 0.6, partner: 0.4 }') })
    t.after(() => shop.house.close())
    await list(shop)
    await addShown(shop.house)
    const under = async (policy: string) => {
      const parsed = await openTestHouse({ policy })
      await parsed.close()
      return balanceStanding({ ...shop.house, judge: parsed.judge })
    }
    assert.equal((await under(sharing('{ partner: 0.4, own: 0.6 }', ', strength: 2')))!.groups[0]!.shown, 1)
    assert.equal((await under(sharing('{ own: 0.5, partner: 0.5 }')))!.groups[0]!.shown, null)
    assert.equal(await under(bookPolicy), undefined)
  })

  test('a list below the level of somebody is an example, and counts for nobody', async t => {
    const shop = await unevenShop({ place: await place(), policy: sharing('{ own: 0.6, partner: 0.4 }') })
    t.after(() => shop.house.close())
    await list(shop, { atMost: 'none' })
    await addShown(shop.house)
    assert.equal((await balanceStanding(shop.house))!.since, null)
  })
})
