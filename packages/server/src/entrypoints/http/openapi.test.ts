import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorList } from '@candor/contract'
import { errorsOf } from './openapi.ts'
import { openTestApi } from './testing/api.ts'

/** Answered outside of routes: before one is found, or by the server before the house is open. */
const elsewhere = ['not-ready']

test('the description has every route, its access, and no route that is not there', async t => {
  const api = await openTestApi(t)
  const described = (await api.call('GET', '/openapi.json', { key: null })).json as {
    openapi: string
    paths: Record<string, Record<string, { security: object[] }>>
  }
  assert.equal(described.openapi, '3.1.0')
  const inPaths = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method} ${path}`),
  )
  const mounted = api.routes.map(
    ({ method, path }) => `${method.toLowerCase()} ${path.replace('*', '{file}').replaceAll(/:(\w+)/g, '{$1}')}`,
  )
  assert.deepEqual(inPaths.toSorted(), mounted.toSorted())
  assert.deepEqual(described.paths['/v1/campaigns']?.['post']?.security, [{ key: ['send'] }, { session: ['draft'] }])
  assert.deepEqual(described.paths['/livez']?.['get']?.security, [])
})

test('every code of the dictionary can be answered by some route', async t => {
  const { routes } = await openTestApi(t)
  const used = new Set([...routes.flatMap(errorsOf), ...elsewhere])
  assert.deepEqual(
    errorList.map(({ code }) => code).filter(code => !used.has(code)),
    [],
  )
})

test('the type of a problem leads to a page that explains it', async t => {
  const api = await openTestApi(t)
  const { type } = (await api.call('GET', '/v1/none')).json as { type: string }
  const page = await api.call('GET', type.split('#')[0]!, { key: null })
  assert.equal(page.status, 200)
  assert.ok(page.text.includes(`id="${type.split('#')[1]}"`))
})
