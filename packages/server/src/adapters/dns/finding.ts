/** One check of the sender's domain, in a sentence that says what to publish when it failed. */
export type DomainFinding = {
  readonly check: 'spf' | 'dkim' | 'dmarc' | 'alignment'
  /** `unknown`: the name system did not answer; that never counts as a pass. */
  readonly result: 'pass' | 'fail' | 'unknown'
  readonly says: string
}

type Check = DomainFinding['check']

export const pass = (check: Check, says: string): DomainFinding => ({ check, result: 'pass', says })
export const fail = (check: Check, says: string): DomainFinding => ({ check, result: 'fail', says })
export const unknown = (check: Check, says: string): DomainFinding => ({
  check,
  result: 'unknown',
  says: `We could not find out: ${says}. Try again later.`,
})

/** The tags of a `name=value; name=value` record (RFC 6376, 3.2); undefined when it is not of that form or repeats a tag. */
export function tagsOf(record: string): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>()
  for (const part of record.replace(/;\s*$/, '').split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim().toLowerCase()
    if (at < 0 || !/^[a-z][a-z0-9_]*$/.test(name) || tags.has(name)) return undefined
    tags.set(name, part.slice(at + 1).trim())
  }
  return tags
}

/** A record as it may be shown: it comes from outside. */
export const shown = (record: string): string => record.replace(/[^\u0020-\u007e]+/g, ' ').slice(0, 120)
