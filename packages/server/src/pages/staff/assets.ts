import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const css = readFileSync(new URL('./staff.css', import.meta.url), 'utf8')

/** What these pages add to the look, at `/assets/staff.css`. */
export const staffAssets = (): Hono =>
  new Hono().get('/assets/staff.css', context =>
    context.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  )
