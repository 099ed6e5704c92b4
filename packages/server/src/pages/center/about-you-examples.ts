import { type Html, html } from '../look/index.ts'
import { type AboutYouView, aboutYouPage, keepValue, noAboutYouPage, ratherNotValue } from './about-you-page.ts'
import { codePage } from './code-page.ts'
import type { Desk } from './desk.ts'
import { english } from './texts.ts'

const { aboutYou: t } = english
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'كيف تصف نفسك'

const gender = {
  field: 'answer.gender',
  text: 'How you describe your gender',
  answers: ['woman', 'man', 'another'],
  isAnswered: false,
  chosen: ratherNotValue,
}
const disability = {
  ...gender,
  field: 'answer.disability',
  text: 'Whether you live with a disability',
  answers: ['yes', 'no'],
}

const asked: AboutYouView = {
  purpose: 'We check with what you told us for this alone whether our offers leave somebody out.',
  kept: '24 months',
  questions: [gender, disability],
  hasAgreed: false,
  errors: [],
  action: '/about-you/token',
  csrf: 'token',
  preferences: '/preferences/token',
  timeline: '/timeline/token',
}
const told = { ...asked, hasAgreed: true, questions: [{ ...gender, isAnswered: true, chosen: keepValue }, disability] }
const faulty = { ...asked, errors: [{ field: gender.field, text: english.faults.choose }] }

const awkward = (word: string): AboutYouView => ({
  ...told,
  purpose: word,
  questions: Array.from({ length: 20 }, (_, i) => ({
    field: `answer.q${i}`,
    text: word,
    answers: Array.from({ length: 30 }, (_, n) => `${word} ${n}`),
    isAnswered: i % 2 === 0,
    chosen: ratherNotValue,
  })),
})

const code = {
  channel: 'by email',
  waits: [t.confirms],
  action: '/about-you/token/code/one',
  csrf: 'token',
  fields: html`<input type="hidden" name="answer.gender" value="is:woman">`,
  preferences: '/preferences/token',
  errors: [],
}

/** The page of what may be told for audits alone, in its states. */
export const aboutYouExamples = (desk: Desk, longDesk: Desk, arabicDesk: Desk): { name: string; page: Html }[] => [
  { name: 'about you', page: aboutYouPage(desk, asked) },
  { name: 'about you when told', page: aboutYouPage(desk, { ...told, done: t.told }) },
  { name: 'about you with a yes and no answer', page: aboutYouPage(desk, { ...asked, hasAgreed: true, done: t.less }) },
  { name: 'about you with an error', page: aboutYouPage(desk, faulty) },
  { name: 'about you with long names', page: aboutYouPage(longDesk, awkward(long)) },
  { name: 'about you with hostile names', page: aboutYouPage(longDesk, awkward(hostile)) },
  { name: 'about you right to left', page: aboutYouPage(arabicDesk, awkward(arabic)) },
  { name: 'about you code', page: codePage(desk, code) },
  { name: 'about you not asked', page: noAboutYouPage(desk, '/preferences/token') },
]
