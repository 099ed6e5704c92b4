import { banner, type Html, html, pagination, summaryList, tag } from '../../look/index.ts'
import { centerPage, contactLine, type Desk } from '../desk.ts'
import type { Texts } from '../texts.ts'
import { own } from './about.ts'
import type { ChangeView } from './change-words.ts'
import { privacyPath, versionPath, versionsPath } from './paths.ts'

/** One time in which a policy judged, and what it changed. */
export type VersionView = {
  readonly digest: string
  readonly since: { readonly iso: string; readonly text: string }
  readonly isNow: boolean
  /** `first`: nothing was before; `not-comparable`: one of the two can no longer be read. */
  readonly changes: 'first' | 'not-comparable' | Changes
}

/** A policy that is announced and does not judge yet. */
export type ComingView = { readonly from: VersionView['since']; readonly changes: Changes }

type Changes = { readonly material: readonly ChangeView[]; readonly others: readonly ChangeView[] }

export type VersionsView = {
  readonly coming?: ComingView
  readonly versions: readonly VersionView[]
  readonly older?: string
  readonly newest?: string
}

/** Every policy that judged here, newest first, and what each changed. */
export function versionsPage(desk: Desk, { coming, versions, older, newest }: VersionsView): Html {
  const { texts } = desk
  const { privacy: t } = texts
  const first = coming === undefined ? '' : html`<li>${comingPart(coming, texts)}</li>`
  const list = versions.map(version => html`<li>${versionPart(version, texts)}</li>`)
  const back = newest === undefined ? '' : html`<p><a class="all" href="${newest}">${t.newest}</a></p>`
  const next = older === undefined ? '' : pagination({ about: t.pages, next: older })
  return centerPage(desk, {
    title: t.versions,
    main: html`<p>${t.versionsIntro}</p>${backLink(texts)}${back}<ol class="timeline">${first}${list}</ol>${next}`,
  })
}

const backLink = ({ privacy: t }: Texts): Html => html`<p><a class="all" href="${privacyPath}">${t.back}</a></p>`

function comingPart({ from, changes }: ComingView, texts: Texts): Html {
  const { privacy: t } = texts
  return html`<h2><time datetime="${from.iso}">${t.from(from.text)}</time></h2><p>${tag(t.notYet, 'info')}</p>${changesPart(changes, texts, [t.thenOn, t.after])}`
}

function versionPart({ digest, since, isNow, changes }: VersionView, texts: Texts): Html {
  const { privacy: t } = texts
  const mark = isNow ? html`<p>${tag(t.holdsNow, 'ok')}</p>` : ''
  const link = html`<p><a class="all" href="${isNow ? privacyPath : versionPath(digest)}">${t.read}<span class="visually-hidden">${t.readAbout(since.text)}</span></a></p>`
  return html`<h2><time datetime="${since.iso}">${since.text}</time></h2>${mark}<p class="muted">${t.digest}: <code>${digest}</code></p>${link}${changesPart(changes, texts)}`
}

function changesPart(
  changes: VersionView['changes'],
  texts: Texts,
  sides: Sides = [texts.privacy.after, texts.privacy.before],
): Html {
  const { privacy: t } = texts
  if (changes === 'first') return html`<p>${t.first}</p>`
  if (changes === 'not-comparable') return html`<p>${t.noCompare}</p>`
  const { material, others } = changes
  if (material.length + others.length === 0) return html`<p>${t.same}</p>`
  return html`${listPart(t.material, material, texts, sides)}${listPart(t.others, others, texts, sides)}`
}

/** How the two sides of a change are called, the later first. */
type Sides = readonly [afterwards: string, earlier: string]

const shown = 10

function listPart(title: string, changes: readonly ChangeView[], texts: Texts, sides: Sides): Html | '' {
  if (changes.length === 0) return ''
  const item = (change: ChangeView) => html`<li>${changePart(change, sides)}</li>`
  const rest = changes.slice(shown)
  const more =
    rest.length === 0
      ? ''
      : html`<details><summary>${texts.privacy.more(String(rest.length))}</summary><ul>${rest.map(item)}</ul></details>`
  return html`<h3>${title}</h3><ul>${changes.slice(0, shown).map(item)}</ul>${more}`
}

function changePart({ subject, what, how, before, after }: ChangeView, [afterwards, earlier]: Sides): Html {
  const facts =
    before === undefined || after === undefined
      ? ''
      : summaryList([
          { name: afterwards, value: own(after) },
          { name: earlier, value: own(before) },
        ])
  return html`<p><strong>${own(subject)}</strong> – ${what}${how === undefined ? '' : `: ${how}`}</p>${facts}`
}

/** A version that can no longer be read in this release: said, and whom to ask. */
export function unreadablePage(desk: Desk, digest: string): Html {
  const { privacy: t } = desk.texts
  const main = html`<p>${t.unreadable}</p><p><code>${digest}</code></p>${contactLine(desk.brand)}${backLink(desk.texts)}`
  return centerPage(desk, { title: t.title, notice: banner('warn', t.past), main })
}

export function unknownPage(desk: Desk): Html {
  const { privacy: t } = desk.texts
  const main = html`<p>${t.unknownText}</p><p><a class="all" href="${versionsPath}">${t.versionsLink}</a></p>${backLink(desk.texts)}`
  return centerPage(desk, { title: t.unknown, main })
}
