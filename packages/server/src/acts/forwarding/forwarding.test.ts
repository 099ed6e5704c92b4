import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { importTestCustomers, noon } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { vendorPolicy } from '../../brand/policy/testing/sharing.ts'
import { sharesOf } from '../../customers/shares/index.ts'
import type { House } from '../../decisions/index.ts'
import { deliverHappenings } from '../../entrypoints/jobs/outbox.ts'
import { say } from '../choices/index.ts'
import { parseShare, shareFile } from '../sharing/index.ts'
import { listening } from '../sharing/testing/listening.ts'
import { answerIn, answerTask, forwardRequest, forwardsOf, isSigned, listTasks, sendDueTasks } from './index.ts'

const words = { text: 'They may know.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
const yes = (purpose: string) =>
  ({ kind: 'consent', purpose, channel: 'any', type: 'express', evidence: words }) as const

async function given(house: House, vendor: string, purpose: string): Promise<void> {
  const parsed = parseShare({ vendor, purpose, to: 'file', customers: ['ada'] }, house.judge.policy)
  assert.ok(parsed.ok)
  for await (const _ of (await shareFile(house, parsed.value, 'staff:jo')).text);
}

onEachPlace('requests to vendors', place => {
  test('each vendor that got something is asked once, with what it knows, and its answers are kept', async t => {
    const listen = await listening(t, { place: await place(), policy: vendorPolicy })
    const { there } = listen
    const partner = listen.house.judge.policy.vendors['partner']!
    const vendors = { ...listen.house.judge.policy.vendors, partner: { ...partner, requests: { webhook: there.url } } }
    const judge = { ...listen.house.judge, policy: { ...listen.house.judge.policy, vendors } }
    const house = { ...listen.house, judge }
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', email: 'ada@mail.example', plan: 'plus' }])
    assert.ok((await say(house, ada, [yes('partners')], 'preferences')).ok)
    await given(house, 'partner', 'partners')
    await given(house, 'printer', 'printing')
    const tasks = await forwardRequest(house, { customer: ada, request: 'r1', right: 'erase' })
    assert.deepEqual(
      tasks.map(({ vendor, way, state }) => [vendor, way, state]),
      [
        ['partner', 'webhook', 'waiting'],
        ['printer', 'email', 'waiting'],
      ],
    )
    assert.equal((await forwardRequest(house, { customer: ada, request: 'r1', right: 'erase' })).length, 2)
    assert.ok((await sharesOf(house.store, [ada])).every(({ task }) => tasks.some(one => one.task === task)))
    // The customer is erased before anything was sent.
    const gone = ['customer_keys', 'shares'] as const
    const writes = gone.map(table => ({ do: 'remove', table, key: { customer: ada } }) as const)
    assert.ok((await house.store.commit({ expect: [], writes })).done)
    await sendDueTasks(house)
    const [sent] = there.received
    const { partner: id } = Object.fromEntries(tasks.map(({ vendor, task }) => [vendor, task]))
    assert.deepEqual(JSON.parse(sent!.body), {
      regulation: 'gdpr',
      subject_request_id: id,
      subject_request_type: 'erasure',
      submitted_time: new Date(noon).toISOString(),
      subject_identities: [
        { identity_type: 'controller_customer_id', identity_format: 'raw', identity_value: 'ada' },
        { identity_type: 'email', identity_format: 'raw', identity_value: 'ada@mail.example' },
      ],
      api_version: '2.0',
      status_callback_urls: ['http://127.0.0.1:8080/v1/vendors/partner/answers'],
    })
    assert.match(id!, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const header = (name: string) => sent!.headers[name] as string | undefined
    assert.ok(isSigned(house, 'partner', header, Buffer.from(sent!.body)))
    assert.ok(!isSigned(house, 'printer', header, Buffer.from(sent!.body)))
    assert.ok(!isSigned(house, 'partner', header, Buffer.from(`${sent!.body} `)))
    house.clock.advance(301_000)
    assert.ok(!isSigned(house, 'partner', header, Buffer.from(sent!.body)))
    const said = answerIn({ subject_request_id: id, request_status: 'in_progress' })
    assert.ok(said && (await answerTask(house, said.task, said.answer, 'vendor', 'partner')).ok)
    assert.deepEqual(await answerTask(house, id!, { state: 'done' }, 'vendor', 'printer'), {
      ok: false,
      error: 'task-unknown',
    })
    house.clock.advance(11 * day)
    await sendDueTasks(house)
    assert.equal(there.received.length, 2)
    house.clock.advance(4 * day)
    await sendDueTasks(house)
    assert.deepEqual(
      (await forwardsOf(house.store, 'r1')).map(({ state }) => state),
      ['overdue', 'overdue'],
    )
    const late = await answerTask(house, id!, { state: 'done' }, 'vendor', 'partner')
    assert.ok(late.ok && late.value.state === 'done')
    const row = await house.store.get('vendor_tasks', { task: id! })
    assert.deepEqual([row?.sealed, row?.wrapped, row?.next_at], [null, null, null])
    assert.deepEqual(await answerTask(house, id!, { state: 'refused' }, 'staff:jo'), { ok: false, error: 'task-over' })
  })

  test('who says no is taken out at the vendors that have them for it, by a hash, and nobody else is asked', async t => {
    const { house } = await listening(t, { place: await place(), policy: vendorPolicy })
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', email: 'ada@mail.example', plan: 'plus' }])
    assert.ok((await say(house, ada, [yes('partners')], 'preferences')).ok)
    await given(house, 'partner', 'partners')
    await given(house, 'printer', 'printing')
    while (await deliverHappenings(house));
    assert.deepEqual(await listTasks(house.store, { limit: 9 }), [])
    assert.ok((await say(house, ada, [{ kind: 'withdrawal', purpose: 'partners', channel: 'any' }], 'one-click')).ok)
    while (await deliverHappenings(house));
    assert.ok((await say(house, ada, [{ kind: 'withdrawal', purpose: 'partners', channel: 'any' }], 'one-click')).ok)
    while (await deliverHappenings(house));
    const tasks = await listTasks(house.store, { limit: 9 })
    assert.deepEqual(
      tasks.map(({ vendor, right, way }) => [vendor, right, way]),
      [['partner', 'object', 'webhook']],
    )
  })
})
