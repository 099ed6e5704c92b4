import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { largestBody, largestCall } from '../../../acts/collection/index.ts'
import { refusalCodes } from './answers.ts'
import { clientMetricsPath, collectPaths, gpcPath } from './paths.ts'

const page = readFileSync(new URL('../../../../../../docs/collect.md', import.meta.url), 'utf8')

test('docs/collect.md names every address, limit and code there is', () => {
  const named = [...page.matchAll(/`(?:POST |GET )?([\w/.-]+)`/g)].map(([, name]) => name)
  const lastParts = new Set(named.map(name => name?.split('/').at(-1)))
  for (const { path } of collectPaths) {
    const at = path.lastIndexOf('/')
    assert.ok(lastParts.has(path.slice(at + 1)) && page.includes(path.slice(0, at)), path)
  }
  for (const path of [clientMetricsPath, gpcPath]) assert.ok(named.includes(path), path)
  for (const code of refusalCodes) assert.ok(named.includes(code), code)
  for (const limit of [largestCall, largestBody])
    assert.ok(page.includes(`${limit.toLocaleString('en')} bytes`), `${limit}`)
})
