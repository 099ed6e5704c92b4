import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jitsuAnalytics } from '@jitsu/js'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { onEachPlace } from '../../../../../../test/stores.ts'
import type { StoredEvent } from '../../../customers/events/index.ts'
import { startCollector } from './testing/collector.ts'

const order = { total: 42.5, coupon: 'MAY', secret: 'declared nowhere' }
const banner = { consent: { categoryPreferences: { Analytics: true, Advertising: false } } }

/** What was kept, in no order: the clients' clocks do not tell calls of one moment apart. */
const assertKept = (events: readonly StoredEvent[], ...expected: readonly object[]) =>
  assert.deepEqual(
    events
      .map(({ type, name, purposes, attributes }) => JSON.stringify({ type, name, purposes, attributes }))
      .toSorted(),
    expected.map(each => JSON.stringify(each)).toSorted(),
  )

const orders = { type: 'track', name: 'Order Completed', purposes: ['orders'], attributes: { total: 42.5 } }
const withYes = {
  ...orders,
  purposes: ['orders', 'analytics'],
  attributes: { total: 42.5, coupon: 'MAY' },
}
const page = { type: 'page', name: 'page', purposes: ['analytics'], attributes: { path: '/' } }

onEachPlace('Clients as they are, against a running server', place => {
  test('@segment/analytics-node: all six calls arrive, and the banner decides what is kept of them', async t => {
    const shop = await startCollector(t, { place: await place() })
    const analytics = new Analytics({ writeKey: shop.key, host: shop.url })
    const errors: unknown[] = []
    analytics.on('error', error => errors.push(error))
    analytics.identify({ userId: 'ada', traits: { firstName: 'Ada' } })
    analytics.track({ userId: 'ada', event: 'Order Completed', properties: order })
    analytics.page({ userId: 'ada', name: 'Home', properties: { path: '/' } })
    analytics.screen({ userId: 'ada', name: 'Start' })
    analytics.group({ userId: 'ada', groupId: 'readers' })
    analytics.alias({ userId: 'ada', previousId: 'ada-before' })
    await analytics.flush()
    assertKept(await shop.kept('ada'), orders)
    analytics.track({ userId: 'ada', event: 'Order Completed', properties: order, context: banner })
    analytics.page({ userId: 'ada', name: 'Home', properties: { path: '/' }, context: banner })
    analytics.track({ userId: 'ada', event: 'Ad Seen', context: banner })
    await analytics.closeAndFlush()
    assertKept(await shop.kept('ada'), orders, withYes, page)
    assert.deepEqual(errors, [])
    const { refused, undeclared } = await shop.tally()
    assert.deepEqual(refused, { 'not-permitted': 2, 'not-declared': 2 })
    assert.deepEqual(undeclared['track Order Completed']?.fields['properties.secret'], { text: 2 })
  })

  test('@rudderstack/rudder-sdk-node: gzip under the name of a form, and its own consent object', async t => {
    const shop = await startCollector(t, { place: await place() })
    const analytics = new RudderAnalytics(shop.key, { dataPlaneUrl: shop.url, flushAt: 20 })
    const answers: unknown[] = []
    const heard = (error?: Error) => void answers.push(error)
    const consentManagement = { allowedConsentIds: ['Analytics'], deniedConsentIds: [], provider: 'custom' }
    analytics.track({ userId: 'ada', event: 'Order Completed', properties: order }, heard)
    analytics.identify({ userId: 'ada', traits: { firstName: 'Ada' } }, heard)
    analytics.track(
      { userId: 'ada', event: 'Order Completed', properties: order, context: { consentManagement } },
      heard,
    )
    analytics.page({ userId: 'ada', name: 'Home', properties: { path: '/' } }, heard)
    await analytics.flush()
    await analytics.flush()
    assertKept(await shop.kept('ada'), orders, withYes, page)
    assert.deepEqual(answers.filter(Boolean), [])
    for (const { at, receivedAt } of await shop.kept('ada')) assert.ok(at <= receivedAt && receivedAt - at < 60_000)
  })

  test('@jitsu/js: one call a request, its key in a header, its body masked', async t => {
    const shop = await startCollector(t, { place: await place() })
    for (const s2s of [false, true]) {
      const consentCategories = { Analytics: true }
      const failures: string[] = []
      const analytics = jitsuAnalytics({
        host: shop.url,
        writeKey: `${shop.key}:candor`,
        s2s,
        errorPolicy: message => void failures.push(message),
        ...(s2s ? { privacy: { consentCategories } } : {}),
      })
      await analytics.identify('ada', { firstName: 'Ada' })
      await analytics.track('Order Completed', order)
      await analytics.page({ name: 'Home', path: '/' })
      await analytics.group('readers', {})
      assert.deepEqual(failures, [])
    }
    assertKept(await shop.kept('ada'), orders, withYes, page)
  })
})
