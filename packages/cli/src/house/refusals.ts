import type { Problem } from '@candor/contract'
import { type Complaint, type Exit, exits } from '../answer.ts'

/** What the server refused, as a complaint: each field with its reason, each rule that spoke. */
export function complaintOf({ title, detail, code, errors: faults, reasons }: Problem): Complaint {
  const [what = title, ...next] = title.split(/(?<=\.) /)
  const why = [
    // Some details only say the title again.
    ...(detail === undefined || title.includes(detail) || detail.includes(title) ? [] : [detail]),
    ...(faults ?? []).map(({ path, says, line }) => `${path}${line === undefined ? '' : ` (line ${line})`}: ${says}`),
    ...(reasons ?? []).map(({ rule, says }) => `${says} by ${rule}`),
  ]
  return {
    what: what.replace(/\.$/, ''),
    why: why.join('\n'),
    next: next.join(' ') || 'docs/errors.md explains this under its code.',
    exit: exitOf(code),
    code,
    ...(faults ? { faults } : {}),
  }
}

/** The gate's refusal has an exit code of its own, so that scripts can tell it from a failure. */
const exitOf = (code: string): Exit => (code === 'test-refused' ? exits.refused : exits.error)

/** Nobody answers, or somebody else does. */
export const unreachable = (url: string, why: string): Complaint => ({
  what: `No Candor answers at ${url}`,
  why,
  next: 'Check the address, or start one with `candor start`.',
  exit: exits.error,
  code: 'unreachable',
})

/** The answer is not one of ours. */
export const foreign = (url: string, status: number): Complaint =>
  unreachable(url, `The answer (status ${status}) is not one that Candor gives.`)
