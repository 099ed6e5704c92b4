import { isIP } from 'node:net'
import { addressClass } from './address-class.ts'

/** Nothing was sent, because of where it would have gone. */
export class Refused extends Error {}

/** Whether addresses of one's own network may be posted to; they may also be spoken to without TLS, nobody is in between. */
export type Rules = { readonly allowPrivate: boolean }

/**
 * Why nothing may be sent to this IP address; undefined: it may. The address itself is not repeated: whoever typed in a name
 * must not learn from us where it leads inside the house.
 */
export function addressRefusal(address: string, protocol: string, { allowPrivate }: Rules): string | undefined {
  const found = addressClass(address)
  if (found === 'never') return 'leads to an address that no request may reach'
  if (found === 'private') return allowPrivate ? undefined : 'leads to an address of a private network'
  return protocol === 'https:' ? undefined : 'needs https'
}

const forms = 'is no address such as https://tools.example.com/hooks'

/** What is wrong with an address as it is written. Numbers in disguise (`0x7f.1`) are read as every HTTP client reads them. */
export function urlRefusal(text: string, rules: Rules): string | undefined {
  const url = text.length <= 2_048 ? URL.parse(text) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return forms
  if (url.username !== '' || url.password !== '') return 'may hold no user name and no password'
  if (url.hash !== '') return 'may have no part after #'
  const host = hostOf(url)
  if (isIP(host) !== 0) return addressRefusal(host, url.protocol, rules)
  if (url.protocol === 'http:' && !rules.allowPrivate) return 'needs https'
  return /(^|\.)localhost\.?$/.test(host) ? addressRefusal('127.0.0.1', url.protocol, rules) : undefined
}

/** The host of a URL as a socket takes it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')
