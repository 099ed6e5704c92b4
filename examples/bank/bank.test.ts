import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { parseCondition } from '@candor/conditions'
import { parseContent } from '@candor/content'
import type { Json } from '@candor/terms'
import { interactionsOf, parsePolicy, traitsOf } from '../../packages/server/src/brand/policy/index.ts'
import { importItems, noMap } from '../../packages/server/src/acts/catalogue/index.ts'
import { countItems, listItems } from '../../packages/server/src/brand/catalogue/index.ts'
import { type ImportRow, openCsv, parseMap, RejectsFile } from '../../packages/server/src/customers/imports/index.ts'
import { openTestHouse } from '../../test/house.ts'
import { bankCustomers, newest } from './generate.ts'

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const policy = parsePolicy(file('policy.yaml'))
if (!policy.ok) throw new Error(JSON.stringify(policy.error))
const { fields, purposes } = policy.value
const map = parseMap(file('customers.map.yaml'), fields, Object.keys(purposes))
if (!map.ok) throw new Error(JSON.stringify(map.error))

/** The day after the newest generated time: nothing may be in its future. */
const now = newest + 86_400_000

async function importBank(each: (row: ImportRow) => void, rows?: number) {
  const opened = await openCsv(bankCustomers(rows === undefined ? {} : { rows }), map.ok ? map.value : assert.fail(), { now })
  assert.ok(opened.ok)
  const rejects = new RejectsFile(opened.value.header.columns)
  for await (const row of opened.value.rows) {
    rejects.add(row)
    each(row)
  }
  return rejects.counts()
}

test('the copy of the data set is the published file, whole', () => {
  const bytes = gunzipSync(readFileSync(new URL('bank-marketing.csv.gz', import.meta.url)))
  const digest = createHash('sha256').update(bytes).digest('hex')
  assert.equal(digest, '901de183bd388859870e3cc94fce05cca572089059ed034f0d14bb1e04893a03')
  assert.ok(file('LICENSE-DATA.md').includes(digest))
})

test('the whole bank is read without surprises, and the counts are the same on every machine', async () => {
  const found = {
    offersByEmail: 0,
    consents: 0,
    refusals: 0,
    zoneUnknown: 0,
    countryUnknown: 0,
    phones: 0,
    notReserved: 0,
    audience: 0,
  }
  const emails = new Set<string>()
  const years = new Set<number>()
  const counts = await importBank(({ parsed }) => {
    if (!parsed.ok) return
    const { fields, place, consents, refusals } = parsed.value
    emails.add(String(fields['email']))
    years.add(Number(fields['birth_year']) + Number(fields['age']))
    found.consents += consents.length
    found.refusals += refusals.length
    found.offersByEmail += consents.some(({ purpose, channel }) => purpose === 'offers' && channel === 'email') ? 1 : 0
    found.zoneUnknown += place.zone === undefined ? 1 : 0
    found.countryUnknown += place.country === undefined ? 1 : 0
    found.phones += fields['phone'] === undefined ? 0 : 1
    found.notReserved += /@example\.(com|net|org)$/.test(String(fields['email'])) ? 0 : 1
    found.audience += fields['loan'] === false && Number(fields['balance']) >= 1_000 ? 1 : 0
  })
  assert.deepEqual(counts, {
    read: 45_211,
    taken: 44_986,
    rejected: 225,
    reasons: { 'import-no-evidence': 2_499, 'import-refused-later': 4_771, 'import-bought-list': 225 },
  })
  assert.equal(emails.size, counts.taken)
  assert.deepEqual([...years], [2025])
  assert.deepEqual(found, {
    offersByEmail: 21_874,
    consents: 54_502,
    refusals: 12_814,
    zoneUnknown: 1_139,
    countryUnknown: 263,
    phones: 32_418,
    notReserved: 0,
    // The audience of the spring offer: about three in ten.
    audience: 12_954,
  })
})

test('the same seed gives the same bytes, another seed other people, and a row does not depend on how many there are', async () => {
  const text = async (options: Parameters<typeof bankCustomers>[0]) => {
    let all = ''
    for await (const chunk of bankCustomers(options)) all += Buffer.from(chunk).toString()
    return all
  }
  const first = await text({ rows: 30 })
  assert.equal(await text({ rows: 30, seed: 1 }), first)
  assert.notEqual(await text({ rows: 30, seed: 2 }), first)
  assert.ok((await text({ rows: 1_500 })).startsWith(first))
})

test('beyond the real rows the bank goes on with other people', async () => {
  const keys = new Set<string>()
  const counts = await importBank(({ parsed }) => parsed.ok && void keys.add(parsed.value.key), 45_300)
  assert.equal(counts.read, 45_300)
  assert.equal(keys.size, counts.taken)
})

for (const name of ['spring-offer.json', 'second-offer.json']) {
  test(`${name} fits the policy and the content`, () => {
    const campaign: { audience: Json; content: Json; purpose: string } = JSON.parse(file(name))
    assert.deepEqual(parseCondition(campaign.audience, fields, Object.keys(purposes)).ok, true)
    assert.deepEqual(parseContent(campaign.content).ok, true)
    assert.deepEqual(purposes[campaign.purpose]?.channels, ['email', 'sms'])
  })
}

test('the bank collects a few events, each kept for a purpose, and no website sets what only the bank knows', () => {
  assert.ok(policy.ok)
  const { events, context, consentCategories } = policy.value
  const meanings = Object.values(events).flatMap(({ countsAs }) => countsAs ?? [])
  assert.deepEqual(meanings, ['purchase', 'inquiry', 'subscription-start', 'subscription-end'])
  assert.deepEqual(Object.values(context).flatMap(({ placeOf }) => placeOf ?? []), ['zone', 'language'])
  assert.deepEqual(Object.keys(consentCategories), ['Analytics', 'Advertising', 'Suggestions'])
  assert.deepEqual(interactionsOf(policy.value), [
    { event: 'Product Viewed', field: 'product' },
    { event: 'Deposit Opened', field: 'product' },
    { event: 'Guide Read', field: 'guide' },
  ])
  const traits = traitsOf(policy.value)
  assert.deepEqual([traits.get('firstName'), traits.get('balance'), traits.get('age')], ['first_name', undefined, undefined])
})

test('the catalogue is taken whole, and a customer can be interested in each of its categories but help', async t => {
  assert.ok(policy.ok)
  const house = await openTestHouse()
  t.after(() => house.close())
  async function* csv(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(file('items.csv'))
  }
  const done = await importItems(house, { csv: csv(), map: noMap, dryRun: false, all: true })
  assert.deepEqual(done.ok && [done.value.created, done.value.rejected], [25, 0])
  assert.deepEqual(await countItems(house.store), { items: 25, available: 24, sensitive: 2 })
  const items = await listItems(house.store, { after: -1, limit: 100 })
  const sensitive = items.filter(item => item.sensitive).map(({ item }) => item)
  assert.deepEqual(sensitive, ['help-debts', 'help-pause'])
  const categories = new Set(items.map(({ category }) => category))
  assert.deepEqual([...categories], [...(policy.value.fields['interest']?.values ?? []), 'help'])
})
