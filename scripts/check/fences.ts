import { projectFiles, read } from '../files.ts'

/** One fenced block of a Markdown page: its language, the words after it (such as `run`), its text and where it begins. */
export type Fence = {
  readonly path: string
  readonly line: number
  readonly language: string
  readonly marks: readonly string[]
  readonly text: string
}

export const fences = () =>
  projectFiles('*.md', 'docs/**/*.md', 'examples/**/*.md').flatMap(path => fencesOf(path, read(path)))

/** The fenced blocks of one page (CommonMark fences of three or more backticks, indented by list items or not). */
export function fencesOf(path: string, markdown: string): Fence[] {
  const found: Fence[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const [, indent = '', ticks, info = ''] = /^(\s*)(`{3,})([^`]*)$/.exec(lines[at] ?? '') ?? []
    if (ticks === undefined) continue
    const from = at + 1
    do at++
    while (at < lines.length && (lines[at] ?? '').trim() !== ticks)
    const [language = '', ...marks] = info.trim().split(/\s+/)
    const text = lines
      .slice(from, at)
      .map(line => line.slice(Math.min(indent.length, line.length - line.trimStart().length)))
    found.push({ path, line: from, language, marks, text: text.join('\n') })
  }
  return found
}
