import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { examplePage, examples } from './examples.ts'
import { gallery } from './gallery.ts'
import { layout, securityHeaders, textField } from './index.ts'

test('nothing that people wrote becomes markup', async () => {
  for (const example of examples) {
    const page = String(await examplePage(example))
    assert.equal(page.includes('<img'), false, example.name)
  }
})

test('pages carry no script, no inline style and no inline handler', async () => {
  for (const example of examples) {
    const page = String(await examplePage(example))
    assert.doesNotMatch(page, /<script|<style|<[a-z]+(\s[\w-]+="[^"]*")*\s(style|on[a-z]+)=/i, example.name)
  }
})

test('every page has one h1, a language, a direction and a title that names the brand', async () => {
  for (const example of examples) {
    const page = String(await examplePage(example))
    assert.equal(page.match(/<h1>/g)?.length, 1)
    assert.match(page, new RegExp(`<html lang="${example.lang ?? 'en'}" dir="${example.dir ?? 'ltr'}">`))
    assert.match(page, /<title>.* - Banco Exemplo<\/title>/)
  }
})

test('ids are unique on every page', async () => {
  for (const example of examples) {
    const ids = [...String(await examplePage(example)).matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
    assert.deepEqual(ids, [...new Set(ids)], example.name)
  }
})

test('a page with faults says so in its title', async () => {
  const page = String(
    await layout({ title: 'Sign in', brand: 'B', kind: 'staff', main: '', errors: [{ text: 'Wrong.' }] }),
  )
  assert.match(page, /<title>Error: Sign in - B<\/title>/)
})

test('a password is never sent back', async () => {
  const field = String(
    await textField({ name: 'password', label: 'Password', type: 'password', value: 'secret words' }),
  )
  assert.equal(field.includes('secret words'), false)
})

test('answers allow no script, no frame and no referrer elsewhere, and are not kept', async () => {
  const { headers } = await gallery().request('/gallery')
  assert.match(
    headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'self'; .*frame-ancestors 'none'/,
  )
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.match(headers.get('strict-transport-security') ?? '', /^max-age=31536000/)
})

test('without https there is no HSTS, which would lock a loopback address out', async () => {
  const app = new Hono().use(securityHeaders({ https: false })).get('/', c => c.text('hi'))
  assert.equal((await app.request('/')).headers.get('strict-transport-security'), null)
})

test('the style sheet fits in 12 KB and may be kept', async () => {
  const answer = await gallery().request('/assets/candor.css')
  assert.equal(answer.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.match(answer.headers.get('cache-control') ?? '', /max-age/)
  assert.ok((await answer.arrayBuffer()).byteLength <= 12 * 1024)
})
