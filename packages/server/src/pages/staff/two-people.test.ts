import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testCampaign, testPolicy } from '../../../../../test/house.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { joins } from '../../brand/staff/testing/room.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('where the policy asks for two, the author cannot approve and is told so before trying', async () => {
  const { app, house, room, ada } = await staffHouse({ policy: testPolicy.replace('approval: one', 'approval: two') })
  const author = visitor(app, ada)
  await author.post('/staff/campaigns/new', { definition: JSON.stringify(testCampaign('spring')) })
  assert.match(
    await author.text('/staff/campaigns/spring/approval'),
    /You wrote this campaign, so you cannot approve it/,
  )
  const refused = await author.post('/staff/campaigns/spring/approve')
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /A second person must approve/)
  const second = visitor(app, await joins(room, 'Bo', 'approver'))
  assert.match(await second.text('/staff'), /Look at spring/)
  assert.equal((await second.post('/staff/campaigns/spring/approve')).status, 303)
  assert.equal((await readCampaign(house.store, 'spring'))?.state, 'approved')
  assert.equal((await second.post('/staff/campaigns/spring/send')).status, 403)
})

test('with a real mail server there is no postbox to look into', async () => {
  const { app, ada } = await staffHouse({ postbox: false })
  assert.equal((await visitor(app, ada).get('/staff/postbox')).status, 404)
  assert.doesNotMatch(await visitor(app, ada).text('/staff'), /\/staff\/postbox/)
})

test('an empty house shows the first steps', async () => {
  const { app, ada } = await staffHouse()
  const page = await visitor(app, ada).text('/staff')
  assert.match(page, /first steps/)
  assert.match(page, /Bring customers in/)
})
