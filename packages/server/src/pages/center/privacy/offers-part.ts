import type { Algorithm, Policy } from '../../../brand/policy/index.ts'
import { type Html, html, summaryList } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { purposeText } from '../words.ts'
import { listed, own } from './about.ts'
import { shareWords, spanWords } from './words.ts'

/** Each offer that is made by score, as it is declared: what for, who answers, what goes in, and what it is watched by. */
export const offersPart = (policy: Policy, texts: Texts): Html =>
  html`<p>${texts.privacy.offersIntro}</p>${Object.values(policy.algorithms).map(one => offerPart(policy, one, texts))}`

function offerPart(policy: Policy, algorithm: Algorithm, texts: Texts): Html {
  const { privacy: t } = texts
  const { text, owner, purpose, inputs, succeeds, share, explore, holdout } = algorithm
  const success = policy.events[succeeds.event]?.text ?? succeeds.event
  const facts = summaryList([
    { name: t.offersFor, value: own(purposeText(policy, purpose, texts)) },
    { name: t.offersOwner, value: own(owner) },
    { name: t.offersInputs, value: listed(inputs.map(name => fieldName(policy, name))) },
    { name: t.offersSuccess, value: own(t.offersSuccessText(success, spanWords(succeeds.within, texts))) },
    { name: t.offersShare, value: t.offersShareText(shareWords(share, texts)) },
    { name: t.offersLot, value: t.offersLotText(shareWords(explore, texts), shareWords(holdout, texts)) },
    { name: t.offersWatch, value: own(watchText(policy, algorithm, texts)) },
  ])
  return html`<h3>${own(text)}</h3>${facts}`
}

function watchText(policy: Policy, { watch }: Algorithm, texts: Texts): string {
  const { privacy: t } = texts
  if (!watch) return t.offersWatchNone
  const by = watch.by.map(name => fieldName(policy, name)).join('; ')
  return `${t.offersWatchText(by, shareWords(watch.tolerance, texts))} ${t.alarms[watch.onAlarm]}`
}

const fieldName = ({ fields, vault }: Policy, name: string): string =>
  (fields[name] ?? vault?.attributes[name])?.text ?? name.replaceAll('_', ' ')
