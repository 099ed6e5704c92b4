import { button, dataTable, form, type Html, html, summaryList } from '../look/index.ts'
import { addressLine, centerPage, contactLine, type Desk } from './desk.ts'
import { type ProofView, proofSection, type TrustView } from './proofs/check-part.ts'

export type WhyView = {
  /** One sentence: because you … */
  readonly because: string
  readonly purpose: string
  readonly sentAt?: string
  readonly data: readonly { readonly name: string; readonly value: string }[]
  readonly rules: readonly { readonly stands: string; readonly forYou: string; readonly citation: string }[]
  readonly consent?: { readonly day: string; readonly words: string; readonly where: string }
  /** Where saying no to this kind is posted to; absent where it cannot be said no to. */
  readonly stop?: { readonly action: string; readonly csrf: string }
  readonly preferences: string
  readonly timeline: string
  readonly rights: string
  /** Absent while the entry waits for its place. */
  readonly proof?: ProofView
  readonly trust: TrustView
}

/** Everything about one message: why it came, by what data and rules, on which yes, who answers for it, and the proof. */
export function whyPage(desk: Desk, view: WhyView): Html {
  const { why: t, done } = desk.texts
  const stop = view.stop
    ? html`<h2>${t.stop}</h2>${form(view.stop.action, view.stop.csrf, button({ text: t.stopButton }))}`
    : ''
  return centerPage(desk, {
    title: t.title,
    main: html`<p class="lead"><strong><bdi>${view.because}</bdi></strong></p>${aboutPart(desk, view)}${stop}<p><a class="all" href="${view.preferences}">${done.all}</a></p><p><a class="all" href="${view.timeline}">${desk.texts.timeline.link}</a></p><p><a class="all" href="${view.rights}">${desk.texts.rights.link}</a></p><p><a class="all" href="/algorithms">${desk.texts.algorithms.link}</a></p>${dataPart(desk, view)}${consentPart(desk, view)}${rulesPart(desk, view)}<h2>${t.responsible}</h2>${addressLine(desk.brand)}<h2>${t.wrong}</h2><p>${t.wrongText}</p>${contactLine(desk.brand)}${proofSection(desk, view.proof, view.trust)}`,
  })
}

const aboutPart = ({ texts: { why: t } }: Desk, { purpose, sentAt }: WhyView): Html =>
  summaryList([
    { name: t.purpose, value: html`<bdi>${purpose}</bdi>` },
    ...(sentAt === undefined ? [] : [{ name: t.sent, value: sentAt }]),
  ])

const dataPart = ({ texts: { why: t } }: Desk, { data }: WhyView): Html =>
  html`<h2>${t.data}</h2>${data.length === 0 ? html`<p>${t.dataNone}</p>` : summaryList(data.map(({ name, value }) => ({ name, value: html`<bdi>${value}</bdi>` })))}`

function consentPart({ texts: { why: t } }: Desk, { consent }: WhyView): Html {
  if (!consent) return html`<h2>${t.consent}</h2><p>${t.consentNone}</p>`
  const facts = [
    { name: t.consentDay, value: consent.day },
    { name: t.consentWords, value: html`<bdi>${consent.words}</bdi>` },
    { name: t.consentWhere, value: html`<bdi>${consent.where}</bdi>` },
  ]
  return html`<h2>${t.consent}</h2>${summaryList(facts)}`
}

const rulesPart = ({ texts: { why: t } }: Desk, { rules }: WhyView): Html =>
  html`<h2>${t.rules}</h2>${dataTable({
    caption: t.rulesCaption,
    columns: [{ text: t.rule }, { text: t.forYou }, { text: t.source }],
    rows: rules.map(({ stands, forYou, citation }) => [stands, forYou, citation]),
    empty: '',
  })}`
