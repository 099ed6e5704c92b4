import { err, ok, type Result } from '@candor/terms'
import { KeysAway } from '../../../adapters/keys/index.ts'
import { StoreAway } from '../../../adapters/store/index.ts'
import { BodyBroken, streamBody } from '../body.ts'
import type { HttpDeps } from '../deps.ts'
import type { ImportRequest } from '../import-requests.ts'
import { type Lines, openLines } from '../lines.ts'
import { type ApiError, keysAway, problemOf, storeAway } from '../problem.ts'
import type { ImportWork } from './import-work.ts'

/** Files that this process imports right now. Between processes the run's version lets one through. */
const busy = new Set<string>()

/**
 * Imports the rows of a request as they arrive. What is wrong with the file as a whole, found before the first row, is an
 * ordinary refusal; after that the answer has begun, and an error is its last line.
 */
export async function receiveRows(
  request: Request,
  announced: ImportRequest,
  work: ImportWork,
  deps: HttpDeps,
  requestId: string,
): Promise<Result<Response, ApiError>> {
  const key = `${announced.of} ${announced.fileDigest} ${announced.map}`
  if (busy.has(key)) return err({ code: 'import-busy' })
  busy.add(key)
  const lines = openLines()
  const done = importLines(streamBody(request), work, lines, deps).finally(() => busy.delete(key))
  const early = await Promise.race([lines.begun, done.then(error => error)])
  if (early) return err(early)
  // The answer goes on after this function has returned; the last line says how it ended.
  void done.then(error => finish(lines, error, requestId)).then(deps.wake)
  return ok(new Response(lines.body, { headers: { 'content-type': 'application/x-ndjson' } }))
}

/** Runs the import; answers what went wrong, or nothing once the report is written. */
async function importLines(
  csv: AsyncIterable<Uint8Array>,
  work: ImportWork,
  lines: Lines,
  { log }: HttpDeps,
): Promise<ApiError | undefined> {
  let slowest: Promise<void> = Promise.resolve()
  try {
    const report = await work(csv, {
      onProgress: progress => {
        slowest = lines.write({ progress })
        // A reader who is gone is noticed at the next reject or at the report.
        slowest.catch(() => undefined)
      },
      onReject: line => lines.write({ reject: line }),
    })
    if (!report.ok) return report.error
    await slowest
    await lines.write({ report: report.value })
    return undefined
  } catch (error) {
    log.warn({ err: error }, 'an import stopped before its end')
    return interrupted(error)
  }
}

function interrupted(error: unknown): ApiError {
  if (error instanceof StoreAway) return storeAway(error)
  if (error instanceof KeysAway) return keysAway
  return {
    code: 'import-interrupted',
    ...(error instanceof BodyBroken ? { detail: 'The file did not arrive to its end.' } : {}),
  }
}

async function finish(lines: Lines, error: ApiError | undefined, requestId: string): Promise<void> {
  try {
    if (error) await lines.write({ error: problemOf(error, requestId) })
    await lines.close()
  } catch {
    // Whoever asked is gone; the import itself is safe in the store.
  }
}
