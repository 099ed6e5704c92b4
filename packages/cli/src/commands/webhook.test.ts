import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Webhook as Verifier } from 'standardwebhooks'
import { openReceiver, type Receiver } from '../../../server/src/adapters/outbound-http/testing/receiver.ts'
import { candor, folder, project, type Run, type Served, serve } from '../testing/candor.ts'

const data = folder()
let served: Served
let there: Receiver
before(async () => {
  const policy = readFileSync(join(project, 'examples/bank/policy.yaml'), 'utf8')
  const duty =
    'text: We tell our services what you said no to.\n    basis: legal-duty\n    class: service\n    retention: 24 months'
  writeFileSync(join(data, 'policy.yaml'), policy.replace(/^purposes:\n/m, `purposes:\n  obey-a-no:\n    ${duty}\n`))
  there = await openReceiver()
  served = await serve(['--data', data, '--no-sample'], { CANDOR_WEBHOOK_PRIVATE: 'yes' })
})
after(async () => {
  await served?.end()
  await there?.close()
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
