import { Readable } from 'node:stream'
import { err, ok, type Result } from '@candor/terms'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { HandOff } from './port.ts'
import { endingOf, type Stage } from './smtp-ending.ts'
import type { SmtpOptions } from './smtp-options.ts'

export type Envelope = { readonly from: string; readonly to: string }

/** One connection to the mail server, with a greeting behind it and a login where one is configured. */
export class SmtpSession {
  readonly #connection: SMTPConnection
  readonly #answerMs: number
  /** Messages that went over this connection. */
  messages = 0
  /** False once the connection cannot carry another message. */
  usable = true

  private constructor(connection: SMTPConnection, answerMs: number) {
    this.#connection = connection
    this.#answerMs = answerMs
    connection.on('error', () => this.#lost())
    connection.on('end', () => this.#lost())
  }

  /** Connects, greets, logs in. */
  static async open(options: SmtpOptions): Promise<Result<SmtpSession, HandOff>> {
    const { answerMs = 600_000 } = options
    const connection = connectionFor(options)
    const session = new SmtpSession(connection, answerMs)
    try {
      await step(connection, done => connection.connect(done))
      const { auth } = options
      if (auth) await step(connection, done => connection.login({ credentials: auth }, done))
      return ok(session)
    } catch (error) {
      connection.close()
      return err(endingOf(error as Error, 'connect'))
    }
  }

  /** Hands one message over. The envelope is used as it is, byte for byte: nothing here reads an address. */
  async deliver(
    envelope: Envelope,
    raw: Uint8Array,
  ): Promise<{ readonly ending: HandOff; readonly untouched: boolean }> {
    this.messages += 1
    let stage: Stage = 'envelope'
    const message = once(raw)
    // Only after the last byte was taken can the final dot follow.
    message.on('end', () => {
      stage = 'dot'
    })
    const watch = setTimeout(() => this.#connection.close(), this.#answerMs)
    try {
      const ending = await this.#send(envelope, message)
      return { ending, untouched: false }
    } catch (error) {
      const ending = endingOf(error as Error, stage)
      if (!(await this.#reset(ending))) this.close()
      return { ending, untouched: !message.readableDidRead && !(error as { responseCode?: number }).responseCode }
    } finally {
      clearTimeout(watch)
    }
  }

  /** Says goodbye and lets go. */
  quit(): void {
    this.usable = false
    this.#connection.quit()
    // A server that does not answer the goodbye must not keep the connection.
    setTimeout(() => this.#connection.close(), 1_000).unref()
  }

  close(): void {
    this.usable = false
    this.#connection.close()
  }

  #send(envelope: Envelope, message: Readable): Promise<HandOff> {
    return step(this.#connection, done =>
      this.#connection.send({ ...envelope }, message, (error, info) => done(error, handed(info?.response))),
    )
  }

  // A server that refused one message takes the next one after a reset; one that went away does not.
  async #reset(ending: HandOff): Promise<boolean> {
    if (!this.usable || ending.result !== 'failed') return false
    // The ending is known; a server that is slow to reset is not worth waiting for.
    const watch = setTimeout(() => this.#connection.close(), 2_000)
    const reset = step<true>(this.#connection, done => this.#connection.reset(error => done(error, true)))
    return reset.catch(() => false).finally(() => clearTimeout(watch))
  }

  #lost(): void {
    this.usable = false
  }
}

function connectionFor({ host, port, implicitTls, requireTls, connectMs = 30_000, answerMs = 600_000 }: SmtpOptions) {
  return new SMTPConnection({
    host,
    port,
    secure: implicitTls,
    requireTLS: requireTls,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: answerMs,
    socketCloseTimeout: 1_000,
  })
}

function once(raw: Uint8Array): Readable {
  return new Readable({
    read() {
      this.push(raw)
      this.push(null)
    },
  })
}

const handed = (response: string | undefined): HandOff => {
  // Many servers name the message in their answer, which is how a person finds it in the server's log.
  const providerId = /\bqueued as ([\w.-]{1,64})/i.exec(response ?? '')?.[1]
  return { result: 'handed', ...(providerId === undefined ? {} : { providerId }) }
}

// One exchange with the server: its callback, or the connection's end, whichever comes first.
function step<T>(
  connection: SMTPConnection,
  begin: (done: (error?: Error | null, value?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) => settle(error ?? new Error('the connection was closed'))
    const settle = (error?: Error | null, value?: T) => {
      connection.off('error', fail)
      connection.off('end', fail)
      if (error) reject(error)
      else resolve(value as T)
    }
    connection.once('error', fail)
    connection.once('end', fail)
    begin(settle)
  })
}
