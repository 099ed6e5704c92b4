import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'

/** Somebody with an account of their own, signed in as with a browser. */
export type SecondPerson = {
  readonly name: string
  /** Approves a campaign; answers the status of the server. */
  approve(campaign: string): Promise<number>
}

const name = 'Rita Approver'

/** Opens the one-time set-up link as a person would: makes the first account, stays signed in, and can approve from now on. */
export async function secondPerson(url: string, setUpLink: string): Promise<Result<SecondPerson, Complaint>> {
  const password = randomBytes(24).toString('base64url')
  const form = new URLSearchParams({ name, email: 'rita@banco-maresia.example', password })
  const made = await fetch(setUpLink, { method: 'POST', body: form, redirect: 'manual' })
  const cookie = made.headers.get('set-cookie')?.split(';')[0]
  if (made.status !== 303 || cookie === undefined) return err(cannot(`The set-up link answered ${made.status}.`))
  const page = await (await fetch(`${url}/staff/password`, { headers: { cookie } })).text()
  const [, csrf] = /name="_csrf" value="([^"]+)"/.exec(page) ?? []
  if (csrf === undefined) return err(cannot('The form of the signed-in person carries no token.'))
  return ok({
    name,
    approve: async campaign => {
      const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }
      const path = `${url}/v1/campaigns/${campaign}/approve`
      return (await fetch(path, { method: 'POST', headers, body: '{}' })).status
    },
  })
}

const cannot = (why: string): Complaint => ({
  what: 'The second person cannot sign in',
  why,
  next: 'Please report this: the demo must always come this far.',
  exit: exits.error,
})
