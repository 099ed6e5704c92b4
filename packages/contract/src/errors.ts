import { erasureErrors } from './erasure-errors.ts'
import type { ErrorEntry } from './error-entry.ts'
import { houseErrors } from './house-errors.ts'
import { oversightErrors } from './oversight-errors.ts'
import { requestErrors } from './request-errors.ts'
import { retentionErrors } from './retention-errors.ts'
import { rightsErrors } from './rights-errors.ts'

/** Every error the API answers with, by its stable code. `docs/errors.md` is made of it. */
export const errors = {
  ...requestErrors,
  ...houseErrors,
  ...oversightErrors,
  ...rightsErrors,
  ...erasureErrors,
  ...retentionErrors,
} as const

export type ErrorCode = keyof typeof errors

/** The entries in the order of the page: by status, then by code. */
export const errorList: readonly (ErrorEntry & { readonly code: ErrorCode })[] = (Object.keys(errors) as ErrorCode[])
  .map(code => ({ code, ...errors[code] }))
  .sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1))

/** The text of `docs/errors.md`: every code once, with both sentences. */
export function errorsPage(): string {
  const sections = errorList.map(
    ({ code, status, person, operator }) =>
      `## ${code}\n\nStatus ${status}. ${person}\n\n*For whoever runs the server:* ${operator}\n`,
  )
  return `${intro}\n${sections.join('\n')}`
}

const intro = `# Errors

Every error of the API is a problem (RFC 9457, \`application/problem+json\`). \`type\` leads to the section below, \`code\` is
stable, \`title\` says what to do, \`detail\` is about this one request, \`errors\` lists each faulty field with path and reason,
and \`instance\` is the id under which the server's log has it.
`
