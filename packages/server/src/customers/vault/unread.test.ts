import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  prepareCampaign,
  startCampaign,
} from '../../acts/campaigns/index.ts'
import { runCampaign } from '../../acts/delivery/index.ts'
import { makeOffer } from '../../acts/offers/index.ts'
import { recommend } from '../../acts/personalization/index.ts'
import { countingReads } from '../../acts/personalization/testing/counted-reads.ts'
import { bookPolicy, openBookShop } from '../../acts/personalization/testing/shop.ts'
import { timelineOf } from '../../answers/timeline/index.ts'
import { whyOfEntry } from '../../answers/why/index.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { preview } from '../../decisions/index.ts'
import { readState } from '../state/index.ts'
import { tells, toldNow } from './testing/telling.ts'

/** A brand that suggests, offers by score, writes, and asks for something for audits alone. */
const policy = bookPolicy
  .replace(
    'data:\n',
    '  answers: { text: We check with what you told us., basis: consent, class: monitoring, retention: 24 months }\ndata:\n',
  )
  .concat(`vault:
  purpose: answers
  attributes:
    gender: { text: How you describe your gender, values: [woman, man, another] }
algorithms:
  reading-circle:
    text: Chooses whom we show the reading circle.
    owner: Jo of the shop
    purpose: suggestions
    inputs: [shelves]
    succeeds: { event: Books Bought, within: 30 days }
    share: 0.5
    watch: { by: [gender] }
`)

onEachPlace('the vault while the house serves', place => {
  test('is read by no offer, suggestion, campaign, explanation or timeline, only for who asks on the page', async t => {
    const shop = await openBookShop({ place: await place(), policy })
    t.after(() => shop.house.close())
    await shop.has('emma', 'kim')
    const [ada = '', ben = ''] = await shop.readers(['ada', 'ben'], 'full')
    await shop.views(ada, 'emma')
    for (const customer of [ada, ben]) await tells(shop.house, customer, { gender: 'woman' })
    await shop.trains()
    const { house, tables } = countingReads(shop.house)

    const offered = await makeOffer(house, { algorithm: 'reading-circle', customer: ada })
    assert.ok(offered.ok, JSON.stringify(offered))
    const shown = await recommend(house, { slot: 'home', n: 2, customer: ada })
    assert.ok(shown.ok)
    assert.ok((await whyOfEntry(house, ada, shown.value.decision ?? '', 'en')).ok)
    const prepared = await prepareCampaign(house, testCampaign('spring'))
    assert.ok(prepared.ok)
    assert.ok((await createCampaign(house, prepared.value, 'jo')).ok)
    assert.ok((await approveCampaign(house, 'spring', 'jo')).ok)
    assert.ok((await startCampaign(house, 'spring', 'jo')).ok)
    await gatherAudience(house, (await readCampaign(house.store, 'spring'))!)
    await runCampaign(house, 'spring')
    await timelineOf(house, ada, { limit: 50 })
    const { state } = (await readState(house.store, house.judge.layout, ada))!
    preview(house.judge, { kind: 'profile', purpose: 'suggestions', level: 'full' }, state, house.clock.now())

    assert.ok(tables.length > 20 && tables.includes('customer_state') && tables.includes('items'))
    assert.ok(!tables.includes('fairness_answers'), 'something read the vault')
    assert.deepEqual(await toldNow(house, ada), { gender: 'woman' })
    assert.ok(tables.includes('fairness_answers'), 'a read of the vault would have been seen')
  })
})
