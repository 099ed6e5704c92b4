import { Log, NoFields, PruneAsk, Pruned, RecordCheckLine, Sequenced } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { StoreAway } from '../../../adapters/store/index.ts'
import { addLogKey, checkRecord, pruneLog, retireLogKey } from '../../../record/index.ts'
import type { HttpDeps } from '../deps.ts'
import { type Lines, openLines } from '../lines.ts'
import { problemOf, storeAway, tryAgain } from '../problem.ts'
import { route } from '../route.ts'
import { aboutLog } from './log-answer.ts'

const keep = { scope: 'admin', verb: 'manage-keys' } as const
/** Each check reads the whole record; two at a time would only slow each other and all else. */
let checking = false

/** What keeps the log: placing entries, its keys, pruning, and the check of the record against it. */
export const logKeeping = [
  route({
    method: 'POST',
    path: '/v1/log/sequence',
    says: 'Gives waiting entries their places now and publishes a checkpoint over them.',
    access: keep,
    body: NoFields,
    answer: Sequenced,
    handle: async (_, { house }) => ok({ body: { placed: await house.log.sequence() } }),
  }),
  route({
    method: 'POST',
    path: '/v1/log/keys',
    says: 'Makes a second key that signs beside the old one from now on.',
    access: keep,
    body: NoFields,
    answer: Log,
    errors: ['log-has-two-keys'],
    async handle(_, deps) {
      const added = await addLogKey(deps.house, deps.house.log, deps.house.logSigning)
      return added.ok ? ok({ body: await aboutLog(deps) }) : err({ code: added.error })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/log/keys/retire',
    says: 'Destroys the older of two keys; the newer one signs alone from now on.',
    access: keep,
    body: NoFields,
    answer: Log,
    errors: ['log-has-one-key'],
    async handle(_, deps) {
      const retired = await retireLogKey(deps.house, deps.house.log, deps.house.logSigning)
      return retired.ok ? ok({ body: await aboutLog(deps) }) : err({ code: retired.error })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/log/prune',
    says: 'Prunes what the pruning policy allows, or with `dry_run` says what that is.',
    access: keep,
    body: PruneAsk,
    answer: Pruned,
    errors: ['log-never-pruned'],
    async handle({ body }, { house, pruneLogAfter }) {
      if (pruneLogAfter === undefined) return err({ code: 'log-never-pruned' })
      const before = new Date(house.clock.now())
      before.setUTCMonth(before.getUTCMonth() - pruneLogAfter)
      const asked = { before: before.getTime(), dryRun: body.dry_run ?? false }
      return ok({ body: await pruneLog(house, house.tiles, asked) })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/log/check',
    says: 'Checks every row of the record against the log, and what is sealed against its commitment. A line each: how far it is, and last the report.',
    access: keep,
    reads: true,
    body: NoFields,
    answer: RecordCheckLine,
    answerType: 'application/x-ndjson',
    errors: ['try-again'],
    async handle({ context }, deps) {
      if (checking) return err(tryAgain)
      checking = true
      const lines = openLines()
      // The answer goes on after this function has returned; the last line says how it ended.
      void check(lines, deps, context.get('requestId')).finally(() => {
        checking = false
      })
      return ok(new Response(lines.body, { headers: { 'content-type': 'application/x-ndjson' } }))
    },
  }),
]

async function check(lines: Lines, { house, log: logger }: HttpDeps, requestId: string): Promise<void> {
  let gone = false
  const onProgress = (done: number, total: number): void => {
    if (!gone)
      lines.write({ progress: { done, total } }).catch(() => {
        gone = true
      })
  }
  try {
    const parts = { tiles: house.tiles, log: house.log, signing: house.logSigning }
    const checked = await checkRecord(house, parts, onProgress)
    await lines.write({
      report: checked.ok ? { verified: true, ...checked.value } : { verified: false, first: checked.error },
    })
  } catch (error) {
    logger.warn({ err: error }, 'the check of the record stopped before its end')
    const said = error instanceof StoreAway ? storeAway(error) : tryAgain
    await lines.write({ error: problemOf(said, requestId) }).catch(() => undefined)
  }
  await lines.close().catch(() => undefined)
}
