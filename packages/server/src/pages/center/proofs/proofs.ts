import { type Context, Hono } from 'hono'
import { holderOf } from '../../../answers/why/index.ts'
import { type ProofRefusal, proofOf } from '../../../record/index.ts'
import type { Center } from '../desk.ts'
import { refuse, type Visit, visitBy } from '../visit.ts'
import { momentOf } from '../words.ts'
import { proofPage } from './proof-page.ts'
import { entryView, trustView } from './proof-view.ts'

const path = '/proof/:token/:entry{[a-z0-9]{26}}'

/** Where the proof of an entry stands, for whoever has the link to their own pages. */
export const proofPath = (token: string, entry: string): string => `/proof/${token}/${entry}`

/** The proof of every entry about a customer: a page to check it, and the file to keep. Reading only. */
export function proofs(house: Center): Hono {
  const app = new Hono()
  app.get(path, context => show(context, house))
  app.get(`${path}/file`, async context => {
    const visit = await visitBy(context, house, 'manage')
    if (typeof visit === 'string') return refuse(context, house, visit)
    const entry = context.req.param('entry') ?? ''
    const found = await proofOf(house, house.tiles, await holderOf(house, visit.customer, entry), entry)
    return found.ok
      ? proofFile(context, found.value)
      : noProof(context, house, found.error, proofPath(visit.token, entry))
  })
  return app
}

/** A proof is a file to keep. */
export const proofFile = (context: Context, proof: string): Response =>
  context.body(proof, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="proof.tlog-proof"',
  })

/** While an entry waits for its place its page says so. */
export const noProof = (
  context: Context,
  house: Center,
  why: ProofRefusal,
  page: string,
): Response | Promise<Response> => (why === 'not-yet' ? context.redirect(page, 303) : refuse(context, house, 'gone'))

async function show(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'manage')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const entry = context.req.param('entry') ?? ''
  const { customer, desk, token, zone }: Visit<'manage'> = visit
  const download = `${proofPath(token, entry)}/file`
  const view = await entryView(house, customer, entry, { lang: desk.texts.lang, download })
  if (!view) return refuse(context, house, 'gone')
  const { kind, at, proof } = view
  const trust = await trustView(house)
  const day = momentOf(at, zone, desk.texts)
  return context.html(proofPage(desk, { kind, day, proof, trust, timeline: `/timeline/${token}` }))
}
