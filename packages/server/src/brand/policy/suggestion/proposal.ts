import { fragmentsOf, shown } from './render.ts'
import type { Suggestion } from './suggestion.ts'

/**
 * The whole proposal as text: what to paste where, and what was left out and why. The lines that are not YAML for the policy
 * are comments. Empty when there is nothing to propose and nothing was left out.
 */
export function proposalText(suggestion: Suggestion, purposes: readonly string[]): string {
  const fragments = fragmentsOf(suggestion)
  const parts = [
    ...(fragments.length > 0 ? [head(purposes)] : []),
    ...fragments.map(({ into, yaml }) => `# Add to ${shown(into)}:\n${yaml}`),
    ...(suggestion.left.length > 0 ? [leftText(suggestion)] : []),
  ]
  return parts.join('\n')
}

const head = (
  purposes: readonly string[],
): string => `# Made of names and types; no value was looked at. You decide what is kept, and what for:
# fill in each \`purposes: []\` (declared are ${purposes.join(', ')}), or delete the entry.
# A policy with an empty one is refused. A name that is not marked may be delicate all the same.
`

const leftText = ({ left }: Suggestion): string =>
  `# Not proposed:\n${left.map(({ event, path, why }) => `#   ${shown(event)}${path === undefined ? '' : `, ${shown(path)}`}: ${why}`).join('\n')}\n`
