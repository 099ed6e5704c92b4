import type { Policy } from '../../brand/policy/index.ts'
import type { Session } from '../../brand/staff/index.ts'
import { type NewWebhook, webhookKinds } from '../../brand/webhooks/index.ts'
import { button, checkboxes, type ErrorItem, errorOf, form, type Html, html, select, textField } from '../look/index.ts'
import { kindTexts, webhooksPath } from './webhook-words.ts'

/** Adds a webhook. With faults, what was typed stays. */
export function webhookForm(policy: Policy, { csrf }: Session, typed: NewWebhook, errors: readonly ErrorItem[]): Html {
  const faulty = (name: string) => {
    const error = errorOf(name, errors)
    return error === undefined ? { name } : { name, error }
  }
  const purposes = Object.entries(policy.purposes).map(([value, { basis }]) => ({ value, text: `${value} (${basis})` }))
  return form(
    webhooksPath,
    csrf,
    html`${textField({ ...faulty('name'), label: 'Name', hint: 'Small letters, digits and hyphens, such as mail-tool.', value: typed.name })}${textField({ ...faulty('url'), label: 'Address', hint: 'Where news is posted, such as https://tools.example.com/hooks', value: typed.url })}${select({ ...faulty('purpose'), label: 'Purpose', hint: 'News of a no needs one that rests on a legal duty or a contract.', value: typed.purpose, options: purposes })}${checkboxes(
      {
        ...faulty('kinds'),
        legend: 'What does it hear?',
        options: webhookKinds.map(value => ({ value, text: kindTexts[value] })),
        chosen: typed.kinds,
      },
    )}${button({ text: 'Add the webhook' })}`,
  )
}
