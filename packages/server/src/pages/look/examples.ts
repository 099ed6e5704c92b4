import { chartExamples } from './chart-examples.ts'
import type { Example } from './example.ts'
import { factExamples } from './fact-examples.ts'
import { formExamples } from './form-examples.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'
import { pageExamples } from './page-examples.ts'

const nav = [
  { href: '/campaigns', text: 'Campaigns', current: true },
  { href: '/customers', text: 'Customers' },
  { href: '/evidence', text: 'Evidence' },
  { href: '/settings', text: 'Settings' },
]

/** One list, many uses: the gallery, the tests in the browser and the pictures. Add a component's awkward cases to its part. */
export const examples: readonly Example[] = [...formExamples, ...factExamples, ...chartExamples, ...pageExamples]

/** One example as a whole page. */
export const examplePage = ({ name, main, lang = 'en', dir = 'ltr', page }: Example): Html =>
  layout({ title: `Example: ${name}`, brand: 'Banco Exemplo', kind: 'staff', nav, lang, dir, main, ...page })
