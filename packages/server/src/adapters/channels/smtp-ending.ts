import type { HandOff } from './port.ts'

/** How far a message had come. `sender` to `message` name the command that was answered; `dot`: all of it was sent. */
export type Stage = 'connect' | 'envelope' | 'dot'

/** What the library tells of a failure. */
export type SmtpError = { readonly responseCode?: number | undefined; readonly message?: string | undefined }

/**
 * What a failure means for the message.
 * A refusal of the server (RFC 5321: 4xx now, 5xx for good) is a failure whenever it comes. No answer before the whole
 * message was sent is a temporary failure, since without the final dot the server must not deliver. No answer, or one
 * that says nothing, after that is unknown forever (RFC 1047).
 */
export function endingOf(error: SmtpError, stage: Stage): HandOff {
  const code = error.responseCode ?? 0
  const why = wordsOf(error)
  // A server that refuses us as a whole says nothing of this customer.
  if (stage === 'connect') return { result: 'failed', permanent: false, why: `no connection: ${why}` }
  if (code >= 400 && code < 600) return { result: 'failed', permanent: code >= 500, why }
  if (stage === 'dot')
    return { result: 'unknown', why: `the whole message was sent, but the answer is missing: ${why}` }
  return { result: 'failed', permanent: false, why }
}

// The server's words come from outside: one line of printable characters, not too long.
function wordsOf({ message }: SmtpError): string {
  return (message ?? 'no reason given').replace(/[^\u0020-\u007e]+/g, ' ').slice(0, 200)
}
