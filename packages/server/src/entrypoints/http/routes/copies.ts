import { CopyFile, CopyQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import type { Context } from 'hono'
import { Type } from 'typebox'
import { copyAnswer } from '../../../pages/copy/index.ts'
import type { ApiError } from '../problem.ts'
import { route } from '../route.ts'

export const copies = [
  route({
    method: 'GET',
    path: '/v1/customers/:customer/copy',
    says: 'A copy of everything held about a customer, streamed: JSON, or with `Accept: text/html` a file to read, or with `text/csv` a table. Taking one is recorded.',
    access: { scope: 'admin', verb: 'export' },
    query: CopyQuery,
    answer: CopyFile,
    errors: ['customer-unknown', 'try-again', 'not-acceptable'],
    async handle({ params: { customer }, query: { part = 'all', language }, by, context }, { house }) {
      const format = formatOf(context)
      if (!format) return err({ code: 'not-acceptable', detail: 'There is JSON, HTML and CSV.' })
      const ask = language === undefined ? {} : { language }
      const done = await copyAnswer(house, { customer, by, format, part }, ask)
      if (done.ok) return ok(done.value)
      return err(done.error === 'unknown-customer' ? { code: 'customer-unknown' } : busy)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/copy-schema',
    says: 'The JSON Schema of a copy.',
    access: 'public',
    answer: Type.Unknown(),
    handle: async () => ok({ body: CopyFile as unknown }),
  }),
]

const busy: ApiError = { code: 'try-again', retryAfter: 30 }

const formats = { 'application/json': 'json', 'text/html': 'html', 'text/csv': 'csv' } as const

/** The form that is asked for: the first of the named types that there is; JSON where anything will do. */
function formatOf(context: Context): 'json' | 'html' | 'csv' | undefined {
  const asked = (context.req.header('accept') ?? '*/*').split(',').map(type => type.split(';')[0]!.trim().toLowerCase())
  for (const type of asked) {
    if (type === '*/*' || type === 'application/*') return 'json'
    if (type in formats) return formats[type as keyof typeof formats]
  }
  return undefined
}
