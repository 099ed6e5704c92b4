import { banner, button, errorOf, form, type Html, html, linkButton, summaryList, textArea } from '../../look/index.ts'
import { centerPage, contactLine, type Desk } from '../desk.ts'
import type { OneView } from './view.ts'

/** One request: how it stands, by when it is answered and who says so, the answer, and what the customer can do now. */
export function onePage(desk: Desk, view: OneView): Html {
  const { rights: t } = desk.texts
  const notice = view.isLate
    ? { notice: banner('danger', t.dueNow) }
    : view.problem === undefined
      ? {}
      : { notice: banner('warn', view.problem) }
  return centerPage(desk, {
    title: t.names[view.right],
    ...notice,
    errors: view.errors,
    main: html`${factsPart(desk, view)}${provePart(desk, view)}${wordsPart(desk, view)}${copyPart(desk, view)}${questionPart(desk, view)}${vendorsPart(desk, view)}${endPart(desk, view)}<p>${linkButton(view.back, t.back)}</p>`,
  })
}

function factsPart({ texts: { rights: t } }: Desk, view: OneView): Html {
  const facts = [
    { name: t.state, value: t.states[view.state] },
    ...(view.about === undefined
      ? []
      : [{ name: t.objectAbout, value: html`<ul>${view.about.map(text => html`<li><bdi>${text}</bdi></li>`)}</ul>` }]),
    { name: t.received, value: view.received },
    ...(view.due === undefined
      ? []
      : [
          { name: t.due, value: view.due },
          { name: t.by, value: view.by },
        ]),
    ...(view.settled === undefined ? [] : [{ name: t.settled, value: view.settled }]),
    ...(view.reason === undefined ? [] : [{ name: t.reason, value: view.reason }]),
    { name: t.number, value: html`<code>${view.number}</code>` },
  ]
  return html`${summaryList(facts)}${view.isWeighed ? html`<p>${t.weighed}</p>` : ''}`
}

function provePart({ texts: { rights: t } }: Desk, { canProve, path, csrf }: OneView): Html | '' {
  if (!canProve) return ''
  return html`<h2>${t.proveTitle}</h2><p>${t.proveText}</p>${form(`${path}/prove`, csrf, button({ text: t.proveButton }))}`
}

function wordsPart({ texts: { rights: t } }: Desk, { said, answer, isDoneByHouse }: OneView): Html {
  const yours = said === undefined ? '' : html`<h2>${t.yourWords}</h2>${paragraphs(said)}`
  const ours = answer === undefined ? (isDoneByHouse ? html`<p>${t.doneByHouse}</p>` : '') : paragraphs(answer)
  return html`${yours}${ours === '' ? '' : html`<h2>${t.answer}</h2>${ours}`}`
}

const paragraphs = (text: string): Html =>
  html`${text.split(/\n+/).map(line => (line.trim() === '' ? '' : html`<p><bdi>${line.trim()}</bdi></p>`))}`

function copyPart({ texts: { rights: t } }: Desk, { hasCopy, path, csrf }: OneView): Html | '' {
  if (!hasCopy) return ''
  return html`<h2>${t.copy}</h2><p>${t.copyText}</p>${form(`${path}/copy`, csrf, button({ text: t.copyButton }))}`
}

function questionPart(
  { texts: { rights: t } }: Desk,
  { question, clarified, canClarify, path, csrf, errors }: OneView,
): Html | '' {
  if (question === undefined) return ''
  const asked = html`<h2>${t.question}</h2>${paragraphs(question)}`
  if (clarified !== undefined) return html`${asked}<h3>${t.clarify}</h3>${paragraphs(clarified)}`
  if (!canClarify) return asked
  const error = errorOf('clarified', errors)
  const field = textArea({ name: 'clarified', label: t.clarify, ...(error === undefined ? {} : { error }) })
  return html`${asked}${form(`${path}/clarify`, csrf, html`${field}${button({ text: t.clarifyButton })}`)}`
}

function vendorsPart({ texts: { rights: t } }: Desk, { vendors }: OneView): Html | '' {
  if (vendors.length === 0) return ''
  return html`<h2>${t.vendors}</h2>${summaryList(vendors.map(({ name, state }) => ({ name, value: state })))}`
}

function endPart({ brand, texts: { rights: t } }: Desk, view: OneView): Html {
  const { canWithdraw, canAppeal, complainTo, path, csrf } = view
  const back = canWithdraw ? form(`${path}/withdraw`, csrf, button({ text: t.withdraw, kind: 'secondary' })) : ''
  if (!canAppeal) return html`${back}`
  const where = complainTo === undefined ? t.complainAny : t.complain(complainTo)
  return html`<h2>${t.appeal}</h2><p>${t.appealText}</p><p>${linkButton(`${path}/appeal`, t.names.appeal)}</p><p><bdi>${where}</bdi></p>${contactLine(brand)}`
}
