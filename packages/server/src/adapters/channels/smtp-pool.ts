import { ok, type Result } from '@candor/terms'
import type { HandOff } from './port.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { SmtpSession } from './smtp-session.ts'

/** A few connections, each lent to one message at a time; who comes late waits in line. */
export class SmtpPool {
  readonly #options: SmtpOptions
  readonly #idle: SmtpSession[] = []
  readonly #line: (() => void)[] = []
  #lent = 0

  constructor(options: SmtpOptions) {
    this.#options = options
  }

  /** Lends a connection to `use` and takes it back; or says why there is none. */
  async lend<T>(use: (session: SmtpSession) => Promise<T>, fresh = false): Promise<Result<T, HandOff>> {
    await this.#turn()
    try {
      const session = await this.#session(fresh)
      if (!session.ok) return session
      const value = await use(session.value)
      this.#takeBack(session.value)
      return ok(value)
    } finally {
      this.#passOn()
    }
  }

  /** Says goodbye on every connection that waits for work. */
  quit(): void {
    for (const session of this.#idle.splice(0)) session.quit()
  }

  async #turn(): Promise<void> {
    if (this.#lent >= (this.#options.connections ?? 5)) await new Promise<void>(resolve => this.#line.push(resolve))
    else this.#lent += 1
  }

  // The place goes straight to the next in line, so that nobody slips in between.
  #passOn(): void {
    const next = this.#line.shift()
    if (next) next()
    else this.#lent -= 1
  }

  async #session(fresh: boolean): Promise<Result<SmtpSession, HandOff>> {
    if (fresh) this.quit()
    let session = this.#idle.pop()
    while (session && !session.usable) session = this.#idle.pop()
    return session ? ok(session) : await SmtpSession.open(this.#options)
  }

  #takeBack(session: SmtpSession): void {
    if (session.usable && session.messages < (this.#options.messagesPerConnection ?? 100)) this.#idle.push(session)
    else if (session.usable) session.quit()
  }
}
