import { type Html, html } from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import { type ProofView, proofSection, type TrustView } from './check-part.ts'

export type ProofPageView = {
  readonly kind: string
  readonly day: string
  readonly proof: ProofView | undefined
  readonly trust: TrustView
  readonly timeline: string
}

/** The proof of one entry, whatever it is about: to check here, to keep, to check elsewhere. */
export function proofPage(desk: Desk, { kind, day, proof, trust, timeline }: ProofPageView): Html {
  const { page: t } = desk.texts.check
  const what = (Object.hasOwn(t.kinds, kind) && t.kinds[kind]) || t.other
  return centerPage(desk, {
    title: t.title,
    main: html`<p>${t.intro(day)} <strong>${what}</strong></p>${proofSection(desk, proof, trust)}<p><a class="all" href="${timeline}">${t.back}</a></p>`,
  })
}
