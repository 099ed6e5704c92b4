import type { Block, DataTable, Links, LinksBlock } from './blocks.ts'
import { light } from './colors.ts'
import { escapeHtml, escapeLines } from './escape.ts'
import { directionOf } from './language.ts'
import { resolveHref } from './link.ts'

/** Font sizes in CSS px. */
export type Sizes = {
  readonly body: number
  readonly small: number
  readonly headings: readonly [number, number, number]
}

/** One block as HTML. Its meaning stands in plain elements, since clients strip roles and classes. */
export function renderBlock(block: Block, links: Links, sizes: Sizes): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level} style="font-size:${sizes.headings[block.level - 1]}px;line-height:1.4;margin:24px 0 8px">${escapeHtml(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escapeLines(block.text)}</p>`
    case 'list':
      return list(block.ordered ? 'ol' : 'ul', block.items)
    case 'button':
      // Underlined, because a background alone does not say "link" where colors are forced.
      return `<p style="margin:0 0 16px"><a class="b" href="${escapeHtml(resolveHref(block.href, links))}" style="display:inline-block;background-color:${light.button};color:${light.onButton};border-radius:4px;padding:12px 24px;text-decoration:underline">${escapeHtml(block.text)}</a></p>`
    case 'image':
      return `<p style="margin:0 0 16px"><img src="${escapeHtml(resolveHref(block.src, links))}" alt="${escapeHtml(block.alt)}" style="max-width:100%;height:auto;border:0"></p>`
    case 'divider':
      return `<hr style="border:0;border-top:1px solid ${light.line};margin:24px 0">`
    case 'quote':
      return quote(block.text, block.by)
    case 'links':
      return linkList(block, links)
    case 'table':
      return table(block)
    case 'recommendations':
      return ''
  }
}

function list(tag: 'ol' | 'ul', items: readonly string[]): string {
  return `<${tag} style="margin:0 0 16px;padding-inline-start:24px">\n${items.map(item => `<li style="margin:0 0 8px">${escapeLines(item)}</li>`).join('\n')}\n</${tag}>`
}

function linkList({ items, language, noteLanguage }: LinksBlock, links: Links): string {
  const lines = items.map(({ text, href, note }) => {
    const below = note === undefined ? '' : `<br><span${inLanguage(noteLanguage)}>${escapeLines(note)}</span>`
    return `<li style="margin:0 0 16px"><a class="l" href="${escapeHtml(resolveHref(href, links))}"${inLanguage(language)} style="color:${light.link};text-decoration:underline;display:inline-block;padding:4px 0">${escapeHtml(text)}</a>${below}</li>`
  })
  return `<ul style="list-style:none;margin:0 0 16px;padding:0">\n${lines.join('\n')}\n</ul>`
}

// A screen reader must change its voice for words in another language than the message.
const inLanguage = (language: string | undefined): string =>
  language === undefined ? '' : ` lang="${escapeHtml(language)}" dir="${directionOf(language)}"`

function quote(text: string, by: string | undefined): string {
  const source = by === undefined ? '' : `\n<p style="margin:8px 0 0">${escapeHtml(by)}</p>`
  return `<blockquote style="margin:0 0 16px;padding-inline-start:16px;border-inline-start:4px solid ${light.line}">\n<p style="margin:0">${escapeLines(text)}</p>${source}\n</blockquote>`
}

function table({ caption, head, rows }: DataTable): string {
  const cell = `style="border:1px solid ${light.line};padding:8px;text-align:start;vertical-align:top"`
  const heads = head.map(text => `<th scope="col" ${cell}>${escapeLines(text)}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map(text => `<td ${cell}>${escapeLines(text)}</td>`).join('')}</tr>`)
  return `<table style="border-collapse:collapse;margin:0 0 16px">
<caption style="text-align:start;padding:0 0 8px">${escapeLines(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`
}
