import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { StoreAway } from '../../adapters/store/index.ts'
import { securityHeaders } from '../look/index.ts'
import { aboutYou } from './about-you.ts'
import { algorithms } from './algorithms/algorithms.ts'
import { code } from './code.ts'
import type { Center } from './desk.ts'
import { erased } from './erased/erased.ts'
import { offers } from './offers.ts'
import { preferences } from './preferences.ts'
import { privacy } from './privacy/privacy.ts'
import { checkAssets } from './proofs/check-assets.ts'
import { proofs } from './proofs/proofs.ts'
import { rights } from './rights/rights.ts'
import { rightsVisitor } from './rights/visitor.ts'
import { shared } from './shared/shared.ts'
import { suggestions } from './suggestions.ts'
import { timeline } from './timeline.ts'
import { unsubscribe } from './unsubscribe.ts'
import { refuse } from './visit.ts'
import { why } from './why.ts'

// A hundred purposes on nine channels are the most a form of ours can hold.
const longestForm = 64 * 1024

/**
 * The customer's own pages, public by signed link: `/unsubscribe/…`, `/preferences/…`, `/timeline/…`, `/suggestions/…`,
 * `/offers/…`, `/about-you/…`, `/shared/…`, `/why/…`, `/rights/…`, `/erased/…`. They work without script, change things by POST only, and answer every link that does
 * not work alike. Beside them those for everybody: `/privacy`, `/algorithms` and `/rights`.
 */
export function centerPages(house: Center): Hono {
  const app = new Hono()
  const https = house.publicUrl.startsWith('https:')
  const personal = ['unsubscribe', 'preferences', 'timeline', 'suggestions', 'offers', 'about-you', 'shared', 'rights']
  // These check a proof in the browser, and nothing else there runs a script.
  const checking = ['why', 'proof', 'erased']
  for (const name of [...personal, ...checking]) {
    const path = `/${name}/*`
    const script = checking.includes(name)
    app.use(path, noReferrer, securityHeaders({ https, script }), storeAway(house))
    app.use(path, bodyLimit({ maxSize: longestForm, onError: context => refuse(context, house, 'form') }))
  }
  for (const path of ['/privacy', '/privacy/*', '/algorithms', '/algorithms/*', '/rights'])
    app.use(path, securityHeaders({ https }), storeAway(house))
  for (const pages of [
    unsubscribe(house),
    preferences(house),
    code(house),
    timeline(house),
    suggestions(house),
    offers(house),
    aboutYou(house),
    rightsVisitor(house),
    rights(house),
    shared(house),
    why(house),
    proofs(house),
    erased(house),
    checkAssets(),
    privacy(house),
    algorithms(house),
  ])
    app.route('/', pages)
  return app
}

// The address of these pages is the key to them. Forms carry a token of their own, so no Origin is needed to trust them.
const noReferrer: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('referrer-policy', 'no-referrer')
}

/** Nothing could be saved: said on a page, with what to do. What the whole server must know of is passed on. */
const storeAway =
  (house: Center): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { error } = context
    if (error instanceof StoreAway && error.code !== 'fsync') context.res = await refuse(context, house, 'busy')
  }
