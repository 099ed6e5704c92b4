import { type Dial, dials } from '@candor/terms'
import { type RecommendationSettings, type Recommended, recommend } from '../../acts/personalization/index.ts'
import { type Why, whyOfEntry } from '../../answers/why/index.ts'
import { itemsById } from '../../brand/catalogue/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { readState } from '../../customers/state/index.ts'
import { unwantedOf } from '../../customers/unwanted/index.ts'
import type { Shown } from '../../decisions/index.ts'
import type { Center } from './desk.ts'
import { formToken } from './form-token.ts'
import { proofPath } from './proofs/proofs.ts'
import { reasonsOf, type Titles } from './reasons.ts'
import type { ChangedView, LevelView, MoveView, SuggestionsView } from './suggestions-page.ts'
import type { Visit } from './visit.ts'
import { purposeText } from './words.ts'

const slot = 'suggestions'
const items = 5
const previewed = 3

/** What the address says was just changed, and with which list to compare. */
export type ChangedAsk = {
  readonly unused?: string | undefined
  readonly used?: string | undefined
  readonly level?: string | undefined
  readonly seen?: string | undefined
}

/** The page of suggestions of a visitor; undefined when the customer is gone or too much happens at once. */
export async function suggestionsView(
  house: Center,
  visit: Visit<'manage'>,
  settings: RecommendationSettings,
  ask: ChangedAsk,
): Promise<SuggestionsView | undefined> {
  const { customer, token, desk } = visit
  const { texts } = desk
  const { policy } = house.judge
  const done = await recommend(house, { slot, n: items, customer })
  if (!done.ok) return undefined
  const now = done.value
  const dial = (await readState(house.store, house.judge.layout, customer))?.state.dial ?? policy.dial
  const unwanted = await unwantedOf(house.store, await halvesOf(house, customer))
  const seen = await seenIn(house, customer, ask.seen)
  const titles = await titlesOf(house, [
    ...idsIn(now.items.map(({ told }) => told)),
    ...idsIn(seen?.items ?? []),
    ...unwanted.map(({ item }) => item),
    ...[ask.unused, ask.used].flatMap(item => (item === undefined ? [] : [item])),
  ])
  const refused = await refusalOf(house, customer, dial, now)
  return {
    level: texts.preferences.dials[dial],
    purpose: purposeText(policy, settings.purpose, texts),
    ...(refused === undefined ? {} : { refused: refused.explanation.customer }),
    ...changedOf(visit, ask, titles, now, seen),
    items: now.items.map(({ held, told }) => ({
      title: held.title,
      link: held.link,
      reasons: reasonsOf(told, titles, texts),
    })),
    unwanted: unwanted.map(({ item }) => ({ id: item, title: titles.get(item) ?? texts.suggestions.gone })),
    levels: await levelsOf(house, visit, settings, { dial, mayUse: refused === undefined }),
    ...(now.decision === null ? {} : { seen: now.decision, proof: proofPath(token, now.decision) }),
    action: `/suggestions/${token}`,
    csrf: formToken(house, token),
    preferences: `/preferences/${token}`,
    timeline: `/timeline/${token}`,
  }
}

/** Every item that a list names, and those that its reasons name. */
const idsIn = (shown: Shown['items']): string[] =>
  shown.flatMap(({ item, terms }) => [item, ...terms.flatMap(term => term.item ?? [])])

/** Titles as they are now. What is sensitive has none here: the page may be seen by others. */
export async function titlesOf(house: Center, ids: readonly string[]): Promise<Titles> {
  return new Map([...(await itemsById(house.store, ids))].map(([id, { title }]) => [id, title]))
}

export const titlesIn = (house: Center, shown: Shown): Promise<Titles> => titlesOf(house, idsIn(shown.items))

/** What was shown before, from the record: only what is this customer's own. */
async function seenIn(house: Center, customer: string, entry: string | undefined): Promise<Shown | undefined> {
  if (entry === undefined || !/^[a-z0-9]{26}$/.test(entry)) return undefined
  const why = await whyOfEntry(house, customer, entry)
  return why.ok ? why.value.decision.shown : undefined
}

/** The refusal, where the level would allow a profile and the gate did not. */
async function refusalOf(house: Center, customer: string, dial: Dial, now: Recommended): Promise<Why | undefined> {
  if (now.decision === null || now.level === dial) return undefined
  const why = await whyOfEntry(house, customer, now.decision)
  return why.ok && why.value.decision.verdict.outcome !== 'permit' ? why.value : undefined
}

function changedOf(
  { desk: { texts } }: Visit<'manage'>,
  { unused, used, level }: ChangedAsk,
  titles: Titles,
  now: Recommended,
  seen: Shown | undefined,
): { readonly changed?: ChangedView } {
  const { suggestions: t, preferences } = texts
  const moves = seen ? { moves: movesOf(seen, now, titles, t.gone) } : {}
  const gone = unused === undefined ? undefined : titles.get(unused)
  if (unused !== undefined && gone !== undefined)
    return { changed: { title: t.noted(gone), text: t.notedText, undo: { id: unused, title: gone }, ...moves } }
  const back = used === undefined ? undefined : titles.get(used)
  if (back !== undefined) return { changed: { title: t.usedAgain(back), ...moves } }
  const chosen = dials.find(dial => dial === level)
  return chosen === undefined ? {} : { changed: { title: t.levelNow(preferences.dials[chosen]) } }
}

/** The items whose place is another one now. */
function movesOf(seen: Shown, now: Recommended, titles: Titles, gone: string): MoveView[] {
  const before = seen.items.map(({ item }) => item)
  const after = now.items.map(({ told }) => told.item)
  return [...new Set([...before, ...after])].flatMap(item => {
    const [was, is] = [before.indexOf(item), after.indexOf(item)]
    if (was === is) return []
    return {
      title: titles.get(item) ?? gone,
      ...(was < 0 ? {} : { before: was + 1 }),
      ...(is < 0 ? {} : { after: is + 1 }),
    }
  })
}

/** What each level uses and shows. Levels above the customer's own are told, not shown: showing them would already use it. */
async function levelsOf(
  house: Center,
  { customer, desk: { texts } }: Visit<'manage'>,
  { interests }: RecommendationSettings,
  { dial, mayUse }: { readonly dial: Dial; readonly mayUse: boolean },
): Promise<LevelView[]> {
  const { suggestions: t, preferences } = texts
  const { fields } = house.judge.policy
  const field = interests === undefined ? undefined : (fields[interests]?.text ?? interests.replaceAll('_', ' '))
  const levels: LevelView[] = []
  for (const level of dials) {
    const uses = level === 'basic' ? t.uses.basic(field) : t.uses[level]
    // What was refused a moment ago is not asked for again.
    const isBelow = dials.indexOf(level) < dials.indexOf(dial) && (mayUse || level !== 'basic')
    const shown = isBelow ? await recommend(house, { slot, n: previewed, customer, atMost: level }) : undefined
    levels.push({
      level,
      name: preferences.dials[level],
      uses,
      ...(shown?.ok ? { titles: shown.value.items.map(({ held }) => held.title) } : {}),
      isNow: level === dial,
    })
  }
  return levels
}
