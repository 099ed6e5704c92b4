import { actOf, type Campaign } from '../../brand/campaigns/index.ts'
import { may, type Session } from '../../brand/staff/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Html, html } from '../look/index.ts'
import { campaignPath, people } from './campaign-words.ts'
import { byCount } from './plan-funnel.ts'
import { type RuleWords, ruleWords } from './rule-words.ts'

/** Every rule that held somebody back: how many, what it stands for, what would change it, and the way to the people. */
export function reasonsPart(
  house: House,
  session: Session,
  campaign: Campaign,
  reasons: { readonly [rule: string]: number },
  title: string,
): Html {
  const act = actOf(campaign.definition)
  const all = byCount(reasons).map(([rule, n]) => ({ n, words: ruleWords(house, act, rule) }))
  if (all.length === 0) return html`<h2>${title}</h2><p>No rule held anybody back.</p>`
  const listed = may(session, 'see-customers')
  const items = all.map(({ n, words }) => reason(campaign.name, n, words, listed))
  const everybody = listed
    ? html`<p><a href="${campaignPath(campaign.name, 'withheld')}">See everybody who is held back</a></p>`
    : ''
  return html`<h2>${title}</h2><ul class="reasons">${items}</ul>${everybody}`
}

function reason(campaign: string, n: number, words: RuleWords, listed: boolean): Html {
  const { rule, name, sentence, citation, change } = words
  const href = `${campaignPath(campaign, 'withheld')}?rule=${encodeURIComponent(rule)}`
  const link = listed
    ? html`<p><a href="${href}">See these ${people(n)}<span class="visually-hidden">: ${name}</span></a></p>`
    : ''
  const would = change === '' ? '' : html`<p><strong>What would change it:</strong> ${change}</p>`
  return html`<li><h3>${people(n)}: ${name}</h3><p>${sentence}</p>${would}<p class="muted"><code>${rule}</code>${citation === '' ? '' : `. ${citation}`}</p>${link}</li>`
}
