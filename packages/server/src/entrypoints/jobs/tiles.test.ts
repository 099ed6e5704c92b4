import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import { importTestCustomers, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { openMetrics } from '../http/metrics.ts'
import { checkTurn, foldTurn, tileCounts } from './tiles.ts'

const silent = pino({ level: 'silent' })
const going = new AbortController().signal

function heard() {
  const lines: { level: number; msg: string; customer?: string; field?: string; tile?: number; column?: string }[] = []
  return { lines, log: pino({}, { write: text => void lines.push(JSON.parse(text)) }) }
}

const apart = async ({ store }: TestHouse): Promise<number> =>
  (await store.db.selectFrom('customer_state').select('customer').where('tiled', 'is', null).execute()).length

/** Commits that have nothing to do with customers. */
async function bustle({ store }: TestHouse): Promise<void> {
  for (let i = 0; i < 12; i++)
    await store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key: 'bustle', value: String(i) } }] })
}

onEachPlace('Tiles in the background', place => {
  test('a busy house leaves a few states beside them, a quiet one none, and no house for longer than a day', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const turn = foldTurn(house, silent, going)
    await turn()
    await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    await bustle(house)
    await turn()
    assert.equal(await apart(house), 2)
    await turn()
    assert.equal(await apart(house), 0)
    await importTestCustomers(house, [{ key: 'cem' }])
    await bustle(house)
    await turn()
    assert.equal(await apart(house), 1)
    house.clock.advance(86_400_000)
    await bustle(house)
    await turn()
    assert.equal(await apart(house), 0)
    assert.equal(tileCounts(house).folded, 2)
    const { text } = await openMetrics(house).text()
    assert.match(text, /^candor_states_apart 0$/m)
    assert.match(text, /^candor_states_folded 2$/m)
  })

  test('one that is stopped begins no further tile', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importTestCustomers(house, [{ key: 'ada' }])
    await foldTurn(house, silent, AbortSignal.abort())()
    assert.equal(await apart(house), 1)
  })

  test('a state that is not what the truth gives, and a tile that shows what is not so, are told', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    await foldTurn(house, silent, going)()
    const { lines, log } = heard()
    const turn = checkTurn(house, log)
    for (let i = 0; i < 3; i++) await turn()
    assert.deepEqual(lines, [])
    assert.ok(tileCounts(house).checked >= 4)
    const [ada = ''] = await customersAt(house, { channel: 'id', address: 'ada' })
    const { state, version } = (await readState(house.store, house.judge.layout, ada))!
    state.pausedUntil = house.clock.now()
    assert.ok((await house.store.commit(stateChange(ada, version, state))).done)
    const zones = { tile: 0, name: 'zone' }
    const { bytes } = (await house.store.get('tile_columns', zones))!
    const wrong = Uint8Array.from(bytes, (byte, i) => (i >= 8 ? byte ^ 1 : byte))
    await house.store.commit({
      expect: [],
      writes: [{ do: 'put', table: 'tile_columns', row: { ...zones, bytes: wrong } }],
    })
    for (let i = 0; i < 3; i++) await turn()
    assert.ok(lines.some(({ customer, field }) => customer === ada && field === 'pausedUntil'))
    assert.ok(lines.some(({ tile, column }) => tile === 0 && column === 'zone'))
    assert.ok(lines.every(({ level }) => level === 50))
    assert.ok(tileCounts(house).differing >= 2)
  })
})
