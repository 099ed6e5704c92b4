import type { Certificate } from '../../../answers/erasure/index.ts'
import { stayWords } from '../../../answers/erasure/index.ts'
import { type Html, html, summaryList, wholeNumber } from '../../look/index.ts'
import { centerPage, contactLine, type Desk } from '../desk.ts'
import { type ProofView, proofSection, type TrustView } from '../proofs/check-part.ts'
import { channelText, dayOf, momentOf } from '../words.ts'

export type ErasedView = {
  readonly certificate: Certificate
  /** The brand's: where the customer was is not known any more. */
  readonly zone: string
  readonly proof: ProofView | undefined
  readonly trust: TrustView
}

/** The certificate for whoever was erased: what went, what stays until when and why, and the proof to check elsewhere. */
export function certificatePage(desk: Desk, view: ErasedView): Html {
  const { erased: t } = desk.texts
  const running = view.certificate.state === 'running' ? html`<p>${t.running}</p>` : ''
  return centerPage(desk, {
    title: t.title,
    main: html`<p>${t.intro}</p>${running}${factsPart(desk, view)}${gonePart(desk, view)}${staysPart(desk, view)}${proofSection(desk, view.proof, view.trust)}<p>${contactLine(desk.brand)}</p>`,
  })
}

function factsPart(desk: Desk, { certificate, zone }: ErasedView): Html {
  const { erased: t } = desk.texts
  const { erasure, effectiveAt, finishedAt, forgottenBy, backupsUntil } = certificate
  const times = [
    [t.effective, effectiveAt],
    [t.finished, finishedAt],
    [t.forgotten, forgottenBy],
    [t.backups, backupsUntil],
  ] as const
  return summaryList([
    { name: t.number, value: html`<code>${erasure}</code>` },
    ...times.flatMap(([name, at]) => (at === undefined ? [] : [{ name, value: momentOf(at, zone, desk.texts) }])),
  ])
}

function gonePart({ texts }: Desk, { certificate, zone }: ErasedView): Html {
  const { erased: t, lang } = texts
  const all = certificate.erased.map(
    ({ what, n }) => html`<li>${what.replaceAll('-', ' ')}: ${wholeNumber(n, lang)}</li>`,
  )
  const way = certificate.onItsWay.map(
    ({ channel, at }) => html`<p>${t.way(channelText(channel as 'email', texts), momentOf(at, zone, texts))}</p>`,
  )
  return html`<h2>${t.gone}</h2>${all.length === 0 ? html`<p>${t.goneNothing}</p>` : html`<ul>${all}</ul>`}${way}`
}

function staysPart({ texts }: Desk, { certificate, zone }: ErasedView): Html {
  const { erased: t } = texts
  const all = certificate.stays.map(stay => {
    const end = endOf(stay.what, stay.until)
    return html`<li><bdi>${stayWords(stay)}</bdi> ${end}</li>`
  })
  return html`<h2>${t.stays}</h2><ul>${all}</ul>`

  function endOf(what: string, until: number | undefined): string {
    if (until !== undefined) return t.until(dayOf(until, zone, texts))
    return what === 'do-not-contact' ? t.forGood : ''
  }
}
