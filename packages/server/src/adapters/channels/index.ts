export type { Capabilities, Dkim, HandOff, Mailbox, Outgoing, OutgoingChannel } from './port.ts'
export { type KeptMail, openPostbox } from './postbox.ts'
export { openSmtp } from './smtp.ts'
export { parseSmtpUrl, type SmtpOptions } from './smtp-options.ts'
