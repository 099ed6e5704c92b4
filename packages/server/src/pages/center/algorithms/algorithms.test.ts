import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addShown, recommend } from '../../../acts/personalization/index.ts'
import { bookPolicy, openBookShop } from '../../../acts/personalization/testing/shop.ts'
import { decideFinding, setInterlock, watchWhole } from '../../../answers/oversight/index.ts'
import { bankPolicy, openBank } from '../../../answers/oversight/testing/bank.ts'
import { seedAlarm } from '../../staff/testing/algorithm-seed.ts'
import { centerPages } from '../index.ts'

/** What a page says, without markup, in order. */
const wordsOf = (page: string): string =>
  page
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

async function opened(policy = bankPolicy) {
  const bank = await openBank({ policy })
  const app = centerPages(bank.house)
  const read = async (path: string, status = 200) => {
    const answer = await app.request(path)
    assert.equal(answer.status, status)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    return wordsOf(await answer.text())
  }
  return { ...bank, read }
}

test('everybody may read what decides, how it runs, what was found and what people decided, in plain words', async t => {
  const { house, read } = await opened()
  t.after(() => house.close())
  assert.match(await read('/algorithms'), /Chooses whom we show the savings offer\. It runs as it is meant to\./)
  const quiet = await read('/algorithms/savings-offer')
  assert.match(quiet, /Your balance/)
  assert.match(quiet, /The savings team, ask for Rui/)
  assert.match(quiet, /fewer than 10/)
  assert.match(quiet, /There is nothing to compare yet/)
  assert.match(quiet, /Nobody has had to decide anything yet/)
  assert.match(quiet, /privacy@ ?books\. ?example/)
  const { finding } = await seedAlarm(house)
  const held = await read('/algorithms/savings-offer')
  assert.match(
    held,
    /Since 3 June 2026 a lot decides, and the score does not, because people in the group “60 and over” were chosen less often than people in the group “under 60”\. A person is looking at it\./,
  )
  assert.match(held, /about 240 times, about 240 of them by a calculation/)
  assert.match(held, /less than 80% of another’s/)
  assert.match(held, /60 and over 10% 3% and 22% chosen less often/)
  assert.match(held, /under 60 50% 36% and 64% the others are compared with this group/)
  // No count from which anybody could be told.
  assert.doesNotMatch(held, /\b(120|12|241)\b/)
  const reason = 'The balance of older people is told later, so it is left out.'
  assert.ok((await decideFinding(house, finding, { by: 'staff:ada', verdict: 'keep', reason })).ok)
  const kept = await read('/algorithms/savings-offer')
  assert.match(kept, /a lot decides, and the score does not\. A person decided so; why stands below\./)
  assert.match(kept, new RegExp(`3 June 2026 All stays as it is ${reason.replaceAll('.', '\\.')}`))
  assert.doesNotMatch(kept, /staff|ada\b/i)
  assert.match(await read('/algorithms/nothing', 404), /does not decide here, or no longer/)
  assert.match(await read('/privacy'), /What decides about people here, and who watches it/)
})

test('a group of fewer than ten people has no rate, and takes the next smallest with it', async t => {
  const { house, read, customers, decided } = await opened(
    bankPolicy.replace('bounds: [60]', 'bounds: [40, 60]').replace('under 60', 'under 40'),
  )
  t.after(() => house.close())
  for (const [n, age] of [
    [100, '30'],
    [40, '50'],
    [9, '70'],
  ] as const)
    await decided(...(await customers(n, age)).map((customer, i) => ({ customer, offered: i % 2 === 0 })))
  await watchWhole(house, 'savings-offer')
  const page = await read('/algorithms/savings-offer')
  assert.match(page, /under 40 50%/)
  assert.match(page, /40 to 59 Not shown: too few people/)
  assert.match(page, /60 and over Not shown: too few people/)
})

test('who is to be seen how much stands there, beside what they got', async t => {
  const balance = 'balance: { by: provider, targets: { own: 0.6, partner: 0.4 } }'
  const { house, read } = await opened(bookPolicy.replace('interests: shelves }', `interests: shelves, ${balance} }`))
  t.after(() => house.close())
  const shop = await openBookShop({ house })
  await shop.has({ item: 'emma', provider: 'own' }, { item: 'kim', provider: 'partner' })
  assert.match(await read('/algorithms/recommendations'), /Nothing was counted yet\. .*own 60% – partner 40% –/)
  assert.ok((await recommend(house, { slot: 'home', n: 2 })).ok)
  await addShown(house)
  const counted = await read('/algorithms/recommendations')
  assert.match(counted, /Counted since 3 June 2026\. .*Is to get Got so far own 60% 61% partner 40% 39%/)
  // A person who holds suggestions back, or lets them go again, changes nothing about it.
  for (const verdict of ['fallback', 'resume'] as const)
    assert.ok(
      (await setInterlock(house, 'recommendations', { by: 'staff:ada', verdict, reason: 'We look into it.' })).ok,
    )
  assert.match(await read('/algorithms/recommendations'), /own 60% 61% partner 40% 39%/)
})

test('suggestions stand there too, with what they were made from and how a person holds them back', async t => {
  const { house, read } = await opened(bookPolicy)
  t.after(() => house.close())
  const free = await read('/algorithms/recommendations')
  assert.match(free, /Suggests things that may suit you/)
  assert.match(free, /It has learned from nobody yet/)
  assert.match(free, /Groups of people are not compared here/)
  const reason = 'We look into complaints about them.'
  assert.ok((await setInterlock(house, 'recommendations', { by: 'staff:ada', verdict: 'fallback', reason })).ok)
  const held = await read('/algorithms/recommendations')
  assert.match(held, /Since 3 June 2026 nothing of you goes in, only what the page is about/)
  assert.match(held, /We look into complaints about them/)
  const cap = await setInterlock(house, 'recommendations', { by: 'staff:ada', verdict: 'cap', reason })
  assert.ok(!cap.ok && cap.error.code === 'finding-invalid')
  assert.match(await read('/privacy'), /What decides about people here/)
})
