import type { Logger } from 'pino'
import { newToken, openGuards, openStaffRoom, setUpToken } from '../../brand/staff/index.ts'
import { welcomePath } from '../../pages/staff-access/index.ts'
import type { Config } from '../config/index.ts'
import type { OpenHouse } from '../house/index.ts'
import { addressReader, httpApp, openLiveFeed, pruneImportRequests, type Route } from '../http/index.ts'
import { type Jobs, openJobs } from '../jobs/index.ts'
import type { Listening } from './listen.ts'
import { localUrl } from './loopback.ts'
import { allPages } from './pages.ts'
import type { PolicyWatch } from './policy-watch.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'

export type Server = {
  /** Where this machine reaches the server. */
  readonly url: string
  /** Admin token for this machine, good as long as the server runs. */
  readonly token: string
  readonly house: OpenHouse
  readonly routes: readonly Route[]
  /** One-time link to set up the first account; absent once somebody can sign in. */
  readonly setUpLink?: string
  /** Tells the jobs that there is work. */
  wake(): void
  /** Lets what is under way end, puts the last entries into the log, closes everything. */
  close(): Promise<void>
}

/** Longest that requests and jobs under way may hold up the end, in milliseconds. */
const patience = 10_000

type Luggage = {
  readonly listening: Listening
  readonly log: Logger
  readonly watch: PolicyWatch
  readonly fatal: (error: Error) => void
}

/** Opens staff access, jobs and pages in an open house, and lets the requests in. */
export async function moveIn(
  config: Config,
  house: OpenHouse,
  { listening, log, watch, fatal }: Luggage,
): Promise<Server> {
  const token = newToken(house.ids)
  const room = openStaffRoom(house, { sessionHours: config.sessionHours, localToken: token })
  const { publicUrl: origin } = house
  const web = { https: origin.startsWith('https:'), origin, addressOf: addressReader(config.trustedProxies ?? []) }
  const { store, clock } = house
  const prune = [() => pruneImportRequests(store, clock.now())]
  const jobs = await openJobs({ house, log, prune, look: watch.look })
  const live = openLiveFeed()
  const pages = allPages({
    house,
    room,
    web,
    wake: jobs.wake,
    postbox: config.smtp === undefined,
    live,
    policyFile: watch.standing,
  })
  const deps = {
    house,
    room,
    web,
    guards: openGuards(room, web),
    log,
    wake: jobs.wake,
    publishLog: config.publishLog,
    ...(config.logPruneAfter === undefined ? {} : { pruneLogAfter: config.logPruneAfter }),
    live,
    pages,
    fatal,
  }
  const { app, routes } = httpApp(deps)
  const url = localUrl(config.host, listening.port)
  const setUp = await setUpToken(room)
  await writeServerFile(config.data, { url, pid: process.pid, token })
  listening.answerWith(app)
  return {
    url,
    token,
    house,
    routes,
    ...(setUp === undefined ? {} : { setUpLink: `${origin}${welcomePath(setUp)}` }),
    wake: jobs.wake,
    async close() {
      await removeServerFile(config.data, token)
      live.end()
      await listening.close(patience)
      await endJobs(jobs)
      await placeTheRest(house, log)
      await house.close()
    },
  }
}

async function endJobs(jobs: Jobs): Promise<void> {
  const late = Promise.withResolvers<void>()
  AbortSignal.timeout(patience).addEventListener('abort', () => late.resolve(), { once: true })
  await Promise.race([jobs.stop(), late.promise])
}

/** What was recorded last is in the log before we go; if not, the next start places it. */
async function placeTheRest(house: OpenHouse, log: Logger): Promise<void> {
  try {
    while ((await house.log.sequence()) > 0);
  } catch (error) {
    log.warn({ err: error }, 'the last entries wait for the next start to get their place in the log')
  }
}
