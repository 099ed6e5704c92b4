import type { Address, Header } from '@candor/content'
import type { Pass } from '@candor/gate'
import type { Channel, Instant } from '@candor/terms'

/** A mailbox as it stands in a header: the address, and perhaps the name of who holds it. */
export type Mailbox = { readonly name?: string; readonly address: Address }

/** What signs a message (RFC 6376): the domain, the selector its public key is published under, the key in PEM. */
export type Dkim = { readonly domain: string; readonly selector: string; readonly privateKey: string }

/** One finished message to one customer. `address` is the one that was gated; it is used as it is, byte for byte. */
export type Outgoing = {
  readonly customer: string
  readonly purpose: string
  readonly channel: Channel
  readonly address: string
  /** Without angle brackets, `unique@domain`. Of the dispatch, so that a second attempt has another. */
  readonly messageId: string
  readonly campaign: string
  readonly from: Mailbox
  readonly replyTo?: Mailbox
  /** Who gets what comes back (the envelope's sender, RFC 5321); absent: the address of `from`. */
  readonly envelopeFrom?: Address
  readonly subject: string
  readonly html?: string
  readonly text: string
  readonly headers: readonly Header[]
  readonly dkim?: Dkim
}

/**
 * How handing a message over ended.
 * - `handed`: the provider said that it has the message.
 * - `failed`: the provider cannot have the message; `permanent` says that trying again is in vain.
 * - `unknown`: the provider may or may not have it (RFC 1047). For marketing this is final.
 */
export type HandOff =
  | { readonly result: 'handed'; readonly providerId?: string }
  | { readonly result: 'failed'; readonly permanent: boolean; readonly why: string }
  | { readonly result: 'unknown'; readonly why: string }

/** What a provider can do for us, as far as delivery relies on it. */
export type Capabilities = {
  /** Whether the provider drops a second hand-off with the same key. */
  readonly idempotency: 'none' | 'key'
  /** Whether a hand-off can be taken back, and whether one can be asked about. */
  readonly cancel: boolean
  readonly lookup: boolean
}

export interface OutgoingChannel {
  readonly channel: Channel
  readonly capabilities: Capabilities
  /**
   * Hands one message over. Never rejects: every ending is a `HandOff`. Before a byte leaves, the pass must admit customer,
   * purpose, channel and address of this message at `now`, and again at the moment the message leaves the queue.
   */
  send(pass: Pass<'contact'>, message: Outgoing, now: Instant): Promise<HandOff>
  /** Waits for the hand-offs under way, then lets go of every connection. */
  close(): Promise<void>
}
