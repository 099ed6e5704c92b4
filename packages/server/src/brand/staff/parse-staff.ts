import { ok, type Result } from '@candor/terms'
import { type Refusal, refuseField } from './refusal.ts'
import { isRole, type Role, roles } from './roles.ts'

// Addresses identify accounts here and are shown, never parsed further; this refuses what cannot be one.
const emailShape = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u

/** An email address as an account is found by it: trimmed, lower case, composed. */
export function parseEmail(text: string): Result<string, Refusal> {
  const email = text.trim().normalize('NFC').toLowerCase()
  return emailShape.test(email) && email.length <= 254
    ? ok(email)
    : refuseField('email', 'Enter an email address like name@example.org')
}

export function parseName(text: string): Result<string, Refusal> {
  const name = text.trim().normalize('NFC')
  if (name === '') return refuseField('name', 'Enter a name')
  if (name.length > 100) return refuseField('name', 'The name must have 100 characters or fewer')
  return /\p{Cc}/u.test(name) ? refuseField('name', 'The name must be on one line') : ok(name)
}

export const parseRole = (text: string): Result<Role, Refusal> =>
  isRole(text) ? ok(text) : refuseField('role', `Choose a role: ${roles.join(', ')}`)
