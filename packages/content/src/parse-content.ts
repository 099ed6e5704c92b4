import { err, type Fault, type Json, ok, type Result } from '@candor/terms'
import type { Content } from './blocks.ts'
import { parseLocale } from './language.ts'
import { parseBlock } from './parse-block.ts'
import { join, Reader } from './reading.ts'

const limits = { subject: 250, preheader: 250, locale: 35, blocks: 200 } as const

/**
 * Reads the content of a message, strictly: unknown fields, missing alternatives of images, other addresses than
 * http(s), control characters and oversize are faults. All faults are given at once, each with its path.
 */
export function parseContent(json: Json): Result<Content, Fault[]> {
  const reader = new Reader()
  const fields = reader.fields(json, '', ['subject', 'preheader', 'locale', 'blocks'])
  if (!fields) return err([{ path: 'content', says: 'must be an object' }])
  const content: Content = {
    subject: reader.line(fields['subject'], 'subject', limits.subject),
    ...(fields['preheader'] === undefined
      ? {}
      : { preheader: reader.line(fields['preheader'], 'preheader', limits.preheader) }),
    locale: localeOf(reader, fields['locale']),
    blocks: reader
      .list(fields['blocks'], 'blocks', 1, limits.blocks)
      .map((block, index) => parseBlock(reader, block, join('blocks', index))),
  }
  if (content.blocks.filter(({ type }) => type === 'recommendations').length > 1)
    reader.fault('blocks', 'must hold at most one block recommendations')
  return reader.faults.length > 0 ? err(reader.faults) : ok(content)
}

function localeOf(reader: Reader, value: Json | undefined): string {
  const text = reader.line(value, 'locale', limits.locale)
  if (text === '') return ''
  const locale = parseLocale(text)
  if (!locale.ok) reader.fault('locale', locale.error)
  return locale.ok ? locale.value : ''
}
