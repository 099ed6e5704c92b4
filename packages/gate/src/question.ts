import type { Act, Instant, LawfulBasis } from '@candor/terms'
import type { BrandTerms } from './brand-terms.ts'
import { Choices } from './choices.ts'
import { channelBits } from './compact/channel-bits.ts'
import type { CompactFacts } from './compact/compact-facts.ts'
import { restsOnWill } from './will.ts'

/** No rule may put an act off for longer: a wait without an end in sight is a refusal and must be called one. */
export const longestWait = 400 * 86_400_000

/**
 * One act put to the gate with its facts and its time, and what follows from the act alone. One object is used again for
 * every verdict of a gate, so that judging a million customers allocates little; nothing may keep it.
 */
export class Question {
  readonly brand: BrandTerms
  readonly #choices: Choices = new Choices()
  #choicesRead = false
  act!: Act
  facts!: CompactFacts
  at: Instant = 0
  /** The purpose judged: `marketing` for a promotion inside a transactional contact. */
  purpose = ''
  /** The channel of the act, as `channelBits`. */
  channels = 0
  basis: LawfulBasis | undefined
  /** A contact that carries a promotion although it is transactional, or confirms an opt-out. */
  promotion = false
  /** Contacts that are not purely transactional, surveys and review requests. */
  marketing = false
  restsOnWill = false
  restsOnConsent = false

  constructor(brand: BrandTerms) {
    this.brand = brand
  }

  put(act: Act, facts: CompactFacts, at: Instant): void {
    this.act = act
    this.facts = facts
    this.at = at
    this.channels = channelBits(act.channel)
    const contact = act.kind === 'contact'
    const transactional = act.messageClass === 'transactional'
    const carriesPromotion = contact && act.contentFlags?.includes('promo') === true
    this.promotion = carriesPromotion && (transactional || act.purpose === 'optout-confirmation')
    this.marketing = contact
      ? !transactional || carriesPromotion
      : act.kind === 'survey' || act.kind === 'solicit-review'
    this.purpose = this.promotion ? 'marketing' : act.purpose
    // The basis stated for the transactional part never carries the promotion.
    this.basis = this.brand.bases.get(this.purpose) ?? (this.promotion ? undefined : act.basis)
    this.restsOnWill = restsOnWill(this)
    this.restsOnConsent = this.restsOnWill && (this.basis === undefined || this.basis === 'consent')
    this.#choicesRead = false
  }

  /** What the choices say, read when first asked for. Throws where they are damaged; the asking rule then denies. */
  get choices(): Choices {
    if (!this.#choicesRead) this.#choices.read(this)
    this.#choicesRead = true
    return this.#choices
  }
}
