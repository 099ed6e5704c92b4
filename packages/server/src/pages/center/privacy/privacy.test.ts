import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import type { Hono } from 'hono'
import { importTestCustomers, testPolicy } from '../../../../../../test/house.ts'
import { offering } from '../../../brand/policy/testing/offering.ts'
import { suggesting } from '../../../brand/policy/testing/suggesting.ts'
import { closeWebhook, createWebhook } from '../../../brand/webhooks/index.ts'
import { linkToken } from '../../../customers/links/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import { webPolicy } from '../testing/web.ts'
import { openSandbox, type Sandbox } from './testing/sandbox.ts'

async function opened(t: TestContext): Promise<Sandbox> {
  const box = openSandbox()
  t.after(async () => {
    await box.close()
    rmSync(box.data, { recursive: true, force: true })
  })
  return box
}

const longer = testPolicy
  .replace('channels: [email]\n    retention: 24 months', 'channels: [email]\n    retention: 3 years')
  .replace('max: 2, per: 7d', 'max: 1, per: 7d')
const wider = longer.replace(
  'data:\n',
  '  maps: { text: We show you shops near you., basis: consent, class: service, retention: 1 year }\ndata:\n',
)

async function preferencesLink(box: Sandbox): Promise<string> {
  const [customer] = await customersAt(box.house(), { channel: 'id', address: 'ada' })
  const expires = box.house().clock.now() + 86_400_000
  return `/preferences/${linkToken(box.house(), { for: 'manage', customer: customer!, expires })}`
}

/** What a page says, without markup, in order. */
const wordsOf = (page: string): string =>
  page
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('everybody may read it, without a link, a session or a cookie, and it says what the policy says', async t => {
  const box = await opened(t)
  const answer = await (await box.runs(testPolicy)).request('/privacy')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const words = wordsOf(await answer.text())
  for (const said of [
    'Corner Books',
    'Beispielweg 1, 10115 Berlin, Germany',
    'We write to you about books you may like.',
    'Only if you say yes. You can take it back on your own page at any time.',
    'It belongs to a contract with you',
    'You can object.',
    '24 months, counted from when we got it',
    'What is not listed on this page is not stored',
    'This system sends nothing about you to anybody else.',
    'At most 2 messages in 7 days, by email.',
    'From 21:00 to 08:00 on your clock, every day.',
    'Until you choose, this holds: Only by the moment: such as your language.',
    'data protection authority',
    'rules of law',
    `Its fingerprint ${box.digest()}`,
    'It holds since 3 June 2026.',
  ])
    assert.ok(words.includes(said), said)
})

test('events, context and signals are told in words', async t => {
  const box = await opened(t)
  const words = wordsOf(await (await (await box.runs(webPolicy)).request('/privacy')).text())
  assert.match(words, /Global Privacy Control/)
  assert.match(words, /What we keep of it/)
})

test('how suggestions come about is told level by level, from what is declared', async t => {
  const box = await opened(t)
  const words = async (policy: string) => wordsOf(await (await (await box.runs(policy)).request('/privacy')).text())
  const told = await words(suggesting)
  for (const said of [
    'How we personalize What for We show you books that may please you. Who answers for it The shop',
    'From which things are most like each other by who chose them.',
    'Not at all: the same for everybody Nothing about you. Everybody sees the same.',
    'Beside that, one thing you told us: What you like to read.',
    'which of our things you looked at or bought: You bought something You opened a page',
    'It tells us which of our things you looked at or bought.',
    'we draw no conclusions about you',
  ])
    assert.ok(told.includes(said), said)
  assert.ok(!told.includes('So that everybody who sells here is seen'))
  const shared = await words(`${suggesting}  balance: { by: provider, targets: { own: 0.6, partner: 0.4 } }\n`)
  assert.ok(shared.includes('So that everybody who sells here is seen, things of whoever was seen too little move up'))
  const bare = suggesting.replace('  interests: favorite\n', '').replace('item-knn', 'popularity')
  const less = await words(bare)
  assert.ok(less.includes('we ask nobody for their interests'))
  assert.ok(less.includes('Fully: by everything you agreed to No more than at the level before.'))
  const none = await words(suggesting.slice(0, suggesting.indexOf('recommendations:')))
  assert.ok(!none.includes('How we personalize'))
})

test('the page tells of each offer made by score what goes in, who answers, where a lot decides and what is watched', async t => {
  const box = await opened(t)
  const words = async (policy: string) => wordsOf(await (await (await box.runs(policy)).request('/privacy')).text())
  const told = await words(offering)
  for (const said of [
    'Otherwise nothing about you is read, and a lot decides.',
    'Chooses whom we show the savings offer. What for Offers that may fit you. Who answers for it The savings team',
    'What goes in Your balance loan What we learn from',
    'Whether this happened within 30 days of the offer: “You opened a deposit”.',
    'About 20% of people.',
    'For 10% of people always, and for 5% of the others each time',
    'by Your age when we last asked.; job. If one group sees it less than 90% as often as another',
    'A lot decides until a person has looked at it.',
  ])
    assert.ok(told.includes(said), `${said} not in ${told}`)
  assert.ok((await words(offering.slice(0, offering.indexOf('    watch:')))).includes('We do not compare groups'))
  assert.ok(!(await words(offering.slice(0, offering.indexOf('algorithms:')))).includes('Offers we choose for people'))
})

test('it may be kept on the way, is asked for again each time, and a new policy is a new page', async t => {
  const box = await opened(t)
  const first = await (await box.runs(testPolicy)).request('/privacy')
  assert.equal(first.headers.get('cache-control'), 'public, no-cache')
  const tag = first.headers.get('etag') ?? ''
  const again = (app: Hono) => app.request('/privacy', { headers: { 'if-none-match': tag } })
  const same = await again(await box.runs(testPolicy))
  assert.equal(same.status, 304)
  assert.equal(same.headers.get('cache-control'), 'public, no-cache')
  assert.equal((await again(await box.runs(longer))).status, 200)
})

test('each policy that judges joins the history, with what it changed', async t => {
  const box = await opened(t)
  const versions = async (policy: string) =>
    wordsOf(await (await (await box.runs(policy)).request('/privacy/versions')).text())
  const one = await versions(testPolicy)
  assert.match(one, /This is the first policy of this house\./)
  assert.equal(one.match(/Its fingerprint/g)?.length, 1)
  const two = await versions(longer)
  assert.equal(two.match(/Its fingerprint/g)?.length, 2)
  assert.match(
    two,
    /Important changes .*books you may like\. – how long we keep it: more than before Now 3 years Before 24 months/,
  )
  assert.match(two, /Other changes Limits – how many messages: less than before Now At most 1 message in 7 days/)
  const three = await versions(wider)
  assert.equal(three.match(/Its fingerprint/g)?.length, 3)
  assert.match(three, /What for: We show you shops near you\. – New/)
  assert.equal(three.match(/Holds now/g)?.length, 1)
})

test('a policy that comes back begins a new term, and the page says since when it holds', async t => {
  const box = await opened(t)
  await box.runs(testPolicy)
  const first = box.digest()
  await box.runs(longer)
  const second = box.digest()
  const app = await box.runs(testPolicy)
  const list = await (await app.request('/privacy/versions')).text()
  const digests = [...list.matchAll(/<code>(sha256:\w+)<\/code>/g)].map(match => match[1])
  assert.deepEqual(digests, [first, second, first])
  assert.match(wordsOf(await (await app.request('/privacy')).text()), /It holds since 5 June 2026\./)
  const past = wordsOf(await (await app.request(`/privacy/versions/${second}`)).text())
  assert.match(past, /This is an earlier version It held from 4 June 2026 at 12:00 to 5 June 2026 at 12:00\./)
  assert.match(past, /3 years, counted from/)
  assert.doesNotMatch(past, /sends nothing about you to anybody/)
})

test('the version that judges now has one address, and what never judged here is not found', async t => {
  const box = await opened(t)
  const app = await box.runs(testPolicy)
  const now = await app.request(`/privacy/versions/${box.digest()}`)
  assert.deepEqual([now.status, now.headers.get('location')], [302, '/privacy'])
  for (const path of ['sha256:00', '%00', 'constructor', 'x'.repeat(3_000)])
    assert.equal((await app.request(`/privacy/versions/${path}`)).status, 404, path)
  assert.equal((await app.request('/privacy/versions?from=9')).status, 404)
  assert.equal((await app.request('/privacy/versions?from=-1')).status, 200)
})

test('a version written for an earlier release is said to be one', async t => {
  const box = await opened(t)
  const app = await box.runs(testPolicy, [{ digest: 'sha256:0a', source: 'brand: of another time', loadedAt: 1 }])
  const past = await app.request('/privacy/versions/sha256:0a')
  assert.equal(past.status, 200)
  const words = wordsOf(await past.text())
  assert.match(words, /written for an earlier release/)
  assert.doesNotMatch(words, /of another time/)
  assert.match(wordsOf(await (await app.request('/privacy/versions')).text()), /It cannot be compared/)
})

test('who else hears is named with what for, and never where or by which secret', async t => {
  const box = await opened(t)
  const app = await box.runs(testPolicy)
  const terms = { purposes: box.house().judge.policy.purposes, refuses: () => undefined }
  const hook = { url: 'https://hidden.example/hooks?key=s3cret', purpose: 'service', kinds: ['suppressed'] }
  for (const name of ['mail-tool', 'old-tool'])
    assert.ok((await createWebhook(box.house(), { ...hook, name }, terms, 'jo')).ok)
  assert.ok((await closeWebhook(box.house(), 'old-tool', 'jo')).ok)
  const page = await (await app.request('/privacy')).text()
  assert.match(
    wordsOf(page),
    /mail-tool What for We tell you what you need to know about your order\. What they hear That an address must not/,
  )
  assert.doesNotMatch(page, /hidden\.example|s3cret|old-tool/)
})

test('a change that uses more data is told on every page before it counts, and the policy before holds', async t => {
  const box = await opened(t)
  await box.runs(testPolicy)
  await importTestCustomers(box.house(), [{ key: 'ada', agreed: true }])
  const app = await box.runs(wider)
  const page = wordsOf(await (await app.request('/privacy')).text())
  assert.match(page, /Our policy changes on 4 July 2026 2 changes let us use more of your data than now\./)
  assert.match(page, /24 months, counted from/)
  assert.doesNotMatch(page, /shops near you/)
  const versions = wordsOf(await (await app.request('/privacy/versions')).text())
  assert.match(versions, /From 4 July 2026 at 12:00 Not yet Important changes .*We show you shops near you\. – New/)
  assert.equal(versions.match(/Its fingerprint/g)?.length, 1)
  const link = await preferencesLink(box)
  assert.match(wordsOf(await (await app.request(link)).text()), /Our policy changes on 4 July 2026/)
})
