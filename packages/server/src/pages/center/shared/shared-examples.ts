import type { Html } from '../../look/index.ts'
import type { Desk } from '../desk.ts'
import { type SharedPageView, type SharedView, sharedPage } from './shared-page.ts'
import { sharedTexts } from './texts.ts'

const one: SharedView = {
  vendor: 'partner',
  purpose: 'partners',
  name: 'Corner Records',
  text: 'Sells records to people who like books.',
  why: 'Shops we work with may know what you like.',
  fields: ['Your email address', 'plan'],
  when: 'From 3 May 2026 to 4 June 2026',
  where: 'United Kingdom',
  canStop: true,
  stopped: false,
  canErase: true,
  unsure: false,
}
const view: SharedPageView = {
  all: [
    one,
    {
      ...one,
      vendor: 'printer',
      name: '<img src=x onerror=alert(1)>',
      canStop: false,
      fields: [],
      asked: 'x'.repeat(90),
    },
    { ...one, vendor: 'house', name: 'A system of our own', stopped: true, canErase: false },
  ],
  saved: true,
  action: '/shared/token',
  csrf: 'x',
  preferences: '/preferences/token',
  timeline: '/timeline/token',
}

/** The awkward cases: nobody, several, endless words, right to left. */
export const sharedExamples = (desk: Desk, longDesk: Desk, arabicDesk: Desk): { name: string; page: Html }[] => [
  { name: 'shared', page: sharedPage(desk, view, sharedTexts('en').t) },
  { name: 'shared with nobody', page: sharedPage(longDesk, { ...view, all: [], saved: false }, sharedTexts('en').t) },
  { name: 'shared right to left', page: sharedPage(arabicDesk, view, sharedTexts('ar').t) },
]
