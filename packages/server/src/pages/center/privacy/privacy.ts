import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { policyTerms } from '../../../brand/policy/index.ts'
import { listWebhooks } from '../../../brand/webhooks/index.ts'
import { rulesOf } from '../../../decisions/index.ts'
import type { Center } from '../desk.ts'
import { deskFor } from '../visit.ts'
import type { About, Recipient } from './about.ts'
import { privacyPath, versionPath, versionsPath } from './paths.ts'
import { privacyPage } from './privacy-page.ts'
import { openShelf, type Shelf } from './shelf.ts'
import { heldBy, versionsView } from './versions.ts'
import { unknownPage, unreadablePage, versionsPage } from './versions-page.ts'

/**
 * What the brand does with data, for everybody: no link, no session, no cookie. It may be kept on the way, and is asked for
 * again each time, so that nobody reads an earlier policy as the one that judges.
 */
export function privacy(house: Center): Hono {
  const app = new Hono()
  const shelf = openShelf(house.store)
  for (const path of [privacyPath, `${privacyPath}/*`]) app.use(path, etag(), alwaysAsked)
  app.get(privacyPath, async context => context.html(privacyPage(deskFor(house), await aboutNow(house))))
  app.get(versionsPath, async context => {
    const desk = deskFor(house)
    const view = await versionsView(house, shelf, desk, startOf(context.req.query('from')))
    return view.versions.length === 0 ? context.html(unknownPage(desk), 404) : context.html(versionsPage(desk, view))
  })
  app.get(versionPath(':digest'), context => version(context, house, shelf))
  return app
}

const alwaysAsked = async (context: Context, next: () => Promise<void>): Promise<void> => {
  await next()
  context.header('cache-control', 'public, no-cache')
}

const startOf = (from: string | undefined): number => (/^\d{1,6}$/.test(from ?? '') ? Number(from) : 0)

async function aboutNow(house: Center): Promise<About> {
  const { policy, digest } = house.judge
  const rules = rulesOf(house.judge)
  const ours = ['core', 'house-rules']
  return {
    policy,
    digest,
    held: heldBy(await policyTerms(house.store), digest),
    now: {
      recipients: await recipientsOf(house),
      rules: rules.length,
      witnesses: house.witnesses?.trust.witnesses.map(({ name }) => name) ?? [],
      lawRules: rules.filter(({ pack }) => !ours.includes(pack)).length,
    },
  }
}

/** Who hears of customers now. Where they live and what they sign with is nobody else's business. */
async function recipientsOf(house: Center): Promise<Recipient[]> {
  const open = (await listWebhooks(house.store)).filter(({ closedAt }) => closedAt === undefined)
  return open.map(({ name, purpose, kinds }) => ({ name, purpose, kinds }))
}

/** The policy of a digest as it was; the one that judges now stands on its own page. */
async function version(context: Context, house: Center, shelf: Shelf): Promise<Response> {
  const desk = deskFor(house)
  const digest = context.req.param('digest') ?? ''
  if (digest === house.judge.digest) return context.redirect(privacyPath, 302)
  const policy = await shelf.policyAt(digest)
  if (policy === 'unknown') return context.html(unknownPage(desk), 404)
  if (policy === 'unreadable') return context.html(unreadablePage(desk, digest))
  return context.html(privacyPage(desk, { policy, digest, held: heldBy(await policyTerms(house.store), digest) }))
}
