import { type Context, Hono } from 'hono'
import { readDispatch } from '../../customers/history/index.ts'
import { proofOf } from '../../record/index.ts'
import type { Center } from './desk.ts'
import { refuse, visitBy } from './visit.ts'
import { whyPage } from './why-page.ts'
import { whyView } from './why-view.ts'

const path = '/why/:token'

/** “Why did I get this?”, and the proof to take along. Reading only. */
export function why(house: Center): Hono {
  const app = new Hono()
  app.get(path, context => explain(context, house))
  app.get(`${path}/proof`, context => proof(context, house))
  return app
}

async function explain(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'why')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const view = await whyView(house, visit)
  return view ? context.html(whyPage(visit.desk, view)) : refuse(context, house, 'gone')
}

async function proof(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'why')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const { link, token } = visit
  const entry = (await readDispatch(house.store, link.customer, link.act))?.entry
  const found = entry ? await proofOf(house, house.tiles, link.customer, entry) : undefined
  // The page says when the proof will be there.
  if (found && !found.ok && found.error === 'not-yet') return context.redirect(`/why/${token}`, 303)
  if (!found?.ok) return refuse(context, house, 'gone')
  return context.body(found.value, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="proof.tlog-proof"',
  })
}
