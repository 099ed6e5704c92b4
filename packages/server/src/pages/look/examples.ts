import { account } from './account.ts'
import { checkboxes, radios } from './choices.ts'
import { errorSummary } from './error-summary.ts'
import { summaryList } from './facts.ts'
import { select, textArea, textField } from './field.ts'
import { button, form, linkButton } from './form.ts'
import { funnel } from './funnel.ts'
import { type Direction, type Html, html } from './html.ts'
import { intervals } from './intervals.ts'
import { type Layout, layout } from './layout.ts'
import { banner, tag } from './note.ts'
import { progress } from './progress.ts'
import { dataTable, pagination } from './table.ts'

export type Example = {
  readonly name: string
  readonly main: Html
  readonly lang?: string
  readonly dir?: Direction
  readonly page?: Partial<Layout>
}

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const nav = [
  { href: '/campaigns', text: 'Campaigns', current: true },
  { href: '/customers', text: 'Customers' },
  { href: '/evidence', text: 'Evidence' },
  { href: '/settings', text: 'Settings' },
]

/** One list, many uses: the gallery, the tests in the browser and the pictures. Add a component's awkward cases here. */
export const examples: readonly Example[] = [
  {
    name: 'buttons',
    main: form(
      '/x',
      'token',
      html`<p class="actions">${button({ text: 'Save your choices' })} ${button({ text: 'Cancel', kind: 'secondary' })} ${button({ text: 'Stop all marketing', kind: 'danger' })} ${button({ text: 'Undo', kind: 'plain', about: 'your last choice' })} ${linkButton('/next', 'Continue')}</p>`,
    ),
  },
  {
    name: 'fields',
    main: form(
      '/x',
      'token',
      html`${textField({ name: 'email', label: 'Email address', hint: 'We only use it to sign you in.', type: 'email', autocomplete: 'email', value: 'ana@example.org' })}${textArea({ name: 'words', label: 'In your own words' })}${select(
        {
          name: 'role',
          label: 'Role',
          value: 'viewer',
          options: [
            { value: 'admin', text: 'Administrator' },
            { value: 'viewer', text: 'Viewer' },
          ],
        },
      )}${button({ text: 'Save' })}`,
    ),
  },
  {
    name: 'error on error',
    main: form(
      '/x',
      'token',
      html`${textField({ name: 'email', label: 'Email address', value: hostile, hint: 'Like name@example.org', error: 'Enter an email address like name@example.org' })}${radios(
        {
          name: 'offers',
          legend: 'May we send you offers by email?',
          error: 'Choose yes or no',
          options: [
            { value: 'yes', text: 'Yes, send me offers' },
            { value: 'no', text: 'No, do not send me offers' },
          ],
        },
      )}${button({ text: 'Save' })}`,
    ),
    page: {
      errors: [
        { field: 'email', text: 'Enter an email address like name@example.org' },
        { field: 'offers', text: 'Choose yes or no' },
        { text: 'Nothing was saved.' },
      ],
    },
  },
  {
    name: 'choices',
    main: form(
      '/x',
      'token',
      html`${radios({
        name: 'dial',
        legend: 'How personal may it be?',
        hint: 'You can change this at any time.',
        chosen: 'none',
        options: [
          { value: 'none', text: 'Not at all', hint: 'The same for everybody' },
          { value: 'basic', text: 'A little', hint: 'By the topics you named' },
        ],
      })}${checkboxes({
        name: 'topics',
        legend: 'Topics',
        chosen: ['savings'],
        options: [
          { value: 'savings', text: 'Savings' },
          { value: 'loans', text: `Loans ${long}` },
        ],
      })}${button({ text: 'Save' })}`,
    ),
  },
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
  {
    name: 'funnel',
    main: funnel({
      about: 'Spring offer',
      finding: 'Of 45,211 people, 12,034 will get this message.',
      csv: '/campaigns/spring/funnel.csv',
      steps: [
        { name: 'Everybody', count: 45_211 },
        { name: 'In the audience', count: 27_111, href: '/campaigns/spring/audience' },
        {
          name: 'Said yes to offers by email',
          count: 14_902,
          href: '/campaigns/spring/consent',
          why: 'no-consent-for-purpose',
        },
        { name: `Under their budget ${long}`, count: 12_034, href: '/campaigns/spring/budget', why: 'over-budget' },
      ],
    }),
  },
  { name: 'funnel with nobody', main: funnel({ about: 'Spring offer', finding: 'Nobody yet.', steps: [] }) },
  {
    name: 'interval plot',
    main: intervals({
      about: 'Reach by age',
      finding: 'People over 60 are reached less often than others.',
      csv: '/reach.csv',
      overall: 0.266,
      least: 10,
      groups: [
        { group: 'Under 25', n: 809, rate: 0.291, low: 0.261, high: 0.323 },
        { group: '25 to 60', n: 43_218, rate: 0.268, low: 0.264, high: 0.272 },
        { group: long, n: 1_184, rate: 0.19, low: 0.169, high: 0.213 },
        { group: 'Unknown', hidden: true },
      ],
    }),
  },
  {
    name: 'interval plot with no groups',
    main: intervals({ about: 'Reach by age', finding: 'Nothing to compare.', groups: [], least: 10 }),
  },
  {
    name: 'right to left',
    lang: 'ar',
    dir: 'rtl',
    main: html`<p>أنت من يقرر كيف نتواصل معك.</p>${form(
      '/x',
      'token',
      html`${radios({
        name: 'offers',
        legend: 'هل تريد أن تصلك عروضنا بالبريد؟',
        options: [
          { value: 'yes', text: 'نعم، أرسلوا لي العروض' },
          { value: 'no', text: 'لا، لا ترسلوا لي العروض' },
        ],
      })}${button({ text: 'احفظ اختياراتك' })}`,
    )}${summaryList([{ name: 'البريد', value: 'ana@example.org', actions: [{ href: '/x', text: 'تغيير' }] }])}${funnel({
      about: 'عرض الربيع',
      finding: 'تصل الرسالة إلى نصف الناس.',
      lang: 'ar',
      steps: [
        { name: 'الكل', count: 200 },
        { name: 'وافقوا', count: 100, href: '/x' },
      ],
    })}`,
  },
  {
    name: 'signed in',
    main: html`<p>Nothing waits for you.</p>`,
    page: { account: account({ name: `Dr. ${long}`, csrf: 'token' }) },
  },
  {
    name: 'customer',
    main: html`<p>We have not contacted you yet.</p>${form('/stop', 'token', button({ text: 'Stop all marketing' }))}`,
    page: {
      kind: 'customer',
      nav: [],
      footer: html`<p>Banco Exemplo, Rua Inventada 1, Lisboa. <a href="/privacy">How we use your data</a></p>`,
    },
  },
]

/** One example as a whole page. */
export const examplePage = ({ name, main, lang = 'en', dir = 'ltr', page }: Example): Html =>
  layout({ title: `Example: ${name}`, brand: 'Banco Exemplo', kind: 'staff', nav, lang, dir, main, ...page })
