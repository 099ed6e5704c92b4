import { banner, type Html, html, summaryList } from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import { dayOf, momentOf } from '../words.ts'
import type { About, Held } from './about.ts'
import { eventsPart, fieldsPart } from './data-part.ts'
import { limitsPart, personalPart, rightsPart, rulesPart, sharingPart, whoPart } from './other-parts.ts'
import { privacyPath, versionsPath } from './paths.ts'
import { purposesPart } from './purposes-part.ts'

/** What a policy says to everybody whose data it is about; one that no longer judges says so first. */
export function privacyPage(desk: Desk, about: About): Html {
  const { texts } = desk
  const { privacy: t } = texts
  const { policy, now } = about
  const lead = now ? html`<p>${t.intro}</p>` : ''
  const parts = html`${whoPart(policy, texts)}${purposesPart(policy, texts)}${fieldsPart(policy, texts)}${eventsPart(policy, texts)}${sharingPart(about, texts)}${personalPart(policy, texts)}${limitsPart(policy, texts)}${rightsPart(desk)}${rulesPart(about, texts)}${versionPart(desk, about)}`
  const notice = now ? {} : { notice: pastNotice(desk, about) }
  return centerPage(desk, { title: t.title, ...notice, main: html`${lead}${sinceLine(desk, about)}${parts}` })
}

function sinceLine({ texts }: Desk, { policy, held, now }: About): Html | '' {
  const [newest] = held
  return now && newest ? html`<p>${texts.privacy.since(dayOf(newest.from, policy.brand.zone, texts))}</p>` : ''
}

function pastNotice(desk: Desk, about: About): Html {
  const { privacy: t } = desk.texts
  const lines = heldLines(desk, about).join(' ')
  return banner('warn', t.past, html`${lines} <a class="all" href="${privacyPath}">${t.now}</a>`)
}

const heldLines = ({ texts }: Desk, { held, policy }: About): string[] =>
  held.map(({ from, to }: Held) => {
    const [start, end] = [from, to].map(at => (at === undefined ? undefined : momentOf(at, policy.brand.zone, texts)))
    const { privacy: t } = texts
    return end === undefined ? t.pastSince(start ?? '') : t.pastFrom(start ?? '', end)
  })

function versionPart(desk: Desk, about: About): Html {
  const { texts } = desk
  const { privacy: t } = texts
  const { digest, held, policy, now } = about
  const times = now
    ? held.slice(0, 1).map(({ from }) => momentOf(from, policy.brand.zone, texts))
    : heldLines(desk, about)
  const facts = summaryList([
    { name: t.digest, value: html`<code>${digest}</code>` },
    { name: now ? t.held : t.heldPast, value: html`${times.map(line => html`<p>${line}</p>`)}` },
  ])
  return html`<h2>${t.version}</h2>${facts}<p><a class="all" href="${versionsPath}">${t.versionsLink}</a></p>`
}
