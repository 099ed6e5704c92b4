import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headersFor } from './headers.ts'

const ask = { unsubscribeUrl: 'https://brand.example/u/t', campaign: 'spring-2026', locale: 'pt-BR' }

test('one-click unsubscribe, language and machine origin, in this order', () => {
  assert.deepEqual(headersFor(ask), {
    ok: true,
    value: [
      ['List-Unsubscribe', '<https://brand.example/u/t>'],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
      ['Content-Language', 'pt-BR'],
      ['Auto-Submitted', 'auto-generated'],
      ['Candor-Campaign', 'spring-2026'],
    ],
  })
})

test('a mail address to unsubscribe comes second, in the same header', () => {
  const headers = headersFor({ ...ask, unsubscribeMailto: 'mailto:stop@brand.example?subject=t' })
  assert.deepEqual(headers.ok && headers.value[0], [
    'List-Unsubscribe',
    '<https://brand.example/u/t>, <mailto:stop@brand.example?subject=t>',
  ])
})

test('what is not marketing has nothing to unsubscribe from', () => {
  const headers = headersFor({ campaign: 'receipt', locale: 'en' })
  assert.deepEqual(headers.ok && headers.value.map(([name]) => name), [
    'Content-Language',
    'Auto-Submitted',
    'Candor-Campaign',
  ])
})

test('http is refused, save on the own machine', () => {
  assert.equal(headersFor({ ...ask, unsubscribeUrl: 'http://brand.example/u/t' }).ok, false)
  assert.equal(headersFor({ ...ask, unsubscribeUrl: 'http://127.0.0.1.evil.example/u/t' }).ok, false)
  assert.equal(headersFor({ ...ask, unsubscribeUrl: 'http://127.0.0.1:8080/u/t' }).ok, true)
})

test('nothing that could end a line or an address passes', () => {
  for (const bad of [
    'https://a.example/\r\nBcc: x',
    'https://a.example/>,<https://b.example/',
    'https://a.example/ x',
    'https://a.example/ä',
    `https://a.example/${'a'.repeat(900)}`,
  ])
    assert.equal(headersFor({ ...ask, unsubscribeUrl: bad }).ok, false, bad.slice(0, 40))
  assert.equal(headersFor({ ...ask, unsubscribeMailto: 'mailto:a@b.example,mailto:c@d.example' }).ok, false)
  assert.equal(headersFor({ ...ask, campaign: 'a\r\nb' }).ok, false)
  assert.equal(headersFor({ ...ask, locale: 'en\r\nX: y' }).ok, false)
})
