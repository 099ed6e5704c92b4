import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { verifyLog } from '@candor/ledger'
import { makeOffer } from '../packages/server/src/acts/offers/index.ts'
import { numberedIds } from '../packages/server/src/adapters/ids/index.ts'
import { interlockOf } from '../packages/server/src/brand/algorithms/index.ts'
import { apiOf, type TestApi } from '../packages/server/src/entrypoints/http/testing/api.ts'
import { centerPages } from '../packages/server/src/pages/center/index.ts'
import { readEntry } from '../packages/server/src/record/index.ts'
import { openTestHouse, type TestHouse } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'
import { bankPeople, blindPolicy, driftingPolicy, offeredBefore, type Person } from './actors/bank-people.ts'

const name = 'savings-offer'
const reason = 'The score took the money people have with us for what they like. It is left out from now on.'

type Rates = {
  readonly young: number
  readonly old: number
  readonly ratio: number
  readonly modes: ReadonlySet<string>
}

/** Everybody comes to the page of the offer once, over HTTP. */
async function decides({ call }: TestApi, people: readonly Person[]): Promise<Rates> {
  const counts = { young: 0, old: 0 }
  const modes = new Set<string>()
  for (const { customer, isOld } of people) {
    const { status, json, text } = await call('POST', `/v1/offers/${name}`, { body: { customer } })
    assert.equal(status, 200, text)
    modes.add(String(json['mode']))
    if (json['offered']) counts[isOld ? 'old' : 'young']++
  }
  const half = people.length / 2
  const [young, old] = [counts.young / half, counts.old / half]
  return { young, old, ratio: old / young, modes }
}

const tell = (t: TestContext, when: string, { young, old, ratio }: Rates): void =>
  t.diagnostic(`${when}: under 60 ${young.toFixed(3)}, 60 and over ${old.toFixed(3)}, ratio ${ratio.toFixed(2)}`)

/** What a page says, without markup, in order. */
async function reads(house: TestHouse, address: string): Promise<string> {
  const answer = await centerPages(house).request(new URL(address, house.publicUrl).pathname)
  assert.equal(answer.status, 200)
  return (await answer.text())
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

async function logVerifies(house: TestHouse): Promise<boolean> {
  while ((await house.log.sequence()) > 0);
  const ports = { ...house.keys.hashing, ...house.keys.signatures }
  return (await verifyLog(path => house.tiles.read(path), { ports })).ok
}

/** Ids that nobody counted before. */
function laterIds(turn: number) {
  const ids = numberedIds()
  return { ...ids, id: () => `${turn}${ids.id().slice(1)}`, customer: () => `d${ids.customer().slice(1)}` }
}

onEachPlace('An offer drifts against older people', (place, engine) => {
  test('the alarm is raised, the interlock holds, a person decides with a reason, exposure comes back, and everybody reads why', async t => {
    const where = await place()
    const house = await openTestHouse({ place: where, policy: driftingPolicy })
    const api = apiOf(house)
    const people = await bankPeople(house, 100)

    // The model learns that money tells who takes the offer. Nobody told it anybody's age.
    await offeredBefore(house, people)
    const trained = await api.call('POST', `/v1/offers/${name}/train`, { body: {} })
    assert.equal(trained.status, 200, trained.text)
    const before = await decides(api, people)
    tell(t, 'by the score', before)
    assert.ok(before.modes.has('score') && before.ratio < 0.5)

    // The job that watches raises the alarm, opens a finding and takes the interlock, as the policy says.
    const turn = await api.call('POST', `/v1/algorithms/${name}/watch`, { body: {} })
    const [opened] = turn.json['opened'] as { finding: string; evidence: { group: string; ratio: number } }[]
    assert.equal(opened?.evidence.group, '60 and over')
    assert.ok(opened.evidence.ratio < 0.5)

    // It holds for the very next decision, in every process; the score decides about nobody until a person speaks.
    house.clock.advance(60_000)
    const held = await decides(api, people)
    tell(t, 'held back, by lot', held)
    assert.deepEqual([...held.modes], ['fallback'])
    assert.ok(held.ratio > 0.6 && held.ratio < 1.6)
    if (engine === 'postgres') {
      const other = await openTestHouse({ place: where, policy: driftingPolicy, ids: laterIds(5), data: house.data })
      const made = await makeOffer(other, { algorithm: name, customer: people[1]!.customer })
      assert.ok(made.ok && made.value.mode === 'fallback')
      await other.leave()
    }

    // Amina, who is 70, reads on her own page and on the page for everybody what goes on.
    const amina = people.find(({ isOld }) => isOld)!
    const asked = await api.call('POST', `/v1/offers/${name}`, { body: { customer: amina.customer } })
    const why = await reads(house, String(asked.json['why']))
    assert.match(why, /A lot decided, because the score decides about nobody just now/)
    assert.match(why, /Somebody has to look first at how the score treats groups of people/)
    const everybody = await reads(house, `/algorithms/${name}`)
    assert.match(everybody, /a lot decides, and the score does not, because people in the group “60 and over”/)
    assert.match(everybody, /A person is looking at it/)

    // A person decides, with a reason, after the bank has left the money out; the offer is chosen by city from now on.
    await house.leave()
    const again = await openTestHouse({ place: where, policy: blindPolicy, ids: laterIds(7), data: house.data })
    t.after(() => again.close())
    const later = apiOf(again)
    assert.equal((await interlockOf(again.store, name)).kind, 'fallback')
    const anew = await later.call('POST', `/v1/offers/${name}/train`, { body: {} })
    assert.equal(anew.status, 200, anew.text)
    assert.deepEqual([...(await decides(later, people.slice(0, 20))).modes], ['fallback'])
    const body = { verdict: 'resume', reason }
    const decided = await later.call('POST', `/v1/findings/${opened.finding}/decision`, { body })
    assert.equal(decided.status, 200, decided.text)

    // Exposure comes back, by score again, and watching it anew raises no alarm.
    again.clock.advance(60_000)
    const after = await decides(later, people)
    tell(t, 'by the score without the money', after)
    assert.ok(after.modes.has('score') && !after.modes.has('fallback'))
    assert.ok(after.ratio > 0.8 && after.ratio < 1.25)
    const next = await later.call('POST', `/v1/algorithms/${name}/watch`, { body: {} })
    assert.deepEqual(next.json['opened'], [])
    const told = await reads(again, `/algorithms/${name}`)
    assert.match(told, /It runs as it is meant to/)
    assert.ok(told.includes(reason))

    // The log verifies, and the record holds the alarm, who decided, and why.
    assert.ok(await logVerifies(again))
    const alarm = await readEntry(again, 'brand', opened.finding)
    assert.ok(alarm.ok && alarm.value.leaf !== null && alarm.value.payload.kind === 'finding')
    const row = await again.store.db
      .selectFrom('entries')
      .select('entry')
      .where('customer', '=', 'brand')
      .where('kind', '=', 'finding-decided')
      .executeTakeFirstOrThrow()
    const word = await readEntry(again, 'brand', row.entry)
    assert.ok(word.ok && word.value.leaf !== null)
    const said = word.value.payload.body as { by: string; reason: string; verdict: string; finding: string }
    assert.deepEqual(
      [said.by, said.reason, said.verdict, said.finding],
      ['key:local', reason, 'resume', opened.finding],
    )
  })
})
