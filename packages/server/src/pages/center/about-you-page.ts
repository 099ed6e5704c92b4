import { banner, button, type ErrorItem, errorOf, form, type Html, html, select } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'

/** One question: its answers as people read them, whether it was answered, and what is chosen in the form. */
export type QuestionView = {
  readonly field: string
  readonly text: string
  readonly answers: readonly string[]
  readonly isAnswered: boolean
  readonly chosen: string
}

export type AboutYouView = {
  /** What was just done, in words. */
  readonly done?: string
  readonly purpose: string
  /** How long answers are kept, in words. */
  readonly kept: string
  readonly questions: readonly QuestionView[]
  readonly hasAgreed: boolean
  readonly errors: readonly ErrorItem[]
  readonly action: string
  readonly csrf: string
  readonly preferences: string
  readonly timeline: string
}

/** How the form says an answer: what people can choose may be any word, also one of these. */
export const answerValue = (answer: string): string => `is:${answer}`
export const keepValue = 'keep'
export const ratherNotValue = ''

/** What people may tell for audits alone: what for, who never sees it, a question each, and all of it forgotten in one step. */
export function aboutYouPage(desk: Desk, view: AboutYouView): Html {
  const { aboutYou: t, timeline, done } = desk.texts
  const notice = view.done === undefined ? {} : { notice: banner('ok', view.done) }
  const intro = html`<p>${t.intro}</p><p>${t.what} <bdi>${view.purpose}</bdi></p><p>${t.apart}</p><p>${t.kept(view.kept)}</p><p><a class="all" href="/privacy#vault">${t.more}</a></p>`
  const links = html`<p><a class="all" href="${view.preferences}">${done.all}</a></p><p><a class="all" href="${view.timeline}">${timeline.link}</a></p>`
  return centerPage(desk, {
    title: t.title,
    errors: view.errors,
    ...notice,
    main: html`${intro}${standingPart(desk, view)}<h2>${t.questions}</h2>${questionsPart(desk, view)}${links}`,
  })
}

/** Where nobody is asked anything for audits alone. */
export const noAboutYouPage = (desk: Desk, preferences: string): Html =>
  centerPage(desk, {
    title: desk.texts.aboutYou.title,
    main: html`<p>${desk.texts.aboutYou.off}</p><p><a class="all" href="${preferences}">${desk.texts.done.all}</a></p>`,
  })

/** The words beside the button; with the questions and what for they are what the evidence of the consent quotes. */
export const consentWords = ({ texts: { aboutYou: t } }: Desk): string => t.consent

/** What was told, by its question alone, and the way to take it back: above the form, since it is the more urgent wish. */
function standingPart({ texts: { aboutYou: t } }: Desk, view: AboutYouView): Html | '' {
  if (!view.hasAgreed) return ''
  const answered = view.questions.filter(({ isAnswered }) => isAnswered)
  const told =
    answered.length === 0
      ? html`<p>${t.agreedOnly}</p>`
      : html`<p>${t.answered}</p><ul>${answered.map(({ text }) => html`<li><bdi>${text}</bdi></li>`)}</ul><p>${t.answeredHint}</p>`
  return html`${told}${form(`${view.action}/forget`, view.csrf, button({ text: t.forget, kind: 'danger' }))}<p>${t.forgetText}</p>`
}

function questionsPart({ texts: { aboutYou: t } }: Desk, { questions, errors, action, csrf }: AboutYouView): Html {
  const fields = questions.map(({ field, text, answers, isAnswered, chosen }) => {
    const error = errorOf(field, errors)
    return select({
      name: field,
      label: text,
      value: chosen,
      ...(error === undefined ? {} : { error }),
      options: [
        ...(isAnswered ? [{ value: keepValue, text: t.keep }] : []),
        { value: ratherNotValue, text: t.ratherNot },
        ...answers.map(answer => ({ value: answerValue(answer), text: answer })),
      ],
    })
  })
  return form(action, csrf, html`${fields}<p>${t.consent}</p><p>${t.code}</p>${button({ text: t.save })}`)
}
