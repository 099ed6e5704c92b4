import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { trainOffer } from '../../acts/offers/index.ts'
import { openBranch, openTaughtBranch } from '../../acts/offers/testing/branch.ts'
import { algorithmChange, readAlgorithm } from '../../brand/algorithms/index.ts'
import { centerPages } from './center.ts'
import { openVisitor } from './testing/visitor.ts'
import { offerPath, timelinePath } from './visit.ts'

const name = 'savings-offer'

onEachPlace('the page about an offer', place => {
  test('says how it was decided and what made the score, with shares that sum to all of it, and leads to a person', async t => {
    const branch = await openTaughtBranch({ place: await place() })
    t.after(() => branch.house.close())
    assert.ok((await trainOffer(branch.house, name, 'staff:jo')).ok)
    const visitor = openVisitor(centerPages(branch.house))
    const people = await branch.savers(
      Array.from({ length: 12 }, (_, n) => ({ key: `rich-${n}`, balance: 900 })),
      'full',
    )
    const seen = new Set<string>()
    for (const customer of people) {
      const made = await branch.offer(customer)
      const page = await visitor.goes(offerPath(branch.house, customer, made.decision))
      assert.equal(page.status, 200)
      seen.add(made.mode)
      assert.match(page.text, made.offered ? /Why you got this offer/ : /Why you did not get this offer/)
      assert.match(page.text, /Chooses whom we show the savings offer\./)
      assert.match(page.text, /This was wrong Tell us, and a person will look at it: privacy@/)
      assert.ok(page.html.includes(`href="/algorithms/${name}"`))
      if (made.mode === 'holdout')
        assert.match(page.text, /You are among the people about whom the score never decides/)
      if (made.mode === 'score') assert.match(page.text, /A lot decided among people with the same score\./)
      if (made.probability === undefined) continue
      assert.match(page.text, /We expect that of 100 people like you [\d.]+ take this offer/)
      assert.match(page.text, /Your balance: 900\. It spoke for the offer: \d+\.\d%/)
      const shares = [...page.text.matchAll(/the offer: (\d+\.\d)%/g)].map(([, share]) => Number(share))
      assert.ok(Math.abs(shares.reduce((a, b) => a + b, 0) - 100) < 0.2)
      assert.equal(page.text.includes('It had no say this time.'), made.mode !== 'score')
    }
    assert.ok(seen.has('score'))
    const timeline = await visitor.goes(timelinePath(branch.house, people[0]!))
    assert.match(timeline.text, /An offer was (not )?made to you/)
    assert.match(timeline.html, /href="\/offers\/v1\.[^"]+\/[a-z0-9]{26}"/)
  })

  test('says when nothing was read, when an audit holds it back, and when a no was heard', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const { house } = branch
    const visitor = openVisitor(centerPages(house))
    const silent = await branch.saver('silent')
    const readsOf = async (customer: string) =>
      (await visitor.goes(offerPath(house, customer, (await branch.offer(customer)).decision))).text
    assert.match(await readsOf(silent), /A lot decided\. Nothing about you was read\./)
    const open = await branch.saver('open', 'full')
    assert.match(await readsOf(open), /we do not know enough yet for a score/)
    const interlock = { kind: 'fallback', since: house.clock.now(), finding: 'f1' } as const
    await house.store.commit(algorithmChange(await readAlgorithm(house.store, name), { interlock }, house.clock.now()))
    assert.match(await readsOf(open), /the score decides about nobody just now\. Somebody has to look first/)
    house.clock.advance(1_000)
    assert.ok((await say(house, open, [{ kind: 'withdrawal', purpose: 'savings', channel: 'any' }], 'preferences')).ok)
    assert.match(await readsOf(open), /You said no to offers of this kind/)
    const own = await branch.offer(open)
    const other = await visitor.goes(offerPath(house, silent, own.decision))
    assert.equal(other.status, 410)
  })
})
