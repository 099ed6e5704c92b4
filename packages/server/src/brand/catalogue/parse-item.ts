import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Item, limits } from './item.ts'
import { linkFault } from './link.ts'

/** An item as somebody sends it. What is left out: no provider, no category, no attributes, not sensitive, available. */
export type ItemAsk = {
  readonly item: string
  readonly title: string
  readonly link: string
  readonly provider?: string | null
  readonly category?: string | null
  readonly attributes?: { readonly [name: string]: string }
  readonly sensitive?: boolean
  readonly available?: boolean
}

/** Checks one item; every faulty field is named. Texts are kept trimmed and in Unicode form NFC, ids letter for letter. */
export function parseItem(ask: ItemAsk): Result<Item, Fault[]> {
  const { provider, category, attributes = {}, sensitive = false, available = true } = ask
  const faults = [
    ...faultOf('item', idFault(ask.item)),
    ...faultOf('title', textFault(ask.title, limits.title)),
    ...faultOf('link', linkFault(ask.link)),
    ...faultOf('provider', typeof provider === 'string' ? textFault(provider, limits.provider) : undefined),
    ...faultOf('category', typeof category === 'string' ? textFault(category, limits.category) : undefined),
    ...attributeFaults(attributes),
  ]
  if (faults.length > 0) return err(faults)
  return ok({
    item: ask.item,
    title: plain(ask.title),
    link: ask.link.trim(),
    ...(typeof provider === 'string' ? { provider: plain(provider) } : {}),
    ...(typeof category === 'string' ? { category: plain(category) } : {}),
    attributes: inOrder(attributes),
    sensitive,
    available,
  })
}

/** What is wrong with the id of an item, if anything. */
const idFault = (id: string): string | undefined =>
  id.trim() === id ? textFault(id, limits.item) : 'begins or ends with a blank'

const faultOf = (path: string, says: string | undefined): Fault[] => (says === undefined ? [] : [{ path, says }])

/** Line ends and NUL reach into logs and files; marks that turn the reading direction disguise names. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

function textFault(text: string, max: number): string | undefined {
  const bare = text.trim()
  if (bare === '') return 'is empty'
  if (bare.length > max) return `is ${bare.length} characters long; at most ${max} are allowed`
  return hidden.test(bare) || !bare.isWellFormed() ? 'holds a control character (such as a line end or NUL)' : undefined
}

/** Names that every object has. */
const poisoned: readonly string[] = ['__proto__', 'constructor', 'prototype']

function attributeFaults(attributes: { readonly [name: string]: string }): Fault[] {
  const entries = Object.entries(attributes)
  if (entries.length > limits.attributes)
    return [{ path: 'attributes', says: `are ${entries.length}; at most ${limits.attributes} are allowed` }]
  const names = entries.map(([name]) => plain(name))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return [
    ...(twice === undefined ? [] : [{ path: 'attributes', says: `has ${shown(twice)} twice` }]),
    ...entries.flatMap(([name, value]) => {
      const says = poisoned.includes(plain(name))
        ? 'is no name an attribute may have'
        : textFault(name, limits.attributeName)
      if (says !== undefined) return [{ path: 'attributes', says: `the name ${shown(name)} ${says}` }]
      return faultOf(`attributes.${name}`, textFault(value, limits.attribute))
    }),
  ]
}

/** JSON writes line ends and quotation marks harmlessly. */
const shown = (name: string): string => JSON.stringify(name.slice(0, 60))
const plain = (text: string): string => text.trim().normalize('NFC')

const inOrder = (attributes: { readonly [name: string]: string }): Item['attributes'] =>
  Object.fromEntries(
    Object.entries(attributes)
      .map(([name, value]) => [plain(name), plain(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
