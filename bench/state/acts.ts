import { say } from '../../packages/server/src/acts/choices/index.ts'
import { actOf } from '../../packages/server/src/brand/campaigns/index.ts'
import type { Saying } from '../../packages/server/src/customers/consent/index.ts'
import { addressOf } from '../../packages/server/src/customers/profiles/index.ts'
import { readState } from '../../packages/server/src/customers/state/index.ts'
import { decideContact } from '../../packages/server/src/decisions/index.ts'
import type { OpenHouse } from '../../packages/server/src/main.ts'
import { commitChange, together } from '../../packages/server/src/record/index.ts'
import { bankCampaign } from '../plan/brand.ts'

/** One thing done for one customer; it resolves when it is durable. */
export type Does = (house: OpenHouse, customer: string, number: number) => Promise<void>

const evidence = { text: 'Send me offers.', version: '1', surface: 'account', locale: 'en' }

/** What customers say, by turns yes and no. */
export const choice: Does = async (house, customer, number) => {
  const about = { purpose: 'offers', channel: 'email' }
  const saying: Saying =
    number % 2 === 0
      ? { kind: 'consent', type: 'express', evidence: { ...evidence, at: house.clock.now() }, ...about }
      : { kind: 'withdrawal', ...about }
  const said = await say(house, customer, [saying], 'api')
  if (!said.ok) throw new Error(said.error)
}

/** A message that the gate permits, as far as its hand-over to the provider. */
export const handOff: Does = async (house, customer, number) => {
  const act = { ...actOf(bankCampaign(house)), purpose: 'account', messageClass: 'transactional' } as const
  const before = await readState(house.store, house.judge.layout, customer)
  if (!before) throw new Error(`no state of ${customer}`)
  const actId = `act-${number}`
  const address = await addressOf(house, customer, 'email')
  const ask = { customer, act, actId, attempt: 1, address, passExpires: house.clock.now() + 60_000 }
  const { pass, entry, at, change } = decideContact(house, house.judge, before, ask)
  if (!pass) throw new Error('refused')
  const sent = { campaign: 'bench', channel: 'email', purpose: act.purpose, state: 'handing_off', attempt: 1 }
  const row = { customer, act: actId, version: 1, ...sent, entry, decided_at: at }
  const done = await commitChange(house, together(change, { writes: [{ do: 'insert', table: 'dispatches', row }] }))
  if (!done.done) throw new Error(done.conflict)
}
