import type { Block, Content, LinkItem } from './blocks.ts'
import { isOwnLink } from './link.ts'

/** What a template fills in: each text of a message by its path, such as `blocks.2.items.0`. */
export type Texts = { readonly [path: string]: string }

/** Every text of the content by its path. Our own links are left out: they are filled in when the message is rendered. */
export function textsOf(content: Content): Texts {
  const texts: Record<string, string> = {}
  mapTexts(content, (path, text) => {
    texts[path] = text
    return text
  })
  return texts
}

/** The content with each text replaced by the text at the same path; a path that `texts` lacks keeps its text. */
export function withTexts(content: Content, texts: Texts): Content {
  return mapTexts(content, (path, text) => texts[path] ?? text)
}

type Change = (path: string, text: string) => string

function mapTexts(content: Content, change: Change): Content {
  return {
    subject: change('subject', content.subject),
    ...(content.preheader === undefined ? {} : { preheader: change('preheader', content.preheader) }),
    locale: content.locale,
    blocks: content.blocks.map((block, index) => mapBlock(block, `blocks.${index}`, change)),
  }
}

function mapBlock(block: Block, path: string, change: Change): Block {
  const list = (name: string, texts: readonly string[]) => texts.map((text, i) => change(`${path}.${name}.${i}`, text))
  switch (block.type) {
    case 'divider':
      return block
    case 'heading':
    case 'paragraph':
      return { ...block, text: change(`${path}.text`, block.text) }
    case 'list':
      return { ...block, items: list('items', block.items) }
    case 'button':
      return { ...block, ...mapTarget(block, path, change) }
    case 'image':
      return { ...block, src: change(`${path}.src`, block.src), alt: change(`${path}.alt`, block.alt) }
    case 'quote': {
      const by = block.by === undefined ? {} : { by: change(`${path}.by`, block.by) }
      return { ...block, text: change(`${path}.text`, block.text), ...by }
    }
    case 'links':
      return { ...block, items: block.items.map((item, i) => mapLink(item, `${path}.items.${i}`, change)) }
    case 'recommendations':
      return { ...block, title: change(`${path}.title`, block.title) }
    case 'table':
      return {
        ...block,
        caption: change(`${path}.caption`, block.caption),
        head: list('head', block.head),
        rows: block.rows.map((row, i) => list(`rows.${i}`, row)),
      }
  }
}

type Target = { readonly text: string; readonly href: string }

const mapTarget = ({ text, href }: Target, path: string, change: Change): Target => ({
  text: change(`${path}.text`, text),
  href: isOwnLink(href) ? href : change(`${path}.href`, href),
})

const mapLink = (item: LinkItem, path: string, change: Change): LinkItem => ({
  ...mapTarget(item, path, change),
  ...(item.note === undefined ? {} : { note: change(`${path}.note`, item.note) }),
})
