import { formed } from './plain.ts'

/** Where a person answers: an email address or a page. */
export const mailOrPage = formed(
  text => (/^https:\/\/[^\s/]+\.[^\s]+$/.test(text) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : undefined),
  'an email address or an https:// address where people get an answer',
)
