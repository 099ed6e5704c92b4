import { type Content, dataTable, type Html, html, summaryList } from '../../look/index.ts'
import { centerPage, contactLine, type Desk } from '../desk.ts'
import type { AlgorithmView, AuditView } from './algorithm-view.ts'
import { algorithmPath, algorithmsPath } from './paths.ts'

/** Every algorithm, with what it is for and how it runs. */
export function algorithmsPage(desk: Desk, all: readonly AlgorithmView[]): Html {
  const { algorithms: t } = desk.texts
  const list = all.map(
    ({ name, text, state }) =>
      html`<li><h2><a href="${algorithmPath(name)}"><bdi>${text}</bdi></a></h2><p><bdi>${state}</bdi></p></li>`,
  )
  const main = all.length === 0 ? html`<p>${t.none}</p>` : html`<ul class="timeline">${list}</ul>`
  return centerPage(desk, { title: t.title, main: html`<p>${t.intro}</p>${main}${dataLink(desk)}` })
}

/** One algorithm, all that everybody may know of it, and how to object. */
export function algorithmPage(desk: Desk, view: AlgorithmView): Html {
  const { algorithms: t } = desk.texts
  return centerPage(desk, {
    title: view.text,
    main: html`<h2>${t.now}</h2><p class="lead"><bdi>${view.state}</bdi></p>${facts(desk, view)}${auditsPart(desk, view)}${balancePart(desk, view)}${decisionsPart(desk, view)}<h2>${t.object}</h2><p>${t.objectText}</p>${contactLine(desk.brand)}<p><a class="all" href="${algorithmsPath}">${t.all}</a></p>${dataLink(desk)}`,
  })
}

/** What is asked for does not decide here. */
export const unknownAlgorithmPage = (desk: Desk): Html => {
  const { algorithms: t } = desk.texts
  return centerPage(desk, {
    title: t.unknown,
    main: html`<p>${t.unknownText}</p><p><a class="all" href="${algorithmsPath}">${t.all}</a></p>`,
  })
}

const dataLink = ({ texts }: Desk): Html => html`<p><a class="all" href="/privacy">${texts.algorithms.back}</a></p>`
const own = (text: string): Html => html`<bdi>${text}</bdi>`

function facts({ texts: { algorithms: t } }: Desk, { purpose, inputs, owner, decided, model }: AlgorithmView): Html {
  const goesIn: Content =
    inputs.length === 0 ? t.inputsNone : html`<ul>${inputs.map(input => html`<li>${own(input)}</li>`)}</ul>`
  return summaryList([
    { name: t.what, value: own(purpose) },
    { name: t.inputs, value: goesIn },
    { name: t.owner, value: own(owner) },
    ...(decided === undefined ? [] : [{ name: t.decided, value: decided }]),
    ...(model === undefined ? [] : [{ name: t.model, value: model }]),
  ])
}

function auditsPart({ texts: { algorithms: t } }: Desk, { tolerance, audits }: AlgorithmView): Html {
  if (tolerance === undefined) return html`<h2>${t.audits}</h2><p>${t.auditsNone}</p>`
  const none = audits.length === 0 ? html`<p>${t.auditsNothing}</p>` : ''
  const table = ({ attribute, groups }: AuditView) =>
    dataTable({
      caption: t.auditsTable(attribute),
      columns: [{ text: t.group }, { text: t.rate, number: true }, { text: t.range }, { text: t.word }],
      rows: groups.map(({ group, rate, range, word }) => [own(group), rate, range, word]),
      empty: t.auditsNothing,
    })
  return html`<h2>${t.audits}</h2><p>${t.auditsIntro(tolerance)}</p>${none}${audits.map(table)}`
}

function balancePart({ texts: { algorithms: t } }: Desk, { balance }: AlgorithmView): Html | '' {
  if (!balance) return ''
  const { by, since, groups } = balance
  const table = dataTable({
    caption: t.balance[by],
    columns: [
      { text: t.balanceOf[by] },
      { text: t.balanceTarget, number: true },
      { text: t.balanceShown, number: true },
    ],
    rows: groups.map(({ group, target, shown }) => [own(group), target, shown]),
    empty: t.balanceNone,
  })
  return html`<h2>${t.balance[by]}</h2><p>${t.balanceIntro[by]}</p><p>${since}</p>${table}`
}

function decisionsPart({ texts: { algorithms: t } }: Desk, { decisions }: AlgorithmView): Html {
  const table = dataTable({
    caption: t.decisions,
    columns: [{ text: t.when }, { text: t.decision }, { text: t.why }],
    rows: decisions.map(({ when, verdict, reason }) => [when, verdict, own(reason)]),
    empty: t.decisionsNone,
  })
  return html`<h2>${t.decisions}</h2>${table}`
}
