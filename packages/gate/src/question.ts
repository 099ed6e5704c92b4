import type { Act, Instant, LawfulBasis } from '@candor/terms'
import type { Where } from './area.ts'
import type { BrandTerms } from './brand-terms.ts'
import { Choices } from './choices.ts'
import { channelBits } from './compact/channel-bits.ts'
import type { CompactFacts } from './compact/compact-facts.ts'
import { unknown } from './facts.ts'
import { LawChoices } from './law-choices.ts'
import { type DayNumber, dateIn } from './time/calendar.ts'
import { zoneNamed } from './time/places.ts'
import type { Zone } from './time/zone.ts'
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
  readonly #law: LawChoices = new LawChoices()
  #lawRead = false
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
  #where: Where | undefined
  #zone: Zone | undefined
  #today: DayNumber | undefined

  constructor(brand: BrandTerms) {
    this.brand = brand
  }

  /** `where`: the place of the customer; undefined where it could not be read. */
  put(act: Act, facts: CompactFacts, at: Instant, where: Where | undefined): void {
    this.#where = where
    this.#zone = this.#today = undefined
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
    this.basis = this.brand.bases.get(this.purpose) ?? (this.promotion ? undefined : (act.basis ?? impliedBasis(act)))
    this.restsOnWill = restsOnWill(this)
    this.restsOnConsent = this.restsOnWill && (this.basis === undefined || this.basis === 'consent')
    this.#choicesRead = this.#lawRead = false
  }

  /** What the choices say, read when first asked for. Throws where they are damaged; the asking rule then denies. */
  get choices(): Choices {
    if (!this.#choicesRead) this.#choices.read(this)
    this.#choicesRead = true
    return this.#choices
  }

  /** The consents as laws tell them apart, read when first asked for. Throws where they are damaged. */
  get law(): LawChoices {
    if (!this.#lawRead) this.#law.read(this)
    this.#lawRead = true
    return this.#law
  }

  /** Where the person and the brand are. Throws where that fact is damaged. */
  get where(): Where {
    if (this.#where === undefined) throw new TypeError('the place of the customer is damaged')
    return this.#where
  }

  /** The zone in which dates are counted: the customer's, else the brand's. Throws where it is none. */
  get zone(): Zone {
    this.#zone ??= this.facts.zone === unknown ? this.brand.zone : zoneNamed(this.facts.zone)
    return this.#zone
  }

  /** The date of the act in that zone. */
  get today(): DayNumber {
    this.#today ??= dateIn(this.zone, this.at)
    return this.#today
  }
}

/** What is necessary for the service asked for rests on the contract; a decision may name its ground (GDPR Art. 22(2)). */
function impliedBasis({ ground, necessary, strictlyNecessary }: Act): LawfulBasis | undefined {
  if (ground === 'contract-necessary' || necessary === true || strictlyNecessary === true) return 'contract'
  return ground === 'law' ? 'legal-duty' : undefined
}
