import { err, ok, type Result } from '@candor/terms'

/** How to reach the mail server. */
export type SmtpOptions = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (usually port 465). */
  readonly implicitTls: boolean
  /** Refuse to go on without STARTTLS. */
  readonly requireTls: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  /** Connections at once; 5 when absent. */
  readonly connections?: number
  /** Messages over one connection; 100 when absent. */
  readonly messagesPerConnection?: number
  /** Longest wait for a connection and its greeting, in milliseconds; 30 seconds when absent. */
  readonly connectMs?: number
  /** Longest wait for one message to be answered, in milliseconds; 10 minutes when absent (RFC 5321, 4.5.3.2.6). */
  readonly answerMs?: number
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads `smtp://user:password@host:587` or `smtps://host:465`. Without TLS from the start, STARTTLS is required, save on
 * the own machine or where the address says `?starttls=optional`. The error never repeats the address: it may hold a password.
 */
export function parseSmtpUrl(text: string): Result<SmtpOptions, string> {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    return err('must be of the form smtp://user:password@host:587 or smtps://host:465')
  const implicitTls = url.protocol === 'smtps:'
  const auth = credentials(url)
  if (!auth.ok) return auth
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    requireTls: !implicitTls && !loopback.has(url.hostname) && url.searchParams.get('starttls') !== 'optional',
    ...(auth.value ? { auth: auth.value } : {}),
  })
}

function credentials({ username, password }: URL): Result<{ user: string; pass: string } | undefined, string> {
  if (username === '') return ok(undefined)
  try {
    return ok({ user: decodeURIComponent(username), pass: decodeURIComponent(password) })
  } catch {
    return err('has a user or password that is not percent-encoded')
  }
}
