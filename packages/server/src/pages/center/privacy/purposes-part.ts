import type { Policy, Purpose } from '../../../brand/policy/index.ts'
import { type Html, html, summaryList } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { own } from './about.ts'
import { channelWords, timeWords } from './words.ts'

/** Each purpose in the brand's words, and what it may do, for how long and by which right. */
export function purposesPart({ purposes }: Policy, texts: Texts): Html {
  const { privacy: t } = texts
  const all = Object.values(purposes)
  const parts = all.map(purpose => html`<h3>${own(purpose.text)}</h3>${factsOf(purpose, texts)}`)
  return html`${all.length === 0 ? html`<p>${t.whatNone}</p>` : parts}`
}

function factsOf({ basis, class: kind, channels, opposedBy, retention }: Purpose, texts: Texts): Html {
  const { privacy: t } = texts
  const signals = opposedBy.map(signal => t.signals[signal] ?? signal).join(', ')
  return summaryList([
    { name: t.because, value: t.bases[basis] },
    { name: t.kind, value: t.classes[kind] },
    { name: t.reach, value: channels.length === 0 ? t.reachNone : channelWords(channels, texts) },
    { name: t.kept, value: t.keptHint(timeWords(retention, texts)) },
    ...(signals === '' ? [] : [{ name: t.signal, value: signals }]),
  ])
}
