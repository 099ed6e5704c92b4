import { hour } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Cost, type Passwords, passwords, usualCost } from './passwords.ts'
import { openThrottle, type Throttle } from './throttle.ts'
import { hashToken } from './tokens.ts'

/** What staff access stands on. One per process: it counts attempts in memory. */
export type StaffRoom = {
  readonly ground: Ground
  readonly passwords: Passwords
  readonly throttle: Throttle
  /** How long a session lasts, in milliseconds. */
  readonly sessionLasts: number
  /** Hash of the token that this process gave to the command line of the same machine. */
  readonly localToken?: string
}

export type StaffOptions = {
  readonly sessionHours?: number
  readonly cost?: Cost
  /** A token made with `newToken`, good as an `admin` key while this process lives; see `server.json`. */
  readonly localToken?: string
}

export const openStaffRoom = (ground: Ground, options: StaffOptions = {}): StaffRoom => ({
  ground,
  passwords: passwords(() => ground.ids.secret(16), options.cost ?? usualCost),
  throttle: openThrottle(),
  sessionLasts: (options.sessionHours ?? 12) * hour,
  ...(options.localToken === undefined ? {} : { localToken: hashToken(options.localToken) }),
})
