import type { Content } from '@candor/content'
import { materialOf, type PolicyNotice } from '../../brand/policy/index.ts'
import { type Dispatch, dispatchChange, dueAgain, plannedRow, readDispatch } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { carryService, servicePurpose } from '../service/index.ts'

/** What these messages go by in history. */
export const noticeCampaign = 'policy-change'

const channel = 'email'
const atOnce = 100

/**
 * Writes to each customer once that the policy wants more of their data, and from when on (GDPR Art. 13(3), 14(4)): a service
 * message like any other, which the gate may put off or refuse. Answers true when there may be more to do at once. Nobody is
 * written to where the brand serves nobody by email or promised no notice; the pages tell of the change all the same.
 */
export function changeTelling(house: House): () => Promise<boolean> {
  // Whoever is told stands in history, so a process that begins anew walks past them.
  let last: string | undefined = ''
  return async () => {
    const purpose = servicePurpose(house, channel)
    if (!house.notice || purpose === undefined || !house.channels.has(channel)) return false
    const { notice } = house
    // Without any notice there is nothing to tell in time; the pages show it.
    if (notice.effectiveAt === notice.announcedAt) return false
    for (const waiting of await dueAgain(house.store, noticeCampaign, house.clock.now(), atOnce))
      await (waiting.act === actOf(notice) ? tell(house, notice, purpose, waiting.customer) : drop(house, waiting))
    if (last === undefined) return false
    const customers = await customersAfter(house, last)
    for (const customer of customers) await tellOnce(house, notice, purpose, customer)
    last = customers.at(-1)
    return last !== undefined
  }
}

const actOf = ({ announcedAt }: PolicyNotice): string => `${noticeCampaign}-${announcedAt}`

/** Everybody who stands for themselves, in order. */
async function customersAfter({ store }: House, after: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('profiles')
    .select('customer')
    .where('customer', '>', after)
    .where('merged_into', 'is', null)
    .orderBy('customer')
    .limit(atOnce)
    .execute()
  return rows.map(row => row.customer)
}

async function tellOnce(house: House, notice: PolicyNotice, purpose: string, customer: string): Promise<void> {
  const act = actOf(notice)
  const known = await readDispatch(house.store, customer, act)
  if (known && known.state !== 'planned') return
  const planned = plannedRow({ customer, act, campaign: noticeCampaign, channel, purpose })
  if (!known && !(await house.store.commit({ expect: [], writes: [planned] })).done) return
  await tell(house, notice, purpose, customer)
}

const tell = (house: House, notice: PolicyNotice, purpose: string, customer: string): Promise<void> =>
  carryService(
    house,
    { customer, channel, purpose, act: actOf(notice), campaign: noticeCampaign, reply: false },
    contentOf(house, notice),
  )

/** What waited to tell of a change that was taken back. */
async function drop(house: House, waiting: Dispatch): Promise<void> {
  await house.store.commit(
    dispatchChange(waiting, { state: 'withheld', rule: 'campaign-stopped', settledAt: house.clock.now() }),
  )
}

function contentOf({ judge, publicUrl, clock }: House, { effectiveAt, changes }: PolicyNotice): Content {
  const { name, zone } = judge.policy.brand
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(effectiveAt)
  const hasCome = effectiveAt <= clock.now()
  const important = materialOf(changes).length
  const more = important === 1 ? 'One change lets' : important === 0 ? 'It lets' : `${important} changes let`
  return {
    subject: hasCome ? `How ${name} uses your data has changed` : `How ${name} uses your data changes on ${day}`,
    locale: 'en',
    blocks: [
      {
        type: 'paragraph',
        text: hasCome
          ? `Our policy on data has changed on ${day}. ${more} us use more of your data than before.`
          : `Our policy on data changes on ${day}. ${more} us use more of your data than now. Until that day nothing changes.`,
      },
      { type: 'button', text: 'See what changes', href: `${publicUrl}/privacy/versions` },
      {
        type: 'paragraph',
        text: 'You need not agree. On your own page you can say no to what we do with your data, or ask a person. The link is below.',
      },
    ],
  }
}
