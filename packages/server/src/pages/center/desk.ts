import type { Context } from 'hono'
import type { TileFolder } from '../../adapters/tiles/index.ts'
import type { Brand } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import type { Signing, Witnesses } from '../../record/index.ts'
import { type Content, type ErrorItem, type Html, html, layout, wholeNumber } from '../look/index.ts'
import type { Texts } from './texts.ts'

/** What the customer's pages stand on: the house, and the log's files, keys and witnesses for proofs. */
export type Center = House & {
  readonly tiles: TileFolder
  readonly logSigning: Signing
  /** Absent: nobody outside watches the log. */
  readonly witnesses?: Witnesses
  /** Where a request came from; absent: nobody can tell. */
  readonly addressOf?: (context: Context) => string
}

/** What every page shows of the brand. */
export type BrandView = Pick<Brand, 'name' | 'postalAddress' | 'privacyContact'>

export type Desk = {
  readonly brand: BrandView
  readonly texts: Texts
  /** The change of the policy that everybody is told of now. */
  readonly change?: ChangeNotice
}

/** `day`: when the change counts from, in words. */
export type ChangeNotice = { readonly day: string; readonly hasCome: boolean; readonly important: number }

export type Page = {
  readonly title: string
  readonly main: Content
  readonly notice?: Html
  readonly errors?: readonly ErrorItem[]
}

/** A page for the customer: who sends it and whom to ask stand at its foot. */
export function centerPage({ brand, texts, change }: Desk, page: Page): Html {
  const footer = html`${addressLine(brand)}<p>${texts.footer.contact} ${contact(brand)}</p><p><a href="/privacy">${texts.privacy.link}</a></p>`
  const main = html`${change === undefined ? '' : changePart(change, texts)}${page.main}`
  return layout({ ...page, main, brand: brand.name, kind: 'customer', lang: texts.lang, dir: texts.dir, footer })
}

/** Above whatever the page is about: what will be done with people's data that was not done before, and from when on. */
function changePart({ day, hasCome, important }: ChangeNotice, { privacy: t, lang }: Texts): Html {
  const [title, text, link] = hasCome
    ? [t.came(day), t.cameText, t.cameLink]
    : [t.coming(day), t.comingText(wholeNumber(important, lang), important === 1), t.comingLink]
  return html`<section class="note info" aria-labelledby="policy-change"><h2 id="policy-change">${title}</h2><p>${text}</p><p><a class="all" href="/privacy/versions">${link}</a></p></section>`
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
