import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Guards, StaffRoom, Web } from '../../brand/staff/index.ts'
import type { OpenHouse } from '../house/index.ts'
import type { LiveFeed } from './collect/live.ts'

/** What the HTTP entrypoint stands on. */
export type HttpDeps = {
  readonly house: OpenHouse
  readonly room: StaffRoom
  readonly web: Web
  readonly guards: Guards
  readonly log: Logger
  /** Tells the jobs that there is work. */
  readonly wake: () => void
  /** Called when the disk refused to make data durable: this process must end. */
  readonly fatal: (error: Error) => void
  /** Whether anybody may read the files of the log; else a key with the scope `read` is needed. */
  readonly publishLog: boolean
  /** Months after which bundles of the log may be pruned; absent: never. */
  readonly pruneLogAfter?: number
  /** What was collected last, for those who watch. */
  readonly live: LiveFeed
  /** Pages of other rooms, each with its own guards. */
  readonly pages: readonly Hono[]
}
