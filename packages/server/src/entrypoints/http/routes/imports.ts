import { ImportAsk, ImportBegun, ImportLine } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { parseMap } from '../../../customers/imports/index.ts'
import { importRequest, keepImportRequest } from '../import-requests.ts'
import { route } from '../route.ts'
import { receiveRows } from './import-rows.ts'

const access = { scope: 'collect', verb: 'import' } as const

export const imports = [
  route({
    method: 'POST',
    path: '/v1/imports',
    says: 'Announces a customer file and how to read it. Its rows follow within 24 hours.',
    access,
    body: ImportAsk,
    answer: ImportBegun,
    status: 201,
    errors: ['map-invalid'],
    async handle({ body }, { house }) {
      const map = parseMap(body.map, house.judge.policy.fields, Object.keys(house.judge.policy.purposes))
      if (!map.ok) return err({ code: 'map-invalid', errors: map.error })
      const id = house.ids.id()
      await keepImportRequest(house.store, id, {
        map: body.map,
        fileDigest: body.file_digest,
        ...(body.total_bytes === undefined ? {} : { totalBytes: body.total_bytes }),
        dryRun: body.dry_run ?? false,
        at: house.clock.now(),
      })
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
    errors: ['import-unknown', 'import-busy', 'file-invalid', 'import-interrupted'],
    async handle({ params, context }, deps) {
      const { store, clock, judge } = deps.house
      const request = await importRequest(store, params.import, clock.now())
      if (!request) return err({ code: 'import-unknown' })
      const map = parseMap(request.map, judge.policy.fields, Object.keys(judge.policy.purposes))
      if (!map.ok) return err({ code: 'map-invalid', errors: map.error })
      return receiveRows(context.req.raw, request, map.value, deps, context.get('requestId'))
    },
  }),
]
