import type { Content, Links } from '../blocks.ts'
import { textsOf } from '../texts.ts'
import { block, type Found, warn, when } from './finding.ts'
import { type Element, named, readText } from './html-tree.ts'

/** E09: who reads the text part gets at least 90 % of the words of the HTML, and every link. */
export function lintTextPart(html: Element, text: string): Found {
  const has = counted(text)
  const words = wordsOf(readText(html))
  const kept = words.filter(word => {
    const left = has.get(word) ?? 0
    has.set(word, left - 1)
    return left > 0
  }).length
  const lost = named(html, 'a')
    .map(link => link.attributes.get('href') ?? '')
    .filter(href => !text.includes(href))
  const share = words.length === 0 ? 1 : kept / words.length
  return [
    ...when(
      text.trim() === '' || share < 0.9,
      block('E09', 'text', `has ${Math.floor(share * 100)} % of the words of the HTML part; 90 are needed`),
    ),
    ...lost.map(href => block('E09', 'text', `lacks the link ${href}`)),
  ]
}

/** E10: the way out, the choices and the reason are one link away in both parts. */
export function lintFooter(html: Element | undefined, text: string, links: Links): Found {
  const hrefs = html ? named(html, 'a').map(link => link.attributes.get('href')) : undefined
  return Object.entries(links).flatMap(([name, href]) => [
    ...when(hrefs !== undefined && !hrefs.includes(href), block('E10', 'html', `lacks the link to ${name}`)),
    ...when(!text.includes(href), block('E10', 'text', `lacks the link to ${name}`)),
  ])
}

/** E11: what the message says does not stand in pictures alone. */
export function lintPictures(content: Content): Found {
  const images = content.blocks.filter(({ type }) => type === 'image').length
  // Sizes are not known before images load, so more pictures than blocks of text stand for "more than 60 % of the area".
  const spoken = content.blocks.filter(({ type }) => type !== 'image' && type !== 'divider').length
  const letters = Object.entries(textsOf(content))
    .filter(([path]) => path.startsWith('blocks.') && !/\.(?:src|alt|href)$/.test(path))
    .reduce((sum, [, text]) => sum + text.length, 0)
  return when(
    images > spoken && letters < 200,
    block('E11', 'blocks', 'says most of it in images; write it as text too'),
  )
}

/** W15: Gmail cuts messages of more than 102 KB, and the way out stands at the end. */
export function lintSize(html: string): Found {
  const bytes = new TextEncoder().encode(html).length
  return when(bytes > 102_000, warn('W15', 'html', `has ${Math.ceil(bytes / 1_000)} KB; Gmail cuts after 102`))
}

export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
