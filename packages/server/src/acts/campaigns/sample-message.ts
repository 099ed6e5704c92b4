import {
  type Content,
  fillContent,
  type LintFinding,
  lintMessage,
  type Message,
  type MessageParts,
  renderMessage,
  type Suggested,
  textsOf,
} from '@candor/content'
import { err, ok, type Result } from '@candor/terms'
import { contentOf, type Definition } from '../../brand/campaigns/index.ts'
import type { Field } from '../../brand/policy/index.ts'
import { fieldsFor, type House } from '../../decisions/index.ts'

/** A message as it will look, for nobody: fields show their names, links lead nowhere. */
export type Sample = { readonly message: Message; readonly findings: readonly LintFinding[] }

/** What of the message must be mended before it can be approved, in words; nothing when it may be. */
export async function stoppersOf(house: House, definition: Definition): Promise<string[]> {
  const sample = await sampleMessage(house, definition)
  return sample.ok ? blockers(sample.value.findings).map(({ where, says }) => `${where}: ${says}.`) : [sample.error]
}

/** The findings that keep a message from being approved. */
export const blockers = (findings: readonly LintFinding[]): LintFinding[] =>
  findings.filter(({ level }) => level === 'block')

/** Renders a campaign for an invented reader and looks at the result; the error says why it cannot be rendered. */
export async function sampleMessage(house: House, definition: Definition): Promise<Result<Sample, string>> {
  const content = contentOf(definition, false)
  const [rendered, ...rest] = await renderedFor(house, definition)
  if (!rendered?.ok || rest.length > 0)
    return err(rendered?.ok === false ? rendered.error : 'The template gave nothing.')
  const suggested = sampleSuggestions(content, house.publicUrl)
  const filled = fillContent(content, rendered.value, suggested)
  if (!filled.ok) return err(filled.error.map(({ path, says }) => `${path}: ${says}`).join('; '))
  const links = linksOf(house, definition, suggested.length > 0)
  const message = renderMessage(partsOf(house, filled.value, links))
  return ok({ message, findings: lintMessage({ ...message, content: filled.value, links }) })
}

async function renderedFor(house: House, definition: Definition): Promise<Result<Record<string, string>, string>[]> {
  const { policy } = house.judge
  const fields = fieldsFor(policy, definition.purpose).map(name => [name, sampleOf(name, policy.fields[name])])
  const person = { customer: Object.fromEntries(fields), brand: { name: policy.brand.name } }
  const done = await house.templates.render(textsOf(contentOf(definition, false)), [person])
  if (!done.ok) return [err(done.error.says)]
  return done.value.map(texts => (texts.ok ? texts : err(texts.error.says)))
}

/** A value that shows which field it stands for, of the field's type. */
function sampleOf(name: string, field: Field | undefined): string | number | boolean {
  if (field?.values?.[0] !== undefined) return field.values[0]
  if (field?.type === 'number') return 1_234
  if (field?.type === 'boolean') return true
  return field?.type === 'date' ? '2026-05-03' : `[${name.replaceAll('_', ' ')}]`
}

/** For a message that nobody gets: as many as there is place for. */
const sampleSuggestions = ({ blocks }: Content, publicUrl: string): readonly Suggested[] =>
  blocks.flatMap(block =>
    block.type === 'recommendations'
      ? Array.from({ length: block.count }, (_, i) => ({
          title: `Example ${i + 1}`,
          href: `${publicUrl}/example`,
          reasons: [{ kind: 'prior', share: 0.6 }] as const,
        }))
      : [],
  )

function linksOf({ publicUrl }: House, { class: kind }: Definition, suggests: boolean): MessageParts['links'] {
  const at = (path: string) => `${publicUrl}/${path}/example`
  return {
    ...(kind === 'marketing' ? { unsubscribe: at('unsubscribe') } : {}),
    preferences: at('preferences'),
    ...(suggests ? { suggestions: at('suggestions') } : {}),
    why: at('why'),
  }
}

function partsOf({ judge }: House, content: MessageParts['content'], links: MessageParts['links']): MessageParts {
  const { brand } = judge.policy
  const sender = { name: brand.sender.name, postalAddress: brand.postalAddress, contact: brand.privacyContact }
  return { content, links, brandName: brand.name, sender }
}
