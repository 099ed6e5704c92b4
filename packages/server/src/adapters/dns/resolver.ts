import { Resolver as DnsResolver } from 'node:dns/promises'
import { err, ok, type Result } from '@candor/terms'

/** Asks the domain name system. No record is an empty list; an error means that nobody knows. */
export interface Resolver {
  /** The TXT records of a name, each joined from its strings (RFC 7208, 3.3). */
  txt(name: string): Promise<Result<readonly string[], string>>
}

/** The name system itself, by the servers of this machine or the ones given; at most about `timeoutMs` for two tries each. */
export function openResolver({
  timeoutMs = 3_000,
  servers,
}: {
  timeoutMs?: number
  servers?: readonly string[]
} = {}): Resolver {
  const dns = new DnsResolver({ timeout: timeoutMs, tries: 2 })
  if (servers) dns.setServers(servers)
  return {
    async txt(name) {
      try {
        return ok((await dns.resolveTxt(name)).map(strings => strings.join('')))
      } catch (error) {
        const code = (error as { code?: string }).code ?? 'an unnamed error'
        return code === 'ENODATA' || code === 'ENOTFOUND'
          ? ok([])
          : err(`the name server did not answer for ${name} (${code})`)
      }
    },
  }
}

/** A name system of known records, for tests and previews; `'away'` stands for a server that does not answer. */
export function fixedResolver(records: { readonly [name: string]: readonly string[] | 'away' }): Resolver {
  const byName = new Map(Object.entries(records).map(([name, found]) => [name.toLowerCase(), found]))
  return {
    async txt(name) {
      const found = byName.get(name.toLowerCase()) ?? []
      return found === 'away' ? err(`the name server did not answer for ${name}`) : ok(found)
    },
  }
}
