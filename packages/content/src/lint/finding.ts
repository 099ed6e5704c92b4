import type { Content, Links } from '../blocks.ts'

/** What the lint has to say: `block` stops a message until it is mended, `warn` is for a person to weigh. */
export type LintFinding = {
  readonly rule: string
  readonly level: 'block' | 'warn'
  /** Where: a path into the content such as `blocks.2.text`, or the part: `html`, `text`. */
  readonly where: string
  readonly says: string
}

/** A finished message beside the content that it was rendered from. */
export type LintAsk = {
  readonly subject: string
  readonly html?: string
  readonly text: string
  readonly content: Content
  readonly links: Links
}

/** What a rule finds; most find nothing. */
export type Found = readonly LintFinding[]

export const block = (rule: string, where: string, says: string): LintFinding => ({ rule, level: 'block', where, says })
export const warn = (rule: string, where: string, says: string): LintFinding => ({ rule, level: 'warn', where, says })

/** The finding alone when it applies, else nothing. */
export const when = (applies: boolean, finding: LintFinding): Found => (applies ? [finding] : [])
