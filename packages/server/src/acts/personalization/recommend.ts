import { minute, ok, type Result } from '@candor/terms'
import { type Interlock, interlockOf } from '../../brand/algorithms/index.ts'
import {
  type CurrentState,
  currentState,
  type DecidedProfile,
  decideProfile,
  type House,
  preview,
  type Shown,
} from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { avoidedCategories } from './avoided.ts'
import { countShown } from './count-shown.ts'
import { gatherPerson } from './gather-person.ts'
import { type PickedItem, pickItems, type Slot } from './pick-items.ts'
import { customerUnknown, type PersonalizationRefusal, recommendationsOff, tryAgain } from './refusal.ts'
import { type RecommendationSettings, settingsOf } from './settings.ts'
import { type Shelf, shelfOf } from './shelf.ts'

/** What is to be shown where, and to whom; without a customer, to anybody. */
export type RecommendAsk = Slot & {
  readonly slot: string
  readonly customer?: string
  /** Of the person no more than this, though their dial may allow it. */
  readonly atMost?: Level
}

export type Level = 'none' | 'contextual' | 'basic' | 'full'

export type Recommended = {
  /** The entry of the decision about a profile; null where none was to be used. */
  readonly decision: string | null
  /** Who stands for the customer. */
  readonly customer?: string
  readonly level: Level
  readonly model: string | null
  readonly items: readonly PickedItem[]
}

type Answer = Result<Recommended, PersonalizationRefusal>

/**
 * The best items for a slot. For a customer at `basic` or `full` the gate decides whether their profile may be used, and what was
 * shown lands in the record with that decision before anybody sees it. At `none` and `contextual`, where the gate says no, and for
 * anybody nothing of a person is read: then it is what the page is about and what many people choose.
 * What goes out counts for who is to get a share of what is seen; a list below somebody's level is an example, and does not.
 */
export async function recommend(house: House, asked: RecommendAsk): Promise<Answer> {
  const answer = await listFor(house, asked)
  if (answer.ok && asked.atMost === undefined)
    countShown(
      house,
      answer.value.items.map(({ held }) => held),
    )
  return answer
}

async function listFor(house: House, asked: RecommendAsk): Promise<Answer> {
  const settings = settingsOf(house.judge.policy)
  if (!settings) return recommendationsOff
  const shelf = await shelfOf(house)
  const ask = heldBack(asked, await interlockOf(house.store, 'recommendations'))
  const { customer } = ask
  if (customer === undefined) {
    const level = ask.atMost === 'none' ? 'none' : 'contextual'
    return ok(await impersonal(house, shelf, ask, { level, decision: null, avoided: nothing }))
  }
  const done = await decideAndCommit(house, () => decide(house, settings, shelf, ask, customer))
  return done.done ? done.value : tryAgain
}

type Held = RecommendAsk & { readonly atMost: Level }

/** What a person held back in the register holds for everybody: `fallback` uses nothing of a person, `stop` not even the page. */
function heldBack(ask: RecommendAsk, { kind }: Interlock): Held {
  const atMost = ask.atMost ?? 'full'
  if (kind === 'stop') return { ...ask, atMost: 'none' }
  return { ...ask, atMost: kind === 'none' ? atMost : lower(atMost, 'contextual') }
}

type Decided = { readonly change: Change; readonly value: Answer }

async function decide(
  house: House,
  settings: RecommendationSettings,
  shelf: Shelf,
  ask: Held,
  asked: string,
): Promise<Decided> {
  const found = await currentState(house, house.judge, asked)
  if (!found) return { change: noChange, value: customerUnknown }
  const { customer, before } = found
  const dial = lower(before.state.dial ?? house.judge.policy.dial, ask.atMost)
  const avoided = avoidedCategories(house.judge.policy, before.state.avoidTopics)
  if (dial === 'none' || dial === 'contextual') {
    const shown = await impersonal(house, shelf, ask, { level: dial, decision: null, avoided })
    return { change: noChange, value: ok({ ...shown, customer }) }
  }
  const tried = judged(house, settings.purpose, { customer, before }, ask.slot, dial)
  const used = tried.find(({ decided }) => decided.pass)
  const others = together(...tried.filter(one => one !== used).map(({ decided }) => decided.change()))
  if (!used?.decided.pass) {
    const shown = await impersonal(house, shelf, ask, {
      level: 'contextual',
      decision: tried.at(-1)?.decided.entry ?? null,
      avoided,
    })
    return { change: others, value: ok({ ...shown, customer }) }
  }
  const { level, decided } = used
  const who = { customer, level, pass: decided.pass! }
  const { person, excluded } = await gatherPerson(house, settings, shelf.numbers, who)
  const items = await pickItems(house, shelf, ask, () => ({ level, person, excluded, avoided, again: true }))
  const shown: Shown = { slot: ask.slot, model: shelf.model ?? null, level, items: items.map(({ told }) => told) }
  return {
    change: together(others, decided.change(shown && { shown })),
    value: ok({ decision: decided.entry, customer, level, model: shown.model, items }),
  }
}

type Tried = { readonly level: 'basic' | 'full'; readonly decided: DecidedProfile }

/** Decides at the level the dial asks for; where that is refused, at `basic` if it would be permitted. Each is a decision of its own. */
function judged(
  house: House,
  purpose: string,
  { customer, before }: CurrentState,
  slot: string,
  dial: 'basic' | 'full',
): Tried[] {
  const { judge, clock, ids } = house
  const act = (level: 'basic' | 'full') => ({ kind: 'profile', purpose, level }) as const
  const decideAt = (level: 'basic' | 'full'): Tried => ({
    level,
    decided: decideProfile(house, judge, before, {
      customer,
      act: act(level),
      actId: `${slot}/${ids.id()}`,
      passExpires: clock.now() + minute,
    }),
  })
  const first = decideAt(dial)
  if (first.decided.pass || dial === 'basic') return [first]
  const mayBasic = preview(judge, act('basic'), before.state, clock.now()).outcome === 'permit'
  return mayBasic ? [first, decideAt('basic')] : [first]
}

const order: readonly Level[] = ['none', 'contextual', 'basic', 'full']
const lower = (a: Level, b: Level): Level => (order.indexOf(a) < order.indexOf(b) ? a : b)

const nothing: ReadonlySet<string> = new Set()

type Impersonal = Pick<Recommended, 'decision'> & {
  readonly level: 'none' | 'contextual'
  readonly avoided: ReadonlySet<string>
}

/**
 * Nothing of a person: what the page is about (at `contextual`), and what many people choose; but for what they asked not to be
 * brought up, which their choices say.
 */
async function impersonal(
  house: House,
  shelf: Shelf,
  ask: RecommendAsk,
  { level, decision, avoided }: Impersonal,
): Promise<Recommended> {
  const items = await pickItems(house, shelf, ask, () => ({ level, avoided }))
  return { decision, level, model: shelf.model ?? null, items }
}
