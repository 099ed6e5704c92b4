import type { Content } from '../blocks.ts'
import { directionOf, parseLocale } from '../language.ts'
import { block, type Found, warn, when } from './finding.ts'
import { type Element, elementsOf, named, readText, styleOf } from './html-tree.ts'

/** E01, E02, W17: the language and direction of the message are said, where clients keep them. */
export function lintLanguage(html: Element, { locale }: Content): Found {
  const root = named(html, 'html')[0]
  const said = root?.attributes.get('lang') ?? ''
  const children = (named(html, 'body')[0]?.children ?? []).filter(child => typeof child !== 'string')
  const bare = children.filter(child => !child.attributes.get('lang') || !child.attributes.get('dir'))
  const turned = [root, ...children].filter(element => element && element.attributes.get('dir') !== directionOf(locale))
  return [
    ...when(
      !parseLocale(said).ok || said !== locale,
      block('E01', 'html', `says the language "${said}", the content is in "${locale}"`),
    ),
    // Gmail and others drop <html> and <body>, so what stands right inside must say it again.
    ...when(
      children.length === 0 || bare.length > 0,
      block('E02', 'html', 'something right inside the body lacks lang or dir'),
    ),
    ...when(turned.length > 0, warn('W17', 'html', `is not written ${directionOf(locale)} as "${locale}" is`)),
  ]
}

/** E03, W11: the title is the subject, and both color schemes are served. */
export function lintHead(html: Element, subject: string): Found {
  const title = readText(named(html, 'title')[0] ?? html).trim()
  const schemes = named(html, 'meta').some(
    meta => meta.attributes.get('name') === 'color-scheme' && /dark/.test(meta.attributes.get('content') ?? ''),
  )
  const sheet = named(html, 'style')
    .flatMap(style => style.children)
    .join('')
  return [
    ...when(
      title === '' || title !== subject.replace(/\s+/g, ' ').trim(),
      block('E03', 'html', 'has a title that is not the subject'),
    ),
    ...when(
      !schemes || !/prefers-color-scheme:\s*dark/.test(sheet),
      warn('W11', 'html', 'does not serve the dark color scheme'),
    ),
  ]
}

/** E04, E05: a table is either of layout and says so, or of data with caption and heads. */
export function lintTables(html: Element): Found {
  return named(html, 'table').flatMap(table => {
    const heads = named(table, 'th')
    const layout = ['presentation', 'none'].includes(table.attributes.get('role') ?? '')
    if (layout) return when(heads.length > 0, block('E04', 'html', 'has a layout table with heads'))
    if (heads.length === 0) return [block('E04', 'html', 'has a table without heads that does not say it is of layout')]
    const bad = named(table, 'caption').length === 0 || heads.some(head => !head.attributes.get('scope'))
    return when(
      bad,
      block('E05', 'html', 'has a data table without caption or with heads that do not say what they head'),
    )
  })
}

/** E12: nothing that needs a form or a script. */
export function lintActions(html: Element): Found {
  const bad = elementsOf(html).filter(
    ({ name, attributes }) =>
      ['form', 'script', 'input', 'iframe', 'object'].includes(name) ||
      [...attributes.keys()].some(key => key.startsWith('on')) ||
      /^\s*(?:javascript|data|vbscript):/i.test(attributes.get('href') ?? ''),
  )
  return bad.map(({ name }) => block('E12', 'html', `has <${name}> with an action that mail clients do not run`))
}

/** W01: one first heading, and no level left out on the way down. */
export function lintHeadings(html: Element): Found {
  const levels = named(html, 'h1', 'h2', 'h3').map(({ name }) => Number(name[1]))
  const firsts = levels.filter(level => level === 1).length
  const skipped = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)
  return [
    ...when(firsts !== 1, warn('W01', 'html', `has ${firsts} first headings; one is right`)),
    ...when(skipped, warn('W01', 'html', 'leaves out a level of headings')),
  ]
}

/** W03, W04, W05: type that can be read: 16 px and never under 14, open lines, ragged right. */
export function lintType(html: Element): Found {
  const all = elementsOf(html)
  const values = (property: string) => all.flatMap(element => styleOf(element, property) ?? [])
  const sizes = values('font-size').map(Number.parseFloat)
  const main = Number.parseFloat(values('font-size')[0] ?? '0')
  return [
    ...when(
      main < 16 || sizes.some(size => size < 14),
      warn('W03', 'html', 'has text smaller than 16 px, or anything smaller than 14'),
    ),
    ...when(
      values('line-height').some(height => Number.parseFloat(height) < 1.4),
      warn('W04', 'html', 'has lines closer than 1.4'),
    ),
    ...when(
      values('text-align').some(align => /justify|center/.test(align)),
      warn('W05', 'html', 'has justified or centered text'),
    ),
  ]
}
