import type { Verdict } from '@candor/gate'
import { err, ok, type Result } from '@candor/terms'
import { actOf, type Campaign } from '../../brand/campaigns/index.ts'
import { dispatchChange, plannedRow, readDispatch } from '../../customers/history/index.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { type House, preview } from '../../decisions/index.ts'
import { deliver } from './deliver.ts'

export type TestRefused = {
  readonly code: 'test-unknown-address' | 'test-refused'
  readonly says: string
  readonly verdict?: Verdict
}

/**
 * Sends one message of a campaign to one address, through the same gate, fence and record as any other: a test is a
 * contact too. The address must belong to a customer; nobody is written to because somebody typed an address.
 */
export async function testSend(
  house: House,
  campaign: Campaign,
  address: string,
): Promise<Result<{ sent: true; dispatch: string }, TestRefused>> {
  const { channel, purpose } = campaign.definition
  const [customer] = await customersAt(house, { channel, address })
  if (!customer)
    return err({
      code: 'test-unknown-address',
      says: 'No customer has this address. Import yourself as a customer, with your consent, to receive tests.',
    })
  const act = `test-${house.ids.id()}`
  await house.store.commit({
    expect: [],
    writes: [plannedRow({ customer, act, campaign: `test:${campaign.name}`, channel, purpose })],
  })
  const planned = await readDispatch(house.store, customer, act)
  if (planned) await deliver(house, campaign, [planned])
  const ended = await readDispatch(house.store, customer, act)
  if (ended?.state === 'handed') return ok({ sent: true, dispatch: act })
  // A test is asked for now or not at all.
  if (ended?.state === 'waiting' || ended?.state === 'planned')
    await house.store.commit(dispatchChange(ended, { state: 'withheld', settledAt: house.clock.now() }))
  return err(await refusal(house, campaign, customer, ended?.rule ?? 'not handed over'))
}

async function refusal(house: House, campaign: Campaign, customer: string, rule: string): Promise<TestRefused> {
  const stored = await readState(house.store, house.judge.layout, customer)
  const verdict = stored && preview(house.judge, actOf(campaign.definition), stored.state, house.clock.now())
  return {
    code: 'test-refused',
    says: `The gate or the provider refused this test: ${rule}.`,
    ...(verdict ? { verdict } : {}),
  }
}
