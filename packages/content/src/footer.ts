import type { Links } from './blocks.ts'
import type { Words } from './words.ts'

/** The links at the foot, in the order in which they stand in both parts: understand, choose, stop. */
export function footerLinks(links: Links, words: Words): readonly { readonly text: string; readonly href: string }[] {
  return [
    { text: words.why, href: links.why },
    { text: words.preferences, href: links.preferences },
    ...(links.unsubscribe === undefined ? [] : [{ text: words.unsubscribe, href: links.unsubscribe }]),
  ]
}

/** The headings by number, for those who listen: `1`, `2`, `2.1`. The first heading, the title, has none. */
export function headingNumbers(levels: readonly (1 | 2 | 3)[]): readonly string[] {
  let chapter = 0
  let part = 0
  return levels.map(level => {
    if (level === 1) return ''
    if (level === 2) {
      chapter += 1
      part = 0
      return `${chapter}`
    }
    part += 1
    return chapter === 0 ? `${part}` : `${chapter}.${part}`
  })
}
