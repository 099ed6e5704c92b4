import type { Context } from 'hono'

/** Whether a request may go on: it has no If-Match, or one that names this ETag (RFC 9110, 13.1.1; strong comparison). */
export function matches(context: Context, etag: string): boolean {
  const given = context.req.header('if-match')
  if (given === undefined || given.trim() === '*') return true
  return given.split(',').some(one => one.trim() === etag)
}
