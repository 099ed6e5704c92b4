import { ok, type Result } from '@candor/terms'
import { type DomainFinding, fail, pass, tagsOf, unknown } from './finding.ts'
import type { Resolver } from './resolver.ts'

/** The record that speaks for a domain: where it stands and what it says. */
export type Dmarc = {
  readonly at: string
  readonly tags: ReadonlyMap<string, string> | undefined
  readonly count: number
}

// Names asked on the way up, so that a name of a hundred labels costs no hundred questions.
const mostSteps = 8

/** The nearest DMARC record, from the domain itself up to two labels; undefined when there is none. */
export async function findDmarc(resolver: Resolver, domain: string): Promise<Result<Dmarc | undefined, string>> {
  const labels = domain.split('.')
  const names = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  const steps = names.length > mostSteps ? [names[0]!, ...names.slice(1 - mostSteps)] : names
  for (const name of steps) {
    const found = await resolver.txt(`_dmarc.${name}`)
    if (!found.ok) return found
    const records = found.value.filter(record => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(record))
    if (records.length > 0) return ok({ at: name, tags: tagsOf(records[0]!), count: records.length })
  }
  return ok(undefined)
}

/** Does the domain of the sender say what receivers shall do with mail that only claims to be from it? */
export function judgeDmarc(domain: string, found: Result<Dmarc | undefined, string>): DomainFinding {
  if (!found.ok) return unknown('dmarc', found.error)
  const record = found.value
  const publish = `Publish a TXT record at _dmarc.${domain}: "v=DMARC1; p=none; rua=mailto:dmarc@${domain}".`
  if (!record) return fail('dmarc', `${domain} has no DMARC record. ${publish}`)
  if (record.count > 1)
    return fail(
      'dmarc',
      `_dmarc.${record.at} has ${record.count} DMARC records, and then none counts. Publish exactly one.`,
    )
  const policy = record.tags?.get('p')?.toLowerCase()
  if (policy === 'none')
    return pass('dmarc', `${record.at} publishes a DMARC record that watches and does not protect yet ("p=none").`)
  if (policy === 'quarantine' || policy === 'reject')
    return pass('dmarc', `${record.at} publishes a DMARC record that protects its name.`)
  return fail('dmarc', `The DMARC record at _dmarc.${record.at} does not say what to do ("p="). ${publish}`)
}
