import type { Json } from '@candor/terms'
import { exportOf as codesOf } from '../../../acts/choices/index.ts'
import { houseLimits } from '../../../brand/policy/index.ts'
import { type Choice, choicesOf } from '../../../customers/consent/index.ts'
import { canonicalAddress, isAddress, pointsOf } from '../../../customers/profiles/index.ts'
import { exportOf as suppressionsOf } from '../../../customers/suppression/index.ts'
import { exportOf as unwantedOf } from '../../../customers/unwanted/index.ts'
import { exportOf as toldOf } from '../../../customers/vault/index.ts'
import { time, timeOrNull } from '../datum.ts'
import { counter, own, type Section } from '../section.ts'

/** Everything the person said, a yes with its whole evidence. */
export const choices: Section = {
  name: 'choices',
  tables: {
    choices: {
      columns: ['choice', 'kind', 'purpose', 'channel', 'type', 'value', 'evidence', 'at', 'recorded_at', 'via'],
      left: { customer: own },
    },
  },
  async *read({ house, halves, uses }) {
    for (const half of halves)
      for (const choice of await choicesOf(house, half)) {
        const { said, at, via } = choice
        yield {
          ...{ id: choice.choice, half, about: said.kind, at, data: saidIn(choice), source: via },
          purposes: said.kind === 'preference' || said.purpose === 'any' ? [] : [said.purpose],
          origin: 'given',
          kept: { how: 'while-it-counts' },
          usedFor: uses.ofChoice(choice.choice),
        }
      }
  },
}

function saidIn({ said, at, recordedAt, via }: Choice): Json {
  const times = { at: time(at), recorded_at: time(recordedAt), via }
  if (said.kind === 'preference') return { ...JSON.parse(JSON.stringify(said)), ...times }
  if (said.kind !== 'consent') return { ...said, ...times }
  const { evidence, optOutOffered = false, parental = false, ...rest } = said
  const shown = { ...evidence, at: time(evidence.at) }
  return { ...rest, evidence: shown, opt_out_offered: optOutOffered, parental, ...times }
}

type Told = {
  readonly purpose: string
  readonly at: number
  readonly answers: { readonly [name: string]: Json }
} | null

/** What the person told for audits alone. */
export const told: Section = {
  name: 'told',
  tables: {
    fairness_answers: {
      columns: ['sealed', 'given_at'],
      left: {
        pseudonym: 'a keyed hash that stands for the person',
        wrapped: 'the key of the answers, which stand here opened',
        epoch: 'which key the key is kept under',
      },
    },
  },
  async *read({ house, halves }) {
    for (const half of halves) {
      const found = (await toldOf(house, half)) as Told
      for (const [name, answer] of Object.entries(found?.answers ?? {}))
        yield {
          ...{ id: name, half, about: name, at: found!.at, data: { answer, given_at: time(found!.at) }, source: null },
          purposes: [found!.purpose],
          origin: 'given',
          kept: { how: 'until-taken-back' },
        }
    }
  },
}

/** What the person does not want used. */
export const unwanted: Section = {
  name: 'unwanted',
  tables: { unwanted_items: { columns: ['item', 'at'], left: { customer: own } } },
  async *read({ house, halves }) {
    for (const half of halves)
      for (const { item, at } of (await unwantedOf(house, half)) as { item: string; at: number }[])
        yield {
          ...{ id: item, half, about: item, at, data: { item, said_at: time(at) }, source: null },
          purposes: [],
          origin: 'given',
          kept: { how: 'while-it-counts' },
        }
  },
}

/** The one-time codes that were sent, and what each was to confirm. */
export const codes: Section = {
  name: 'codes',
  tables: {
    one_time_codes: {
      columns: ['challenge', 'channel', 'sayings', 'sent_at', 'expires_at', 'attempts', 'used_at'],
      left: { customer: own, version: counter, code_hash: 'a keyed hash of the code; the code itself is not kept' },
    },
  },
  async *read({ house, halves, keptFor }) {
    for (const half of halves)
      for (const { challenge, channel, sayings, sentAt, expiresAt, usedAt, attempts } of await codesOf(house, half)) {
        const times = { sent_at: time(sentAt), expires_at: time(expiresAt), used_at: timeOrNull(usedAt) }
        yield {
          ...{ id: challenge, half, about: channel, at: sentAt, source: null },
          data: { channel, to_confirm: sayings, attempts, ...times },
          purposes: [],
          origin: 'recorded',
          kept: keptFor(houseLimits.codes, expiresAt),
        }
      }
  },
}

/** What the do-not-contact list holds about the person's addresses. */
export const suppressions: Section = {
  name: 'suppressions',
  tables: {
    suppressions: {
      columns: ['channel', 'scope', 'reason', 'at'],
      left: { blind: 'a keyed hash of the address, which stands among the addresses' },
    },
  },
  async *read({ house, halves }) {
    for (const half of halves) {
      const points = (await pointsOf(house, half)).filter(isAddress)
      const canonical = points.map(point => ({ channel: point.channel, address: canonicalAddress(point) }))
      for (const { channel, scope, reason, at } of await suppressionsOf(house, canonical))
        yield {
          ...{ id: `${channel} ${scope}`, half, about: channel, at, source: reason },
          data: { channel, bars: scope, reason, since: time(at) },
          purposes: [],
          origin: 'recorded',
          kept: { how: 'after-erasure' },
        }
    }
  },
}
