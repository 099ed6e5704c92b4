import { type Html, html } from '../../look/index.ts'
import type { Desk } from '../desk.ts'
import { checkScript } from './check-assets.ts'

/** What a page needs to let the browser check a proof. */
export type ProofView = {
  /** The place in the log, in words. */
  readonly index: string
  /** Where the file of the proof is. */
  readonly download: string
  /** The seal that the log holds for the entry, in base64. */
  readonly seal: string
}

/** Whom to believe, and who watches. */
export type TrustView = {
  readonly lines: readonly string[]
  readonly witnesses: readonly string[]
  /** The published checkpoint bears its quorum. */
  readonly isWitnessed: boolean
  /** The logs that came before, the last first, and when this one took over. */
  readonly before: readonly { readonly name: string; readonly day: string }[]
}

const steps = ['text', 'place', 'signed', 'witnessed'] as const

/** The proof, the check in the browser, and how to check it with other tools; the page works without script. */
export function proofSection(desk: Desk, proof: ProofView | undefined, trust: TrustView): Html {
  const { why: t } = desk.texts
  if (!proof) return html`<h2>${t.proof}</h2><p>${t.proofNotYet}</p>`
  return html`<h2>${t.proof}</h2><p>${t.proofText(proof.index)}</p><p>${watchText(desk, trust)}</p>${trust.before.map(({ name, day }) => html`<p>${desk.texts.check.succeeded(name, day)}</p>`)}<p><a class="download" href="${proof.download}" download>${t.proofDownload}</a></p>${checkPart(desk, proof, trust)}<h3>${t.proofCheck}</h3><p>${t.proofTrust}</p>${trust.lines.map(line => html`<p><code>${line}</code></p>`)}<p>${t.proofRun}</p><p><code>npx candor proof verify proof.tlog-proof --trust trust</code></p><p>${desk.texts.check.ourWord}</p>`
}

function watchText({ texts: { check: t } }: Desk, { witnesses, isWitnessed }: TrustView): string {
  if (witnesses.length === 0) return t.noWitness
  return isWitnessed ? t.witnesses(witnesses.join(', ')) : t.noQuorum
}

function checkPart({ texts: { check: t } }: Desk, { download, seal }: ProofView, { lines }: TrustView): Html {
  const items = steps.map(
    step =>
      html`<li data-step="${step}" data-holds="${t[step].holds}" data-fails="${t[step].fails}" data-unknown="${t[step].unknown}" data-none="${t.witnessed.none}"></li>`,
  )
  return html`<section class="check" aria-labelledby="check" data-check data-proof="${download}" data-seal="${seal}" data-trust="${lines.map(line => `${line}\n`).join('')}" data-working="${t.working}" data-away="${t.away}" data-unable="${t.unable}" data-malformed="${t.malformed}" data-holds="${t.holds}" data-fails="${t.fails}"><h3 id="check">${t.title}</h3><noscript><p>${t.noScript}</p></noscript><div data-ready hidden><p>${t.intro}</p><p><button class="button" type="button">${t.button}</button></p></div><p data-status role="status" aria-live="polite"></p><ul data-steps hidden>${items}</ul><details data-record hidden><summary>${t.record}</summary><pre tabindex="0"></pre></details></section><script type="module" src="${checkScript()}"></script>`
}
