import { checkboxes, radios } from './choices.ts'
import { type Example, hostile, long } from './example.ts'
import { select, textArea, textField } from './field.ts'
import { button, form, linkButton } from './form.ts'
import { html } from './html.ts'

/** Forms and their parts. */
export const formExamples: readonly Example[] = [
  {
    name: 'buttons',
    main: form(
      '/x',
      'token',
      html`<p class="actions">${button({ text: 'Save your choices' })} ${button({ text: 'Cancel', kind: 'secondary' })} ${button({ text: 'Stop all marketing', kind: 'danger' })} ${button({ text: 'Undo', kind: 'plain', about: 'your last choice' })} ${linkButton('/next', 'Continue')}</p>`,
    ),
  },
  {
    name: 'fields',
    main: form(
      '/x',
      'token',
      html`${textField({ name: 'email', label: 'Email address', hint: 'We only use it to sign you in.', type: 'email', autocomplete: 'email', value: 'ana@example.org' })}${textArea({ name: 'words', label: 'In your own words' })}${select(
        {
          name: 'role',
          label: 'Role',
          value: 'viewer',
          options: [
            { value: 'admin', text: 'Administrator' },
            { value: 'viewer', text: 'Viewer' },
          ],
        },
      )}${button({ text: 'Save' })}`,
    ),
  },
  {
    name: 'error on error',
    main: form(
      '/x',
      'token',
      html`${textField({ name: 'email', label: 'Email address', value: hostile, hint: 'Like name@example.org', error: 'Enter an email address like name@example.org' })}${radios(
        {
          name: 'offers',
          legend: 'May we send you offers by email?',
          error: 'Choose yes or no',
          options: [
            { value: 'yes', text: 'Yes, send me offers' },
            { value: 'no', text: 'No, do not send me offers' },
          ],
        },
      )}${button({ text: 'Save' })}`,
    ),
    page: {
      errors: [
        { field: 'email', text: 'Enter an email address like name@example.org' },
        { field: 'offers', text: 'Choose yes or no' },
        { text: 'Nothing was saved.' },
      ],
    },
  },
  {
    name: 'choices',
    main: form(
      '/x',
      'token',
      html`${radios({
        name: 'dial',
        legend: 'How personal may it be?',
        hint: 'You can change this at any time.',
        chosen: 'none',
        options: [
          { value: 'none', text: 'Not at all', hint: 'The same for everybody' },
          { value: 'basic', text: 'A little', hint: 'By the topics you named' },
        ],
      })}${checkboxes({
        name: 'topics',
        legend: 'Topics',
        chosen: ['savings'],
        options: [
          { value: 'savings', text: 'Savings' },
          { value: 'loans', text: `Loans ${long}` },
        ],
      })}${button({ text: 'Save' })}`,
    ),
  },
]
