import { type Context, Hono } from 'hono'
import { readDispatch } from '../../customers/history/index.ts'
import { proofOf } from '../../record/index.ts'
import type { Center } from './desk.ts'
import { noProof, proofFile } from './proofs/proofs.ts'
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
  if (!found) return refuse(context, house, 'gone')
  return found.ok ? proofFile(context, found.value) : noProof(context, house, found.error, `/why/${token}`)
}
