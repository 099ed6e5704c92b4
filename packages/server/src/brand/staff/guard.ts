import type { MiddlewareHandler } from 'hono'
import { admitKey, admitStaff } from './admit.ts'
import type { ApiKey } from './keys.ts'
import type { Verb } from './roles.ts'
import type { StaffRoom } from './room.ts'
import type { Scope } from './scopes.ts'
import type { Session } from './session.ts'
import type { Web } from './web.ts'

export type StaffEnv = { Variables: { session: Session } }
export type KeyEnv = { Variables: { key: ApiKey } }

export type Guards = {
  /** Only staff who are signed in and whose role has the verb; without a verb, any role. */
  requireStaff(verb?: Verb): MiddlewareHandler<StaffEnv>
  /** Only an API key with the scope. */
  requireKey(scope: Scope): MiddlewareHandler<KeyEnv>
}

/** What routes put in front of themselves. A route without a guard is found by the test that walks them all. */
export function openGuards(room: StaffRoom, web: Web): Guards {
  return {
    requireStaff: verb => async (context, next) => {
      const session = await admitStaff(context, room, web, verb)
      if (session instanceof Response) return session
      context.set('session', session)
      await next()
    },
    requireKey: scope => async (context, next) => {
      const key = await admitKey(context, room, scope)
      if (key instanceof Response) return key
      context.set('key', key)
      await next()
    },
  }
}
