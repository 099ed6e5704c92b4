import { type Dial, dials } from '@candor/terms'
import { interactionsOf, type Policy, type Recommendations } from '../../../brand/policy/index.ts'
import { type Content, type Html, html, summaryList } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { purposeText } from '../words.ts'
import { listed, own } from './about.ts'

/** How the brand chooses what it suggests, made from what it declared: what for, who answers, and what goes in at each level. */
export function suggestionsPart(policy: Policy, section: Recommendations, texts: Texts): Html {
  const { privacy: t, preferences } = texts
  const facts = summaryList([
    { name: t.suggestionsFor, value: own(purposeText(policy, section.purpose, texts)) },
    { name: t.suggestionsOwner, value: own(section.owner) },
    { name: t.suggestionsModel, value: t.models[section.model] },
  ])
  const levels = summaryList(
    dials.map(level => ({ name: preferences.dials[level], value: levelPart(level, policy, section, texts) })),
  )
  const balance = section.balance ? html`<p>${t.suggestionsBalance[section.balance.by]}</p>` : ''
  return html`${facts}<p>${t.suggestionsIntro}</p>${levels}${balance}<p>${t.suggestionsSensitive}</p>`
}

function levelPart(level: Dial, policy: Policy, { interests, model }: Recommendations, { privacy: t }: Texts): Content {
  if (level === 'basic')
    return interests === undefined ? t.levels.basicNone : own(t.levels.basic(fieldName(policy, interests)))
  if (level !== 'full') return t.levels[level]
  if (model === 'popularity') return t.levels.fullNone
  const events = interactionsOf(policy).map(({ event }) => policy.events[event]?.text ?? event)
  return html`<p>${t.levels.full}</p>${listed(events)}`
}

const fieldName = ({ fields }: Policy, name: string): string => fields[name]?.text ?? name.replaceAll('_', ' ')
