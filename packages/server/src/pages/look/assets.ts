import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const css = readFileSync(new URL('./candor.css', import.meta.url), 'utf8')

/** The one style sheet, at `/assets/candor.css`. */
export function assets(): Hono {
  return new Hono().get('/assets/candor.css', context =>
    context.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  )
}
