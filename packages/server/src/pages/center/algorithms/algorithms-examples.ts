import type { Html } from '../../look/index.ts'
import type { Desk } from '../desk.ts'
import { algorithmPage, algorithmsPage, unknownAlgorithmPage } from './algorithm-page.ts'
import type { AlgorithmView } from './algorithm-view.ts'

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'نختار لمن نعرض عرض الادخار'

const held: AlgorithmView = {
  name: 'savings-offer',
  text: 'Chooses whom we show the savings offer on our own pages.',
  state:
    'Since 3 May 2026 a lot decides, and the score does not, because people in the group “60 and over” were chosen less often than people in the group “35 to 44”. A person is looking at it.',
  purpose: 'Offers that may fit you.',
  inputs: ['What is on your account', 'Whether you have a loan'],
  owner: 'The savings team, ask for Rui',
  decided: 'about 12,000 times, about 9,400 of them by a calculation; else a lot decided.',
  tolerance: '80%',
  audits: [
    {
      attribute: 'age',
      groups: [
        { group: '35 to 44', rate: '24%', range: '22% and 26%', word: 'the others are compared with this group' },
        { group: '60 and over', rate: '11%', range: '9% and 13%', word: 'chosen less often' },
        { group: 'under 25', rate: 'Not shown: too few people', range: '', word: '' },
      ],
    },
  ],
  decisions: [
    {
      when: '12 April 2026',
      verdict: 'It may run again, and is watched anew',
      reason: 'The model was trained without the balance.',
    },
  ],
}

const bare: AlgorithmView = {
  name: 'recommendations',
  text: 'Suggests things that may suit you.',
  state: 'It runs as it is meant to.',
  purpose: 'We suggest books that may fit you.',
  inputs: [],
  owner: 'The shop',
  model: 'It has learned from nobody yet.',
  audits: [],
  balance: {
    by: 'provider',
    since: 'Counted since 3 May 2026.',
    groups: [
      { group: 'own', target: '60%', shown: '63%' },
      { group: long, target: '40%', shown: '37%' },
    ],
  },
  decisions: [],
}

const longest: AlgorithmView = {
  ...held,
  text: `${long} ${hostile}`,
  state: `${long} ${hostile}`,
  inputs: [long, hostile, arabic],
  owner: long,
  audits: [{ attribute: long, groups: [{ group: long, rate: '100%', range: '99% and 100%', word: long }] }],
  decisions: Array.from({ length: 5 }, () => ({ when: '12 April 2026', verdict: long, reason: `${hostile} ${long}` })),
}

/** The pages about what decides, with their awkward cases. */
export const algorithmsExamples = (desk: Desk, longDesk: Desk, arabicDesk: Desk): { name: string; page: Html }[] => [
  { name: 'algorithms', page: algorithmsPage(desk, [held, bare]) },
  { name: 'algorithms none', page: algorithmsPage(desk, []) },
  { name: 'algorithms with long names', page: algorithmsPage(longDesk, [longest, held]) },
  { name: 'algorithm held back', page: algorithmPage(desk, held) },
  { name: 'algorithm that learned nothing', page: algorithmPage(desk, bare) },
  { name: 'algorithm with long names', page: algorithmPage(longDesk, longest) },
  { name: 'algorithm right to left', page: algorithmPage(arabicDesk, { ...held, text: arabic, state: arabic }) },
  { name: 'algorithm unknown', page: unknownAlgorithmPage(desk) },
]
