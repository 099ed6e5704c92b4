import { err } from '@candor/terms'

/** Why staff access said no: a stable code, and a sentence for the person; `field` when one field of a form is at fault. */
export type Refusal = {
  readonly code:
    | 'field'
    | 'login-wrong'
    | 'login-wait'
    | 'link-unusable'
    | 'last-admin'
    | 'unknown-staff'
    | 'unknown-key'
    | 'try-again'
  readonly says: string
  readonly field?: string
  /** Seconds until it makes sense to come back. */
  readonly wait?: number
}

export const refuse = (code: Refusal['code'], says: string) => err<Refusal>({ code, says })

export const refuseField = (field: string, says: string) => err<Refusal>({ code: 'field', field, says })

export const tryAgain = refuse(
  'try-again',
  'Somebody else changed this at the same moment. Nothing was changed. Try again.',
)
export const unknownStaff = refuse('unknown-staff', 'There is no such account. Nothing was changed.')
export const linkUnusable = refuse(
  'link-unusable',
  'This link was used already or is too old. Ask an administrator for a new one.',
)
// One sentence for a wrong name and a wrong password: it must not tell who has an account.
export const loginWrong = refuse('login-wrong', 'The email address or the password is not right.')
