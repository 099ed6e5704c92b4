import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importFile } from '../packages/server/src/acts/collection/testing/import-file.ts'
import { choicesOf } from '../packages/server/src/customers/consent/index.ts'
import { customersAt } from '../packages/server/src/customers/profiles/index.ts'
import { openShop, type Shop } from '../packages/server/src/pages/center/testing/shop.ts'
import { onEachPlace } from '../test/stores.ts'

const map = `
key: { column: id }
source: { column: where_from }
collected_at: { column: collected }
fields: { name: { column: name }, email: { column: email } }
place: { country: { fixed: DE }, zone: { fixed: Europe/Berlin } }
consents:
  - purpose: offers
    channel: email
    when: { column: said_yes, is: [yes] }
    type: { fixed: express }
    evidence:
      text: { column: words }
      version: { column: version }
      surface: { column: surface }
      locale: { column: locale }
      at: { column: said_at }
`
const header = 'id,name,email,where_from,collected,said_yes,words,version,surface,locale,said_at'
const day = '2026-03-02T10:00:00Z'
const amina = `amina,Amina,amina@mail.example,web form,${day},yes,Send me offers by email.,v1,checkout,en,${day}`
const jo = `jo,Jo,jo@mail.example,web form,${day},yes,,v1,checkout,en,${day}`
const lea = `lea,Lea,lea@mail.example,purchased list,${day},yes,Send me offers by email.,v1,checkout,en,${day}`

const kept = async ({ house }: Shop, key: string) => customersAt(house, { channel: 'id', address: key })

onEachPlace('an import', place => {
  test('without evidence gives no consent, and a bought list is refused', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    const rejects: string[] = []
    const report = await importFile(shop.house, [header, amina, jo, lea, ''].join('\n'), {
      map,
      onReject: line => rejects.push(line),
    })
    assert.deepEqual([report.read, report.imported, report.rejected], [3, 2, 1])
    assert.deepEqual(report.reasons, { 'import-no-evidence': 1, 'import-bought-list': 1 })
    assert.match(rejects.find(line => line.includes('lea')) ?? '', /^4,no,where_from,import-bought-list,.*bought/)
    assert.match(rejects.find(line => line.includes('jo@')) ?? '', /^3,yes,said_yes,import-no-evidence,/)

    await shop.sends('spring')
    const [aminas, jos, leas] = await Promise.all(['amina', 'jo', 'lea'].map(key => kept(shop, key)))
    assert.deepEqual([aminas?.length, jos?.length, leas?.length], [1, 1, 0])
    const mails = await shop.house.store.db.selectFrom('postbox').select('customer').execute()
    assert.deepEqual(mails, [{ customer: aminas?.[0] }])
    assert.deepEqual(await choicesOf(shop.house, jos?.[0] ?? ''), [])
    const [yes] = await choicesOf(shop.house, aminas?.[0] ?? '')
    const evidence = { text: 'Send me offers by email.', version: 'v1', surface: 'checkout', locale: 'en' }
    assert.deepEqual(yes?.said, {
      kind: 'consent',
      purpose: 'offers',
      channel: 'email',
      type: 'express',
      evidence: { ...evidence, at: Date.parse(day) },
    })
  })

  test('of the evidence that was missing gives the consent from then on', async t => {
    const shop = await openShop({ place: await place() })
    t.after(() => shop.house.close())
    await importFile(shop.house, [header, jo, ''].join('\n'), { map })
    await shop.sends('spring')
    await importFile(shop.house, [header, jo.replace('yes,,', 'yes,Send me offers by email.,'), ''].join('\n'), { map })
    await shop.sends('summer')
    const mails = await shop.house.store.db.selectFrom('postbox').select('campaign').execute()
    assert.deepEqual(mails, [{ campaign: 'summer' }])
  })
})
