import { err, ok, type Result } from '@candor/terms'
import { parseSmtpUrl, type SmtpOptions } from '../../adapters/channels/index.ts'
import { Secret } from './secret.ts'

/** How the text of a setting becomes its value. `wants` completes “give …”; a secret's text is never repeated. */
export type Kind<T> = {
  readonly wants: string
  readonly secret: boolean
  readonly read: (text: string) => Result<T, string>
}

function kind<T>(wants: string, parse: (text: string) => T | undefined): Kind<T> {
  const read = (text: string) => {
    const value = parse(text)
    return value === undefined ? err(`give ${wants}`) : ok(value)
  }
  return { wants, secret: false, read }
}

/** A path on this machine, relative to where the server is started. */
export const path = kind('a path', text => (text.includes('\0') ? undefined : text))

/** A whole number between two limits, both allowed. */
export const whole = (min: number, max: number): Kind<number> =>
  kind(`a whole number from ${min} to ${max}`, text => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max ? value : undefined
  })

export const oneOf = <const T extends string>(words: readonly T[]): Kind<T> =>
  kind(`one of ${words.join(', ')}`, text => words.find(word => word === text))

export const yesNo = kind('yes or no', text =>
  /^(yes|true)$/.test(text) ? true : /^(no|false)$/.test(text) ? false : undefined,
)

/** A name or address to listen on, without scheme, port and path. */
export const host = kind('a host name or IP address, without scheme and port', text =>
  /^[A-Za-z0-9.:_-]{1,253}$/.test(text) && (!text.includes(':') || isAddress(text)) ? text : undefined,
)

const label = '[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?'
const dnsName = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`)
const inDns = (wants: string) => kind(wants, text => (dnsName.test(text) ? text.toLowerCase() : undefined))

export const domain = inDns('a domain such as mail.example.com')

/** The part before `._domainkey` (RFC 6376, 3.1). */
export const selector = inDns('a name such as s2026')

/** An origin (RFC 6454), `https://news.example.com`; links in messages begin with it. Plain http only for this machine. */
export const origin = kind(
  'an address such as https://news.example.com, without path; http only for localhost',
  text => {
    const url = URL.parse(text)
    if (!url || `${url.origin}/` !== url.href) return undefined
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url.origin : undefined
  },
)

/** Does this name or address mean this machine alone? */
export const isLoopback = (name: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(name)

/** IP addresses and ranges in CIDR notation (RFC 4632), separated by commas. */
export const addresses: Kind<readonly string[]> = kind(
  'IP addresses or ranges such as 10.0.0.0/8, separated by commas',
  text => {
    const parts = text.split(',').map(part => part.trim())
    return parts.every(isRange) ? parts : undefined
  },
)

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const width = address.includes(':') ? 128 : 32
  return (
    more.length === 0 && isAddress(address) && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width))
  )
}

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4 = new RegExp(`^${octet}(\\.${octet}){3}$`)
const isAddress = (text: string) =>
  text.includes(':') ? /^[0-9A-Fa-f:.]+$/.test(text) && URL.canParse(`http://[${text}]/`) : ipv4.test(text)

/** The address of a PostgreSQL database; it holds a password. */
export const postgres: Kind<Secret<string>> = {
  ...kind('postgres://user:password@host:5432/database', text =>
    /^postgres(ql)?:\/\/[^/]*\/[^/?]+/.test(text) && URL.canParse(text) ? new Secret(text) : undefined,
  ),
  secret: true,
}

/** The address of a mail server; it holds a password. */
export const smtp: Kind<Secret<SmtpOptions>> = {
  wants: 'smtp://user:password@host:587 or smtps://host:465',
  secret: true,
  read: text => {
    const options = parseSmtpUrl(text)
    return options.ok ? ok(new Secret(options.value)) : options
  },
}
