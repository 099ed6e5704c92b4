import { forwardsOf } from '../../../acts/forwarding/index.ts'
import { correctable } from '../../../answers/rights/index.ts'
import { deskOf, vendorOf } from '../../../brand/policy/index.ts'
import { halvesOf } from '../../../customers/identity/index.ts'
import { wholeProfile } from '../../../customers/profiles/index.ts'
import {
  type DeskRight,
  deskRightNames,
  deskRights,
  isExtensionReason,
  isInTime,
  isRefusalReason,
  isSettled,
  type RightsRequest,
  requestsOf,
  wordsOfRequest,
} from '../../../customers/rights/index.ts'
import { readState } from '../../../customers/state/index.ts'
import { objectable, rulesOf, weighedIn } from '../../../decisions/index.ts'
import { warningTime } from '../../../record/index.ts'
import type { ErrorItem } from '../../look/index.ts'
import type { Center } from '../desk.ts'
import { formToken } from '../form-token.ts'
import { holdViews } from '../holds-part.ts'
import { languageIn, sharedTexts } from '../shared/texts.ts'
import type { Texts } from '../texts.ts'
import type { Visit } from '../visit.ts'
import { momentOf, purposeText } from '../words.ts'
import type { AskView, OneView, RightsView } from './view.ts'

type Manage = Visit<'manage'>

export const rightsBase = (token: string): string => `/rights/${token}`

/** Everything this person asked for, under whichever name they were known. */
export const allRequests = async (house: Center, customer: string): Promise<RightsRequest[]> =>
  requestsOf(house, await halvesOf(house, customer))

/** What one can ask for here: a restriction, or its end; an appeal is asked at the answer it is about. */
const askable = (isRestricted: boolean): readonly DeskRight[] =>
  deskRightNames.filter(right => right !== 'appeal' && right !== (isRestricted ? 'restriction' : 'lift-restriction'))

export async function rightsView(house: Center, visit: Manage): Promise<RightsView> {
  const { customer, token, desk, zone } = visit
  const isRestricted = (await readState(house.store, house.judge.layout, customer))?.state.restricted ?? false
  const base = rightsBase(token)
  const requests = await allRequests(house, customer)
  return {
    holds: await holdViews(house, await halvesOf(house, customer), zone, desk.texts),
    isRestricted,
    requests: requests.map(request => ({
      href: `${base}/${request.request}`,
      name: desk.texts.rights.names[request.right],
      state: desk.texts.rights.states[request.state],
      received: momentOf(request.receivedAt, zone, desk.texts),
      due: momentOf(request.dueAt, zone, desk.texts),
    })),
    rights: askable(isRestricted).map(right => ({
      right,
      href: `${base}/ask/${right}`,
      needsCode: deskRights[right].proof === 'code',
    })),
    preferences: `/preferences/${token}`,
  }
}

/** What was typed, where a form comes back with faults. */
export type Typed = {
  readonly said: string
  readonly fields: { readonly [name: string]: string }
  readonly purposes: readonly string[]
}

export async function askView(
  house: Center,
  { customer, token, desk }: Manage,
  {
    right,
    action,
    typed,
    errors,
  }: Pick<AskView, 'right' | 'action' | 'errors'> & { readonly typed: Typed | undefined },
): Promise<AskView> {
  const fields = right === 'correction' ? [...correctable(house.judge.policy)] : []
  const profile = fields.length === 0 ? undefined : await wholeProfile(house, customer)
  // By link alone nobody reads what is sealed; see `kept-fields.ts`.
  const now = profile?.attributes ?? {}
  return {
    right,
    action,
    csrf: formToken(house, token),
    said: typed?.said ?? '',
    mustSay: mustSay(right),
    needsCode: deskRights[right].proof === 'code',
    fields: fields.map(([name, { text }]) => ({
      name,
      label: `${text ?? name.replaceAll('_', ' ')}${Object.hasOwn(now, name) ? ` (${now[name]})` : ''}`,
      value: typed?.fields[name] ?? '',
    })),
    purposes:
      right === 'objection'
        ? objectable(house.judge.policy).map(value => ({
            value,
            text: purposeText(house.judge.policy, value, desk.texts),
          }))
        : [],
    chosen: typed?.purposes ?? [],
    errors,
    back: rightsBase(token),
  }
}

/** What nobody could answer without words. */
export const mustSay = (right: DeskRight): boolean =>
  right === 'complaint' || right === 'human-review' || right === 'appeal'

export async function oneView(
  house: Center,
  { token, desk, zone }: Manage,
  request: RightsRequest,
  said: { readonly errors?: readonly ErrorItem[]; readonly problem?: string } = {},
): Promise<OneView> {
  const { texts } = desk
  const words = await wordsOfRequest(house, request)
  const { complainTo } = deskOf(house.judge.policy)
  const settled = isSettled(request)
  const waits = request.state === 'received' || request.state === 'identity'
  const at = (instant: number): string => momentOf(instant, zone, texts)
  return {
    right: request.right,
    state: request.state,
    number: request.request,
    received: at(request.receivedAt),
    ...(settled ? {} : { due: at(request.dueAt) }),
    isLate: !settled && !isInTime(request, await warningTime(house)),
    by: whoSays(house, request.dueBy, texts),
    ...(request.settledAt === undefined ? {} : { settled: at(request.settledAt) }),
    ...reasonOf(request, texts),
    ...(request.purposes === undefined
      ? {}
      : { about: request.purposes.map(name => purposeText(house.judge.policy, name, texts)) }),
    isWeighed: !settled && weighedIn(house.judge.policy, request).length > 0,
    ...(words.said === undefined ? {} : { said: words.said }),
    ...(words.answer === undefined ? {} : { answer: words.answer }),
    isDoneByHouse: request.handledBy === 'house',
    ...(words.question === undefined ? {} : { question: words.question }),
    ...(words.clarified === undefined ? {} : { clarified: words.clarified }),
    path: `${rightsBase(token)}/${request.request}`,
    csrf: formToken(house, token),
    canProve: waits,
    canClarify: !settled && request.clarifyAskedAt !== undefined && request.clarifyAnsweredAt === undefined,
    canWithdraw: !settled,
    hasCopy: request.state === 'answered' && (request.right === 'access' || request.right === 'portability'),
    canAppeal: request.state === 'answered' || request.state === 'refused',
    ...(complainTo === undefined ? {} : { complainTo }),
    vendors: await vendorsView(house, request, texts),
    errors: said.errors ?? [],
    ...(said.problem === undefined ? {} : { problem: said.problem }),
    back: rightsBase(token),
  }
}

/** Who was told of it, and what they say. */
async function vendorsView({ store, judge }: Center, { request }: RightsRequest, { lang }: Texts) {
  const { tasks } = sharedTexts(languageIn(lang)).t
  return (await forwardsOf(store, request)).map(({ vendor, state }) => ({
    name: vendorOf(judge.policy, vendor)?.name ?? vendor,
    state: tasks[state] ?? state,
  }))
}

function reasonOf({ reason }: RightsRequest, { rights: t }: Texts): { reason?: string } {
  if (reason === undefined) return {}
  if (isRefusalReason(reason)) return { reason: t.refused[reason] }
  return isExtensionReason(reason) ? { reason: t.extended[reason] } : {}
}

function whoSays({ judge }: Center, dueBy: string, { rights: t }: Texts): string {
  if (dueBy === 'promise') return t.byPromise
  return dueBy === 'month' ? t.byMonth : (rulesOf(judge).find(({ id }) => id === dueBy)?.citation ?? dueBy)
}
