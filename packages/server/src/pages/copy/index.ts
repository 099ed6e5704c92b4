/** The readable copy of everything held about a person, and how copies leave the house. */
export { type CopyRefusal, copyAnswer, copyPages } from './copy-answer.ts'
export { copyHtml } from './copy-html.ts'
