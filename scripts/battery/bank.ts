import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bankCampaign } from '../../bench/plan/brand.ts'
import { bankFile } from '../../bench/plan/files.ts'
import { importBank } from '../../bench/plan/fill.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  planCampaign,
  startCampaign,
  withheldBy,
} from '../../packages/server/src/acts/campaigns/index.ts'
import { runCampaign } from '../../packages/server/src/acts/delivery/index.ts'
import { fixedClock } from '../../packages/server/src/adapters/clock/index.ts'
import { readCampaign } from '../../packages/server/src/brand/campaigns/index.ts'
import { openHouse } from '../../packages/server/src/main.ts'
import { scaled, type Trial } from './trial.ts'

const everybody = 45_211
/** A Wednesday, a quarter of an hour before the quiet hours of the night begin somewhere. */
const evening = Date.parse('2026-06-03T19:45:00Z')

/** Plans the sample bank's campaign over all its customers and sends it at the same instant: person by person they agree. */
export const bank: Trial = async (_seed, scale) => {
  const data = mkdtempSync(join(tmpdir(), 'candor-bank-'))
  const clock = fixedClock(evening)
  const opened = await openHouse({ data, policy: bankFile('policy.yaml'), publicUrl: 'http://127.0.0.1:7040', clock })
  assert.ok(opened.ok)
  const house = opened.value
  await importBank(house, Math.min(everybody, scaled(everybody, scale)))
  const definition = bankCampaign(house)
  const plan = await planCampaign(house, house.judge, definition, clock.now())
  const foreseen = new Map(
    (await withheldBy(house, definition, { limit: everybody })).map(({ customer, rule }) => [customer, rule]),
  )
  assert.ok((await createCampaign(house, definition, 'jo')).ok)
  assert.ok((await approveCampaign(house, definition.name, 'ada')).ok)
  const started = await startCampaign(house, definition.name, 'jo')
  assert.ok(started.ok)
  await gatherAudience(house, started.value)
  await runCampaign(house, definition.name)
  const sent = await house.store.db.selectFrom('dispatches').select(['customer', 'state', 'rule']).execute()
  assert.equal((await readCampaign(house.store, definition.name))?.definition.name, definition.name)
  const differing = sent.filter(
    ({ customer, state, rule }) =>
      (state === 'handed') === foreseen.has(customer) || rule !== (foreseen.get(customer) ?? null),
  )
  assert.deepEqual(differing.slice(0, 5), [])
  assert.deepEqual([sent.length, sent.filter(({ state }) => state === 'handed').length], [plan.planned, plan.sent])
  await house.close()
  rmSync(data, { recursive: true, force: true })
  return `${plan.planned} people planned and sent to, ${plan.sent} handed over, ${plan.withheld} withheld, 0 differences`
}
