import { button, form, type Html, html } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'

export type UnsubscribeView = {
  /** The purpose in plain words, with its channel. */
  readonly what: string
  readonly action: string
  readonly csrf: string
  readonly preferences: string
}

/** What would stop, and the one button that stops it. Looking at this page changes nothing. */
export function unsubscribePage(desk: Desk, { what, action, csrf, preferences }: UnsubscribeView): Html {
  const { unsubscribe, done } = desk.texts
  return centerPage(desk, {
    title: unsubscribe.title,
    main: html`<p>${unsubscribe.intro}</p><p><strong><bdi>${what}</bdi></strong></p><p>${unsubscribe.nothingYet}</p>${form(action, csrf, button({ text: unsubscribe.button }))}<p><a class="all" href="${preferences}">${done.all}</a></p>`,
  })
}
