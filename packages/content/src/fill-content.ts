import type { Fault, Json, Result } from '@candor/terms'
import type { Block, Content } from './blocks.ts'
import { parseContent } from './parse-content.ts'
import { type Suggested, suggestedBlocks } from './suggested.ts'
import { type Texts, withTexts } from './texts.ts'

/**
 * The content for one person: the rendered texts in place of the templates, and what is suggested to them in place of the
 * blocks `recommendations`. What a customer's data or the catalogue put there is checked as strictly as what the brand wrote, so a
 * line break in a name cannot become a header and an address stays http(s). Paragraphs, headings, quotes and list items
 * that a condition left empty are dropped.
 */
export function fillContent(
  content: Content,
  texts: Texts,
  suggested: readonly Suggested[] = [],
): Result<Content, Fault[]> {
  const filled = withTexts(content, texts)
  const blocks = filled.blocks.flatMap(block =>
    block.type === 'recommendations' ? suggestedBlocks(block, suggested, content.locale) : withoutEmpty(block),
  )
  // Content is JSON by construction; its type only lacks the index signature that `Json` asks for.
  return parseContent({ ...filled, blocks } as unknown as Json)
}

function withoutEmpty(block: Block): readonly Block[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return isEmpty(block.text) ? [] : [block]
    case 'list': {
      const items = block.items.filter(item => !isEmpty(item))
      return items.length === 0 ? [] : [{ ...block, items }]
    }
    default:
      return [block]
  }
}

const isEmpty = (text: string): boolean => text.trim() === ''
