import type { Policy, Vault } from '../../../brand/policy/index.ts'
import { type Html, html, summaryList } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { purposeText } from '../words.ts'
import { own } from './about.ts'
import { timeWords } from './words.ts'

/** What people may tell about themselves for audits alone: each question with its answers, what for, how long, and who never sees it. */
export function vaultPart(policy: Policy, { purpose, attributes }: Vault, texts: Texts): Html {
  const { privacy: t } = texts
  const facts = [
    { name: t.vaultFor, value: own(purposeText(policy, purpose, texts)) },
    ...Object.values(attributes).map(({ text, values }) => ({
      name: text,
      value: own(t.vaultAnswers(values.join(', '))),
    })),
  ]
  const retention = policy.purposes[purpose]?.retention
  const kept = retention === undefined ? '' : html`<p>${t.vaultKept(timeWords(retention, texts))}</p>`
  return html`<p>${t.vaultIntro}</p>${summaryList(facts)}${kept}<p>${t.vaultApart}</p>`
}
