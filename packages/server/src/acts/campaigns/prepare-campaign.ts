import { type Block, textsOf } from '@candor/content'
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
  const unplaced = suggestionFaults(parsed.value, house)
  if (unplaced.length > 0) return err(unplaced)
  const known = ['brand.name', ...fieldsFor(house.judge.policy, purpose).map(field => `customer.${field}`)]
  const texts = textsOf({ ...content, blocks: [...content.blocks, ...promotion] })
  const checked = await house.templates.check(texts, known)
  return checked.ok ? ok(parsed.value) : err(checked.error.map(fault => ({ ...fault, path: `content.${fault.path}` })))
}

/** A place for suggestions needs a brand that suggests something, and a message that says something without them. */
function suggestionFaults({ content, promotion = [], class: kind }: Definition, { judge }: House): Fault[] {
  const own = content.blocks.filter(isPlace).length
  const places = own + promotion.filter(isPlace).length
  if (places === 0) return []
  const fault = (fails: boolean, says: string): Fault[] => (fails ? [{ path: 'content.blocks', says }] : [])
  return [
    ...fault(!judge.policy.recommendations, 'recommendations needs the section `recommendations` in the policy'),
    ...fault(places > 1, 'content and promotion together hold at most one block recommendations'),
    ...fault(
      own === content.blocks.length,
      'must say something beside recommendations: for somebody there may be none',
    ),
    ...fault(
      kind === 'transactional' && own > 0,
      'suggestions are promotion; in a transactional message put them there',
    ),
  ]
}

const isPlace = ({ type }: Block): boolean => type === 'recommendations'
