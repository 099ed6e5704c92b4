import { importTestCustomers, type TestCustomer, testCampaign } from '../../../../../../test/house.ts'
import { gatherAudience } from '../../../acts/campaigns/index.ts'
import { say } from '../../../acts/choices/index.ts'
import { runCampaign } from '../../../acts/delivery/index.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import type { StaffHouseOpened } from './house.ts'
import { visitor } from './visitor.ts'

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const names = ['Amina', 'عائشة عبد الرحمن', long, '<img src=x onerror=alert(1)>', '=1+1', 'نور']

/** Enough people for groups to be shown and hidden, names that are long and right to left, several rules at work. */
const people: readonly TestCustomer[] = Array.from({ length: 70 }, (_, i) => ({
  key: `k${i}`,
  name: names[i % names.length]!,
  plan: i % 3 ? 'basic' : i % 5 ? 'plus' : 'gold',
  agreed: i % 4 !== 0,
  zone: i % 6 ? 'Europe/Berlin' : 'Pacific/Auckland',
}))

/** Fills a house: two campaigns sent, one waiting for approval, somebody who said no between them. Answers the ids. */
export async function seed({ app, house, ada }: StaffHouseOpened): Promise<string[]> {
  const ids = await importTestCustomers(house, people)
  const jo = visitor(app, ada)
  const write = (name: string) => jo.post('/staff/campaigns/new', { definition: JSON.stringify(testCampaign(name)) })
  const send = async (name: string) => {
    await write(name)
    await jo.post(`/staff/campaigns/${name}/approve`)
    await jo.post(`/staff/campaigns/${name}/send`)
    await gatherAudience(house, (await readCampaign(house.store, name))!)
    await runCampaign(house, name)
  }
  await send('spring')
  await say(house, ids[1]!, [{ kind: 'withdrawal', purpose: 'offers', channel: 'email' }], 'preferences')
  await send(`summer-${'very-long-'.repeat(5)}name`)
  await write('autumn')
  await house.log.sequence()
  return ids
}

export const longCampaign = `summer-${'very-long-'.repeat(5)}name`
