import { channels, consentTypes, day, dials, guardWishes, hour, type Instant, minute, second } from '@candor/terms'
import {
  addContact,
  applyChoice,
  type Codes,
  countryCode,
  noteMeaning,
  noteNight,
  Standing,
  type StateLayout,
} from '../../../customers/state/index.ts'

/** A zone that does not exist. */
export const noZone = 'No/Where'

/** Places, zones and plans as codes, as a dictionary holds them. */
const texts: { readonly [attribute: string]: readonly string[] } = {
  region: ['', 'CA', 'FL', 'TX', 'QC'],
  zone: ['', 'America/New_York', 'Europe/Berlin', 'Europe/London', 'America/Sao_Paulo', 'Asia/Jakarta', noZone],
  plan: ['', 'plan 1', 'plan 2'],
}

export const realCodes: Codes = {
  code: (attribute, text) => Math.max(0, texts[attribute]?.indexOf(text ?? '') ?? 0),
  text: (attribute, code) => (code === 0 ? undefined : texts[attribute]?.[code]),
  texts: attribute => texts[attribute] ?? [],
  ensure: () => Promise.reject(new Error('no text here is new')),
  forget: () => undefined,
  reload: async () => undefined,
}

/** How long before an act things lie about which rules ask, a little before and after. */
const edges = [
  0,
  1,
  hour,
  day,
  2 * day,
  7 * day,
  31 * day,
  182 * day,
  184 * day,
  364 * day,
  365 * day,
  729 * day,
  731 * day,
]

/**
 * Rows of customers who differ in some things, in others with every call, with instants around those that rules ask about. The same
 * for the same `random`.
 */
export function randomRows(random: () => number, layout: StateLayout, at: Instant, count: number): Uint8Array[] {
  const upTo = (most: number): number => Math.floor(random() * (most + 1))
  const one = <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T
  const chance = (share: number): boolean => random() < share
  // In how much they differ: whoever differs in everything is alike to nobody.
  const differs = Array.from({ length: 20 }, () => chance(0.25))
  const may = (what: number, share: number): boolean => differs[what] === true && chance(share)
  const instant = (): Instant => at - one(edges) + one([-1, 0, 1, minute, -minute, upTo(day), -upTo(day)])
  const purposes = [...new Set(layout.slots.map(slot => slot.purpose))].filter(() => chance(0.4))
  const told = (state: Standing) => {
    for (let i = purposes.length && upTo(differs[0] ? 4 : 2); i > 0; i--) {
      const about = { purpose: one(purposes), channel: one(['any', 'email', 'sms', 'voice']), at: instant() }
      const flags = { optOutOffered: chance(0.5), parental: chance(0.2) }
      applyChoice(
        state,
        chance(0.6) ? { kind: 'consent', ...about, type: one(consentTypes), ...flags } : { kind: 'refusal', ...about },
      )
    }
  }
  const wished = (state: Standing) => {
    if (may(2, 0.1)) state.pausedUntil = at + one([-day, 0, 1, day, 99 * day, 101 * day, 399 * day, 500 * day])
    if (may(3, 0.2)) state.dial = one(dials)
    if (may(4, 0.2)) state.guard = one(guardWishes)
    if (may(5, 0.1)) state.noOffersAtNight = true
    if (may(6, 0.05)) state.restricted = true
    if (may(7, 0.05)) state.purchasesAWeek = upTo(2)
    if (may(8, 0.1)) state.avoidTopics = layout.topics.filter(() => chance(0.5))
    if (chance(0.1))
      state.quietHours = [{ from: one([0, 420, 1260]), to: one([420, 720, 1439]), days: [1, 2, 3, 4, 5, 6, 7] }]
    if (chance(0.1))
      state.budgets = [{ channel: one(['any', 'email', 'sms']), max: upTo(2), hours: one([24, 168, 3000]) }]
  }
  const happened = (state: Standing) => {
    for (let i = differs[11] ? upTo(chance(0.8) ? 4 : 20) : 0; i > 0; i--)
      addContact(
        state,
        at - one([0, 1, day, 2 * day, 7 * day, 125 * day]) + one([-1, 0, 1, -hour, -day]),
        one(channels),
      )
    for (const meaning of ['purchase', 'inquiry', 'subscription-start', 'subscription-end', 'return'] as const)
      for (let i = may(12, 0.3) ? upTo(3) : 0; i > 0; i--) noteMeaning(state, meaning, instant() - i * second)
    for (let i = may(13, 0.2) ? upTo(3) : 0; i > 0; i--) noteNight(state, at - upTo(5) * day)
  }
  const [home, region] = [one(['US', 'DE', 'GB', 'CA', 'BR', 'ID']), upTo(4)]
  return Array.from({ length: count }, () => {
    const state = new Standing(layout).clear()
    told(state)
    wished(state)
    happened(state)
    state.countryCode = countryCode(
      differs[14] ? one([undefined, 'US', 'US', 'DE', 'GB', 'CA', 'BR', 'ID', 'FR']) : home,
    )
    state.regionCode = differs[14] ? upTo(4) : region
    state.zoneCode = differs[15] ? upTo(6) : 1
    for (const channel of channels) if (!may(16, 0.1)) state.setKnows(channel, true)
    if (may(17, 0.1)) state.setSuppression(one(channels), one(['marketing', 'all']))
    layout.attributes.forEach(({ name, type }, i) => {
      const value =
        type === 'boolean'
          ? upTo(1)
          : type === 'text'
            ? 1 + upTo(2)
            : name === 'age'
              ? one([12, 13, 15, 16, 17, 18, 30])
              : 20_000 + upTo(900)
      if (may(18, 0.7)) state.setAttribute(i, value)
    })
    return state.copy()
  })
}
