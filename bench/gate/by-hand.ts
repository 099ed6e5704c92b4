import type { Act } from '@candor/terms'
import {
  type CompactFacts,
  type CountedBudget,
  channelBits,
  countedBudget,
  marks,
} from '../../packages/gate/src/index.ts'
import { zonesNamed, zonesOfPlace } from '../../packages/gate/src/time/places.ts'
import type { Zone } from '../../packages/gate/src/time/zone.ts'
import { policy } from './people.ts'

/**
 * The same rules written out by hand for the brand and the acts of the benchmark: straight-line code that allocates nothing.
 * It reads the same compact facts as the gate and the same time-zone table, and shares nothing else with it. What it finds stands in `found` until the next call.
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
const [emailBudget, anyBudget] = policy.budgets.map(countedBudget) as [CountedBudget, CountedBudget]
const email = channelBits('email')
const flawed = marks.forced | marks.soft
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

function say(rule: number, word: number): void {
  found.codes[found.count++] = rule * 8 + word
  if (word < lapsed && word > found.outcome) found.outcome = word
}

function readChoices(purpose: string, channels: number, facts: CompactFacts, at: number, contact: boolean): void {
  withdrawn = usableSince = livingSince = parentalSince = never
  covered = unproven = future = false
  const { count, purposes, numbers } = facts.choices
  for (let i = 0; i < count; i++) {
    const said = purposes[i]
    const marked = numbers[3 * i]!
    if ((marked & channels) === 0) continue
    const givenAt = numbers[3 * i + 1]!
    if ((marked & marks.optOut) !== 0) {
      if ((said === purpose || said === 'any') && givenAt <= at && givenAt > withdrawn) withdrawn = givenAt
      continue
    }
    if (said !== purpose) continue
    const withdrawnAt = numbers[3 * i + 2]!
    covered = true
    if (withdrawnAt <= at && withdrawnAt > withdrawn) withdrawn = withdrawnAt
    if ((marked & marks.evidence) === 0) unproven = true
    if (givenAt > at) future = true
    if ((marked & marks.evidence) === 0 || withdrawnAt <= at || givenAt > at) continue
    if (givenAt > usableSince) usableSince = givenAt
    if ((marked & flawed) !== 0) {
      if ((marked & marks.forced) !== 0 || !(contact && (marked & marks.optOutOffered) !== 0)) continue
    }
    if (givenAt > livingSince) livingSince = givenAt
    if ((marked & marks.parental) !== 0 && givenAt > parentalSince) parentalSince = givenAt
  }
}

function core(act: Act, facts: CompactFacts, will: boolean, consent: boolean, no: number): void {
  const barred = withdrawn > never && usableSince <= withdrawn
  if (will && facts.choices.refused) say(0, barred ? no : lapsed)
  if (will && withdrawn > never && covered && act.kind !== 'collect' && act.kind !== 'solicit-review')
    say(1, barred ? lapsed : permit)
  if (facts.choices.consented) say(2, covered ? satisfied : consent ? no : lapsed)
  if (consent && covered) {
    say(3, unproven ? (usableSince > never ? lapsed : no) : satisfied)
    say(4, future ? (usableSince > never ? lapsed : no) : satisfied)
  }
}

function quietIn(zone: Zone, own: CompactFacts['quietHours'], at: number): number {
  const local = zone.localAt(at)
  const clock = local - Math.floor(local / dayLength) * dayLength
  let rest = clock >= brandFrom ? dayLength + brandTo - clock : clock < brandTo ? brandTo - clock : 0
  if (rest === 0)
    for (let i = 0; i < own.length; i++) {
      const window = own[i]!
      if (clock >= window.from * 60_000 && clock < window.to * 60_000) rest = window.to * 60_000 - clock
    }
  return rest === 0 ? at : Math.min(at + rest, zone.steadyUntil(at))
}

function quietOpens(facts: CompactFacts, from: number): number {
  const zones = facts.zone === 'unknown' ? zonesOfPlace(facts.country, facts.region) : zonesNamed(facts.zone)
  for (let open = from; ; ) {
    let next = open
    for (let i = 0; i < zones.length && next === open; i++) next = quietIn(zones[i]!, facts.quietHours, open)
    if (next === open) return open
    open = next
  }
}

/** Contacts stand oldest first: the one that fills the budget is found from the end, or one too old to count comes before. */
function budgetOpens({ contacts }: CompactFacts, { channels, max, window }: CountedBudget, at: number): number {
  const { numbers } = contacts
  let count = 0
  for (let i = 2 * contacts.count - 2; i >= 0; i -= 2) {
    const contactedAt = numbers[i]!
    if (contactedAt <= at - window) return at
    if ((numbers[i + 1]! & channels) !== 0 && ++count === max) return contactedAt + window
  }
  return at
}

function budgetsOpen(facts: CompactFacts, channels: number, at: number): number {
  let open = budgetOpens(facts, anyBudget, at)
  if (channels === email) open = Math.max(open, budgetOpens(facts, emailBudget, at))
  const own = facts.budgets
  for (let i = 0; i < own.length; i++) {
    if ((own[i]!.channels & channels) !== 0) open = Math.max(open, budgetOpens(facts, own[i]!, at))
  }
  return open
}

function timing(facts: CompactFacts, channels: number, at: number): void {
  const pause = facts.pausedUntil
  if (pause !== undefined) say(14, at < pause ? defer : lapsed)
  say(15, quietOpens(facts, at) > at ? defer : satisfied)
  say(16, budgetsOpen(facts, channels, at) > at ? defer : satisfied)
  if (found.outcome !== defer) return
  for (let open = at; ; ) {
    const next = Math.max(open, pause ?? open, quietOpens(facts, open), budgetsOpen(facts, channels, open))
    if (next === open) {
      found.until = open
      return
    }
    if (next > at + longest) throw new RangeError('the customers of this benchmark never wait so long')
    open = next
  }
}

function reach(act: Act, facts: CompactFacts, marketing: boolean, no: number): void {
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
export function judgeByHand(act: Act, facts: CompactFacts, at: number): void {
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
  const channels = channelBits(act.channel)
  readChoices(purpose, channels, facts, at, contact)
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
  if (marketing) timing(facts, channels, at)
}
