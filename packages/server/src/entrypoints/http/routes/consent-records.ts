import { ConsentRecords, ConsentRecordsAsk, ConsentRecordsTaken } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { importConsents } from '../../../acts/collection/index.ts'
import { consentsOf, recordCopy } from '../../../answers/copy/index.ts'
import { route } from '../route.ts'

export const consentRecords = [
  route({
    method: 'GET',
    path: '/v1/customers/:customer/consent-records',
    says: 'What a customer chose, as consent records and receipts that others can read (ISO/IEC TS 27560 by DPV 2.3, JSON-LD). Taking them is recorded.',
    access: { scope: 'admin', verb: 'export' },
    answer: ConsentRecords,
    answerType: 'application/ld+json',
    errors: ['customer-unknown'],
    async handle({ params: { customer }, by, context }, { house }) {
      const recorded = await recordCopy(house, { customer, by, format: 'dpv', part: 'all' })
      const found = recorded.ok ? await consentsOf(house, customer) : undefined
      if (!found) return err({ code: 'customer-unknown' })
      return ok(context.body(JSON.stringify(found), 200, { 'content-type': 'application/ld+json' }))
    },
  }),
  route({
    method: 'POST',
    path: '/v1/consent-records',
    says: 'Takes consent records in by the rules of every import: a no freely, a yes only with its whole evidence and only where no later no is known.',
    access: { scope: 'collect', verb: 'import' },
    body: ConsentRecordsAsk,
    bodyLimit: 8_000_000,
    answer: ConsentRecordsTaken,
    errors: ['try-again'],
    async handle({ body }, { house, wake }) {
      const { records, dry_run = false } = body
      const done = await importConsents(house, { records: records as never, dryRun: dry_run })
      wake()
      return ok({ body: { dry_run, records: done.map(({ outcome, faults }) => ({ outcome, faults: [...faults] })) } })
    },
  }),
]
