import { day } from '@candor/terms'
import { dispatchesOf } from '../../customers/history/index.ts'
import { canonicalAddress, customersAt } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { rightsCampaign, sendWayIn } from './notices.ts'

/**
 * Writes to the holder of an address, if we know them, how to reach their requests; at most once a day, however often and by
 * whomever it is asked for. An address that several people share leads to none of them: a link to one would show them to the other.
 */
export async function answerVisitor(house: House, email: string): Promise<'sent' | 'nothing'> {
  const address = canonicalAddress({ channel: 'email', address: email })
  const [customer, ...others] = await customersAt(house, { channel: 'email', address })
  if (customer === undefined || others.length > 0) return 'nothing'
  const since = house.clock.now() - day
  const letters = (await dispatchesOf(house.store, customer)).filter(
    ({ campaign, act }) => campaign === rightsCampaign && act.startsWith(prefix),
  )
  if (letters.some(({ decidedAt }) => decidedAt !== null && decidedAt > since)) return 'nothing'
  return (await sendWayIn(house, customer, `${prefix}${house.ids.id()}`)) ? 'sent' : 'nothing'
}

const prefix = 'rights-way-in-'
