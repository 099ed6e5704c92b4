import { type Budget, type Dial, type GuardWish, hour, type Instant, type QuietHours } from '@candor/terms'
import { type Facts, type Subscription, type Traits, type Unknown, unknown } from '../facts.ts'
import { channelBits } from './channel-bits.ts'
import { ChoiceColumns } from './choice-columns.ts'
import { ContactColumns } from './contact-columns.ts'

/** A budget as it is counted: the bits of its channels, and its window in milliseconds. */
export type CountedBudget = { readonly channels: number; readonly max: number; readonly window: number }

export const countedBudget = ({ channel, max, hours }: Budget): CountedBudget => ({
  channels: channelBits(channel),
  max,
  window: hours * hour,
})

const noBudgets: readonly CountedBudget[] = Object.freeze([])
const noHours: readonly QuietHours[] = Object.freeze([])
const noInstants: readonly Instant[] = Object.freeze([])
const noTopics: readonly string[] = Object.freeze([])
const noSubscriptions: readonly Subscription[] = Object.freeze([])
const noTraits: Traits = Object.freeze({})

/**
 * `Facts` in the form the rules read: no object per choice or contact. Means what `Facts` means. One object may be cleared and
 * filled again for every customer of a plan; `compactFacts` fills one from `Facts`.
 */
export class CompactFacts {
  country: string = unknown
  region: string | undefined
  zone: string = unknown
  age: number | undefined
  address: Facts['address'] = unknown
  suppressed: Facts['suppressed'] = unknown
  pausedUntil: Instant | undefined
  quietHours: readonly QuietHours[] = noHours
  budgets: readonly CountedBudget[] = noBudgets
  dial: Dial | undefined
  avoidTopics: readonly string[] = noTopics
  guard: GuardWish = 'usual'
  purchasesAWeek: number | undefined
  noOffersAtNight = false
  restricted = false
  contactsKnownSince: Instant | undefined
  purchases: readonly Instant[] = noInstants
  returns: readonly Instant[] = noInstants
  lateNights: readonly Instant[] = noInstants
  inquiries: readonly Instant[] = noInstants
  subscriptions: readonly Subscription[] = noSubscriptions
  b2b = false
  corporate = false
  nationalDnc: boolean | Unknown = false
  tpsSince: Instant | undefined
  publishedAddress: Facts['publishedAddress']
  gpc = false
  traits: Traits = noTraits
  readonly choices: ChoiceColumns = new ChoiceColumns()
  readonly contacts: ContactColumns = new ContactColumns()

  /** Nothing known: no choice, no contact, no limit. */
  clear(): void {
    this.country = this.zone = this.address = this.suppressed = unknown
    this.region = this.age = this.pausedUntil = this.dial = this.contactsKnownSince = undefined
    this.avoidTopics = noTopics
    this.guard = 'usual'
    this.purchasesAWeek = undefined
    this.noOffersAtNight = false
    this.restricted = false
    this.quietHours = noHours
    this.budgets = noBudgets
    this.purchases = this.returns = this.lateNights = this.inquiries = noInstants
    this.subscriptions = noSubscriptions
    this.b2b = this.corporate = this.nationalDnc = this.gpc = false
    this.traits = noTraits
    this.tpsSince = this.publishedAddress = undefined
    this.choices.clear()
    this.contacts.clear()
  }
}
