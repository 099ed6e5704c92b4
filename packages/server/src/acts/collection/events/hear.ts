import type { Instant } from '@candor/terms'
import type { Policy } from '../../../brand/policy/index.ts'
import type { Source } from '../../../brand/sources/index.ts'
import type { Choice, Saying } from '../../../customers/consent/index.ts'
import type { Standing } from '../../../customers/state/index.ts'
import { bannerSays, categoriesByPurpose } from './banner.ts'
import { earliest } from './clock.ts'
import type { Incoming } from './incoming.ts'

/** What a device says on its owner's behalf with one call. */
export type Heard = {
  /** What is new and worth recording. */
  readonly sayings: readonly { readonly said: Saying; readonly via: 'banner' | 'gpc'; readonly at: Instant }[]
  /** Purposes that this very call refuses, whatever is on record. */
  readonly refused: readonly string[]
}

export type HearingRoom = {
  readonly policy: Policy
  readonly source: Source
  readonly state: Standing
  /** Choices on record; needed only where `mustRecall` says so. */
  readonly earlier: readonly Choice[]
  readonly now: Instant
}

// INVARIANT: what a device says may always restrict. It permits only with the words people read, only where nothing stands
// against it, and lifts a no only when the no came from a banner too and the call reports a later change of mind.
/** What one call says, against what stands. */
export function hear(call: Incoming, room: HearingRoom): Heard {
  const { policy } = room
  const heard = { sayings: [] as Heard['sayings'][number][], refused: [] as string[] }
  if (call.gpc)
    for (const [purpose, { opposedBy }] of Object.entries(policy.purposes))
      if (opposedBy.includes('gpc')) hearSignal(purpose, room, heard)
  if (call.consent)
    for (const [purpose, categories] of categoriesByPurpose(policy)) {
      const answer = bannerSays(call.consent, categories)
      if (answer === 'no') hearNo(purpose, call, room, heard)
      if (answer === 'yes') hearYes(purpose, categories, call, room, heard)
    }
  return heard
}

type Hearing = { sayings: Heard['sayings'][number][]; refused: string[] }

/** Whether `hear` needs the choices on record to judge this call. */
export const mustRecall = ({ gpc, consent }: Incoming): boolean => gpc || consent?.isChange === true

/** 11 CCR 7025(c)(3): the signal prevails over an earlier yes; a specific yes given after it was heard prevails over it. */
function hearSignal(purpose: string, { state, earlier, now }: HearingRoom, heard: Hearing): void {
  const { yes, no } = newest(state, purpose)
  const signaled = earlier.some(
    ({ said, via, at }) => via === 'gpc' && said.kind === 'objection' && said.purpose === purpose && at < yes,
  )
  if (yes > no && signaled) return
  heard.refused.push(purpose)
  if (no > 0 && no >= yes) return
  heard.sayings.push({ said: { kind: 'objection', purpose, channel: 'any' }, via: 'gpc', at: Math.max(now, yes) })
}

function hearNo(purpose: string, call: Incoming, { state }: HearingRoom, heard: Hearing): void {
  heard.refused.push(purpose)
  const { yes, no } = newest(state, purpose)
  const stands = no > 0 && no >= yes
  if (stands || call.at < yes) return
  heard.sayings.push({ said: { kind: 'refusal', purpose, channel: 'any' }, via: 'banner', at: call.at })
}

function hearYes(
  purpose: string,
  categories: readonly string[],
  call: Incoming,
  room: HearingRoom,
  heard: Hearing,
): void {
  const { yes, no } = newest(room.state, purpose)
  if (yes > no || heard.refused.includes(purpose)) return
  const against = newestAgainst(room.state, purpose)
  if (against > 0 && !mayLift(purpose, against, call, room)) return
  const said = categories.filter(category => call.consent?.given.includes(category))
  const words = wordsFor(said, room.policy)
  if (!words) return
  // A clock that was never set tells nothing about when it was said; it lifts no no either (`mayLift`).
  const { saidAt = call.at } = call
  const at = saidAt >= earliest ? saidAt : call.at
  const { source } = room.source
  const evidence = { ...words, surface: source, locale: localeOf(call) ?? 'und', at }
  heard.sayings.push({
    said: { kind: 'consent', purpose, channel: 'any', type: 'express', evidence },
    via: 'banner',
    at,
  })
}

function mayLift(purpose: string, no: Instant, call: Incoming, { earlier }: HearingRoom): boolean {
  if (call.consent?.isChange !== true || (call.saidAt ?? call.at) <= no) return false
  const noes = earlier.filter(
    ({ said, at }) => said.kind !== 'consent' && said.kind !== 'preference' && reaches(said, purpose) && at <= no,
  )
  return noes.length > 0 && noes.every(({ via }) => via === 'banner')
}

/** What was said about `sale` may hold for `cross-context-ads` too (Cal. Civ. Code 1798.120). */
const reaches = (said: { readonly purpose: string }, purpose: string): boolean =>
  said.purpose === purpose || said.purpose === 'any' || (purpose === 'cross-context-ads' && said.purpose === 'sale')

/** The newest standing no that a yes on every channel would beat, 0 when there is none: one about a single channel too. */
function newestAgainst(state: Standing, purpose: string): Instant {
  return state.layout.slots.reduce((newest, slot, at) => {
    const own = state.slotOf(purpose, slot.channel)
    const stands = reaches(slot, purpose) && state.optOutAt(at) >= (own < 0 ? 0 : state.consentAt(own))
    return stands ? Math.max(newest, state.optOutAt(at)) : newest
  }, 0)
}

/** All categories that people said yes to must come with the words they read: a yes is a yes to words. */
function wordsFor(categories: readonly string[], policy: Policy): { text: string; version: string } | undefined {
  const words = categories.map(category => policy.consentCategories[category])
  if (words.length === 0 || !words.every(one => one?.text !== undefined && one.version !== undefined)) return undefined
  return { text: words.map(one => one?.text).join(' / '), version: words.map(one => one?.version).join(' / ') }
}

function localeOf({ event }: Incoming): string | undefined {
  const context = event['context']
  const locale = typeof context === 'object' && context !== null && 'locale' in context ? context.locale : undefined
  return typeof locale === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(locale) ? locale : undefined
}

/** The newest yes and the newest no that bear on collecting for a purpose; 0 when there is none. */
export function newest(state: Standing, purpose: string): { readonly yes: Instant; readonly no: Instant } {
  const own = state.slotOf(purpose, 'any')
  const all = state.slotOf('any', 'any')
  const yes = own < 0 ? 0 : state.consentAt(own)
  return { yes, no: Math.max(own < 0 ? 0 : state.optOutAt(own), all < 0 ? 0 : state.optOutAt(all)) }
}
