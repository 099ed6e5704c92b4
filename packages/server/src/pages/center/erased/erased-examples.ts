import type { Certificate } from '../../../answers/erasure/index.ts'
import type { Html } from '../../look/index.ts'
import type { Desk } from '../desk.ts'
import { certificatePage } from './erased-page.ts'

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const at = Date.parse('2026-06-03T12:00:00+02:00')
const trust = { lines: ['log books.example/log+1234abcd+AbCdEfGh'], witnesses: [], isWitnessed: false, before: [] }
const zone = 'Europe/Berlin'

const done: Certificate = {
  v: 1,
  erasure: '01kz3f7q8m2v5x9c4b6n1d0s7r',
  state: 'done',
  why: 'request',
  effectiveAt: at,
  finishedAt: at,
  forgottenBy: at + 120_000,
  erased: [
    { what: 'profiles', n: 1 },
    { what: 'events', n: 1_000_000 },
  ],
  onItsWay: [{ channel: 'email', at }],
  stays: [
    { what: 'kept-by-law', why: `${long} <img src=x>`, n: 2, until: at + 1e11 },
    { what: 'do-not-contact', why: 'not-written-to-again', n: 1 },
    { what: 'models', why: 'until-next-training' },
  ],
  backupsUntil: at + 5e9,
  entry: '01kz3f7q8m2v5x9c4b6n1d0s7s',
  proof: 'c2sp.org/tlog-proof@v1',
}
const { finishedAt: _, forgottenBy: _f, entry: _e, proof: _p, ...begun } = done

/** The certificate with its awkward cases. */
export const erasedExamples = (desk: Desk, longDesk: Desk): readonly { name: string; page: Html }[] => [
  {
    name: 'certificate',
    page: certificatePage(desk, {
      certificate: done,
      zone,
      trust,
      proof: { index: '1,234', download: '/erased/token/file', seal: 'c2VhbA==' },
    }),
  },
  {
    name: 'certificate while rows are removed',
    page: certificatePage(longDesk, {
      certificate: { ...begun, state: 'running', erased: [], onItsWay: [], stays: [] },
      zone,
      trust,
      proof: undefined,
    }),
  },
]
