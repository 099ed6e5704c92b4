import assert from 'node:assert/strict'
import { mock, type TestContext } from 'node:test'
import { Webhook as Verifier } from 'standardwebhooks'
import { openTestHouse, type TestHouse, type TestHouseOptions, testPolicy } from '../../../../../../test/house.ts'
import { openOutboundHttp } from '../../../adapters/outbound-http/index.ts'
import { openReceiver, type Received, type Receiver } from '../../../adapters/outbound-http/testing/receiver.ts'
import { createWebhook, type NewWebhook, type Webhook } from '../../../brand/webhooks/index.ts'
import { deliverHappenings } from '../../../entrypoints/jobs/outbox.ts'
import { deliverDue } from '../index.ts'

/** The test brand with a duty to tell recipients of a no, and a sharing that rests on consent. */
export const sharingPolicy = testPolicy
  .replace(
    'data:\n',
    `  obey-a-no:
    text: We tell the services that work for us what you said no to.
    basis: legal-duty
    class: service
    retention: 24 months
  partners:
    text: We tell our partner shop what you like.
    basis: consent
    class: service
    retention: 24 months
data:
`,
  )
  .replace('purposes: [offers, fairness-monitoring]', 'purposes: [offers, fairness-monitoring, partners]')

export type Listening = { readonly house: TestHouse; readonly there: Receiver }

/** A house that may speak to this machine, and somebody there who listens. */
export async function listening(t: TestContext, options: TestHouseOptions = {}): Promise<Listening> {
  const opened = await openTestHouse({ policy: sharingPolicy, ...options })
  const there = await openReceiver()
  t.after(async () => {
    await there.close()
    await opened.close()
  })
  return { house: { ...opened, outbound: openOutboundHttp({ allowPrivate: true }) }, there }
}

/** A webhook that hears of every no under the duty to tell; `ask` says what is different. */
export async function hearing({ house, there }: Listening, ask: Partial<NewWebhook> = {}): Promise<Webhook> {
  const whole = {
    name: 'tools',
    url: there.url,
    purpose: 'obey-a-no',
    kinds: ['choices-recorded', 'suppressed'],
    ...ask,
  }
  const terms = { purposes: house.judge.policy.purposes, refuses: house.outbound.refuses }
  const made = await createWebhook(house, whole, terms, 'staff:jo')
  assert.ok(made.ok, JSON.stringify(made))
  return made.value
}

/** What the jobs do: tell listeners what happened, and send what is due to these webhooks. */
export async function deliverAll(house: TestHouse, ...webhooks: string[]): Promise<void> {
  while (await deliverHappenings(house));
  for (const webhook of webhooks) await deliverDue(house, webhook)
}

/** The news in a request, once its signature fits, by the unmodified verifier at the time of the house. */
export function verified({ clock }: TestHouse, secret: string, { headers, body }: Received): unknown {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  const given = Object.fromEntries(names.map(name => [name, String(headers[name])]))
  mock.timers.enable({ apis: ['Date'], now: clock.now() })
  try {
    return new Verifier(secret).verify(body, given)
  } finally {
    mock.timers.reset()
  }
}
