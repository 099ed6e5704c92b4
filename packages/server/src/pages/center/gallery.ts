import { Hono } from 'hono'
import { assets, securityHeaders } from '../look/index.ts'
import { examples } from './examples.ts'
import { checkAssets } from './proofs/check-assets.ts'

export const addressOf = (name: string): string => `/center/${name.replaceAll(' ', '-')}`

/** The addresses of every example of the customer's pages, for tests and pictures. */
export const centerPaths: readonly string[] = examples.map(({ name }) => addressOf(name))

/** Every page of the customer with its awkward cases; answers by itself, without a house. */
export function centerGallery(): Hono {
  const app = new Hono()
    .use(securityHeaders({ https: true, script: true }))
    .route('/', assets())
    .route('/', checkAssets())
  for (const { name, page } of examples) app.get(addressOf(name), context => context.html(page))
  return app
}
