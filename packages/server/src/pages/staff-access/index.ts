/** Pages of staff access: set-up, signing in and out, the own password, accounts and API keys. */
import { Hono } from 'hono'
import { openDesk, type StaffAccess } from './deps.ts'
import { keys } from './keys.ts'
import { password } from './password.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { signIn } from './sign-in.ts'
import { welcome } from './welcome.ts'

export type { StaffAccess } from './deps.ts'
export { welcomePath } from './welcome.ts'

/** All routes under `/staff` that this room answers. Every one but sign-in and welcome has a guard. */
export function staffAccessPages(access: StaffAccess): Hono {
  const desk = openDesk(access)
  const app = new Hono()
  app.route('/', signIn(desk))
  app.route('/', welcome(desk))
  app.route('/', password(desk))
  app.route('/', people(desk))
  app.route('/', person(desk))
  app.route('/', keys(desk))
  return app
}
