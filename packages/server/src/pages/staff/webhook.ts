import { day } from '@candor/terms'
import { type Context, Hono } from 'hono'
import { replay, testWebhook } from '../../acts/sharing/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { closeWebhook, readWebhook, rotateWebhook, secretOf, type Webhook } from '../../brand/webhooks/index.ts'
import { banner, type Html, html } from '../look/index.ts'
import type { Desk } from './deps.ts'
import { smallBody } from './form-body.ts'
import { notThere } from './not-found.ts'
import { webhookPage } from './webhook-part.ts'
import { webhooksPath } from './webhook-words.ts'

const path = `${webhooksPath}/:name{[a-z][a-z0-9-]{0,63}}`

/** One webhook: where, why, its newest deliveries, and what can be done about it. */
export function webhook(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('see'), context => shown(desk, context, context.req.param('name')))
  for (const [word, step] of Object.entries(steps))
    app.post(`${path}/${word}`, smallBody, desk.requireStaff('manage-keys'), async context => {
      const name = context.req.param('name') ?? ''
      const found = await readWebhook(desk.house.store, name)
      return shown(desk, context, name, found && (await step(desk, found, `staff:${context.get('session').staff}`)))
    })
  return app
}

async function shown(desk: Desk, context: Context, name: string, notice?: Html): Promise<Response> {
  const session: Session = context.get('session')
  const found = await readWebhook(desk.house.store, name)
  if (!found) return notThere(desk, context, session, 'There is no such webhook.', webhooksPath)
  return context.html(await webhookPage(desk, session, found, notice))
}

type Step = (desk: Desk, webhook: Webhook, by: string) => Promise<Html>

const steps: Readonly<Record<string, Step>> = {
  async secret({ house }, webhook) {
    const keep = html`<code>${secretOf(house, webhook)}</code> It verifies what we send (Standard Webhooks). Keep it where only the receiver reads it.`
    return banner('info', 'The secret', keep)
  },
  async rotate({ house }, { name }, by) {
    const done = await rotateWebhook(house, name, by)
    return done.ok
      ? banner(
          'ok',
          'There is a new secret',
          'The old one signs too for a day more. Give the receiver the new one until then.',
        )
      : refused(done.error.says)
  },
  async close({ house }, { name }, by) {
    const done = await closeWebhook(house, name, by)
    return done.ok ? banner('ok', 'The webhook is closed', 'Nothing more is sent to it.') : refused(done.error.says)
  },
  async test({ house }, { name }) {
    const done = await testWebhook(house, name)
    if (!done.ok) return refused(done.error.says)
    const posted = done.value
    if (!posted.answered) return banner('danger', 'There was no answer', posted.why)
    const taken = posted.status >= 200 && posted.status < 300
    return banner(
      taken ? 'ok' : 'danger',
      taken ? 'The receiver took it' : 'The receiver did not take it',
      `It answered ${posted.status}.`,
    )
  },
  async replay({ house, wake }, { name }) {
    const done = await replay(house, name, house.clock.now() - day)
    if (!done.ok) return refused(done.error.says)
    wake()
    return banner(
      'ok',
      'On the way again',
      `Deliveries of the last day: ${done.value}. The receiver knows them by their ids.`,
    )
  },
}

const refused = (says: string): Html => banner('danger', 'Nothing was changed', says)
