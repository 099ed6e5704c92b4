import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { planCampaign } from '../../packages/server/src/acts/campaigns/plan.ts'
import { type Store, seatsInTile } from '../../packages/server/src/adapters/store/index.ts'
import { foldTiles } from '../../packages/server/src/customers/state/tiles/index.ts'
import { emptyDatabase, endDatabases } from '../../test/databases.ts'
import { planByClosure } from './closure.ts'
import { noon } from './files.ts'
import { generate } from './generate.ts'
import { type Grounds, openGround } from './ground.ts'
import { alsoNormalised } from './normalised.ts'
import { parsedBank } from './parsed.ts'
import { rowsOf } from './rows.ts'
import { planBySql, ways } from './set-based.ts'

const bank = parsedBank()
const folder = mkdtempSync(join(tmpdir(), 'candor-plan-'))
after(async () => {
  await endDatabases()
  rmSync(folder, { recursive: true })
})

type Answer = { readonly planned: number; readonly sent: number; readonly reasons: Readonly<Record<string, number>> }
const answer = ({ planned, sent, reasons }: Answer): Answer => ({ planned, sent, reasons: { ...reasons } })
const planned = async ({ ground, judge }: Grounds): Promise<Answer> =>
  answer(await planCampaign(ground, judge, bank.campaign, noon))

for (const engine of ['sqlite', 'postgres'] as const) {
  const house = async () => ({
    ...{ folder: join(folder, engine), policy: bank.policy },
    url: engine === 'postgres' ? await emptyDatabase() : undefined,
  })

  test(`a plan, the closure over normalised tables and SQL agree on everybody (${engine})`, async () => {
    const here = await house()
    await generate({ ...here, customers: 6_000, also: alsoNormalised })
    const rows = await rowsOf(here.folder, here.url)
    const lawful = await openGround(here)
    assert.deepEqual(answer(await planByClosure(rows, lawful.judge, bank.campaign, noon)), await planned(lawful))
    await lawful.close()
    const plain = await openGround({ ...here, packs: ['core', 'house-rules'] })
    for (const way of ways)
      assert.deepEqual(answer(await planBySql(rows, bank.policy, bank.campaign, noon, way)), await planned(plain), way)
    await plain.close()
    await rows.end()
  })

  test(`what is generated is what a fold would have left (${engine})`, async () => {
    const here = { ...(await house()), folder: join(folder, `${engine} folded`) }
    await generate({ ...here, customers: seatsInTile + 9 })
    const { ground, judge, close } = await openGround(here)
    const generated = await heldIn(ground.store)
    await takeApart(ground.store)
    assert.ok((await foldTiles(ground.store, judge.layout)) >= 2)
    assert.deepEqual(await heldIn(ground.store), generated)
    await close()
  })
}

async function takeApart({ db, commit }: Store): Promise<void> {
  const states = await db.selectFrom('customer_state').select('customer').execute()
  await commit({
    expect: [],
    writes: [
      ...states.map(key => ({ do: 'patch', table: 'customer_state', key, set: { tiled: null } }) as const),
      ...[0, 1].flatMap(tile => [
        { do: 'remove', table: 'tiles', key: { tile } } as const,
        { do: 'remove', table: 'tile_columns', key: { tile } } as const,
      ]),
    ],
  })
}

/** One digest for each table: what differs in thousands of bytes is nothing to print. */
async function heldIn({ db }: Store): Promise<readonly string[]> {
  const states = db.selectFrom('customer_state').select(['customer', 'layout', 'state', 'seat', 'tiled'])
  const found = [
    await states.orderBy('customer').execute(),
    await db.selectFrom('tiles').select(['tile', 'layout', 'seats']).orderBy('tile').execute(),
    await db.selectFrom('tile_columns').selectAll().orderBy('tile').orderBy('name').execute(),
  ]
  return found.map(rows => {
    const hash = createHash('sha256')
    for (const row of rows)
      for (const value of Object.values(row)) hash.update(value instanceof Uint8Array ? value : `${value} `)
    return hash.digest('hex')
  })
}
