import type { Act, Channel } from '@candor/terms'
import type { Facts, PastContact } from '../../packages/gate/src/index.ts'
import { zonesNamed, zonesOfPlace } from '../../packages/gate/src/time/places.ts'
import type { Zone } from '../../packages/gate/src/time/zone.ts'
import { policy } from './people.ts'

/**
 * The same rules written out by hand for the brand and the acts of the benchmark: straight-line code that allocates nothing.
 * It shares the time-zone table with the gate and nothing else. What it finds stands in `found` until the next call.
 */
export const rules = [
  ...['core-withdrawal-immediate', 'core-regive-after-withdrawal', 'core-purpose-specific', 'core-evidence-onus'],
  ...['core-consent-not-yet', 'core-tz-unknown-intersection', 'house-permission', 'house-promo-in-transactional'],
  ...['house-minor', 'house-dial', 'house-no-address', 'house-suppressed', 'house-place-unknown', 'house-message-form'],
  ...['house-paused', 'house-quiet-hours', 'house-budget'],
]
export const words = ['permit', 'adjust', 'defer', 'deny', 'lapsed', 'satisfied']
const [permit, adjust, defer, deny, lapsed, satisfied] = [0, 1, 2, 3, 4, 5]

export const found = { outcome: permit, until: 0, count: 0, codes: new Uint8Array(rules.length) }

const never = Number.NEGATIVE_INFINITY
const hour = 3_600_000
const longest = 400 * 24 * hour
const [emailBudget, anyBudget] = policy.budgets as [(typeof policy.budgets)[0], (typeof policy.budgets)[0]]
const brandFrom = 21 * 60 * 60_000
const brandTo = 8 * 60 * 60_000
const dayLength = 24 * hour

let withdrawn = never
let usableSince = never
let livingSince = never
let parentalSince = never
let covered = false
let unproven = false
let future = false
let refusedOnce = false

function say(rule: number, word: number): void {
  found.codes[found.count++] = rule * 8 + word
  if (word < lapsed && word > found.outcome) found.outcome = word
}

function readChoices(purpose: string, channel: Channel | undefined, facts: Facts, at: number, contact: boolean): void {
  withdrawn = usableSince = livingSince = parentalSince = never
  covered = unproven = future = false
  refusedOnce = facts.optOuts.length > 0
  for (let i = 0; i < facts.optOuts.length; i++) {
    const no = facts.optOuts[i]!
    if (no.channel !== 'any' && no.channel !== channel) continue
    if ((no.purpose === purpose || no.purpose === 'any') && no.at <= at && no.at > withdrawn) withdrawn = no.at
  }
  for (let i = 0; i < facts.consents.length; i++) {
    const yes = facts.consents[i]!
    if (yes.withdrawnAt !== undefined) refusedOnce = true
    if (yes.purpose !== purpose || (yes.channel !== 'any' && yes.channel !== channel)) continue
    covered = true
    const ended = yes.withdrawnAt !== undefined && yes.withdrawnAt <= at
    if (ended && yes.withdrawnAt! > withdrawn) withdrawn = yes.withdrawnAt!
    if (!yes.evidence) unproven = true
    if (yes.givenAt > at) future = true
    if (!yes.evidence || ended || yes.givenAt > at) continue
    if (yes.givenAt > usableSince) usableSince = yes.givenAt
    if (yes.preTicked || yes.bundled || yes.conditional) continue
    if ((yes.type === 'soft-opt-in' || yes.type === 'charity-soft-opt-in') && !(contact && yes.optOutOffered)) continue
    if (yes.givenAt > livingSince) livingSince = yes.givenAt
    if (yes.parental && yes.givenAt > parentalSince) parentalSince = yes.givenAt
  }
}

function core(act: Act, facts: Facts, will: boolean, consent: boolean, no: number): void {
  const barred = withdrawn > never && usableSince <= withdrawn
  if (will && refusedOnce) say(0, barred ? no : lapsed)
  if (will && withdrawn > never && covered && act.kind !== 'collect' && act.kind !== 'solicit-review')
    say(1, barred ? lapsed : permit)
  if (facts.consents.length > 0) say(2, covered ? satisfied : consent ? no : lapsed)
  if (consent && covered) {
    say(3, unproven ? (usableSince > never ? lapsed : no) : satisfied)
    say(4, future ? (usableSince > never ? lapsed : no) : satisfied)
  }
}

function quietIn(zone: Zone, own: Facts['quietHours'], at: number): number {
  const local = zone.localAt(at)
  const clock = local - Math.floor(local / dayLength) * dayLength
  let rest = clock >= brandFrom ? dayLength + brandTo - clock : clock < brandTo ? brandTo - clock : 0
  if (rest === 0 && own !== undefined)
    for (let i = 0; i < own.length; i++) {
      const window = own[i]!
      if (clock >= window.from * 60_000 && clock < window.to * 60_000) rest = window.to * 60_000 - clock
    }
  return rest === 0 ? at : Math.min(at + rest, zone.steadyUntil(at))
}

function quietOpens(facts: Facts, from: number): number {
  const zones = facts.zone === 'unknown' ? zonesOfPlace(facts.country, facts.region) : zonesNamed(facts.zone)
  for (let open = from; ; ) {
    let next = open
    for (let i = 0; i < zones.length && next === open; i++) next = quietIn(zones[i]!, facts.quietHours, open)
    if (next === open) return open
    open = next
  }
}

/** `max` is small: the newest contacts of the window are found by going over them `max` times. */
function budgetOpens(
  contacts: readonly PastContact[],
  channel: string,
  max: number,
  window: number,
  at: number,
): number {
  let count = 0
  for (let i = 0; i < contacts.length; i++) {
    const contact = contacts[i]!
    if (contact.at > at - window && (channel === 'any' || contact.channel === channel)) count++
  }
  if (count < max) return at
  let before = Number.POSITIVE_INFINITY
  for (let seen = 0; seen < max; ) {
    let newest = never
    let ties = 0
    for (let i = 0; i < contacts.length; i++) {
      const contact = contacts[i]!
      if (contact.at >= before || (channel !== 'any' && contact.channel !== channel)) continue
      if (contact.at > newest) {
        newest = contact.at
        ties = 0
      }
      if (contact.at === newest) ties++
    }
    before = newest
    seen += ties
  }
  return before + window
}

function budgetsOpen(facts: Facts, channel: Channel | undefined, at: number): number {
  let open = budgetOpens(facts.contacts, 'any', anyBudget.max, anyBudget.hours * hour, at)
  if (channel === 'email') {
    const email = budgetOpens(facts.contacts, 'email', emailBudget.max, emailBudget.hours * hour, at)
    if (email > open) open = email
  }
  const own = facts.budgets
  if (own === undefined) return open
  for (let i = 0; i < own.length; i++) {
    const { channel: counted, max, hours } = own[i]!
    if (counted !== 'any' && counted !== channel) continue
    const opens = budgetOpens(facts.contacts, counted, max, hours * hour, at)
    if (opens > open) open = opens
  }
  return open
}

function timing(facts: Facts, channel: Channel | undefined, at: number): void {
  const pause = facts.pausedUntil
  if (pause !== undefined) say(14, at < pause ? defer : lapsed)
  say(15, quietOpens(facts, at) > at ? defer : satisfied)
  say(16, budgetsOpen(facts, channel, at) > at ? defer : satisfied)
  if (found.outcome !== defer) return
  for (let open = at; ; ) {
    const next = Math.max(open, pause ?? open, quietOpens(facts, open), budgetsOpen(facts, channel, open))
    if (next === open) {
      found.until = open
      return
    }
    if (next > at + longest) throw new RangeError('the customers of this benchmark never wait so long')
    open = next
  }
}

function reach(act: Act, facts: Facts, marketing: boolean, no: number): void {
  say(10, facts.address === true ? satisfied : deny)
  const { suppressed } = facts
  if (suppressed === 'unknown' || suppressed === 'undeliverable') say(11, deny)
  else say(11, suppressed ? (marketing ? no : lapsed) : satisfied)
  if (!marketing) return
  say(12, facts.country === 'unknown' ? no : satisfied)
  if (act.channel !== 'email') return
  const { lacks } = act
  let lacking = false
  if (lacks !== undefined)
    for (let i = 0; i < lacks.length; i++) {
      const duty = lacks[i]
      if (
        duty === 'identify-sender' ||
        duty === 'postal-address' ||
        duty === 'unsubscribe-link' ||
        duty === 'one-click-header'
      )
        lacking = true
    }
  say(13, lacking ? adjust : satisfied)
}

/** Judges one act of the benchmark into `found`. */
export function judgeByHand(act: Act, facts: Facts, at: number): void {
  found.outcome = permit
  found.count = found.until = 0
  const contact = act.kind === 'contact'
  const transactional = contact && act.messageClass === 'transactional'
  const promotion = transactional && act.contentFlags?.includes('promo') === true
  const reaches = contact || act.kind === 'solicit-review'
  const marketing = reaches && (!transactional || promotion)
  const purpose = promotion ? 'marketing' : act.purpose
  const carried = purpose === 'transactional'
  const will = contact ? marketing : !carried
  const no = promotion ? adjust : deny
  readChoices(purpose, act.channel, facts, at, contact)
  core(act, facts, will, will && !carried, no)
  if (contact && (act.channel === 'sms' || act.channel === 'voice') && facts.zone === 'unknown')
    say(5, marketing && quietOpens(facts, at) > at ? defer : satisfied)
  const reason = carried || livingSince > withdrawn
  say(6, reason ? permit : no)
  if (promotion) say(7, reason ? satisfied : adjust)
  if (facts.age !== undefined)
    say(8, facts.age >= policy.adultAge || carried || parentalSince > withdrawn ? satisfied : no)
  if (act.kind === 'profile') {
    const dial = facts.dial ?? policy.dial
    say(9, dial === 'none' || dial === 'contextual' || (dial === 'basic' && act.level === 'full') ? deny : satisfied)
  }
  if (reaches) reach(act, facts, marketing, no)
  if (marketing) timing(facts, act.channel, at)
}
