import { Hono } from 'hono'
import { assets } from './assets.ts'
import { examplePage, examples } from './examples.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { securityHeaders } from './security-headers.ts'

export const addressOf = (name: string) => `/gallery/${name.replaceAll(' ', '-')}`

export const galleryPaths = ['/gallery', ...examples.map(({ name }) => addressOf(name))]

/** Every component with its awkward cases, a page each; for developers, the tests and the pictures. */
export function gallery(): Hono {
  const app = new Hono().use(securityHeaders({ https: true })).route('/', assets())
  const list = html`<ul>${examples.map(({ name }) => html`<li><a href="${addressOf(name)}">${name}</a></li>`)}</ul>`
  app.get('/gallery', c => c.html(layout({ title: 'Gallery', brand: 'Candor', kind: 'staff', main: list })))
  for (const example of examples) app.get(addressOf(example.name), c => c.html(examplePage(example)))
  return app
}
