import type { Address } from '@candor/content'
import type { Instant } from '@candor/terms'
import { buildMime } from './mime.ts'
import type { Dkim, HandOff, Mailbox } from './port.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { SmtpPool } from './smtp-pool.ts'

/** A letter to staff, in plain text. `messageId`: without angle brackets, `unique@domain`. */
export type DeskLetter = { readonly messageId: string; readonly subject: string; readonly text: string }

/** The way to the one mailbox of staff that the policy names. It can write to nobody else: customers take a pass. */
export interface DeskMail {
  /** Never rejects: every ending is a `HandOff`. */
  send(letter: DeskLetter, now: Instant): Promise<HandOff>
  /** Lets go of the connection. */
  close(): void
}

type Ends = { readonly to: Address; readonly from: Mailbox; readonly dkim?: Dkim }

export function openDeskMail(options: SmtpOptions, { to, from, dkim }: Ends): DeskMail {
  const pool = new SmtpPool({ ...options, connections: 1 })
  // Auto-Submitted: no mailbox answers it by itself (RFC 3834).
  const headers = [['Auto-Submitted', 'auto-generated']] as const
  return {
    async send(letter, now) {
      const raw = await buildMime({ ...letter, address: to, from, headers, ...(dkim ? { dkim } : {}) }, now)
      if (!raw.ok) return { result: 'failed', permanent: true, why: raw.error }
      // It goes once a day or more rarely: a connection from before would be cold.
      const sent = await pool.lend(session => session.deliver({ from: from.address, to }, raw.value), true)
      return sent.ok ? sent.value.ending : sent.error
    },
    close: () => pool.quit(),
  }
}
