import { banner, type Html, html, linkButton, summaryList } from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import { holdsPart } from '../holds-part.ts'
import type { RequestLine, RightsView } from './view.ts'

/** What a customer asked for, with how it stands and by when it is due, and one way to each right. */
export function rightsPage(desk: Desk, view: RightsView): Html {
  const { rights: t, done } = desk.texts
  const notice = view.isRestricted ? { notice: banner('info', t.restrictedNow, t.restrictedText) } : {}
  const asked =
    view.requests.length === 0 ? html`<p>${t.askedNone}</p>` : html`${view.requests.map(one => line(desk, one))}`
  const can = view.rights.map(
    ({ right, href, needsCode }) =>
      html`<section><h3><a class="all" href="${href}">${t.names[right]}</a></h3><p>${t.means[right]}${needsCode ? ` ${t.needsCode}` : ''}</p></section>`,
  )
  return centerPage(desk, {
    title: t.title,
    ...notice,
    main: html`<p>${t.intro}</p>${holdsPart(desk, view.holds)}<h2>${t.asked}</h2>${asked}<h2>${t.can}</h2>${can}<p>${linkButton(view.preferences, done.all)}</p>`,
  })
}

const line = ({ texts: { rights: t } }: Desk, { href, name, state, received, due }: RequestLine): Html =>
  html`<section><h3><a class="all" href="${href}">${name}</a></h3>${summaryList([
    { name: t.state, value: state },
    { name: t.received, value: received },
    { name: t.due, value: due },
  ])}</section>`
