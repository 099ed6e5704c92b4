import type { Fragment } from '../render.ts'

/** A policy with the fragments pasted where each says it belongs, as a person would. */
export function paste(policy: string, fragments: readonly Fragment[]): string {
  return fragments.reduce((text, fragment) => pasteOne(text.trimEnd().split('\n'), fragment).join('\n'), policy)
}

function pasteOne(lines: readonly string[], { into, yaml }: Fragment): readonly string[] {
  const [, section = '', rest] = /^data\.(fields|events|context)(?:\.(.*)\.fields)?$/s.exec(into) ?? []
  const heading = lines.indexOf(`  ${section}:`)
  if (heading === -1) return [...lines, `  ${section}:`, yaml.trimEnd()]
  const event = rest === undefined ? heading : lines.indexOf(`    ${rest}:`, heading)
  const place = rest === undefined ? heading : lines.indexOf('      fields:', event)
  return lines.toSpliced(place + 1, 0, yaml.trimEnd())
}

/** Says for every entry why it is kept. */
export const fill = (yaml: string, purpose: string): string => yaml.replaceAll('purposes: []', `purposes: [${purpose}]`)
