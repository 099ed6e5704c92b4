import { join } from 'node:path'
import type { Log } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { isServed, type Where, withServer } from '../house/open.ts'
import { badConfig, cannotOpen } from '../house/open-here.ts'
import { counted } from '../terminal/numbers.ts'

export type SucceedOptions = Pick<Where, 'data'> & { readonly stolen?: boolean }

/** Ends the log of a house whose key is lost, and opens the house once, so that the log that takes over begins. No server may run there. */
export async function succeed({ data: folder, stolen = false }: SucceedOptions): Ending {
  const data = folder ?? (process.env['CANDOR_DATA'] || 'data')
  if (await isServed(data)) return err(served(data))
  const ended = await end(data, stolen)
  if (!ended.ok) return ended
  return withServer({ data }, async api => {
    const log = await api.get<Log>('/v1/log')
    if (!log.ok) return log
    const { origin, vkey, size, succeeds } = log.value
    const before = succeeds[0]
    return ok({
      json: log.value,
      lines: [
        `The log ${before?.origin} has ended with ${counted(before?.size ?? 0, 'entry')}. The log ${origin} took over all of them; it has ${size}.`,
        `Its key, for everybody who checks it: ${vkey}`,
        'Nobody vouches for this key but you: tell it as you told the first one, to witnesses too.',
      ],
    })
  })
}

const served = (data: string): Complaint => ({
  what: `A server runs on ${data}`,
  why: 'It would go on with the log that ends. Nothing was changed.',
  next: 'Stop every server of this house first.',
  exit: exits.error,
  code: 'in-use',
})

async function end(data: string, stolen: boolean): Promise<Result<undefined, Complaint>> {
  const { readConfig, realClock, endLog } = await import('../house/front-door.ts')
  const config = readConfig(process.env, { data, sample: 'no', logLevel: 'fatal' })
  if (!config.ok) return err(badConfig(config.error))
  const { keys, database } = config.value
  const databaseUrl = database ? { databaseUrl: database.reveal() } : {}
  try {
    await endLog({ data, keyFolder: keys ?? join(data, 'keys'), stolen, clock: realClock, ...databaseUrl })
    return ok(undefined)
  } catch (error) {
    return err({ ...cannotOpen(data, error as Error), what: `The log in ${data} was not ended` })
  }
}
