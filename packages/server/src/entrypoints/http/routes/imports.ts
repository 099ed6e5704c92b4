import { ImportAsk, ImportBegun, ImportLine } from '@candor/contract'
import { err, type Fault, ok } from '@candor/terms'
import { importRequest, keepImportRequest } from '../import-requests.ts'
import { route } from '../route.ts'
import { receiveRows } from './import-rows.ts'
import { importOf } from './import-work.ts'

const access = { scope: 'collect', verb: 'import' } as const

export const imports = [
  route({
    method: 'POST',
    path: '/v1/imports',
    says: 'Announces a file of customers, or of items, and how to read it. Its rows follow within 24 hours.',
    access,
    body: ImportAsk,
    answer: ImportBegun,
    status: 201,
    errors: ['map-invalid'],
    async handle({ body }, { house }) {
      const { of = 'customers', map = '', all = false, total_bytes } = body
      const missing = missingIn({ of, map, all })
      if (missing.length > 0) return err({ code: 'invalid-request', errors: missing })
      const request = {
        of,
        map,
        all,
        fileDigest: body.file_digest,
        ...(total_bytes === undefined ? {} : { totalBytes: total_bytes }),
        dryRun: body.dry_run ?? false,
        at: house.clock.now(),
      }
      const work = importOf(house, request)
      if (!work.ok) return err({ code: 'map-invalid', errors: work.error })
      const id = house.ids.id()
      await keepImportRequest(house.store, id, request)
      return ok({ body: { import: id } })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/imports/:import/rows',
    says: 'Takes the file and tells, line by line, how far it is, which rows were refused and why, and at last the report. Interrupted, the same file goes on where it stopped.',
    access,
    streams: 'text/csv',
    answer: ImportLine,
    answerType: 'application/x-ndjson',
    errors: ['import-unknown', 'import-busy', 'file-invalid', 'import-interrupted', 'catalogue-full'],
    async handle({ params, context }, deps) {
      const { store, clock } = deps.house
      const request = await importRequest(store, params.import, clock.now())
      if (!request) return err({ code: 'import-unknown' })
      const work = importOf(deps.house, request)
      if (!work.ok) return err({ code: 'map-invalid', errors: work.error })
      return receiveRows(context.req.raw, request, work.value, deps, context.get('requestId'))
    },
  }),
]

const missingIn = ({ of, map, all }: { of: string; map: string; all: boolean }): Fault[] =>
  of === 'items'
    ? []
    : [
        ...(map === '' ? [{ path: 'map', says: 'is missing' }] : []),
        ...(all ? [{ path: 'all', says: 'is for items alone: customers who are not in a file stay' }] : []),
      ]
