import type { Content, Format, Links } from './blocks.ts'
import { onOneLine } from './characters.ts'
import { resolveHref } from './link.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'

/** Who sends, as the law wants it said: a name, an address that post reaches (lines may be broken), a way to ask. */
export type Sender = { readonly name: string; readonly postalAddress: string; readonly contact: string }

/** All that one message is made of. The texts of `content` are filled in: no Liquid is left, see `fillContent`. */
export type MessageParts = {
  readonly content: Content
  readonly sender: Sender
  readonly links: Links
  readonly brandName: string
  readonly format?: Format
}

/** One message, both parts from the same blocks. The format `plain` has no HTML. */
export type Message = { readonly subject: string; readonly html?: string; readonly text: string }

/**
 * Renders the message. All text is escaped, addresses are encoded, the subject is one line; the HTML says its language
 * and direction, has one first heading (the subject when the content has none) and carries sender, postal address and
 * the links to stop, choose and understand.
 */
export function renderMessage(parts: MessageParts): Message {
  const subject = onOneLine(parts.content.subject)
  const ready = { ...parts, content: withHeading({ ...parts.content, subject }), links: encoded(parts.links) }
  const text = renderText(ready)
  return parts.format === 'plain' ? { subject, text } : { subject, html: renderHtml(ready), text }
}

function withHeading(content: Content): Content {
  const hasFirst = content.blocks.some(block => block.type === 'heading' && block.level === 1)
  if (hasFirst) return content
  return { ...content, blocks: [{ type: 'heading', level: 1, text: content.subject }, ...content.blocks] }
}

function encoded(links: Links): Links {
  const encode = (href: string) => resolveHref(href, links)
  return {
    ...(links.unsubscribe === undefined ? {} : { unsubscribe: encode(links.unsubscribe) }),
    ...(links.suggestions === undefined ? {} : { suggestions: encode(links.suggestions) }),
    preferences: encode(links.preferences),
    why: encode(links.why),
  }
}
