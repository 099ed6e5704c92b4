import type { Html } from '../look/index.ts'
import type { Desk } from './desk.ts'
import { type ShownView, shownPage } from './shown-page.ts'
import { type LevelView, noSuggestionsPage, type SuggestionsView, suggestionsPage } from './suggestions-page.ts'
import { english } from './texts.ts'

const { suggestions: t, preferences } = english
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'كتاب عن الحدائق'
const emma = { id: 'emma', title: 'Emma' }

const level = (level: LevelView['level'], isNow: boolean, titles?: readonly string[]): LevelView => ({
  level,
  name: preferences.dials[level],
  uses: level === 'basic' ? t.uses.basic('The shelves you like') : t.uses[level],
  isNow,
  ...(titles ? { titles } : {}),
})

const full: SuggestionsView = {
  level: preferences.dials.full,
  purpose: 'We suggest books that may fit you.',
  items: [
    {
      title: 'Middlemarch',
      link: 'https://books.example/middlemarch',
      reasons: [
        { text: t.part(t.because.history('Emma'), '41.0%'), item: emma },
        { text: t.part(t.because.prior, '20.0%') },
        { text: t.part(t.heldBack(t.because.history('Walden')), '-5.0%'), item: { id: 'walden', title: 'Walden' } },
        { text: t.part(t.restHeldBack, '44.0%') },
      ],
    },
    { title: 'Roses', link: 'https://books.example/roses', reasons: [{ text: t.because.interest('gardens') }] },
    { title: 'Ponds', link: 'https://books.example/ponds', reasons: [] },
  ],
  unwanted: [{ id: 'kim', title: 'Kim' }],
  levels: [
    level('none', false, ['Dracula', 'Emma']),
    level('contextual', false, ['Dracula', 'Emma']),
    level('basic', false, ['Roses', 'Ponds']),
    level('full', true),
  ],
  seen: 'entry',
  action: '/suggestions/token',
  csrf: 'token',
  preferences: '/preferences/token',
  timeline: '/timeline/token',
}

const changed: SuggestionsView = {
  ...full,
  changed: {
    title: t.noted('Emma'),
    text: t.notedText,
    undo: emma,
    moves: [
      { title: 'Middlemarch', before: 1, after: 2 },
      { title: 'Roses', before: 2, after: 1 },
      { title: 'Emma', before: 3 },
      { title: 'Kim', after: 3 },
    ],
  },
}

const none: SuggestionsView = {
  ...full,
  level: preferences.dials.none,
  refused: 'You have not agreed to this, so we do not do it.',
  items: [],
  unwanted: [],
  levels: [level('none', true), level('contextual', false), level('basic', false), level('full', false)],
}

const awkward = (word: string): SuggestionsView => ({
  ...changed,
  purpose: word,
  items: Array.from({ length: 3 }, () => ({
    title: word,
    link: 'https://books.example/long',
    reasons: [{ text: t.part(t.because.history(word), '100.0%'), item: { id: word, title: word } }],
  })),
  unwanted: [{ id: word, title: word }],
  changed: { title: t.noted(word), undo: { id: word, title: word }, moves: [{ title: word, before: 1 }] },
  levels: [level('none', false, [word, word]), level('full', true)],
})

const shown: ShownView = {
  day: '3 June 2026 at 12:00',
  purpose: full.purpose,
  because: 'You agreed to this.',
  items: full.items,
  now: '/suggestions/token',
  proof: '/proof/token/entry',
  timeline: '/timeline/token',
}

/** The page of suggestions in its states, the awkward ones included. */
export const suggestionsExamples = (desk: Desk, longDesk: Desk, arabicDesk: Desk): { name: string; page: Html }[] => [
  { name: 'suggestions', page: suggestionsPage(desk, full) },
  { name: 'suggestions after do not use this', page: suggestionsPage(desk, changed) },
  { name: 'suggestions without consent and without items', page: suggestionsPage(desk, none) },
  { name: 'suggestions with long names', page: suggestionsPage(longDesk, awkward(long)) },
  { name: 'suggestions with hostile names', page: suggestionsPage(longDesk, awkward(hostile)) },
  { name: 'suggestions right to left', page: suggestionsPage(arabicDesk, awkward(arabic)) },
  { name: 'suggestions that the brand does not make', page: noSuggestionsPage(desk, '/preferences/token') },
  { name: 'suggestions as they were shown', page: shownPage(desk, shown) },
  { name: 'suggestions that were refused', page: shownPage(longDesk, { ...shown, items: [], because: long }) },
]
