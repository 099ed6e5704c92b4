import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { type OutgoingChannel, openSmtp } from '../../../adapters/channels/index.ts'

/** What the server says to a recipient: yes, never, not now. */
export type Mood = 'takes' | 'refuses' | 'later'
export type Mail = { readonly to: string; readonly raw: Buffer }

export type MailServer = {
  readonly mails: Mail[]
  readonly channel: OutgoingChannel
  /** Asked for each recipient before it is answered. */
  moodOf: (address: string) => Mood | Promise<Mood>
  close(): Promise<void>
}

const refusal = { refuses: 550, later: 451 } as const

/** A real mail server on the loopback, and a channel to it. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      void Promise.resolve(post.moodOf(address)).then(mood =>
        mood === 'takes' ? done() : done(Object.assign(new Error(mood), { responseCode: refusal[mood] })),
      )
    },
    onData(stream, session, done) {
      void buffer(stream).then(raw => {
        mails.push({ to: session.envelope.rcptTo[0]!.address, raw })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const channel = openSmtp({ host: '127.0.0.1', port, implicitTls: false, requireTls: false })
  const post: MailServer = {
    mails,
    channel,
    moodOf: () => 'takes',
    async close() {
      await channel.close()
      await new Promise<void>(resolve => server.close(resolve))
    },
  }
  return post
}
