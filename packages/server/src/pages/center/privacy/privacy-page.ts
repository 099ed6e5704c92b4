import { banner, type Content, type Html, html, summaryList } from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import { dayOf, momentOf } from '../words.ts'
import type { About, Held } from './about.ts'
import { eventsPart, fieldsPart } from './data-part.ts'
import { offersPart } from './offers-part.ts'
import { limitsPart, personalPart, rightsPart, rulesPart, sharingPart, whoPart } from './other-parts.ts'
import { privacyPath, versionsPath } from './paths.ts'
import { purposesPart } from './purposes-part.ts'
import { suggestionsPart } from './suggestions-part.ts'
import { vaultPart } from './vault-part.ts'

/** What a policy says to everybody whose data it is about; one that no longer judges says so first. */
export function privacyPage(desk: Desk, about: About): Html {
  const { texts } = desk
  const { privacy: t } = texts
  const { policy, now } = about
  const lead = now ? html`<p>${t.intro}</p>` : ''
  const sections: readonly Section[] = [
    { id: 'who', title: t.who, body: whoPart(policy, texts) },
    { id: 'purposes', title: t.what, body: purposesPart(policy, texts) },
    { id: 'data', title: t.data, body: fieldsPart(policy, texts) },
    { id: 'events', title: t.events, body: eventsPart(policy, texts) },
    { id: 'sharing', title: t.sharing, body: sharingPart(about, texts) },
    { id: 'personal', title: t.personal, body: personalPart(policy, texts) },
    ...(policy.recommendations
      ? [
          {
            id: 'suggestions',
            title: t.suggestions,
            body: html`${suggestionsPart(policy, policy.recommendations, texts)}${registerLink(about, texts)}`,
          },
        ]
      : []),
    ...(Object.keys(policy.algorithms).length > 0
      ? [{ id: 'offers', title: t.offers, body: html`${offersPart(policy, texts)}${registerLink(about, texts)}` }]
      : []),
    ...(policy.vault ? [{ id: 'vault', title: t.vault, body: vaultPart(policy, policy.vault, texts) }] : []),
    { id: 'limits', title: t.limits, body: limitsPart(policy, texts) },
    { id: 'rights', title: t.rights, body: rightsPart(desk, about) },
    { id: 'rules', title: t.rules, body: rulesPart(about, texts) },
    { id: 'version', title: t.version, body: versionPart(desk, about) },
  ]
  const notice = now ? {} : { notice: pastNotice(desk, about) }
  return centerPage(desk, {
    title: t.title,
    ...notice,
    main: html`${lead}${sinceLine(desk, about)}${contents(t.contents, sections)}${sections.map(part)}`,
  })
}

/** How each of them runs today stands on a page of its own; there is none for what once was. */
const registerLink = ({ now }: About, { algorithms }: Desk['texts']): Html | '' =>
  now ? html`<p><a class="all" href="/algorithms">${algorithms.link}</a></p>` : ''

type Section = { readonly id: string; readonly title: string; readonly body: Content }

const part = ({ id, title, body }: Section): Html => html`<h2 id="${id}">${title}</h2>${body}`

/** A long page is read by the part one came for. */
const contents = (about: string, sections: readonly Section[]): Html =>
  html`<nav aria-label="${about}"><ul>${sections.map(({ id, title }) => html`<li><a class="all" href="#${id}">${title}</a></li>`)}</ul></nav>`

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
  return html`${facts}<p><a class="all" href="${versionsPath}">${t.versionsLink}</a></p>`
}
