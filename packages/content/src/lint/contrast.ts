import { contrast, inverted } from '../colors.ts'
import { block, type Found } from './finding.ts'
import { declarations, type Element, named, styleOf } from './html-tree.ts'

type Colors = { readonly text: string; readonly back: string }
type Scheme = {
  readonly name: string
  readonly start: Colors
  of(element: Element, around: Colors): Colors
  show(color: string): string
}
type Sheet = ReadonlyMap<string, ReadonlyMap<string, string>>

/** E08: every text has 4.5:1 on its background (WCAG 2.2, 1.4.3) in the light, the dark and a forcibly inverted scheme. */
export function lintContrast(html: Element): Found {
  const sheet = darkSheet(html)
  const body = named(html, 'body')[0]
  if (!body) return []
  return [light, { ...light, name: 'inverted', show: inverted }, dark(sheet)].flatMap(scheme => {
    const worst = lowest(body, scheme.start, scheme)
    return worst >= 4.5
      ? []
      : [
          block(
            'E08',
            'html',
            `has text with a contrast of ${worst.toFixed(1)}:1 in the ${scheme.name} scheme; 4.5 is needed`,
          ),
        ]
  })
}

const light: Scheme = {
  name: 'light',
  start: { text: '#000000', back: '#ffffff' },
  of: (element, around) => ({
    text: hex(styleOf(element, 'color')) ?? around.text,
    back: hex(styleOf(element, 'background-color')) ?? around.back,
  }),
  show: color => color,
}

const dark = (sheet: Sheet): Scheme => ({
  ...light,
  name: 'dark',
  of(element, around) {
    const plain = light.of(element, around)
    const rules = sheet.get(element.attributes.get('class') ?? '')
    return { text: hex(rules?.get('color')) ?? plain.text, back: hex(rules?.get('background-color')) ?? plain.back }
  },
})

function lowest(element: Element, around: Colors, scheme: Scheme): number {
  const colors = scheme.of(element, around)
  return element.children.reduce((least: number, child) => {
    if (typeof child !== 'string') return Math.min(least, lowest(child, colors, scheme))
    return child.trim() === '' ? least : Math.min(least, contrast(scheme.show(colors.text), scheme.show(colors.back)))
  }, 21)
}

// The rules of one class each that stand in the sheet's dark part.
function darkSheet(html: Element): Sheet {
  const sheet = named(html, 'style')
    .flatMap(style => style.children)
    .join('')
  const part = sheet.split(/(?=@media)/).find(block => /^@media[^{]*prefers-color-scheme:\s*dark/.test(block)) ?? ''
  return new Map([...part.matchAll(/\.([\w-]+)\{([^}]*)\}/g)].map(([, name, rules]) => [name!, declarations(rules!)]))
}

const hex = (color: string | undefined): string | undefined => (/^#[0-9a-f]{6}$/i.test(color ?? '') ? color : undefined)
