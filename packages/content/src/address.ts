import { err, ok, type Result } from '@candor/terms'

declare const checked: unique symbol

/** An email address that means the same to the gate, to the headers and to the mail server, byte for byte. */
export type Address = string & { readonly [checked]: true }

// RFC 5321 section 4.1.2 `Dot-string`; no quoted local parts, comments or folding, which programs read differently.
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Reads an email address strictly and changes nothing: what comes out is what went in. Refused, with the reason: control
 * characters, spaces, anything outside ASCII (write international domains as `xn--`), quoted local parts, comments,
 * display names, IP literals, domains without a dot, more than 64 octets before the `@` or 254 in all (RFC 5321, 4.5.3.1).
 */
export function parseAddress(text: string): Result<Address, string> {
  if (text.length > 254) return err('is longer than 254 characters')
  if (!/^[\u0021-\u007e]+$/.test(text))
    return err('has a character outside printable ASCII; write international domains as xn--')
  const at = text.lastIndexOf('@')
  if (at < 1) return err('is not of the form name@domain')
  const name = text.slice(0, at)
  if (name.length > 64) return err('has more than 64 characters before the @')
  if (!local.test(name)) return err('has a character before the @ that an unquoted name cannot have')
  const labels = text.slice(at + 1).split('.')
  if (labels.length < 2 || !labels.every(part => label.test(part))) return err('has no valid domain after the @')
  if (/^\d+$/.test(labels.at(-1)!)) return err('has a domain that ends in a number')
  return ok(text as Address)
}
