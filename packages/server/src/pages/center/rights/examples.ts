import type { Html } from '../../look/index.ts'
import type { Desk } from '../desk.ts'
import { english } from '../texts.ts'
import { askPage } from './ask-page.ts'
import { rightsCodePage } from './code-page.ts'
import { rightsPage } from './list-page.ts'
import { onePage } from './one-page.ts'
import type { AskView, OneView } from './view.ts'
import { erasedPage, visitorPage } from './visitor-page.ts'

const { rights: t } = english
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'أريد نسخة من بياناتي'

const ask: AskView = {
  right: 'correction',
  action: '/rights/token/ask/correction',
  csrf: 'token',
  said: long,
  mustSay: false,
  needsCode: true,
  fields: [{ name: 'name', label: long, value: '<b>' }],
  purposes: [],
  chosen: [],
  errors: [{ field: 'field.name', text: 'is not a number' }],
  back: '/rights/token',
}

const one: OneView = {
  right: 'access',
  state: 'refused',
  number: '01kz3f7q8m2v5x9c4b6n1d0s7r',
  received: '3 June 2026 at 12:00',
  isLate: false,
  by: 'GDPR 12(3); Reg. 1182/71 Art. 3(1)-(4)',
  settled: '4 June 2026 at 12:00',
  reason: t.refused['law-demands-keeping'],
  said: `${long} ${hostile}`,
  answer: `${arabic}\n\n${long}`,
  isDoneByHouse: false,
  isWeighed: false,
  path: '/rights/token/request',
  csrf: 'token',
  canProve: false,
  canClarify: false,
  canWithdraw: false,
  hasCopy: false,
  canAppeal: true,
  complainTo: `The authority of ${long}`,
  vendors: [{ name: long, state: 'has been told' }],
  errors: [],
  back: '/rights/token',
}
const { settled: _settled, reason: _reason, answer: _answer, ...open } = one
const late: OneView = {
  ...open,
  state: 'extended',
  due: '3 June 2026 at 23:59',
  isLate: true,
  question: long,
  about: [long, hostile, arabic],
  isWeighed: true,
  canProve: true,
  canClarify: true,
  canWithdraw: true,
  hasCopy: true,
  canAppeal: false,
  errors: [{ field: 'clarified', text: t.saidNeeded }],
}

/** The pages of what is asked by right, with their awkward cases. */
export const rightsExamples = (
  desk: Desk,
  longDesk: Desk,
  arabicDesk: Desk,
): readonly { readonly name: string; readonly page: Html }[] => [
  {
    name: 'rights',
    page: rightsPage(longDesk, {
      holds: [
        { says: [english.holds.grounds['legal-claim'], english.holds.reason(`${long} ${hostile}`)] },
        { says: [arabic, english.holds.since('3 June 2026')] },
      ],
      isRestricted: true,
      requests: [
        {
          href: '/rights/token/request',
          name: t.names.access,
          state: long,
          received: '3 June 2026',
          due: '3 July 2026',
        },
      ],
      rights: [
        { right: 'access', href: '/rights/token/ask/access', needsCode: true },
        { right: 'objection', href: '/rights/token/ask/objection', needsCode: false },
      ],
      preferences: '/preferences/token',
    }),
  },
  { name: 'rights ask', page: askPage(longDesk, ask) },
  {
    name: 'rights object right to left',
    page: askPage(arabicDesk, {
      ...ask,
      right: 'objection',
      needsCode: false,
      purposes: [{ value: 'offers', text: arabic }],
      errors: [{ field: 'purpose', text: t.objectNeeded }],
    }),
  },
  { name: 'rights answered right to left', page: onePage(arabicDesk, one) },
  { name: 'rights late', page: onePage(longDesk, late) },
  {
    name: 'rights code',
    page: rightsCodePage(desk, {
      what: 'copy',
      channel: 'by email',
      action: '/x',
      csrf: 'token',
      errors: [{ field: 'code', text: t.codeWrong }],
      back: '/rights/token',
    }),
  },
  {
    name: 'rights visitor',
    page: visitorPage(longDesk, { csrf: 'token', email: 'a@', errors: [{ field: 'email', text: t.visitor.wrong }] }),
  },
  { name: 'rights erased', page: erasedPage(desk, { number: one.number, page: '/erased/token' }) },
]
