import type { Json } from '@candor/terms'
import type { Policy } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import { type Html, html } from '../look/index.ts'
import { momentIn } from './dates.ts'

/** A recorded choice in words, a yes with its evidence. */
export function choiceWords(policy: Policy, body: Json): Html {
  // The record holds what `choiceBody` wrote: a choice as JSON.
  const { said, at, via } = body as unknown as Pick<Choice, 'said' | 'at' | 'via'>
  const when = momentIn(policy.brand.zone, at)
  if (said.kind === 'preference')
    return html`Preferences: ${preferenceWords(said.value)}. ${when}, ${viaWords[via] ?? via}.`
  const about = html`<strong>${said.purpose}</strong>, ${said.channel === 'any' ? 'every channel' : said.channel}`
  if (said.kind !== 'consent') return html`${nos[said.kind]} ${about}. ${when}, ${viaWords[via] ?? via}.`
  const { text, version, surface, locale, at: shownAt } = said.evidence
  return html`Yes to ${about}. ${when}, ${viaWords[via] ?? via}. Evidence: “<bdi>${text}</bdi>” (version ${version}, ${surface}, ${locale}), ${momentIn(policy.brand.zone, shownAt)}.`
}

const nos = { refusal: 'No to', withdrawal: 'Took back the yes to', objection: 'Objection to' } as const

const viaWords: Readonly<Record<string, string>> = {
  import: 'by import',
  preferences: 'on the preferences page',
  'one-click': 'with one click in the mail program',
  'stop-all': 'with “stop everything”',
  undo: 'by undo',
  staff: 'told to staff',
  api: 'by the API',
  bounce: 'because the address does not work',
  banner: 'in a consent banner',
  gpc: 'by the signal of the browser (Global Privacy Control)',
}

type Preference = Extract<Choice['said'], { kind: 'preference' }>['value']

function preferenceWords(value: Preference): string {
  const { budgets, quietHours, pausedUntil, dial } = value
  const parts = [
    budgets &&
      `${budgets.map(({ channel, max, hours }) => `at most ${max} in ${hours} hours (${channel})`).join(', ') || 'no own limit'}`,
    quietHours && `${quietHours.length} quiet times`,
    pausedUntil !== undefined && (pausedUntil === 0 ? 'no pause' : 'a pause'),
    dial && `personal: ${dial}`,
    ...protectionWords(value),
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join('; ') || 'nothing changed'
}

const protectionWords = ({ avoidTopics, guard, purchasesAWeek, noOffersAtNight, restricted }: Preference) => [
  restricted !== undefined && (restricted ? 'processing is restricted' : 'the restriction is lifted'),
  avoidTopics && (avoidTopics.length === 0 ? 'every topic may be brought up' : `not about ${avoidTopics.join(', ')}`),
  guard && `impulse guard: ${guard}`,
  purchasesAWeek !== undefined &&
    (purchasesAWeek === 0 ? 'no limit by purchases' : `no advertising after ${purchasesAWeek} purchases a week`),
  noOffersAtNight !== undefined && (noOffersAtNight ? 'no advertising at night' : 'advertising at night, too'),
]
