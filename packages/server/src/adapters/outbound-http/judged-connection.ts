import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import { addressRefusal, hostOf, Refused, type Rules } from './vetting.ts'

/** All addresses of a name. */
export type Lookup = (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export type Way = { readonly rules: Rules; readonly lookup: Lookup; readonly signal: AbortSignal }

/**
 * A connection to where a URL leads, judged by what the name system says and once more by the address it has, before a byte
 * leaves: TLS begins only then, because its first words name the host. Rejects with `Refused` where it may not lead.
 */
export function judgedConnection(url: URL, { rules, lookup, signal }: Way): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const host = hostOf(url)
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const raw = connect({ host, port, lookup: vetted(lookup, url.protocol, rules), signal })
  raw.once('error', reject)
  raw.once('connect', () => {
    const why = addressRefusal(raw.remoteAddress ?? '', url.protocol, rules)
    if (why !== undefined) return raw.destroy(new Refused(why))
    raw.off('error', reject)
    resolve(url.protocol === 'https:' ? encrypted(raw, host) : raw)
  })
  return promise
}

/** Proves the host's name by its certificate before anything else is said (RFC 9110, 4.3.4). */
function encrypted(socket: Socket, host: string): Socket {
  const name = isIP(host) === 0 ? { servername: host } : {}
  return secure({ socket, host, ...name, ALPNProtocols: ['http/1.1'] })
}

/** Refuses a name when any of its addresses is refused: one of several would be chance. */
function vetted(lookup: Lookup, protocol: string, rules: Rules): LookupFunction {
  return (name, { all }, done) => {
    lookup(name).then(
      found => {
        const why = found.map(({ address }) => addressRefusal(address, protocol, rules)).find(one => one !== undefined)
        if (why !== undefined) return done(new Refused(why), [])
        const [first] = found
        if (!first) return done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), [])
        return all ? done(null, [...found]) : done(null, first.address, first.family)
      },
      error => done(error as NodeJS.ErrnoException, []),
    )
  }
}
