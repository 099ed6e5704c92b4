import type { Totals } from '../../acts/delivery/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import { type Html, html, progress, summaryList, wholeNumber } from '../look/index.ts'
import { people } from './campaign-words.ts'

/** What became of everybody, so that it adds up; how far the sending is, while it is under way. */
export function totalsPart({ state }: Campaign, totals: Totals): Html {
  const { planned, sent, withheld, failed, unknown, open } = totals
  const sum = [sent, withheld, failed, unknown, open].map(n => wholeNumber(n))
  const under = state === 'gathering' || state === 'sending' || state === 'paused'
  return html`<h2>What became of it</h2>${under ? howFar(totals) : ''}<p><strong>${people(planned)} planned = ${sum[0]} sent + ${sum[1]} withheld + ${sum[2]} failed + ${sum[3]} unknown${open > 0 ? ` + ${sum[4]} still open` : ''}.</strong></p>${summaryList(
    [
      { name: 'Sent', value: `${sum[0]}: the mail server has the message.` },
      { name: 'Withheld', value: `${sum[1]}: a rule said no.` },
      { name: 'Failed', value: `${sum[2]}: the mail server refused.` },
      { name: 'Unknown', value: `${sum[3]}: the mail server gave no clear answer. Nobody is written to twice.` },
      ...(open > 0 ? [{ name: 'Still open', value: `${sum[4]}: not decided yet, or waiting for a better hour.` }] : []),
    ],
  )}`
}

const howFar = ({ planned, open }: Totals): Html =>
  progress({
    id: 'sending',
    label: 'Messages settled',
    done: planned - open,
    total: planned,
    says: 'You can leave this page. Load it again to see how far it is.',
  })
