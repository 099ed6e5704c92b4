import { err, ok, type Result } from '@candor/terms'

/** A header field of a message: name and value, in the order in which they stand. */
export type Header = readonly [name: string, value: string]

export type HeaderAsk = {
  /** Absent for messages that are not marketing: nothing to unsubscribe from. */
  readonly unsubscribeUrl?: string
  readonly unsubscribeMailto?: string
  readonly campaign: string
  readonly locale: string
}

const https = /^https:\/\/[^\s<>"\u0000-\u001f\u007f-\uffff]+$/i
// On one's own machine there is no certificate; no mail of such an address can reach a customer's provider.
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?\/[^\s<>"\u0000-\u001f\u007f-\uffff]*$/i
const mailto = /^mailto:[^\s<>",\u0000-\u001f\u007f-\uffff]+$/i

/**
 * The headers that our messages carry beside the usual ones. One-click unsubscribe as in RFC 8058: exactly one
 * `List-Unsubscribe` with an https address and exactly one `List-Unsubscribe-Post`. `Auto-Submitted` (RFC 3834) keeps
 * out-of-office answers, which tell about the customer, from being sent back. No `Feedback-ID`: it would tell mailbox
 * providers which campaigns a customer belongs to. Values are ASCII on one line; what cannot be is refused with the reason.
 */
export function headersFor(ask: HeaderAsk): Result<readonly Header[], string> {
  const says = faultIn(ask)
  if (says) return err(says)
  return ok([
    ...unsubscribe(ask),
    ['Content-Language', ask.locale],
    ['Auto-Submitted', 'auto-generated'],
    ['Candor-Campaign', ask.campaign],
  ])
}

function unsubscribe({ unsubscribeUrl, unsubscribeMailto }: HeaderAsk): readonly Header[] {
  if (unsubscribeUrl === undefined) return []
  const ways = [unsubscribeUrl, ...(unsubscribeMailto === undefined ? [] : [unsubscribeMailto])]
  return [
    ['List-Unsubscribe', ways.map(way => `<${way}>`).join(', ')],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  ]
}

function faultIn({ unsubscribeUrl, unsubscribeMailto, campaign, locale }: HeaderAsk): string | undefined {
  if (unsubscribeUrl !== undefined && !https.test(unsubscribeUrl) && !loopback.test(unsubscribeUrl))
    return 'unsubscribeUrl must be an https address (RFC 8058)'
  if (unsubscribeMailto !== undefined && !mailto.test(unsubscribeMailto))
    return 'unsubscribeMailto must be a mailto address'
  // A line of a message is at most 998 octets (RFC 5322, 2.1.1), and this one is never folded.
  if ((unsubscribeUrl?.length ?? 0) + (unsubscribeMailto?.length ?? 0) > 900)
    return 'the unsubscribe addresses are longer than 900 characters'
  if (!/^[\w.:-]{1,128}$/.test(campaign)) return 'campaign must be 1 to 128 letters, digits, ".", ":", "_" or "-"'
  return /^[A-Za-z0-9-]{2,35}$/.test(locale) ? undefined : 'locale must be a language tag'
}
