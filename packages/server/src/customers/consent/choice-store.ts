import type { ConsentType, Evidence, Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { Preference } from '../state/index.ts'
import type { Choice, Saying, Via } from './choice.ts'

const sealedFor = (customer: string, choice: string): string => `choices|${customer}|${choice}|evidence`
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** One append. Evidence (words, place, language, time) is sealed: it may name the person. */
export function choiceRow(ground: Ground, key: DataKey, customer: string, choice: Choice): Write {
  const { said } = choice
  const { evidence, flags } =
    said.kind === 'consent'
      ? { evidence: said.evidence, flags: consentFlags(said) }
      : { evidence: undefined, flags: null }
  return {
    do: 'insert',
    table: 'choices',
    row: {
      customer,
      choice: choice.choice,
      kind: said.kind,
      purpose: said.kind === 'preference' ? 'any' : said.purpose,
      channel: said.kind === 'preference' ? 'any' : said.channel,
      type: said.kind === 'consent' ? said.type : null,
      value: said.kind === 'preference' ? JSON.stringify(said.value) : flags,
      evidence: evidence ? ground.keys.seal(key, sealedFor(customer, choice.choice), bytes(evidence)) : null,
      at: choice.at,
      recorded_at: choice.recordedAt,
      via: choice.via,
    },
  }
}

const consentFlags = (said: { optOutOffered?: boolean; parental?: boolean }): string | null =>
  said.optOutOffered || said.parental
    ? JSON.stringify({ optOutOffered: said.optOutOffered, parental: said.parental })
    : null

/** Every choice of one customer, oldest first. Evidence that can no longer be opened makes its yes vanish: no proof, no consent. */
export async function choicesOf(ground: Ground, customer: string): Promise<Choice[]> {
  const key = (await existingKey(ground, customer, 'profile'))?.key
  const rows = await ground.store.db
    .selectFrom('choices')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('recorded_at')
    .orderBy('choice')
    .execute()
  return rows.flatMap(row => {
    const said = sayingOf(ground, key, row)
    return said ? [{ choice: row.choice, said, at: row.at, recordedAt: row.recorded_at, via: row.via as Via }] : []
  })
}

type ChoiceRow = {
  customer: string
  choice: string
  kind: string
  purpose: string
  channel: string
  type: string | null
  value: string | null
  evidence: Uint8Array | null
  at: Instant
}

function sayingOf(ground: Ground, key: DataKey | undefined, row: ChoiceRow): Saying | undefined {
  if (row.kind === 'preference') return { kind: 'preference', value: JSON.parse(row.value ?? '{}') as Preference }
  const { purpose, channel } = row
  if (row.kind !== 'consent') return { kind: row.kind as 'refusal' | 'withdrawal' | 'objection', purpose, channel }
  if (!key || !row.evidence) return undefined
  const evidence = JSON.parse(
    new TextDecoder().decode(ground.keys.unseal(key, sealedFor(row.customer, row.choice), row.evidence)),
  ) as Evidence
  const flags = row.value ? (JSON.parse(row.value) as { optOutOffered?: boolean; parental?: boolean }) : {}
  return { kind: 'consent', purpose, channel, type: row.type as ConsentType, evidence, ...flags }
}
