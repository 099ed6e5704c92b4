import type { Block, DataTable, LinkItem, Links } from './blocks.ts'
import { footerLinks } from './footer.ts'
import { inReadingOrder } from './linear.ts'
import { resolveHref } from './link.ts'
import type { MessageParts } from './message.ts'
import { senderName } from './render-html.ts'
import { type Words, wordsFor } from './words.ts'

/** The plain-text part: every word and every link of the HTML part, in reading order. */
export function renderText(parts: MessageParts): string {
  const { words } = wordsFor(parts.content.locale)
  const content = parts.format === 'linear' ? inReadingOrder(parts.content, words) : parts.content
  const before = content.preheader === undefined ? [] : [content.preheader]
  const blocks = content.blocks.map(block => blockText(block, parts.links, words))
  return `${[...before, ...blocks, '-- ', footer(parts, words)].join('\n\n')}\n`
}

function blockText(block: Block, links: Links, words: Words): string {
  switch (block.type) {
    case 'heading':
      return block.level === 1 ? `${block.text}\n${'='.repeat(Math.min(block.text.length, 60))}` : `## ${block.text}`
    case 'paragraph':
      return block.text.trim()
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item.trim()}`).join('\n')
    case 'button':
      return `${block.text}:\n${resolveHref(block.href, links)}`
    case 'image':
      return `[${words.image} ${block.alt}]`
    case 'divider':
      return '----'
    case 'quote':
      return quote(block.text, block.by)
    case 'links':
      return block.items.map(item => linkText(item, links)).join('\n')
    case 'table':
      return table(block)
    case 'recommendations':
      return ''
  }
}

function linkText({ text, href, note }: LinkItem, links: Links): string {
  const lines = [`- ${text}:`, resolveHref(href, links), ...(note === undefined ? [] : note.trim().split('\n'))]
  return lines.join('\n  ')
}

function quote(text: string, by: string | undefined): string {
  const lines = text
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
  return (by === undefined ? lines : [...lines, `> (${by})`]).join('\n')
}

// Columns drawn with spaces break when read aloud or in a proportional font, so each value stands beside its head.
function table({ caption, head, rows }: DataTable): string {
  const lines = rows.map(row => `- ${row.map((cell, column) => `${head[column]}: ${cell.trim()}`).join('; ')}`)
  return [caption, ...lines].join('\n')
}

function footer({ sender, links, brandName }: MessageParts, words: Words): string {
  return [
    `${words.sentBy} ${senderName(sender.name, brandName)}`,
    sender.postalAddress.trim(),
    `${words.contact} ${sender.contact}`,
    '',
    ...footerLinks(links, words).map(({ text, href }) => `${text}\n${href}`),
  ].join('\n')
}
