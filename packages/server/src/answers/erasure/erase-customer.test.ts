import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { verifyLog } from '@candor/ledger'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { arrives, web } from '../../acts/collection/identity/testing/people.ts'
import { collect } from '../../acts/collection/index.ts'
import { deliverAll, hearing, listening } from '../../acts/sharing/testing/listening.ts'
import type { OutgoingChannel } from '../../adapters/channels/index.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { hashing, signatures } from '../../adapters/keys/hashes.ts'
import type { Store } from '../../adapters/store/index.ts'
import { createSource, readSource } from '../../brand/sources/index.ts'
import { eventsOf } from '../../customers/events/index.ts'
import { placeHold } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { exportOf as exportOfKept, keptOf } from '../../customers/kept/index.ts'
import { customersAt, readProfile } from '../../customers/profiles/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { foldTiles, Tile } from '../../customers/state/tiles/index.ts'
import { suppressionsOf } from '../../customers/suppression/index.ts'
import { commitChange, existingKey, exportOf as recordOf, together } from '../../record/index.ts'
import { keptUnder } from './demanded.ts'
import {
  canariesOf,
  type ErasingHouse,
  eraseCustomer,
  erasureTurn,
  findTraces,
  foresee,
  readCertificate,
  rememberedAtMost,
  replayErasures,
} from './index.ts'
import { forgetting } from './rooms.ts'
import { canary, lawPolicy, livedHouse, sendCampaign } from './testing/lived.ts'

const ask = (customer: string) => ({ customer, why: 'request', by: 'test' }) as const

/** What the erasure itself removes beside the rooms; requests keep their row, without words. */
const ofRecord = ['customer_keys', 'entries', 'outbox', 'rights_requests']

async function settle(house: TestHouse): Promise<void> {
  house.clock.advance(rememberedAtMost)
  await erasureTurn(house)()
  while ((await house.log.sequence()) > 0);
}

const verified = async (house: TestHouse): Promise<number> => {
  const read = (path: string) => readFile(join(house.data, 'log', path)).catch(() => undefined)
  const report = await verifyLog(read, { ports: { ...hashing, ...signatures } })
  assert.ok(report.ok, JSON.stringify(report))
  return report.value.checked
}

async function rowsOf(house: TestHouse, table: string): Promise<unknown[]> {
  return house.store.db
    .selectFrom(table as 'events')
    .selectAll()
    .execute()
}

onEachPlace('erasing', (place, engine) => {
  test('nothing of who is erased stays in a tile, and others are shown as before', async t => {
    const { house, gone, other } = await livedHouse({ place: await place(), policy: lawPolicy })
    t.after(() => house.close())
    const { layout } = house.judge
    const paused = noon + 123_456_789
    for (const half of [gone, other]) {
      const { state, version } = (await readState(house.store, layout, half))!
      state.pausedUntil = half === gone ? paused : noon + 1
      assert.ok((await house.store.commit(stateChange(half, version, state))).done)
    }
    await foldTiles(house.store, layout)
    const trace = Buffer.from(new Float64Array([paused]).buffer)
    const inTiles = async () =>
      (await house.store.db.selectFrom('tile_columns').select('bytes').execute()).some(({ bytes }) =>
        Buffer.from(bytes).includes(trace),
      )
    assert.ok(await inTiles())
    const done = await eraseCustomer(house, ask(gone))
    assert.ok(done.ok && done.value.state === 'done')
    assert.equal(await inTiles(), false)
    assert.deepEqual(await rowsOf(house, 'vacated_seats'), [])
    if (engine === 'sqlite') assert.ok(!readFileSync(join(house.data, 'candor.db')).includes(trace))
    const left = (await readState(house.store, layout, other))!.state
    const columns = await house.store.db.selectFrom('tile_columns').select(['name', 'bytes']).execute()
    const tile = new Tile(layout, new Map(columns.map(({ name, bytes }) => [name, bytes])))
    const shown = Array.from({ length: tile.seats }, (_, place) => (tile.taken(place) ? tile.row(place) : undefined))
    assert.deepEqual(
      shown.filter(row => row !== undefined),
      [left.copy()],
    )
  })

  test('the canary: everything a customer can fill is gone from store, files and memory, and the log verifies', async t => {
    const { house, gone, other } = await livedHouse({ place: await place(), policy: lawPolicy })
    t.after(() => house.close())
    const halves = await halvesOf(house, gone)
    assert.equal(halves.length, 2)
    const words = [...(await canariesOf(house, gone)), canary]
    for (const one of [`name ${canary}`, `${canary}@mail.example`, `note ${canary}`, `device ${canary}`, ...halves])
      assert.ok(words.includes(one), one)
    const columns = await house.store.db.introspection.getTables()
    const theirs = columns
      .filter(({ columns }) => columns.some(({ name }) => name === 'customer'))
      .map(({ name }) => name)
    const known = new Set<string>([...(await forgetting(house, gone)).map(({ table }) => table), ...ofRecord])
    assert.deepEqual(
      [...new Set(theirs)].filter(table => !known.has(table)),
      [],
      'a table that no room forgets',
    )
    const before = await findTraces(house, words, house.folders)
    // It can fail: before the erasure it names places in the store and in its files.
    assert.ok(before.found.some(({ place }) => place === 'profiles.attributes'))
    if (engine === 'sqlite') assert.ok(before.found.some(({ place }) => place.startsWith('candor.db')))
    const entries = await verified(house)
    const others = await recordOf(house, other)
    const foreseen = await foresee(house, gone)
    assert.ok(foreseen.ok && foreseen.value.halves === 2 && foreseen.value.duties.includes('bookkeeping'))

    const done = await eraseCustomer(house, ask(gone))
    assert.ok(done.ok, JSON.stringify(done))
    const { erasure } = done.value
    assert.equal(done.value.state, 'done')
    assert.deepEqual(done.value.erased, foreseen.value.erased)
    for (const half of halves) assert.equal(await existingKey(house, half, 'record'), undefined)
    const again = await eraseCustomer(house, ask(halves[1]!))
    assert.ok(again.ok && again.value.erasure === erasure, 'asked again, also by another half, it is the same erasure')

    await settle(house)
    const after = await findTraces(house, words, house.folders)
    assert.deepEqual(
      after.found.filter(({ documented }) => !documented),
      [],
    )
    assert.ok(after.rows > 10 && after.bytes > 1_000)
    assert.ok((await verified(house)) > entries)
    assert.deepEqual(await recordOf(house, other), others)
    const certificate = await readCertificate(house, erasure)
    assert.match(certificate?.proof ?? '', /^c2sp.org\/tlog-proof@v1/)
    assert.ok((certificate?.backupsUntil ?? 0) > house.clock.now())

    // What the law demands, and nothing else: of two orders the payer, until eight years have passed.
    const kept = await keptOf(house, keptUnder(house, erasure))
    assert.deepEqual(
      kept.map(({ what }) => (what as { fields: object }).fields),
      [{ payer: `payer ${canary}` }, { payer: `payer ${canary}` }],
    )
    assert.equal(JSON.stringify(await exportOfKept(house, keptUnder(house, erasure))).split(canary).length, 3)
    const [law] = certificate!.stays
    assert.deepEqual([law!.what, law!.n, law!.until], ['kept-by-law', 2, Date.parse('2034-06-03T12:00:00+02:00')])
    house.clock.moveTo(law!.until! + 1)
    await erasureTurn(house)()
    assert.deepEqual([await rowsOf(house, 'kept_records'), await keptOf(house, keptUnder(house, erasure))], [[], []])

    writeFileSync(join(house.data, 'left-over.tmp'), `x${canary}x`)
    const planted = await findTraces(house, words, house.folders)
    assert.equal(planted.undocumented, 1)
    assert.equal(planted.found.find(({ documented }) => !documented)?.place, 'left-over.tmp')
  })

  test('whoever comes back is a stranger with a new key, and is not written to', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ben = '', ann = ''] = await importTestCustomers(house, [
      { key: 'ben', agreed: true, plan: 'only theirs' },
      { key: 'ann', agreed: true },
    ])
    assert.ok((await eraseCustomer(house, ask(ben))).ok)
    assert.ok(!(await say(house, ben, [{ kind: 'objection', purpose: 'any', channel: 'any' }], 'api')).ok)
    await settle(house)
    const dictionary = await house.store.db.selectFrom('dictionary').select('value').execute()
    assert.ok(
      !dictionary.some(({ value }) => value === 'only theirs') && dictionary.some(({ value }) => value === 'basic'),
    )
    assert.equal((await suppressionsOf(house, 'email', 'ben@mail.example'))[0]?.reason, 'erased')
    const [stranger = ''] = await importTestCustomers(house, [{ key: 'ben', plan: 'only theirs' }])
    assert.ok(![ben, ann].includes(stranger))
    assert.equal((await readProfile(house, stranger))?.attributes['plan'], 'only theirs')
    const held = await placeHold(house, {
      customers: [ann],
      ground: 'legal-claim',
      silent: false,
      matter: 'x',
      reason: 'y',
      by: 'jo',
    })
    assert.ok(held.ok)
    assert.deepEqual(await eraseCustomer(house, ask(ann)), { ok: false, error: 'held' })
    assert.deepEqual(await eraseCustomer(house, ask('nobody')), { ok: false, error: 'unknown-customer' })
    assert.equal((await readProfile(house, ann))?.sealed['name'], 'ann')
  })

  test('while a mail and a webhook are under way and events go on arriving, here and at a second process, nothing of them is left', async t => {
    const config = await place()
    const policy = lawPolicy.replace('data:\n', `${obeyANo}data:\n`)
    const { house, there } = await listening(t, { place: config, policy })
    const ids = { ids: realIds(house.clock) }
    const second =
      engine === 'postgres'
        ? await openTestHouse({ data: house.data, clock: house.clock, place: config, policy, ...ids })
        : house
    if (second !== house) t.after(() => second.leave())
    assert.ok((await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')).ok)
    await hearing({ house, there })
    const [gone = ''] = await importTestCustomers(house, [
      { key: 'ann', name: canary, email: `${canary}@mail.example`, plan: `plan ${canary}`, agreed: true },
      { key: 'ben', agreed: true },
    ])
    await orders([house, second], 'ann', 3, canary)
    const half = await arrives(second, web, { anonymousId: `device ${canary}` })
    await arrives(house, web, { userId: 'ann', anonymousId: `device ${canary}` })
    const words = [...(await canariesOf(house, gone)), canary]
    assert.ok(words.includes(half) && words.includes(`note ${canary}`))
    // The second process remembers the key that seals the record.
    const entry = () => ({ entry: second.ids.id(), customer: gone, kind: 'decision', body: { canary } }) as const
    assert.ok((await commitChange(second, together({ entries: [entry()] }))).done)
    assert.ok((await say(house, gone, [{ kind: 'withdrawal', purpose: 'offers', channel: 'sms' }], 'api')).ok)

    const [mail, hook] = [held(), held()]
    there.answers(async response => {
      await hook.comes()
      response.writeHead(204).end()
    })
    const kept = house.channels.get('email')!
    const slow: OutgoingChannel = {
      ...kept,
      channel: 'email',
      send: async (...message) => {
        await mail.comes()
        return kept.send(...message)
      },
    }
    const sending = sendCampaign({ ...house, channels: new Map([['email', slow]]) })
    const telling = deliverAll(house, 'tools')
    await Promise.all([mail.came, hook.came])
    let isErased = false
    const arriving = (async () => {
      for (let i = 0; !isErased || i < 4; i++) await orders([house, second], 'ann', 1, `later ${i}`)
    })()
    const done = await eraseCustomer(house, ask(gone))
    isErased = true
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual(
      done.value.onItsWay.map(({ channel }) => channel),
      ['email'],
    )
    assert.ok((await commitChange(second, together({ entries: [entry()] }))).done, 'it does not know yet')
    assert.ok(!(await say(second, gone, [{ kind: 'objection', purpose: 'any', channel: 'any' }], 'api')).ok)
    mail.free()
    hook.free()
    await Promise.all([sending, telling, arriving])
    await erasureTurn(second)()
    await settle(house)

    const { found } = await findTraces(house, words, house.folders)
    assert.deepEqual(
      found.filter(({ documented }) => !documented),
      [],
    )
    const [stranger] = await customersAt(house, { channel: 'id', address: 'ann' })
    assert.ok(stranger && !words.includes(stranger))
    assert.ok((await eventsOf(house, [stranger], { limit: 100 })).length >= 1)
    await verified(house)
  })

  test('cut off at any commit, an erasure ends by itself, and the same', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    for (let n = 1, isCut = true; isCut; n++) {
      const [customer = ''] = await importTestCustomers(house, [{ key: `cut${n}`, agreed: true }])
      const cut = failing(house, n)
      const done = await eraseCustomer(cut.house, ask(customer)).catch(() => undefined)
      isCut = done === undefined
      assert.ok(n < 30)
      // As a house does that is opened again.
      await replayErasures(house)
      const finished = await eraseCustomer(house, ask(customer))
      const isBegun = house.keys.tombstonesSince(0).some(one => one.customer === customer)
      assert.ok(isBegun && finished.ok && finished.value.state === 'done', `cut at ${n}: ${JSON.stringify(finished)}`)
      assert.deepEqual(await customersAt(house, { channel: 'id', address: `cut${n}` }), [])
      const rows = await house.store.db.selectFrom('erasures').select('erasure').execute()
      assert.equal(rows.length, n)
    }
    await settle(house)
    const open = await house.store.db.selectFrom('erasures').select('erasure').where('settled_at', 'is', null).execute()
    assert.deepEqual(open, [])
    await verified(house)
  })
})

const obeyANo = `  obey-a-no:
    text: We tell the services that work for us what you said no to.
    basis: legal-duty
    class: service
    retention: 24 months
`

/** Somebody who waits in the middle of something: `came` when they are there, and on their way after `free`. */
function held() {
  const [there, on] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const comes = () => {
    there.resolve()
    return on.promise
  }
  return { came: there.promise, comes, free: () => on.resolve() }
}

/** At each house at once somebody orders so many times, with a note. */
async function orders(houses: readonly TestHouse[], userId: string, count: number, word: string): Promise<void> {
  const call = {
    type: 'track',
    userId,
    name: 'Order Completed',
    event: { properties: { note: `note ${word}` } },
  } as const
  await Promise.all(
    houses.map(async house => {
      const [source, at] = [(await readSource(house.store, 'web'))!, house.clock.now()]
      const calls = Array.from({ length: count }, () => ({ ...call, at, gpc: false }))
      return collect(house, { source, receivedAt: at, calls, refused: [] })
    }),
  )
}

/** A house whose n-th commit, and every one after it, finds no store. */
function failing(house: TestHouse, n: number): { house: ErasingHouse } {
  let left = n
  const store: Store = {
    ...house.store,
    commit: change => (--left > 0 ? house.store.commit(change) : Promise.reject(new Error('cut off'))),
  }
  return { house: { ...house, store } }
}
