import type { Content } from '@candor/content'
import { codeMinutes } from './code.ts'

/** What the message that carries a code says. */
export const codeContent = (code: string, what: 'choice' | 'request'): Content => ({
  subject: `Your code to confirm your ${what}`,
  locale: 'en',
  blocks: [
    { type: 'paragraph', text: `Type this code on the page where you made your ${what}:` },
    { type: 'paragraph', text: code },
    { type: 'paragraph', text: `It works once, for ${codeMinutes} minutes.` },
    { type: 'paragraph', text: 'You did not ask for it? Then do nothing. Nothing changes without the code.' },
  ],
})
