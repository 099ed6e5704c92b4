import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Webhook as Verifier } from 'standardwebhooks'
import { importTestCustomers, noon, openTestHouse } from '../../../../test/house.ts'
import { say } from '../../../server/src/acts/choices/index.ts'
import { openReceiver, type Receiver } from '../../../server/src/adapters/outbound-http/testing/receiver.ts'
import { vendorPolicy } from '../../../server/src/brand/policy/testing/sharing.ts'
import { candor, folder, type Run, type Served, serve } from '../testing/candor.ts'

let served: Served
let there: Receiver
after(async () => {
  await served?.end()
  await there?.close()
})
const data = folder()
let ada: string
before(async () => {
  const duty =
    'text: We tell our services what you said no to.\n    basis: legal-duty\n    class: service\n    retention: 24 months'
  const policy = vendorPolicy
    .replace(/^purposes:\n/m, `purposes:\n  obey-a-no:\n    ${duty}\n`)
    .replace('ends: 2026-06-30 }', '}')
    .replace('ISO 27001, ends: 2027-05-01', 'ISO 27001, ends: 2026-05-01')
  const house = await openTestHouse({ data, place: { sqlite: join(data, 'candor.db') }, policy })
  const people = ['ada', 'ben'].map(key => ({ key, email: `${key}@mail.example`, plan: 'plus' }))
  ada = (await importTestCustomers(house, people))[0]!
  const evidence = { text: 'They may know.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
  const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
  assert.ok((await say(house, ada, [yes], 'preferences')).ok)
  await house.leave()
  writeFileSync(join(data, 'policy.yaml'), policy)
  there = await openReceiver()
  served = await serve(['--data', data, '--no-sample'], { CANDOR_WEBHOOK_PRIVATE: 'yes' })
})

const webhook = (...args: string[]): Promise<Run> => candor(['webhook', ...args, '--data', data])
const create = (name: string, purpose: string) =>
  webhook('create', name, there.url, '--purpose', purpose, '--kinds', 'choices-recorded', 'suppressed')
const secretIn = ({ out }: Run): string => /^Secret +(whsec_\S+)$/m.exec(out)?.[1] ?? ''

test('a webhook is made with a secret that verifies what it is sent, renewed and closed', async () => {
  const made = await create('mail-tool', 'obey-a-no')
  assert.equal(made.code, 0, made.err)
  const tested = await webhook('test', 'mail-tool')
  assert.deepEqual([tested.code, tested.out.trim()], [0, 'The receiver answered 204.'])
  const [{ headers, body }] = there.received as [(typeof there.received)[number]]
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  const signed = Object.fromEntries(names.map(name => [name, String(headers[name])]))
  assert.equal((new Verifier(secretIn(made)).verify(body, signed) as { type: string }).type, 'test')
  const renewed = await webhook('rotate', 'mail-tool')
  assert.notEqual(secretIn(renewed), secretIn(made))
  assert.equal(secretIn(await webhook('show', 'mail-tool')), secretIn(renewed))
  there.answers(response => response.writeHead(500).end())
  const refused = await webhook('test', 'mail-tool', '--json')
  assert.deepEqual([refused.code, refused.json()], [1, { status: 500, fault: null }])
  assert.match((await webhook('deliveries', 'mail-tool')).out, /^Nothing was sent yet\.$/m)
  const replayed = await webhook('replay', 'mail-tool', '--since', '2026-01-01T00:00:00Z')
  assert.equal(replayed.out.trim(), '0 deliveries are on the way again.')
  assert.match((await webhook('close', 'mail-tool')).out, /^mail-tool is closed/)
  assert.match((await webhook('list')).out, /^mail-tool +closed +0 taken/m)
})

test('a purpose that a no would end is refused, and the reason stands in the error', async () => {
  const { code, err } = await create('partner', 'offers')
  assert.equal(code, 1)
  assert.match(err, /purpose: rests on consent, so a no would stop its own news/)
})

test('a vendor gets whom it may, each is named who does not count, and one whose certificate is over gets nobody', async () => {
  const run = (...args: string[]) => candor([...args, '--data', data])
  const vendors = await run('vendor', 'list')
  assert.equal(vendors.code, 1)
  assert.match(vendors.out, /ISO 27001 ended after 2026-05-01\n +nothing may go there: house-vendor-certification/)
  const write = (name: string, ask: object) => {
    writeFileSync(join(data, name), JSON.stringify(ask))
    return join(data, name)
  }
  const partner = write('partner.json', {
    ...{ vendor: 'partner', purpose: 'partners', customers: ['ada', 'zed', 'ben', 'ada'] },
  })
  const plan = await run('share', 'create', partner, '--dry-run', '--json')
  type Said = { share: null; planned: number; shared: number; listed: { unknown: object; twice: object } }
  const said = plan.json() as Said
  assert.deepEqual([plan.code, said.share, said.planned, said.shared], [0, null, 2, 1])
  assert.deepEqual(said.listed.unknown, { n: 1, at: [1], ids: ['zed'] })
  assert.deepEqual(said.listed.twice, { n: 1, at: [3], ids: ['ada'] })
  const out = join(data, 'partner.jsonl')
  const made = await run('share', 'create', partner, '--out', out)
  assert.deepEqual([made.code, made.err], [0, ''])
  assert.match(made.out, /^Ids +1 of the list belong to nobody and were left out: zed$/m)
  assert.match(made.out, /^ +1 {2}house-permission$/m)
  assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), { id: 'ada', email: 'ada@mail.example', plan: 'plus' })
  assert.match((await run('share', 'list')).out, /partner for partners, file: 1 of 2 shared, 1 withheld$/m)
  assert.match((await run('share', 'of', ada)).out, /partner for partners, file: email, plan$/m)
  const unfit = write('printer.json', { vendor: 'printer', purpose: 'printing', customers: ['ben'] })
  const refused = await run('share', 'create', unfit, '--out', join(data, 'printer.jsonl'))
  assert.equal(refused.code, 3)
  assert.match(refused.out, /1 {2}house-vendor-certification/)
})
