import { day } from '@candor/terms'
import { testCampaign } from '../../../../../../test/house.ts'
import { bankPolicy } from '../../../answers/oversight/testing/bank.ts'
import { holdPerson } from '../../../answers/retention/index.ts'
import { does, webPolicy, webShop } from '../../center/testing/web.ts'
import { seedAlarm } from './algorithm-seed.ts'
import { heardCalls } from './heard.ts'
import { openStaffPages } from './house.ts'
import { longCampaign, seed } from './seed.ts'
import { longSource, seedSources } from './sources.ts'
import { visitor } from './visitor.ts'
import { longWebhook, seedWebhooks } from './webhook-seed.ts'

/** Pages of staff with their awkward cases: what the browser tests walk and the pictures show. */
export type Examples = {
  readonly app: { fetch(request: Request): Promise<Response> }
  readonly paths: readonly string[]
  close(): Promise<void>
}

const faulty = {
  ...testCampaign('Not A Name'),
  purpose: 'nothing',
  constructor: 1,
}

/** A house with people and one without. Whoever looks is signed in as Ada, so that pictures need no cookies. */
export async function staffExamples(): Promise<Examples> {
  const full = await openStaffPages({ policy: webPolicy })
  const empty = await openStaffPages()
  const watched = await openStaffPages({ policy: bankPolicy })
  const { finding } = await seedAlarm(watched.house)
  const ids = await seed(full)
  await seedWebhooks(full, ids[2]!)
  full.heard.push(...heardCalls)
  await collectFor(full, 'k1')
  const key = await seedSources(full)
  const hold = await seedHold(full, ids[3]!)
  const jo = visitor(full.app, full.ada)
  let kiosks = 0
  const errors: Readonly<Record<string, () => Promise<Response>>> = {
    '/examples/faults': () => jo.post('/staff/campaigns/new', { definition: JSON.stringify(faulty) }),
    '/examples/not-json': () => jo.post('/staff/campaigns/new', { definition: '{ "name": ' }),
    '/examples/nobody-found': () => jo.post('/staff/customers', { email: 'nobody@example.org' }),
    '/examples/test-refused': () => jo.post('/staff/campaigns/autumn/test', { to: 'nobody@example.org' }),
    '/examples/webhook-faults': () =>
      jo.post('/staff/webhooks', { name: 'A b', url: 'http://10.0.0.1', purpose: 'offers' }),
    '/examples/webhook-test': () => jo.post('/staff/webhooks/mail-tool/test'),
    '/examples/webhook-secret': () => jo.post('/staff/webhooks/mail-tool/secret'),
    '/examples/source-faults': () => jo.post('/staff/sources', { name: 'Web Shop', origins: 'http://shop.example' }),
    '/examples/vouch-faults': () => jo.post('/staff/sources/web-shop/vouch', { purposes: 'service', text: 'short' }),
    '/examples/new-key': () => jo.post('/staff/sources', { name: `kiosk-${++kiosks}`, kind: 'server' }),
    '/examples/finding-faults': () =>
      visitor(watched.app, watched.ada).post(`${savings}/findings/${finding}`, { verdict: 'stop', reason: 'short' }),
    '/examples/hold-faults': () =>
      jo.post('/staff/retention/holds', { customer: ids[3]!, ground: 'war', reason: long, until: '2027-02-31' }),
    '/examples/wrong-state': () => jo.post('/staff/campaigns/autumn/send'),
  }
  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const error = errors[url.pathname]
    if (error) return error()
    const [, which] = /^\/(empty|watched)\//.exec(url.pathname) ?? []
    const house = which === 'empty' ? empty : which === 'watched' ? watched : full
    url.pathname = url.pathname.replace(/^\/(empty|watched)\//, '/')
    const headers = new Headers(request.headers)
    headers.set('cookie', `candor=${house.ada}`)
    const body = request.method === 'GET' || request.method === 'HEAD' ? {} : { body: await request.arrayBuffer() }
    return house.app.fetch(new Request(url, { method: request.method, headers, redirect: 'manual', ...body }))
  }
  const close = async () => {
    await full.house.close()
    await empty.house.close()
    await watched.house.close()
  }
  const all = [
    ...(await paths(full, ids)),
    ...sourcePaths(key),
    ...watchedPaths(finding),
    ...holdPaths(hold),
    ...Object.keys(errors),
  ]
  return { app: { fetch }, paths: all, close }
}

/** A hold in words that are long, and a mail that should be gone for long. */
async function seedHold({ house }: Awaited<ReturnType<typeof openStaffPages>>, customer: string): Promise<string> {
  const words = { matter: `<b>${long}`, reason: `${long} "&'`, by: 'key:local' }
  const hold = await holdPerson(house, { customer, ground: 'authority', silent: true, ...words })
  const raw = new Uint8Array(1)
  const row = {
    customer: 'gone',
    message: 'old',
    campaign: null,
    channel: 'email',
    raw,
    at: house.clock.now() - 99 * day,
  }
  await house.store.commit({ expect: [], writes: [{ do: 'insert', table: 'postbox', row }] })
  return hold.ok ? hold.value.hold : 'none'
}

const holdPaths = (hold: string): string[] => ['/staff/retention', `/staff/retention/holds/${hold}`]

const savings = '/staff/algorithms/savings-offer'

const watchedPaths = (finding: string): string[] => [
  '/empty/staff/algorithms',
  ...['/staff', '/staff/algorithms', savings, `${savings}/findings/${finding}`].map(path => `/watched${path}`),
]

const sourcePaths = (key: string): string[] => [
  '/staff/sources',
  '/empty/staff/sources',
  ...['', '?day=2026-06-02', '/close', `/keys/${key}/revoke`].map(more => `/staff/sources/web-shop${more}`),
  `/staff/sources/${longSource}`,
  '/staff/sources/old',
]

/** Many calls at once: what is kept, what not, names that are long, and somebody who turns out to be two records. */
async function collectFor({ house }: Awaited<ReturnType<typeof openStaffPages>>, userId: string): Promise<void> {
  const web = await webShop(house)
  const order = { total: 12.5, coupon: 'SPRING', note: 'Ring twice', [long]: 1 }
  const calls = Array.from({ length: 7 }, () => ({ name: 'Order Completed', properties: order }))
  await does(house, web, undefined, { name: 'Order Completed', anonymousId: 'device-1' })
  await does(house, web, userId, ...calls, { type: 'page', name: 'Home', anonymousId: 'device-1' }, { name: long })
}

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

async function paths({ house }: Awaited<ReturnType<typeof openStaffPages>>, ids: readonly string[]): Promise<string[]> {
  const [, refused = '', named = ''] = ids
  const decided = await house.store.db
    .selectFrom('entries')
    .selectAll()
    .where('kind', '=', 'decision')
    .where('customer', '=', refused)
    .orderBy('entry', 'desc')
    .executeTakeFirstOrThrow()
  const mail = await house.store.db
    .selectFrom('postbox')
    .selectAll()
    .where('customer', '=', named)
    .executeTakeFirstOrThrow()
  const campaigns = ['', '/content', '/sender', '/approval', '/activity', '/withheld?rule=house-permission']
  return [
    ...[
      '/staff',
      '/staff/campaigns',
      '/staff/customers',
      '/staff/postbox',
      '/staff/log',
      '/staff/policy',
      '/staff/debugger',
    ].flatMap(path => [path, `/empty${path}`]),
    '/staff/campaigns/new',
    '/staff/debugger?source=web&verdict=partly',
    ...campaigns.map(tab => `/staff/campaigns/autumn${tab}`),
    '/staff/campaigns/autumn/content?scheme=dark',
    ...['', '/approval', '/withheld', '/activity'].map(tab => `/staff/campaigns/${longCampaign}${tab}`),
    `/staff/customers/${refused}`,
    `/staff/customers/${named}`,
    `/staff/customers/${refused}/decisions/${decided.entry}`,
    `/staff/postbox/${mail.customer}/${encodeURIComponent(mail.message)}`,
    '/staff/campaigns/nothing-here',
    '/staff/vendors',
    '/staff/webhooks',
    '/empty/staff/webhooks',
    ...['mail-tool', 'partner-shop', longWebhook, 'nothing'].map(name => `/staff/webhooks/${name}`),
  ]
}
