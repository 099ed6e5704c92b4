import type { TileFolder } from '../../adapters/tiles/index.ts'
import type { Brand } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Content, type ErrorItem, type Html, html, layout } from '../look/index.ts'
import type { Texts } from './texts.ts'

/** What the customer's pages stand on: the house, and the log's files and key for proofs. */
export type Center = House & {
  readonly tiles: TileFolder
  readonly logKey: { readonly name: string; readonly publicKey: Uint8Array }
}

/** What every page shows of the brand. */
export type BrandView = Pick<Brand, 'name' | 'postalAddress' | 'privacyContact'>

export type Desk = { readonly brand: BrandView; readonly texts: Texts }

export type Page = {
  readonly title: string
  readonly main: Content
  readonly notice?: Html
  readonly errors?: readonly ErrorItem[]
}

/** A page for the customer: who sends it and whom to ask stand at its foot. */
export function centerPage({ brand, texts }: Desk, page: Page): Html {
  const footer = html`${addressLine(brand)}<p>${texts.footer.contact} ${contact(brand)}</p><p><a href="/privacy">${texts.privacy.link}</a></p>`
  return layout({ ...page, brand: brand.name, kind: 'customer', lang: texts.lang, dir: texts.dir, footer })
}

/** The way to a person: an address to write to, or a page. */
function contact({ privacyContact }: BrandView): Html {
  const href = privacyContact.startsWith('https://') ? privacyContact : `mailto:${privacyContact}`
  return html`<a class="contact" rel="noreferrer" href="${href}">${breakable(privacyContact)}</a>`
}

/** The way to a person on a line of its own. */
export const contactLine = (brand: BrandView): Html => html`<p class="actions">${contact(brand)}</p>`

/** An address that may be broken where it has a joint, so that a long one fits a narrow page. */
const breakable = (address: string): Html =>
  html`${address.split(/(?<=[/@.-])/).map((part, i) => html`${i === 0 ? '' : html`<wbr>`}${part}`)}`

/** Who it is and where post reaches them. */
export const addressLine = ({ name, postalAddress }: BrandView): Html =>
  html`<p><bdi>${name}</bdi>, <bdi>${oneLine(postalAddress)}</bdi></p>`

const oneLine = (text: string): string => text.trim().replaceAll('\n', ', ')
