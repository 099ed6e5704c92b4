import { lintContrast } from './contrast.ts'
import type { Found, LintAsk } from './finding.ts'
import { readHtml } from './html-tree.ts'
import { lintImages, lintLinks } from './names.ts'
import { lintFooter, lintPictures, lintSize, lintTextPart } from './parts.ts'
import { lintPressure } from './pressure.ts'
import { lintActions, lintHead, lintHeadings, lintLanguage, lintTables, lintType } from './structure.ts'
import { lintPreheader, lintSentences, lintShouting } from './writing.ts'

/**
 * Looks at a rendered message and says what keeps people from reading it (E: blocks, W: warnings) or presses them (M:
 * hints from word lists, English only). Not looked for, since it cannot be known here: sizes of images and of targets on
 * the screen (W09), moving images (W12), the order of layout tables (W16; we write none).
 */
export function lintMessage(ask: LintAsk): Found {
  const { content, text, links } = ask
  return [
    ...(ask.html === undefined ? lintFooter(undefined, text, links) : lintHtml(ask, ask.html)),
    ...lintPreheader(content),
    ...lintSentences(content),
    ...lintShouting(content),
    ...lintPressure(content),
  ]
}

function lintHtml({ subject, text, content, links }: LintAsk, html: string): Found {
  const tree = readHtml(html)
  return [
    ...lintLanguage(tree, content),
    ...lintHead(tree, subject),
    ...lintTables(tree),
    ...lintImages(tree),
    ...lintLinks(tree),
    ...lintContrast(tree),
    ...lintTextPart(tree, text),
    ...lintFooter(tree, text, links),
    ...lintPictures(content),
    ...lintActions(tree),
    ...lintHeadings(tree),
    ...lintType(tree),
    ...lintSize(html),
  ]
}
