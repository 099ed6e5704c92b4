import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankPolicy } from '../../answers/oversight/testing/bank.ts'
import { interlockOf, readFinding } from '../../brand/algorithms/index.ts'
import { joins } from '../../brand/staff/testing/room.ts'
import { seedAlarm } from './testing/algorithm-seed.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

const name = 'savings-offer'
const reason = 'The balance of <older> people is told later, so it is left out from now on.'

test('an open finding comes first, shows what it rests on, and is decided once with a reason', async () => {
  const { app, house, ada } = await staffHouse({ policy: bankPolicy })
  const { finding } = await seedAlarm(house)
  const jo = visitor(app, ada)
  const path = `/staff/algorithms/${name}/findings/${finding}`
  for (const page of ['/staff', '/staff/algorithms', `/staff/algorithms/${name}`])
    assert.ok((await jo.text(page)).includes(`href="${path}"`), page)
  const list = await jo.text('/staff/algorithms')
  assert.ok(list.indexOf('Needs a person') < list.indexOf('The register'))
  assert.match(list, /Held back: by lot/)
  const page = await jo.text(path)
  assert.match(page, /60 of 120 decisions chose the person \(120 people\)/)
  assert.match(page, /12 of 120 decisions chose the person/)
  assert.match(page, /20\.0% of that of “under 60”/)
  assert.equal((await jo.post(path, { verdict: '', reason })).status, 422)
  const short = await jo.post(path, { verdict: 'resume', reason: 'because' })
  assert.equal(short.status, 422)
  assert.match(await short.text(), /href="#reason">Why: say in at least 10 letters why/)
  const done = await jo.post(path, { verdict: 'resume', reason })
  assert.equal(done.status, 200)
  assert.match(await done.text(), /<h2 id="banner">Decided/)
  assert.deepEqual(await interlockOf(house.store, name), { kind: 'none' })
  assert.match((await readFinding(house.store, finding))?.decision?.by ?? '', /^staff:/)
  const again = await jo.post(path, { verdict: 'stop', reason })
  assert.equal(again.status, 409)
  const after = await jo.text(`/staff/algorithms/${name}`)
  assert.match(after, /&lt;older&gt; people/)
  assert.doesNotMatch(await jo.text('/staff/algorithms'), new RegExp(finding))
})

test('it is held back by hand, by those alone who may oversee', async () => {
  const { app, house, room, ada } = await staffHouse({ policy: bankPolicy })
  const path = `/staff/algorithms/${name}/interlock`
  const marketer = visitor(app, await joins(room, 'Mo', 'marketer'))
  assert.match(await marketer.text(`/staff/algorithms/${name}`), /whoever answers for privacy, decides about this/)
  assert.equal((await marketer.post(path, { verdict: 'stop', reason })).status, 403)
  const officer = visitor(app, await joins(room, 'Pia', 'privacy'))
  assert.equal((await officer.post(path, { verdict: 'stop', reason })).status, 200)
  assert.equal((await interlockOf(house.store, name)).kind, 'stop')
  const jo = visitor(app, ada)
  assert.match(await jo.text('/staff/algorithms'), /Stopped/)
  assert.equal((await jo.post(path, { verdict: 'keep', reason })).status, 422)
  assert.equal((await jo.post(path, { verdict: 'resume', reason })).status, 200)
  assert.equal((await jo.get('/staff/algorithms/nothing')).status, 404)
  assert.equal((await jo.get(`/staff/algorithms/${name}/findings/${'a'.repeat(26)}`)).status, 404)
})
