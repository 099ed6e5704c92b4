import { chance, pick, type Random } from './random.ts'
import { type Channel, consentText, type Purpose } from './wording.ts'

/** The cells of one purpose on one channel, in the order of `parts`. */
export type Choice = readonly string[]
const parts = ['yes', 'at', 'text', 'version', 'surface', 'locale', 'refused_at'] as const

/** How many agree, in the generated data. */
const shares: readonly { readonly purpose: Purpose; readonly channel: Channel; readonly share: number }[] = [
  { purpose: 'offers', channel: 'email', share: 0.55 },
  { purpose: 'offers', channel: 'sms', share: 0.18 },
  { purpose: 'newsletter', channel: 'email', share: 0.31 },
  { purpose: 'newsletter', channel: 'sms', share: 0.04 },
  { purpose: 'surveys', channel: 'email', share: 0.22 },
  { purpose: 'surveys', channel: 'sms', share: 0.07 },
]

/** `gen_offers_email_yes`, `gen_offers_email_at`, … */
export const choiceColumns = shares.flatMap(({ purpose, channel }) => parts.map(part => `gen_${purpose}_${channel}_${part}`))

type Life = { readonly language: string; readonly since: number; readonly newest: number; readonly source: string }

/** What a generated customer said to each purpose on each channel since the bank knows them. */
export const choicesOf = (random: Random, life: Life): Choice[] =>
  shares.map(({ purpose, channel, share }) =>
    chance(random, share) ? yes(random, purpose, channel, life) : silent(random, channel, life),
  )

/** One yes in 25 has lost a part of its evidence; one in 12 was taken back later; a few were given after an older no. */
function yes(random: Random, purpose: Purpose, channel: Channel, life: Life): Choice {
  const at = between(random, life.since, life.newest)
  const lost = chance(random, 0.04) ? pick(random, [0, 1, 2, 3, 4]) : -1
  const evidence = [timeOf(at), consentText(purpose, channel, life.language), versionOf(at), surfaceOf(life.source), life.language]
  const refused = chance(random, 0.08)
    ? timeOf(between(random, at, life.newest))
    : chance(random, 0.02)
      ? timeOf(between(random, life.since, at))
      : ''
  return ['yes', ...evidence.map((part, i) => (i === lost ? '' : part)), refused]
}

/** Most said nothing. Some said no without ever having said yes. */
function silent(random: Random, channel: Channel, life: Life): Choice {
  const refused = chance(random, channel === 'email' ? 0.05 : 0.02) ? timeOf(between(random, life.since, life.newest)) : ''
  return [chance(random, 0.5) ? 'no' : '', '', '', '', '', '', refused]
}

const between = (random: Random, from: number, to: number): number => from + Math.floor((random() * (to - from)) / 1000) * 1000
const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** The words changed when the law did (25 May 2018) and once more in 2022. */
const versionOf = (at: number): string => (at < Date.UTC(2018, 4, 25) ? 'v1' : at < Date.UTC(2022, 0, 1) ? 'v2' : 'v3')

const surfaces: { readonly [source: string]: string } = {
  branch: 'paper form in the branch',
  'web form': 'sign-up page',
  'mobile app': 'settings of the app',
  'phone call': 'recorded phone call',
}
const surfaceOf = (source: string): string => surfaces[source] ?? 'sign-up page'
