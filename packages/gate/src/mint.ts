import { type Act, type ActKind, err, type Instant, ok, type Result } from '@candor/terms'
import type { Facts } from './facts.ts'
import type { Gate } from './gate.ts'
import type { Verdict } from './verdict.ts'

const seal: unique symbol = Symbol('pass')

/** To whom, for which attempt of which act, at which address and until when (exclusive) a pass may be used. */
export type Grant = {
  readonly customer: string
  readonly actId: string
  readonly attempt: number
  readonly address: string
  readonly expiresAt: Instant
}

/** What somebody is about to do with a pass in hand. */
export type Attempt = {
  readonly customer: string
  readonly purpose: string
  /** Undefined where the act goes by no channel. */
  readonly channel: string | undefined
  readonly address: string
  readonly now: Instant
}

/** The sealed, short-lived token that only a permitting decision yields and every channel demands. */
class Pass<K extends ActKind> {
  readonly #act: Act & { readonly kind: K }
  readonly #grant: Grant

  /** The symbol never leaves this file, so that nothing else can make a pass. */
  constructor(key: typeof seal, act: Act & { readonly kind: K }, grant: Grant) {
    if (key !== seal) throw new TypeError('only a permitting decision makes a pass')
    this.#act = { ...act }
    this.#grant = { ...grant }
    Object.freeze(this)
  }

  get kind(): K {
    return this.#act.kind
  }

  get actId(): string {
    return this.#grant.actId
  }

  get attempt(): number {
    return this.#grant.attempt
  }

  get expiresAt(): Instant {
    return this.#grant.expiresAt
  }

  /** Ok when the pass was made for exactly this and has not expired; else says what differs. Addresses compare byte for byte. */
  admits({ customer, purpose, channel, address, now }: Attempt): Result<void, string> {
    if (customer !== this.#grant.customer) return err('the pass is for another customer')
    if (purpose !== this.#act.purpose) return err(`the pass is for the purpose ${this.#act.purpose}`)
    if (channel !== this.#act.channel) return err(`the pass is for the channel ${this.#act.channel ?? 'none'}`)
    if (address !== this.#grant.address) return err('the pass is for another address')
    if (!(now < this.#grant.expiresAt)) return err('the pass has expired')
    return ok(undefined)
  }
}

export type { Pass }

/** A binding verdict, and the pass it minted where it permits. */
export type Decision<K extends ActKind> = { readonly verdict: Verdict; readonly pass?: Pass<K> }

/**
 * Decides, for a caller that records the decision. A pass comes with a permit alone, and only when the act lacks none of the
 * obligations named; after an `adjust` the caller adjusts the act and decides again. Throws where `preview` does.
 */
export function decide<K extends ActKind>(
  gate: Gate,
  act: Act & { readonly kind: K },
  facts: Facts,
  at: Instant,
  grant: Grant,
): Decision<K> {
  const verdict = gate.preview(act, facts, at)
  const fulfilled = verdict.obligations.every(obligation => act.lacks?.includes(obligation) !== true)
  if (verdict.outcome !== 'permit' || !fulfilled) return { verdict }
  return { verdict, pass: new Pass(seal, act, grant) }
}
