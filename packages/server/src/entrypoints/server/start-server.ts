import { err, type Fault, ok, type Result } from '@candor/terms'
import { Hono } from 'hono'
import { type Logger, pino } from 'pino'
import type { Clock } from '../../adapters/clock/index.ts'
import type { Ids } from '../../adapters/ids/index.ts'
import { needsSetUp, openStaffRoom } from '../../brand/staff/index.ts'
import type { Config } from '../config/index.ts'
import { type OpenHouse, openHouse } from '../house/index.ts'
import { problem } from '../http/index.ts'
import { houseOptions, policyFile } from './house-options.ts'
import { type Listening, listen } from './listen.ts'
import { isLoopback, localUrl } from './loopback.ts'
import { moveIn, type Server } from './move-in.ts'
import { openPolicyWatch } from './policy-watch.ts'

export type StartOptions = {
  /** Text of the policy; absent: the file that the configuration names. */
  readonly policy?: string
  readonly clock?: Clock
  readonly ids?: Ids
  /** Absent: JSON lines on standard error, as much as the configuration says. */
  readonly log?: Logger
  /** The disk refused to make data durable: nothing this process holds may be trusted any more, it must end. */
  readonly onFatal?: (error: Error) => void
}

/**
 * Starts a server: port, house, jobs, pages. Faults are those of configuration and policy; a store that must not be opened or a
 * port that is taken rejects. Prints nothing. Beyond this machine it listens only once somebody can sign in.
 */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Result<Server, Fault[]>> {
  const from = await houseOptions(config, options.policy)
  if (!from.ok) return from
  // On this machine the port comes first: it stands in every link when no other address is configured.
  const early = isLoopback(config.host) ? await listen(config.host, config.port, starting) : undefined
  const publicUrl = config.baseUrl ?? localUrl(config.host, early?.port ?? config.port)
  try {
    const opened = await openHouse({ ...from.value, publicUrl, ...givenGround(options) })
    if (!opened.ok) return await stopEarly(early, opened.error)
    return await openToOthers(config, options, opened.value, early)
  } catch (error) {
    await early?.close(0)
    throw error
  }
}

const starting = new Hono().all('*', context => problem(context, { code: 'not-ready', retryAfter: 1 }))

const givenGround = ({ clock, ids }: StartOptions) => ({ ...(clock ? { clock } : {}), ...(ids ? { ids } : {}) })

async function stopEarly(early: Listening | undefined, faults: Fault[]): Promise<Result<Server, Fault[]>> {
  await early?.close(0)
  return err(faults)
}

async function openToOthers(
  config: Config,
  options: StartOptions,
  house: OpenHouse,
  early: Listening | undefined,
): Promise<Result<Server, Fault[]>> {
  const log = options.log ?? pino({ level: config.logLevel }, pino.destination(2))
  try {
    if (!early && (await needsSetUp(openStaffRoom(house)))) {
      await house.close()
      return err([
        {
          path: 'CANDOR_HOST',
          says: `is ${config.host}, and nobody can sign in yet; start on 127.0.0.1 first and set up an account`,
        },
      ])
    }
    const listening = early ?? (await listen(config.host, config.port, starting))
    const watch = openPolicyWatch(house, options.policy === undefined ? policyFile(config) : undefined, log)
    return ok(await moveIn(config, house, { listening, log, watch, fatal: options.onFatal ?? (() => undefined) }))
  } catch (error) {
    await house.close()
    throw error
  }
}
