import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Header } from '@candor/content'
import { err, type Instant, ok, type Result } from '@candor/terms'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Dkim, Mailbox, Outgoing } from './port.ts'

const headerName = /^[A-Za-z][A-Za-z0-9-]*$/
// Printable ASCII, and short enough that the line needs no folding (RFC 5322, 2.1.1).
const headerValue = /^[\u0020-\u007e]{1,950}$/
const messageId = /^[\w.+-]{1,120}@[A-Za-z0-9.-]{1,120}$/
const oneOnly = ['list-unsubscribe', 'list-unsubscribe-post']

// RFC 8058 asks that the signature covers both unsubscribe headers; the library's own list lacks the second.
const signed =
  'from:reply-to:to:subject:date:message-id:mime-version:content-type:content-language:list-unsubscribe:list-unsubscribe-post'

/** What of a message goes over the wire. */
type Wired = Pick<
  Outgoing,
  'address' | 'messageId' | 'from' | 'replyTo' | 'subject' | 'text' | 'html' | 'headers' | 'dkim'
>

/**
 * The message as it goes over the wire (RFC 5322, MIME), dated `now`, signed when `message.dkim` is there. The addressee
 * stands in `To` byte for byte. Refused with the reason: headers that would not stand on one line, a second unsubscribe
 * header, an improper message id, a key that does not sign.
 */
export async function buildMime(message: Wired, now: Instant): Promise<Result<Buffer, string>> {
  const says = faultIn(message)
  if (says) return err(says)
  // The library would rewrite the addressee (a domain in lower case); this one is ASCII without specials, so it may stand as it is.
  const raw = Buffer.concat([Buffer.from(`To: ${message.address}\r\n`), await compose(message, now)])
  return message.dkim ? sign(raw, message.dkim) : ok(raw)
}

function faultIn({ headers, messageId: id }: Wired): string | undefined {
  if (!messageId.test(id)) return 'the message id is not of the form unique@domain'
  const bad = headers.find(([name, value]) => !headerName.test(name) || !headerValue.test(value))
  if (bad) return `the header ${JSON.stringify(bad[0].slice(0, 40))} is not printable ASCII on one line`
  const twice = oneOnly.find(one => headers.filter(([name]) => name.toLowerCase() === one).length > 1)
  return twice ? `the header ${twice} stands there twice (RFC 8058)` : undefined
}

function compose(message: Wired, now: Instant): Promise<Buffer> {
  const { subject, html, text } = message
  const composer = new MailComposer({
    from: mailbox(message.from),
    ...(message.replyTo ? { replyTo: mailbox(message.replyTo) } : {}),
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    messageId: `<${message.messageId}>`,
    date: new Date(now),
    headers: message.headers.map(asItIs),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

// Folding List-Unsubscribe breaks signatures at some receivers.
const asItIs = ([key, value]: Header) => ({ key, value: { prepared: true, foldLines: false, value } })

// A fresh object each time: the composer writes into what it is given.
const mailbox = ({ name = '', address }: Mailbox) => ({ name, address: String(address) })

async function sign(raw: Buffer, { domain, selector, privateKey }: Dkim): Promise<Result<Buffer, string>> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: signed })
  const whole = await buffer(signer.sign(raw) as Readable)
  // The library leaves the message unsigned when the key is of no use.
  if (!whole.subarray(0, 15).equals(Buffer.from('DKIM-Signature:'))) return err('the DKIM key does not sign')
  return ok(whole)
}
