import { err, ok, type Result } from '@candor/terms'
import { type Context, Hono } from 'hono'
import {
  type Copy,
  type CopyAct,
  type CopyAsk,
  type CopyFormat,
  copyCsv,
  copyJson,
  copyOf,
  readCopyToken,
  recordCopy,
  streamOf,
} from '../../answers/copy/index.ts'
import type { House } from '../../decisions/index.ts'
import { copyHtml } from './copy-html.ts'

/** Copies that are being read in this process; each holds a snapshot open. */
let reading = 0
const mostAtOnce = 8

export type CopyRefusal = 'unknown-customer' | 'used' | 'busy'

const types: Record<Exclude<CopyFormat, 'dpv'>, readonly [type: string, ending: string]> = {
  json: ['application/json', 'json'],
  html: ['text/html; charset=utf-8', 'html'],
  csv: ['text/csv; charset=utf-8', 'csv'],
}

/**
 * Records that a copy is taken and gives it as a stream: made as fast as it is read, and let go of however that ends. Whoever calls
 * has made sure that the asker may have it. `entry`: that of a confirmed link, which can be used once.
 */
export async function copyAnswer(
  house: House,
  act: Omit<CopyAct, 'format'> & { readonly format: keyof typeof types },
  ask: CopyAsk = {},
  entry?: string,
): Promise<Result<Response, CopyRefusal>> {
  if (reading >= mostAtOnce) return err('busy')
  reading++
  let copy: Copy | undefined
  const end = async () => {
    reading--
    await copy?.close()
  }
  try {
    const recorded = await recordCopy(house, act, entry)
    copy = recorded.ok ? await copyOf(house, act.customer, { ...ask, part: act.part }) : undefined
    if (!copy) {
      await end()
      return recorded.ok ? err('unknown-customer') : recorded
    }
    return ok(new Response(streamOf(textsOf(house, copy, act.format), end), { headers: headersOf(copy, act) }))
  } catch (error) {
    await end()
    throw error
  }
}

function textsOf({ publicUrl }: House, copy: Copy, format: keyof typeof types): AsyncIterable<string> {
  if (format === 'html') return copyHtml(copy)
  return format === 'csv' ? copyCsv(copy) : copyJson(copy, publicUrl)
}

function headersOf({ customer, at, part }: Copy, { format }: { readonly format: keyof typeof types }) {
  const [type, ending] = types[format]
  const day = new Date(at).toISOString().slice(0, 10)
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="copy-${part}-${customer}-${day}.${ending}"`,
    'cache-control': 'no-store',
    // A file of somebody's data must run nothing, wherever it is opened.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  }
}

type Refused = (context: Context, why: CopyRefusal | 'expired') => Response | Promise<Response>

/**
 * `POST /copy/:token` for a token of `copyToken`: the copy, once. A look at the address alone (`GET`, as mail scanners do) uses
 * nothing up: `show` answers it with a page that has the button. `refuse` says what is wrong.
 */
export function copyPages(
  house: House,
  pages: { readonly show: (context: Context, token: string) => Response | Promise<Response>; readonly refuse: Refused },
): Hono {
  const app = new Hono()
  app.get('/copy/:token', context => {
    const token = context.req.param('token')
    return readCopyToken(house, token) ? pages.show(context, token) : pages.refuse(context, 'expired')
  })
  app.post('/copy/:token', async context => {
    const link = readCopyToken(house, context.req.param('token'))
    if (!link || link.format === 'dpv') return pages.refuse(context, 'expired')
    const { entry, expires: _, format, ...of } = link
    const done = await copyAnswer(house, { ...of, format, by: 'customer' }, {}, entry)
    return done.ok ? done.value : pages.refuse(context, done.error)
  })
  return app
}
