import { type Context, Hono } from 'hono'
import { createCampaign, planAndRecord } from '../../acts/campaigns/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { button, csrfField, type ErrorItem, errorOf, html, textArea } from '../look/index.ts'
import { campaignPath } from './campaign-words.ts'
import { type Desk, staffPage } from './deps.ts'
import { campaignBody, readForm } from './form-body.ts'
import { readCampaignFile } from './read-campaign-file.ts'

const path = '/staff/campaigns/new'

/** A new campaign from its file: pasted or uploaded. With faults, all are listed and nothing that was typed is lost. */
export function newCampaign(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('draft'), context =>
    context.html(page(desk, context.get('session'), example(desk), [])),
  )
  app.post(path, campaignBody, desk.requireStaff('draft'), context => create(desk, context, context.get('session')))
  return app
}

async function create(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['definition'], ['file'])
  if (!sent.ok) return context.html(page(desk, session, '', [sent.fault]), 400)
  const text = (await sent.file('file')?.text()) ?? sent.text('definition')
  const found = await readCampaignFile(desk.house, text)
  if (!found.ok) return context.html(page(desk, session, text, found.error), 422)
  const created = await createCampaign(desk.house, found.value, `staff:${session.staff}`)
  if (!created.ok) {
    const fault = { field: 'definition', text: `name: ${created.error.says}` }
    return context.html(page(desk, session, text, [fault]), 409)
  }
  // The plan is the first thing to look at. Should somebody be quicker, the page offers to make it.
  await planAndRecord(desk.house, created.value.name)
  return context.redirect(`${campaignPath(created.value.name)}?done=created`, 303)
}

/** A campaign to begin with: for the first purpose that may write emails. */
function example({ house }: Desk): string {
  const [purpose = 'offers'] =
    Object.entries(house.judge.policy.purposes).find(([, { channels }]) => channels.includes('email')) ?? []
  const file = {
    name: 'my-campaign',
    purpose,
    channel: 'email',
    content: {
      locale: 'en',
      subject: 'What the message is about',
      blocks: [
        { type: 'heading', level: 1, text: 'What the message is about' },
        { type: 'paragraph', text: 'One or two short sentences.' },
      ],
    },
  }
  return JSON.stringify(file, null, 2)
}

function page(desk: Desk, session: Session, text: string, errors: readonly ErrorItem[]) {
  const error = errorOf('definition', errors)
  const definition = textArea({
    name: 'definition',
    label: 'Campaign file (JSON)',
    hint: 'Name, purpose, channel, audience and content. Say who is meant with "audience"; without one it is everybody.',
    rows: 20,
    value: text,
    ...(error === undefined ? {} : { error: errors.length > 1 ? `${errors.length} faults, listed above` : error }),
  })
  return staffPage(desk, session, path, {
    title: 'Write a campaign',
    errors,
    main: html`<p>Saving contacts nobody. First you see who would get it, who not, and why.</p>
<form method="post" action="${path}" enctype="multipart/form-data" novalidate><input type="hidden" name="${csrfField}" value="${session.csrf}">
${definition}
<div class="field"><label for="file">Or take a file</label><span class="hint" id="file-hint">A file takes the place of the text above. At most 1 MB.</span><input class="input" type="file" id="file" name="file" accept=".json,application/json" aria-describedby="file-hint"></div>
${button({ text: 'Save as a draft and plan' })}</form>`,
  })
}
