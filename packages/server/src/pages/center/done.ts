import type { Recorded } from '../../acts/choices/index.ts'
import { type Dispatch, readDispatch } from '../../customers/history/index.ts'
import { wordsAbout } from '../../decisions/index.ts'
import type { Center, Desk } from './desk.ts'
import type { DoneView } from './done-page.ts'
import { proofPath } from './proofs/proofs.ts'
import { manageToken } from './visit.ts'
import { channelText, momentOf, purposeText, saidLines } from './words.ts'

const mostShown = 20

/** The address of the page that says what a POST changed: which choices, and what was in flight. */
export function doneQuery({ choices, inFlight }: Recorded): string {
  const ids = choices.map(({ choice }) => choice).sort()
  const query = new URLSearchParams()
  if (ids.length > 0) query.set('said', `${ids[0]}~${ids.at(-1)}`)
  for (const { act } of inFlight.slice(0, mostShown)) query.append('flying', act)
  return query.size === 0 ? '' : `?${query}`
}

export type DoneAsk = { readonly said: string | undefined; readonly flying: readonly string[] }

/** What that page shows: read again from the store, and only of the customer whose link this is. */
export async function doneView(
  house: Center,
  desk: Desk,
  customer: string,
  zone: string,
  ask: DoneAsk,
): Promise<DoneView> {
  const { texts } = desk
  const [first = '', last = first] = ask.said?.split('~') ?? []
  const all = first === '' ? [] : await wordsAbout(house, customer)
  const said = all.filter(({ choice }) => choice >= first && choice <= last)
  const acts = await Promise.all(ask.flying.slice(0, mostShown).map(act => readDispatch(house.store, customer, act)))
  const at = said[0]?.recordedAt
  return {
    proofs: said.map(({ choice }) => proofPath(manageToken(house, customer), choice)),
    changes: said.flatMap(choice => saidLines(choice, house.judge.policy, zone, texts)),
    ...(at === undefined ? {} : { from: momentOf(at, zone, texts) }),
    flying: acts.flatMap(dispatch => (dispatch ? [flyingText(house, desk, dispatch)] : [])),
  }
}

const flyingText = (house: Center, { texts }: Desk, { purpose, channel }: Dispatch): string =>
  texts.done.flyingItem(purposeText(house.judge.policy, purpose, texts), channelText(channel, texts))
