import { textsOf } from '@candor/content'
import { err, type Fault, type Json, ok, type Result } from '@candor/terms'
import type { Definition } from '../../brand/campaigns/index.ts'
import { fieldsFor, type House } from '../../decisions/index.ts'
import { parseCampaign } from './parse-campaign.ts'

/**
 * Reads a campaign file whole: its form against the policy, then its texts as templates. A text that asks for a field this
 * purpose may not use is a fault now, not an empty greeting later.
 */
export async function prepareCampaign(house: House, json: Json): Promise<Result<Definition, Fault[]>> {
  const parsed = parseCampaign(json, house.judge.policy)
  if (!parsed.ok) return parsed
  const { content, promotion = [], purpose } = parsed.value
  const known = ['brand.name', ...fieldsFor(house.judge.policy, purpose).map(field => `customer.${field}`)]
  const texts = textsOf({ ...content, blocks: [...content.blocks, ...promotion] })
  const checked = await house.templates.check(texts, known)
  return checked.ok ? ok(parsed.value) : err(checked.error.map(fault => ({ ...fault, path: `content.${fault.path}` })))
}
