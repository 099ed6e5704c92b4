/**
 * True for an address that every mail server takes as it stands: a dot-atom of ASCII letters, digits and the signs of
 * RFC 5322 §3.2.3, at most 64 characters (RFC 5321 §4.5.3.1.1), and a host name of two or more labels (RFC 1123 §2.1).
 * Quoted local parts, comments, folding, address literals and line ends are refused: parsers disagree about them, and
 * the address the gate judged must be the address that is used.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.indexOf('@')
  return at > 0 && at <= 64 && text.length <= 254 && local.test(text.slice(0, at)) && isHost(text.slice(at + 1))
}

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const host = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|[xX][nN]--[A-Za-z0-9-]{1,59})$/
const isHost = (text: string): boolean => text.length <= 253 && host.test(text) && !text.endsWith('-')
