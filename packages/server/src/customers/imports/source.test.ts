import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boughtLists } from './bought-lists.ts'
import { importRules } from './rules.ts'
import { judgeSource } from './source.ts'
import { faultsOf, oneRow } from './testing/small-shop.ts'

const ruleOf = (text: string) => {
  const judged = judgeSource(text)
  return judged.ok ? 'taken' : judged.error
}

test('a list that was bought, rented, scraped, appended or enriched is refused, however it is spelled', () => {
  const bought = [
    'purchased',
    'Purchased List',
    'PURCHASED_LIST',
    'purchasedList2019',
    'purchassed',
    'bought',
    'Bought from a partner',
    'rented list',
    'scraped',
    'web-scraped',
    'Scrapped from LinkedIn',
    'e-append',
    'appended',
    'enriched list',
    'list broker',
    'Data-Broker GmbH',
    'harvested',
    'third-party list',
    'list purchase',
    'data rental',
    'acquired leads',
    'co-registration',
    'gekaufte Adressen',
    'Miete von Adressen',
    'Adresshändler',
    'fichier acheté',
    'liste louée',
    'base comprada',
    'lista alquilada',
    'Compra de lista',
    'lista alugada',
    'data dibeli',
    'daftar sewaan',
    'ｐｕｒｃｈａｓｅｄ',
    'p\u00adurchased',
    'lista enriquecida',
  ]
  for (const text of bought) assert.equal(ruleOf(text), 'import-bought-list', text)
})

test('the places where customers really give their data are taken', () => {
  const good = [
    'web form',
    'branch',
    'Mobile app',
    'phone call',
    'after a purchase in the shop',
    'checkout',
    'Newsletter sign-up',
    'CRM',
    'call centre',
    'Filiale',
    'boutique en ligne',
    'formulário web',
    'toko',
    'trade fair',
    'store location',
    'event 2024',
    'referral by a friend',
    'reached us by post',
    'Kaufabschluss im Laden',
    'achat en magasin',
    'compra en tienda',
    '店舗',
  ]
  for (const text of good) assert.equal(ruleOf(text), 'taken', text)
})

test('every word of the dated list is refused in every case', () => {
  for (const word of Object.values(boughtLists.words).flat()) {
    assert.equal(ruleOf(word), 'import-bought-list', word)
    assert.equal(ruleOf(`our ${word.toUpperCase()} file`), 'import-bought-list', word)
  }
})

test('a source that says nothing is missing, and one that is no line of text is refused', () => {
  for (const text of ['', '   ', '---', '2019']) assert.equal(ruleOf(text), 'import-source-missing', text)
  for (const text of ['web\nform', 'web\0', 'x'.repeat(301)]) assert.equal(ruleOf(text), 'import-bad-value')
})

test('a row from a bought list is refused with its rule, a sentence and what to do', async () => {
  const row = await oneRow({ source: 'Purchased list' })
  assert.deepEqual(faultsOf(row), ['source import-bought-list'])
  for (const { says, todo } of Object.values(importRules)) assert.ok(says.endsWith('.') && todo.endsWith('.'))
})

test('data collected in the future is refused', async () => {
  assert.deepEqual(faultsOf(await oneRow({ since: '2026-11-01T12:00:00Z' })), [])
  assert.deepEqual(faultsOf(await oneRow({ since: '2026-11-01T12:00:01Z' })), ['since import-collected-at-future'])
})
