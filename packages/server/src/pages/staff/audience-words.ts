import { conditionSentence } from '@candor/conditions'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { House } from '../../decisions/index.ts'

/** Whom a campaign is meant for, as a sentence. */
export function audienceWords({ judge }: House, { definition }: Campaign): string {
  if (!definition.audience) return 'everybody'
  const fields = Object.entries(judge.policy.fields).flatMap(([id, { text }]) =>
    text === undefined ? [] : [[id, text]],
  )
  return conditionSentence(definition.audience, { fields: Object.fromEntries(fields) })
}
