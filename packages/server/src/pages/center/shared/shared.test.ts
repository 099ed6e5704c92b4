import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@candor/gate'
import { day } from '@candor/terms'
import { importTestCustomers, noon, openTestHouse } from '../../../../../../test/house.ts'
import { say } from '../../../acts/choices/index.ts'
import { unmerge } from '../../../acts/collection/identity/index.ts'
import { arrives, backend } from '../../../acts/collection/identity/testing/people.ts'
import { listTasks } from '../../../acts/forwarding/index.ts'
import { parseShare, shareFile } from '../../../acts/sharing/index.ts'
import { copyOf } from '../../../answers/copy/index.ts'
import { vendorPolicy } from '../../../brand/policy/testing/sharing.ts'
import { linkToken } from '../../../customers/links/index.ts'
import { deliverHappenings } from '../../../entrypoints/jobs/outbox.ts'
import { centerPages } from '../index.ts'
import { sharedTexts } from './texts.ts'

test('a customer sees who got what, says no to it, and has it deleted there', async t => {
  const house = await openTestHouse({ policy: vendorPolicy })
  t.after(() => house.close())
  const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', email: 'ada@mail.example', plan: 'plus' }])
  const evidence = { text: 'They may know.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
  const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
  assert.ok((await say(house, ada, [yes], 'preferences')).ok)
  const app = centerPages(house)
  const link = `/shared/${linkToken(house, { for: 'manage', customer: ada, expires: noon + day })}`
  const page = async (lang = 'en') => (await app.request(`${link}?lang=${lang}`)).text()
  assert.match(await page(), /Nobody outside got anything about you/)
  const share = async (vendor: string, purpose: string) => {
    const parsed = parseShare({ vendor, purpose, to: 'file', customers: ['ada'] }, house.judge.policy)
    assert.ok(parsed.ok)
    for await (const _ of (await shareFile(house, parsed.value, 'staff:jo')).text);
  }
  await share('partner', 'partners')
  await share('printer', 'printing')
  const html = await page()
  for (const said of [
    'Corner Records',
    'Print House GmbH',
    'United Kingdom',
    'email',
    'plan',
    'does not end with a no',
  ])
    assert.ok(html.includes(said), said)
  for (const value of ['ada@mail.example', 'plus<']) assert.ok(!html.includes(value), value)
  for (const language of languages) {
    const { t: words, dir } = sharedTexts(language)
    const spoken = await page(language)
    assert.ok(spoken.includes(`lang="${language}"`) && spoken.includes(`dir="${dir}"`) && spoken.includes(words.title))
  }
  const csrf =
    /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? /type="hidden" name="[^"]*" value="([^"]+)"/.exec(html)![1]!
  const field = /type="hidden" name="([^"]+)"/.exec(html)![1]!
  const post = (verb: string, more: object) =>
    app.request(`${link}/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ [field]: csrf, ...more }).toString(),
    })
  assert.equal((await post('stop', { vendor: 'buyer', purpose: 'sale' })).status, 400)
  assert.equal((await post('stop', { vendor: 'partner', purpose: 'partners' })).status, 303)
  assert.ok(!(await page()).includes('/stop'))
  assert.equal((await post('erase', { vendor: 'partner', purpose: 'partners' })).status, 303)
  const tasks = await listTasks(house.store, { limit: 9 })
  assert.deepEqual(
    tasks.map(({ vendor, right }) => [vendor, right]),
    [['partner', 'erase']],
  )
  assert.match(await page(), /We will pass it on to them/)
})

test('after a merge the shares of both halves stand there once, a no goes to the vendors of both, and each has their own after it is undone', async t => {
  const house = await openTestHouse({
    policy: vendorPolicy.replace('purposes: [printing]\n', 'purposes: [printing, partners]\n'),
  })
  t.after(() => house.close())
  const amina = await arrives(house, backend, { userId: 'amina' })
  const old = await arrives(house, backend, { userId: 'amina-old' })
  const evidence = { text: 'They may know.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
  const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
  for (const customer of [amina, old]) assert.ok((await say(house, customer, [yes], 'preferences')).ok)
  for (const [vendor, id] of [
    ['partner', 'amina-old'],
    ['printer', 'amina'],
  ] as const) {
    const parsed = parseShare({ vendor, purpose: 'partners', to: 'file', customers: [id] }, house.judge.policy)
    assert.ok(parsed.ok)
    for await (const _ of (await shareFile(house, parsed.value, 'staff:jo')).text);
  }
  const app = centerPages(house)
  /** On the page, in the export of the register, and in the whole copy. */
  const seen = async (customer: string) => {
    const link = `/shared/${linkToken(house, { for: 'manage', customer, expires: noon + day })}?lang=en`
    const html = await (await app.request(link)).text()
    const copied: string[] = []
    const copy = (await copyOf(house, customer))!
    for await (const [name, data] of copy.data())
      for await (const { about } of data) if (name === 'shares') copied.push(String(about))
    await copy.close()
    return [[...html.matchAll(/<h2[^>]*>(?:<[^>]+>)*([^<]+)/g)].map(found => found[1]).sort(), copied.sort()]
  }
  const [both, printer, partner] = [
    [
      ['Corner Records', 'Print House GmbH'],
      ['partner', 'printer'],
    ],
    [['Print House GmbH'], ['printer']],
    [['Corner Records'], ['partner']],
  ]
  assert.deepEqual([await seen(amina), await seen(old)], [printer, partner])
  await arrives(house, backend, { type: 'alias', previousId: 'amina-old', userId: 'amina' })
  for (const half of [amina, old]) assert.deepEqual(await seen(half), both)
  house.clock.advance(1)
  const no = { kind: 'withdrawal', purpose: 'partners', channel: 'any' } as const
  assert.ok((await say(house, old, [no], 'preferences')).ok)
  while (await deliverHappenings(house));
  const tasks = await listTasks(house.store, { limit: 9 })
  assert.deepEqual(tasks.map(({ vendor, right }) => [vendor, right]).sort(), [
    ['partner', 'object'],
    ['printer', 'object'],
  ])
  const { merge, customer } = (await house.store.db.selectFrom('merges').selectAll().executeTakeFirst())!
  assert.ok((await unmerge(house, customer, merge, 'staff:jo')).ok)
  while (await deliverHappenings(house));
  assert.deepEqual([await seen(amina), await seen(old)], [printer, partner])
  assert.equal((await listTasks(house.store, { limit: 9 })).length, 2)
})
