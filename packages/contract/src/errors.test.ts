import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { errorList, errorsPage } from './errors.ts'

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')

test('docs/errors.md lists every code once, and no ghost', () => {
  const listed = [...page.matchAll(/^## (\S+)$/gm)].map(([, code]) => code)
  assert.deepEqual(listed.toSorted(), errorList.map(({ code }) => code).toSorted())
  assert.equal(page, errorsPage())
})

test('each error says something to the person and something to the operator, as a client or a server error', () => {
  for (const { code, status, person, operator } of errorList) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/)
    assert.ok(status >= 400 && status < 600, code)
    for (const sentence of [person, operator]) assert.match(sentence, /^[A-Z/].*[.)]$/s, code)
  }
})
