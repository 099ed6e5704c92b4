import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { noon, testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { gatherAudience } from '../../acts/campaigns/index.ts'
import { askCode, say } from '../../acts/choices/index.ts'
import { arrives } from '../../acts/collection/identity/testing/people.ts'
import { importFile } from '../../acts/collection/testing/import-file.ts'
import { openMail, runCampaign } from '../../acts/delivery/index.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { customersAt, readProfile } from '../../customers/profiles/index.ts'
import { does, webPolicy, webShop } from '../../pages/center/testing/web.ts'
import { deliverHappenings } from '../jobs/outbox.ts'
import { openTestApi, type TestApi } from './testing/api.ts'

/** Mark of everything identifying or sensitive; the plan and the coupon are attributes and bear it not. */
const canary = 'zz-rest-5c1d'
const policy = webPolicy.replace(
  '    plan:',
  '    health: { class: sensitive, type: text, purposes: [offers, service], retention: 24 months }\n    plan:',
)
const map = `
key: { column: id }
source: { fixed: shop }
collected_at: { column: at }
fields:
  name: { column: name }
  email: { column: email }
  health: { column: health }
  plan: { column: plan }
place: { country: { fixed: DE }, zone: { fixed: Europe/Berlin } }
consents:
  - purpose: offers
    channel: email
    when: { column: agreed, is: [yes] }
    type: { fixed: express }
    evidence:
      text: { column: words }
      version: { fixed: v1 }
      surface: { column: words }
      locale: { fixed: en }
      at: { column: at }
`
const csv = `id,name,email,health,plan,agreed,words,at
id-${canary},name ${canary},${canary}@mail.example,health ${canary},basic,yes,words ${canary},2026-03-02T10:00:00Z
bad-${canary},name ${canary},no-address-${canary},,basic,no,,yesterday
`

/** Somebody lives through everything that is written down somewhere. */
async function lives(api: TestApi): Promise<string> {
  const { house } = api
  await importFile(house, csv, { map })
  const [customer = ''] = await customersAt(house, { channel: 'id', address: `id-${canary}` })
  assert.match(JSON.stringify(await readProfile(house, customer)), new RegExp(`health ${canary}`))
  const shop = await webShop(house)
  await arrives(house, shop, { anonymousId: `device ${canary}` })
  await arrives(house, shop, { userId: `id-${canary}`, anonymousId: `device ${canary}` })
  const order = {
    name: 'Order Completed',
    properties: { total: 3, note: `note ${canary}`, unknown: `stray ${canary}` },
  }
  await does(house, shop, `id-${canary}`, order, { type: 'identify', event: { traits: { name: `new ${canary}` } } })
  const webhook = {
    name: 'tools',
    url: 'https://tools.example/x',
    purpose: 'service',
    kinds: ['choices-recorded', 'profile-changed'],
  }
  assert.equal((await api.call('POST', '/v1/webhooks', { body: webhook })).status, 201)
  const words = { text: canary, version: 'v1', surface: canary, locale: 'en', at: noon }
  const yes = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence: words } as const
  assert.ok((await askCode(house, { customer, channel: 'email', sayings: [yes] })).ok)
  assert.ok((await say(house, customer, [yes], 'api')).ok)
  const content = {
    locale: 'en',
    subject: 'Dear {{ customer.name }}',
    blocks: [{ type: 'paragraph', text: 'About {{ customer.health }}' }],
  }
  await api.call('POST', '/v1/campaigns', { body: { ...testCampaign('spring'), content } })
  for (const verb of ['plan', 'approve', 'send']) {
    const moved = await api.call('POST', `/v1/campaigns/spring/${verb}`)
    assert.ok(moved.status < 300, moved.text)
  }
  await gatherAudience(house, (await readCampaign(house.store, 'spring'))!)
  await runCampaign(house, 'spring')
  await callsOfStaff(api, customer)
  await deliverHappenings(house)
  while ((await house.log.sequence()) > 0);
  return customer
}

/** What staff and other programs ask for, repeated and refused calls included. */
async function callsOfStaff(api: TestApi, customer: string): Promise<void> {
  const headers = { 'idempotency-key': 'once-1' }
  const said = [{ kind: 'objection', purpose: 'any', channel: 'sms' }]
  for (let n = 0; n < 2; n++) await api.call('POST', `/v1/customers/${customer}/choices`, { body: { said }, headers })
  for (const path of ['', '/timeline', '/merges']) await api.call('GET', `/v1/customers/${customer}${path}`)
  await api.call('GET', `/v1/customers/${canary}?email=${canary}`)
  await api.call('POST', '/v1/customers/search', { body: { channel: 'email', address: `${canary}@mail.example` } })
  await api.call('POST', '/v1/campaigns', { body: `{"broken ${canary}`, headers: { 'idempotency-key': 'once-2' } })
}

const holds = (value: unknown): boolean =>
  value instanceof Uint8Array ? Buffer.from(value).includes(canary) : String(value).includes(canary)

async function tablesThatHold({ house }: TestApi): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await house.store.db.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(house.store.db)
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) if (holds(value)) found.push(`${name}.${column}`)
  }
  return [...new Set(found)]
}

/** Every file below a folder. Tests beside this one make and drop databases: what vanishes meanwhile is theirs. */
function filesUnder(folder: string): string[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? []
  return entries.flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Those of PostgreSQL lie elsewhere: tables, write-ahead log and the server's own log. */
async function filesOfDatabase({ house: { store } }: TestApi): Promise<string[]> {
  if (store.engine === 'sqlite') return []
  const { rows } = await sql<{ data_directory: string }>`SHOW data_directory`.execute(store.db)
  return filesUnder(rows[0]!.data_directory)
}

onEachPlace('What identifies people, or is sensitive', place => {
  test('rests in no column, file, log line or metric in the clear, while mails and records open with the keys', async t => {
    const api = await openTestApi(t, { place: await place(), policy })
    const customer = await lives(api)
    const { house } = api
    const mails = await house.store.db.selectFrom('postbox').selectAll().where('campaign', '=', 'spring').execute()
    assert.equal(mails.length, 1)
    assert.ok(holds(Buffer.from((await openMail(house, mails[0]!))!)))
    assert.ok(customer)
    assert.deepEqual(await tablesThatHold(api), [])
    await house.store.scrub()
    for (const path of [...filesUnder(house.data), ...(await filesOfDatabase(api))])
      assert.ok(!unlessGone(() => readFileSync(path))?.includes(canary), path)
    assert.deepEqual(
      api.logged.filter(line => line.includes(canary)),
      [],
    )
    assert.ok(!(await api.call('GET', '/metrics')).text.includes(canary))
  })
})
