import { errorList } from '@candor/contract'
import { html, layout } from '../../pages/look/index.ts'

/** Where the `type` of each problem leads: what it means, for the person and for whoever runs the server. */
export const errorsHtml = (brand: string) =>
  layout({
    title: 'Errors of the API',
    brand,
    kind: 'staff',
    main: html`${errorList.map(
      ({ code, status, person, operator }) =>
        html`<section id="${code}"><h2>${code}</h2><p>${person}</p><p>Status ${status}. For whoever runs the server: ${operator}</p></section>`,
    )}`,
  })
