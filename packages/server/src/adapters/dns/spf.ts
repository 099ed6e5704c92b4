import { type DomainFinding, fail, pass, shown, unknown } from './finding.ts'
import type { Resolver } from './resolver.ts'

// RFC 7208, 4.6.4: terms that ask the name system, at most ten in all.
const mostLookups = 10
const asks = /^[+?~-]?(?:include:|exists:|redirect=|(?:a|mx|ptr)(?:[:/]|$))/i
const term =
  /^(?:[+?~-]?(?:all|(?:include|exists):\S+|(?:a|mx|ptr)(?::[^\s/]+)?(?:\/\S+)?|ip[46]:\S+)|[a-z][a-z0-9_.-]*=\S*)$/i

/** Does the domain that gets what comes back publish one valid SPF record (RFC 7208) that does not let everybody send? */
export async function checkSpf(resolver: Resolver, domain: string): Promise<DomainFinding> {
  const found = await recordsOf(resolver, domain)
  if (!found.ok) return unknown('spf', found.error)
  const [record, ...more] = found.value
  if (record === undefined)
    return fail(
      'spf',
      `${domain} has no SPF record. Publish a TXT record such as "v=spf1 include:your-mail-provider.example -all".`,
    )
  if (more.length > 0)
    return fail('spf', `${domain} has ${found.value.length} SPF records, and then none counts. Publish exactly one.`)
  const wrong = record
    .split(/ +/)
    .slice(1)
    .find(word => word !== '' && !term.test(word))
  if (wrong)
    return fail(
      'spf',
      `The SPF record of ${domain} has a part that is not understood: "${shown(wrong)}". Publish it without that.`,
    )
  if (/(?:^|\s)\+?all(?:\s|$)/i.test(record))
    return fail(
      'spf',
      `The SPF record of ${domain} lets everybody send in your name. Publish it with "-all" or "~all" at its end.`,
    )
  return withinLookups(resolver, domain, record)
}

async function withinLookups(resolver: Resolver, domain: string, record: string): Promise<DomainFinding> {
  const counted = await countLookups(resolver, record, 0)
  if (!counted.ok) return unknown('spf', counted.error)
  return counted.value > mostLookups
    ? fail(
        'spf',
        `The SPF record of ${domain} needs more than ${mostLookups} look-ups, and then it does not count. Publish it with fewer includes.`,
      )
    : pass('spf', `${domain} publishes who may send in its name.`)
}

type Counted = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string }

async function countLookups(resolver: Resolver, record: string, before: number): Promise<Counted> {
  let count = before
  for (const word of record.split(/ +/).filter(part => asks.test(part))) {
    count += 1
    // Stopping here also ends records that include each other.
    if (count > mostLookups) break
    const next = /^[+?~-]?(?:include:|redirect=)(.+)$/i.exec(word)?.[1]
    if (next === undefined || next.includes('%')) continue
    const found = await recordsOf(resolver, next)
    if (!found.ok) return found
    const inner = found.value[0]
    const counted: Counted =
      inner === undefined ? { ok: true, value: count } : await countLookups(resolver, inner, count)
    if (!counted.ok) return counted
    count = counted.value
  }
  return { ok: true, value: count }
}

async function recordsOf(resolver: Resolver, domain: string) {
  const found = await resolver.txt(domain)
  return found.ok ? { ok: true as const, value: found.value.filter(record => /^v=spf1(?: |$)/i.test(record)) } : found
}
