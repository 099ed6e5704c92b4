import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { pino } from 'pino'
import { importTestCustomers, openTestHouse, type TestHouse, testCampaign } from '../../../../../test/house.ts'
import { createCampaign, parseCampaign } from '../../acts/campaigns/index.ts'
import { createKey, openGuards, openStaffRoom, scopes } from '../../brand/staff/index.ts'
import { httpApp, openLiveFeed } from '../http/index.ts'
import { allPages } from './pages.ts'

/** Everything that answers somebody who has neither key nor session. All of it is named here, with the reason. */
const open = [
  /^\/v1\/vendors\/[^/]+\/answers$/, // a vendor's, by its signature
  /^\/rights$/, // where anybody asks for a link to their own rights: it tells nothing of anybody
  /^\/log\/trust$/, // whom to believe about the log: its public keys
  /^\/livez$|^\/readyz$/, // whoever restarts us or sends us requests
  /^\/openapi\.json$|^\/errors$|^\/v1\/copy-schema$/, // how to speak with us
  /^\/assets\//, // style sheets
  /^\/staff\/login$|^\/staff\/welcome\//, // how to get a session
  /^\/(unsubscribe|preferences|timeline|suggestions|offers|about-you|shared|rights|proof|why|erased)\//, // the customer's own, by signed link
  /^\/privacy$|^\/privacy\/versions/, // what the brand does with data, for everybody: it shows the policy, of nobody
  /^\/algorithms($|\/)/, // what decides about people here, for everybody: of nobody
  /^\/v1\/(track|identify|page|screen|group|alias|batch|import|[tipsgabm])$|^\/api\/s\//, // calls, which bear a write key
  /^\/v1\/projects\/|^\/\.well-known\/gpc\.json$/, // what browser clients read first; what we say of GPC
]
const isOpen = (path: string): boolean => open.some(pattern => pattern.test(path))

/** What must never be seen from outside. */
const secrets = ['amina@mail.example', 'Amina Hidden', 'secret-offer', 'Three secret books']

async function furnished(t: TestContext) {
  const house = await openTestHouse()
  t.after(() => house.close())
  const [customer = ''] = await importTestCustomers(house, [{ key: 'amina', name: 'Amina Hidden', agreed: true }])
  await keepCampaign(house)
  await house.log.sequence()
  const room = openStaffRoom(house, { localToken: 'local' })
  const web = { https: false, origin: house.publicUrl, addressOf: () => '192.0.2.1' }
  const wake = () => undefined
  const live = openLiveFeed()
  const pages = allPages({ house, room, web, wake, postbox: true, live, policyFile: () => ({ is: 'judging' }) })
  const deps = {
    house,
    room,
    web,
    guards: openGuards(room, web),
    log: pino({ level: 'silent' }),
    wake,
    fatal: wake,
    live,
    pages,
    publishLog: false,
  }
  const { app, routes } = httpApp(deps)
  const entry = await house.store.db
    .selectFrom('entries')
    .select('entry')
    .where('customer', '=', customer)
    .executeTakeFirstOrThrow()
  const values: Record<string, string> = {
    name: 'secret-offer',
    customer,
    entry: entry.entry,
    import: entry.entry,
    id: customer,
  }
  const fill = (path: string) =>
    path.replace('*', 'checkpoint').replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => values[name] ?? entry.entry)
  const paths = [...new Set(app.routes.map(({ path }) => path))].filter(path => path !== '/*' && path !== '*')
  return { app, room, routes, paths: paths.map(fill) }
}

async function keepCampaign(house: TestHouse): Promise<void> {
  const file = {
    ...testCampaign('secret-offer'),
    content: { locale: 'en', subject: 'Three secret books', blocks: [{ type: 'paragraph', text: 'x' }] },
  }
  const definition = parseCampaign(file, house.judge.policy)
  assert.ok(definition.ok)
  await createCampaign(house, definition.value, 'key:local')
}

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']
const disguises = (path: string): string[] => [
  path,
  `${path}/`,
  `/${path}`,
  path.toUpperCase(),
  `${path}?x=1`,
  `${path}%2f`,
  path.replaceAll('/', '//'),
  `${path};a`,
]

/** Kept out: sent to sign in, or told no; and nothing of the house in the answer. */
async function assertOutside(answer: Response, what: string): Promise<void> {
  const toLogin = answer.status === 303 && answer.headers.get('location')?.startsWith('/staff/login')
  assert.ok(toLogin || [401, 403, 404, 405].includes(answer.status), `${what}: ${answer.status}`)
  const text = await answer.text()
  for (const secret of secrets) assert.ok(!text.includes(secret), `${what} shows ${secret}`)
}

test('every route of API and pages is shut to whoever has no key, in any method and any spelling', async t => {
  const { app, paths } = await furnished(t)
  const guarded = paths.filter(path => !isOpen(path))
  assert.ok(guarded.length > 40, `only ${guarded.length} routes were found`)
  for (const path of guarded)
    for (const method of methods)
      for (const disguise of disguises(path))
        for (const accept of ['*/*', 'text/html']) {
          const answer = await app.request(`http://127.0.0.1:8080${disguise}`, { method, headers: { accept } })
          await assertOutside(answer, `${method} ${disguise}`)
        }
})

test('no made-up key, cookie or header opens a route', async t => {
  const { app, paths } = await furnished(t)
  const tries: Record<string, string>[] = [
    { authorization: 'Bearer cnd_live_aaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_00000000' },
    { authorization: 'Bearer ' },
    { authorization: 'Basic bG9jYWw6bG9jYWw=' },
    { cookie: 'candor=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    { cookie: '__Host-candor=x', 'x-csrf-token': 'x' },
    { 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/livez', 'x-http-method-override': 'GET' },
  ]
  for (const path of paths.filter(one => !isOpen(one)))
    for (const headers of tries)
      for (const method of ['GET', 'POST'])
        await assertOutside(await app.request(path, { method, headers }), `${method} ${path} ${Object.keys(headers)}`)
})

test('a key without the scope is told so, for every route of the API, and pages take no key at all', async t => {
  const { app, room, routes, paths } = await furnished(t)
  for (const scope of scopes) {
    const others = scopes.filter(one => one !== scope && one !== 'admin')
    const made = await createKey(room, { name: 'others', scopes: others })
    assert.ok(made.ok)
    const headers = { authorization: `Bearer ${made.value.text}` }
    for (const route of routes) {
      if (route.access === 'public' || route.access.scope !== scope) continue
      const answer = await app.request(route.path, { method: route.method, headers })
      assert.equal(answer.status, 403, `${route.method} ${route.path}`)
      assert.equal(((await answer.json()) as { code: string }).code, 'key-scope')
    }
  }
  const admin = { authorization: 'Bearer local' }
  for (const path of paths.filter(one => one.startsWith('/staff') && !isOpen(one)))
    await assertOutside(await app.request(path, { headers: admin }), path)
})

test('what is open without a key shows nothing of the house', async t => {
  const { app, paths } = await furnished(t)
  for (const path of paths.filter(isOpen))
    for (const method of methods) {
      const text = await (await app.request(path, { method })).text()
      for (const secret of secrets) assert.ok(!text.includes(secret), `${method} ${path} shows ${secret}`)
    }
})
