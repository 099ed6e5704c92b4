import { CustomerShare, Page, PageQuery, ShareAsk, ShareFileAsk, ShareRun } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import {
  listRuns,
  parseShare,
  previewShare,
  readRun,
  reasonsIn,
  shareByWebhook,
  shareFile,
} from '../../../acts/sharing/index.ts'
import { halvesOf } from '../../../customers/identity/index.ts'
import { readProfile } from '../../../customers/profiles/index.ts'
import { sharesOf } from '../../../customers/shares/index.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { badCursor } from '../problem.ts'
import { route } from '../route.ts'
import { previewAnswer, runAnswer } from './sharing-answer.ts'

const see = { scope: 'read', verb: 'see' } as const
// Data leave the house for good: whoever decides which machines may have a key decides that too.
const give = { scope: 'admin', verb: 'manage-keys' } as const

const make = route({
  method: 'POST',
  path: '/v1/shares',
  says: 'Shares with a vendor by its webhook: each person is decided on when their turn comes. With dry_run nothing is recorded or shared, and webhook may be left out.',
  access: give,
  body: ShareAsk,
  answer: ShareRun,
  status: 201,
  errors: ['share-invalid'],
  async handle({ body, by }, { house, wake }) {
    const { dry_run: dry = false, ...asked } = body
    const to = asked.webhook === undefined && dry ? 'file' : 'webhook'
    const parsed = parseShare({ ...asked, to }, house.judge.policy)
    if (!parsed.ok) return err({ code: 'share-invalid', errors: parsed.error })
    if (dry) {
      const tally = await previewShare(house, parsed.value)
      const counts = { ...tally, reasons: reasonsIn(tally) }
      return ok({ body: previewAnswer(parsed.value, by, house.clock.now(), counts) })
    }
    const shared = await shareByWebhook(house, parsed.value, by)
    if (!shared.ok) return err({ code: 'share-invalid', errors: shared.error })
    wake()
    return ok({ body: runAnswer((await readRun(house.store, shared.value))!) })
  },
})

const file = route({
  method: 'POST',
  path: '/v1/shares/file',
  says: 'Shares with a vendor by a file, which is the answer: a line each for whoever may be shared, decided on as it is read. The header Candor-Share names the share; how it went is told there.',
  access: give,
  // A file cannot be given a second time: who asks again shares again, and each time is on record.
  reads: true,
  body: ShareFileAsk,
  answer: Type.Unknown(),
  answerType: 'application/x-ndjson',
  errors: ['share-invalid'],
  async handle({ body, by }, { house }) {
    const parsed = parseShare({ ...body, to: 'file' }, house.judge.policy)
    if (!parsed.ok) return err({ code: 'share-invalid', errors: parsed.error })
    const { share, text } = await shareFile(house, parsed.value, by)
    const csv = parsed.value.format === 'csv'
    const headers = {
      'content-type': csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      'content-disposition': `attachment; filename="${parsed.value.vendor}-${share}.${csv ? 'csv' : 'jsonl'}"`,
      'cache-control': 'no-store',
      'candor-share': share,
    }
    return ok(new Response(bytesOf(text), { headers }))
  },
})

/** Pulls the next lines when the reader has room; a reader that goes away ends the sharing. */
function bytesOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await text.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      cancel: async () => void (await text.return(undefined)),
    },
    { highWaterMark: 0 },
  )
}

const list = route({
  method: 'GET',
  path: '/v1/shares',
  says: 'Shares of many, newest first: with whom, what for, how many, and why others were withheld.',
  access: see,
  query: PageQuery,
  answer: Page(ShareRun),
  async handle({ query: { cursor, limit = 50 } }, { house }) {
    const position =
      cursor === undefined ? undefined : (readCursor(house, 'shares', cursor) as [number, string] | undefined)
    if (cursor !== undefined && position === undefined) return err(badCursor)
    const before = position && { before: { at: position[0], share: position[1] } }
    const found = await listRuns(house.store, { limit: limit + 1, ...before })
    const items = found.slice(0, limit).map(runAnswer)
    const last = found.length > limit ? items.at(-1) : undefined
    return ok({ body: last ? { items, next: cursorFrom(house, 'shares', [last.at, last.share!]) } : { items } })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/shares/:share',
  says: 'One share of many, as it stands.',
  access: see,
  answer: ShareRun,
  errors: ['share-unknown'],
  async handle({ params: { share } }, { house }) {
    const run = await readRun(house.store, share)
    return run ? ok({ body: runAnswer(run) }) : err({ code: 'share-unknown' })
  },
})

const ofCustomer = route({
  method: 'GET',
  path: '/v1/customers/:customer/shares',
  says: 'Who outside got what about a customer, and when; what was shared before a merge included.',
  access: { scope: 'read', verb: 'see-customers' },
  answer: Type.Object({ items: Type.Array(CustomerShare) }),
  errors: ['customer-unknown'],
  async handle({ params: { customer } }, { house }) {
    if (!(await readProfile(house, customer))) return err({ code: 'customer-unknown' })
    const found = await sharesOf(house.store, await halvesOf(house, customer))
    const items = found.map(
      ({ share, vendor, purpose, way, fields, entry, at, lastAt, times, task = null, failedAt = null }) => ({
        ...{ share, vendor, purpose, way, entry, at, times, task },
        fields: [...fields],
        last_at: lastAt,
        failed_at: failedAt,
      }),
    )
    return ok({ body: { items } })
  },
})

export const shares = [make, file, list, show, ofCustomer]
