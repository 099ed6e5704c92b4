/** An element of a message; strings are text with its entities resolved. */
export type Element = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

type Open = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

const withoutEnd = new Set(['meta', 'br', 'img', 'hr', 'link', 'input'])
const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>|[^<]+|</gi
const attribute = /([^\s"'<>/=]+)(?:="([^"]*)")?/g
const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/**
 * Reads well-formed HTML as our renderer writes it: every element closed, attributes in double quotes, five entities. It is
 * no parser for HTML from elsewhere. The answer is a root without a name.
 */
export function readHtml(html: string): Element {
  const root: Open = { name: '', attributes: new Map(), children: [] }
  const path: Open[] = [root]
  for (const [whole, slash, name, attributes] of html.matchAll(token)) {
    const into = path.at(-1)!
    if (name === undefined) {
      if (!whole.startsWith('<')) into.children.push(unescaped(whole))
      continue
    }
    if (slash) close(path, name.toLowerCase())
    else {
      const element: Open = { name: name.toLowerCase(), attributes: attributesOf(attributes ?? ''), children: [] }
      into.children.push(element)
      if (!withoutEnd.has(element.name)) path.push(element)
    }
  }
  return root
}

/** All elements below this one, in the order in which they are read. */
export function elementsOf(element: Element): readonly Element[] {
  return element.children.flatMap(child => (typeof child === 'string' ? [] : [child, ...elementsOf(child)]))
}

/** All elements of these names below this one. */
export const named = (element: Element, ...names: readonly string[]): readonly Element[] =>
  elementsOf(element).filter(({ name }) => names.includes(name))

/** The text that is read: without head and sheets. */
export function readText(element: Element): string {
  if (['head', 'style', 'script'].includes(element.name)) return ''
  return element.children
    .map(child => (typeof child === 'string' ? child : ` ${readText(child)} `))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One property of an element's own style. */
export function styleOf(element: Element, property: string): string | undefined {
  return declarations(element.attributes.get('style') ?? '').get(property)
}

/** The declarations of a style, by property. */
export function declarations(style: string): ReadonlyMap<string, string> {
  return new Map(
    style.split(';').flatMap(part => {
      const at = part.indexOf(':')
      return at < 0
        ? []
        : [
            [
              part.slice(0, at).trim(),
              part
                .slice(at + 1)
                .replace('!important', '')
                .trim(),
            ] as const,
          ]
    }),
  )
}

function close(path: Open[], name: string): void {
  const at = path.findLastIndex(open => open.name === name)
  if (at > 0) path.length = at
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(attribute)].map(([, name, value]) => [name!.toLowerCase(), unescaped(value ?? '')]))
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
