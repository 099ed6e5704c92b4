import assert from 'node:assert/strict'
import type { Json } from '@candor/terms'
import { testCampaign } from '../../../../../../test/house.ts'
import { type Campaign, readCampaign } from '../../../brand/campaigns/index.ts'
import { type Dispatch, dispatchesOf } from '../../../customers/history/index.ts'
import type { House } from '../../../decisions/index.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  prepareCampaign,
  startCampaign,
} from '../../campaigns/index.ts'

/** A campaign of the test brand, written, approved, started, and its audience gathered; nobody is written to yet. */
export async function beginCampaign(
  house: House,
  name: string,
  more: { [field: string]: Json } = {},
): Promise<Campaign> {
  const definition = await prepareCampaign(house, { ...testCampaign(name), ...more })
  assert.ok(definition.ok, JSON.stringify(definition))
  assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
  assert.ok((await approveCampaign(house, name, 'jo')).ok)
  const started = await startCampaign(house, name, 'jo')
  assert.ok(started.ok)
  await gatherAudience(house, started.value)
  return (await readCampaign(house.store, name))!
}

/** What became of one campaign towards these customers, in their order. */
export async function dispatchesTo(house: House, name: string, customers: readonly string[]): Promise<Dispatch[]> {
  const all = await Promise.all(customers.map(customer => dispatchesOf(house.store, customer)))
  return all.flatMap(some => some.filter(dispatch => dispatch.act === name))
}

/** How many decisions the record holds. */
export async function decisionsIn(house: House): Promise<number> {
  const rows = await house.store.db.selectFrom('entries').select('entry').where('kind', '=', 'decision').execute()
  return rows.length
}
