import { account } from './account.ts'
import { radios } from './choices.ts'
import { type Example, long } from './example.ts'
import { summaryList } from './facts.ts'
import { button, form } from './form.ts'
import { funnel } from './funnel.ts'
import { html } from './html.ts'

/** Whole pages: who reads them, in which direction. */
export const pageExamples: readonly Example[] = [
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
    main: html`<p>We have not contacted you yet.</p>${form(
      '/stop',
      'token',
      html`${radios({
        name: 'offers',
        legend: 'May we send you offers by email?',
        options: [
          { value: 'yes', text: 'Yes, send me offers' },
          { value: 'no', text: 'No, do not send me offers' },
        ],
      })}${button({ text: 'Save your choices' })} ${button({ text: 'Stop all marketing', kind: 'danger' })}`,
    )}<details><summary>What stays if you say no</summary><p>Messages about your account.</p></details>${summaryList([{ name: 'Language', value: 'English', actions: [{ href: '/language', text: 'Change' }] }])}`,
    page: {
      kind: 'customer',
      nav: [{ href: '/pt', text: 'Português' }],
      footer: html`<p>Banco Exemplo, Rua Inventada 1, Lisboa. <a href="/privacy">How we use your data</a></p>`,
    },
  },
]
