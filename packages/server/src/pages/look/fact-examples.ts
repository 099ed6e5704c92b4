import { errorSummary } from './error-summary.ts'
import { type Example, hostile, long } from './example.ts'
import { summaryList } from './facts.ts'
import { html } from './html.ts'
import { banner, tag } from './note.ts'
import { progress } from './progress.ts'
import { dataTable, pagination } from './table.ts'

/** Messages, facts and tables. */
export const factExamples: readonly Example[] = [
  {
    name: 'banners',
    main: html`<p>After a change.</p>`,
    page: { notice: banner('ok', 'Saved', 'We will not send you offers by email.') },
  },
  {
    name: 'warning',
    main: html`<p>Before approval.</p>`,
    page: {
      notice: banner(
        'warn',
        'The sender is not proved',
        html`Publish the DKIM key of <code>mail.example.org</code> first.`,
      ),
    },
  },
  { name: 'error summary alone', main: errorSummary([{ text: 'The file is empty. Nothing was imported.' }]) || html`` },
  {
    name: 'tags',
    main: html`<p>${tag('Approved', 'ok')} ${tag('Draft')} ${tag('Paused', 'warn')} ${tag('Stopped', 'danger')}</p>`,
  },
  {
    name: 'summary list',
    main: summaryList([
      {
        name: 'Email',
        value: 'ana@example.org',
        actions: [
          { href: '/change/email', text: 'Change' },
          { href: '/used/email', text: 'Where was this used?' },
        ],
      },
      { name: 'Offers by email', value: tag('You said no', 'ok') },
      { name: long, value: `${long} ${hostile}`, actions: [{ href: '/x', text: 'Change' }] },
    ]),
  },
  {
    name: 'table',
    main: html`${dataTable({
      caption: 'Withheld',
      columns: [
        { text: 'Customer' },
        { text: 'Rule' },
        { text: 'What would change it' },
        { text: 'Times', number: true },
      ],
      rows: [
        [html`<a href="/c/1">k3v9</a>`, 'no-consent-for-purpose', 'A yes to offers by email', '1,204'],
        [long, hostile, long, '7'],
      ],
      empty: 'Nobody.',
    })}${pagination({ about: 'withheld customers', previous: '?before=a', next: '?after=b' })}`,
  },
  {
    name: 'table with no data',
    main: dataTable({ caption: 'Withheld', columns: [{ text: 'Customer' }], rows: [], empty: 'Nobody is left out.' }),
  },
  {
    name: 'progress',
    main: progress({
      id: 'count',
      label: 'Counting customers',
      done: 42_000,
      total: 90_000,
      says: 'Ready by 14:05. You can leave this page.',
    }),
  },
]
