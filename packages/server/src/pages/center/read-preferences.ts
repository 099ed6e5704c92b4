import { type Budget, type Channel, type Dial, dials, type Evidence, err, ok, type Result } from '@candor/terms'
import type { Policy } from '../../brand/policy/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import type { Preference } from '../../customers/state/index.ts'
import { csrfField, type ErrorItem } from '../look/index.ts'
import { type Answer, messageAnswers } from './answers.ts'
import { brandWeek, budgetChannels, ownWeek, withWeek } from './budgets.ts'
import { answerField, budgetField, type Current, valuesOf } from './current.ts'
import type { Posted } from './form-token.ts'
import { readProtection } from './protection.ts'
import { readPause, readQuiet } from './read-times.ts'
import type { Texts } from './texts.ts'

/** What reading the form needs beside the form. */
export type Reading = {
  readonly current: Current
  readonly policy: Policy
  readonly brandBudgets: readonly Budget[]
  /** What counts while the customer has not chosen. */
  readonly brandDial: Dial
  readonly now: number
  readonly zone: string
  readonly texts: Texts
  /** Where a yes that is about no channel is confirmed. */
  readonly codeChannel: Channel
  /** What the page showed beside a yes: the words that are the evidence. */
  readonly evidence: (answer: Answer) => Evidence
}

/** What the form asks for: what counts at once, and what waits for a code on its channel. */
export type Asked = {
  readonly sayings: readonly Saying[]
  readonly waiting: ReadonlyMap<Channel, readonly Saying[]>
  /** Purposes that the browser objects to, of which nothing is on record yet: the new yes answers that objection. */
  readonly objected: readonly string[]
}

/** Reads a posted preferences form against what stands now; only what differs is asked for. */
export function readPreferences(posted: Posted, reading: Reading): Result<Asked, ErrorItem[]> {
  const stranger = posted.names().find(name => name !== csrfField && !Object.hasOwn(valuesOf(reading.current), name))
  if (stranger !== undefined) return err([{ text: reading.texts.faults.unknown(stranger.slice(0, 60)) }])
  const preference = readPreference(posted, reading)
  const answers = readAnswers(posted, reading)
  const faults = [...(answers.ok ? [] : answers.error), ...(preference.ok ? [] : preference.error)]
  if (!answers.ok || !preference.ok) return err(faults)
  const { dial, ...rest } = preference.value
  const isMore = dial !== undefined && dials.indexOf(dial) > dials.indexOf(reading.current.dial ?? reading.brandDial)
  const atOnce: Preference = dial === undefined || isMore ? rest : { ...rest, dial }
  const waiting = waitingOf(answers.value, reading, isMore ? dial : undefined)
  const noes = answers.value.filter(({ to }) => to === 'no').map(({ answer }) => noTo(answer))
  const value: Saying[] = Object.keys(atOnce).length === 0 ? [] : [{ kind: 'preference', value: atOnce }]
  return ok({ sayings: [...noes, ...value], waiting, objected: objectedIn(answers.value) })
}

type Change = { readonly answer: Answer; readonly to: 'yes' | 'no' }

function readAnswers(posted: Posted, { current, texts }: Reading): Result<Change[], ErrorItem[]> {
  const changes: Change[] = []
  const faults: ErrorItem[] = []
  for (const answer of current.answers) {
    const to = posted.text(answerField(answer))
    if (to === '' || to === answer.now) continue
    if (to === 'yes' || to === 'no') changes.push({ answer, to })
    else faults.push({ field: answerField(answer), text: texts.faults.choose })
  }
  return faults.length === 0 ? ok(changes) : err(faults)
}

const objectedIn = (changes: readonly Change[]): string[] => [
  ...new Set(changes.flatMap(({ answer, to }) => (to === 'yes' && answer.signal === 'sent' ? [answer.purpose] : []))),
]

const noTo = ({ purpose, channel, now }: Answer): Saying => ({
  kind: now === 'yes' ? 'withdrawal' : 'refusal',
  purpose,
  channel,
})

// A link may have been passed on: who holds it can restrict, and only a code to the address can permit more.
function waitingOf(
  changes: readonly Change[],
  { codeChannel, evidence }: Reading,
  dial: Dial | undefined,
): Map<Channel, Saying[]> {
  const waiting = new Map<Channel, Saying[]>()
  const wait = (channel: Channel, said: Saying) => waiting.set(channel, [...(waiting.get(channel) ?? []), said])
  for (const { answer, to } of changes) {
    const { purpose, channel } = answer
    if (to === 'yes')
      wait(channel === 'any' ? codeChannel : channel, {
        kind: 'consent',
        purpose,
        channel,
        type: 'express',
        evidence: evidence(answer),
      })
  }
  const [channel = codeChannel] = waiting.keys()
  if (dial !== undefined) wait(channel, { kind: 'preference', value: { dial } })
  return waiting
}

function readPreference(posted: Posted, reading: Reading): Result<Preference, ErrorItem[]> {
  const parts = [
    readBudgets(posted, reading),
    readQuiet(posted, reading),
    readPause(posted, reading),
    readDial(posted, reading),
    readProtection(posted, { now: reading.current, policy: reading.policy, texts: reading.texts }),
  ]
  const faults = parts.flatMap(part => (part.ok ? [] : part.error))
  if (faults.length > 0) return err(faults)
  return ok(Object.assign({}, ...parts.map(part => (part.ok ? part.value : {}))) as Preference)
}

function readBudgets(posted: Posted, { current, brandBudgets, texts }: Reading): Result<Preference, ErrorItem[]> {
  let budgets = current.budgets
  const faults: ErrorItem[] = []
  for (const channel of budgetChannels(messageAnswers(current.answers).map(answer => answer.channel))) {
    const field = budgetField(channel)
    const text = posted.text(field)
    const max = text === '' ? undefined : Number(text)
    if (!posted.names().includes(field) || max === ownWeek(budgets, channel)) continue
    if (!/^\d{0,2}$/.test(text) || (max ?? 0) > brandWeek(brandBudgets, channel))
      faults.push({ field, text: texts.faults.choose })
    else budgets = withWeek(budgets, channel, max)
  }
  if (faults.length > 0) return err(faults)
  return ok(budgets === current.budgets ? {} : { budgets })
}

function readDial(posted: Posted, { current, texts }: Reading): Result<Preference, ErrorItem[]> {
  const text = posted.text('dial')
  if (text === '' || text === current.dial) return ok({})
  const dial = dials.find(level => level === text)
  return dial ? ok({ dial }) : err([{ field: 'dial', text: texts.faults.choose }])
}
