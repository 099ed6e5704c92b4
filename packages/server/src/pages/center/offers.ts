import { Hono } from 'hono'
import { whyOfEntry } from '../../answers/why/index.ts'
import type { Center } from './desk.ts'
import { offerPage } from './offer-page.ts'
import { offerView } from './offer-view.ts'
import { refuse, visitBy } from './visit.ts'

/** “Why did I get this offer, or why not?” Reading only. */
export function offers(house: Center): Hono {
  const app = new Hono()
  app.get('/offers/:token/:entry{[a-z0-9]{26}}', async context => {
    const visit = await visitBy(context, house, 'manage')
    if (typeof visit === 'string') return refuse(context, house, visit)
    const { customer, desk } = visit
    const why = await whyOfEntry(house, customer, context.req.param('entry'), desk.texts.lang)
    const offer = why.ok ? why.value.decision.offer : undefined
    if (!why.ok || !offer) return refuse(context, house, 'gone')
    return context.html(offerPage(desk, offerView(visit, house.judge.policy, why.value, offer)))
  })
  return app
}
