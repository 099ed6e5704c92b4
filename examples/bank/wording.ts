/** The words a customer of the sample brand agreed to, by language: what is asked, and by which channel. */
const asked = {
  pt: {
    offers: 'Sim, quero receber ofertas do Banco Maresia',
    newsletter: 'Sim, quero receber o boletim do Banco Maresia',
    surveys: 'Sim, quero responder a inquéritos do Banco Maresia',
    email: 'por email',
    sms: 'por SMS',
  },
  en: {
    offers: 'Yes, I want to receive offers from Banco Maresia',
    newsletter: 'Yes, I want to receive the newsletter of Banco Maresia',
    surveys: 'Yes, I want to answer surveys of Banco Maresia',
    email: 'by email',
    sms: 'by text message',
  },
  es: {
    offers: 'Sí, quiero recibir ofertas de Banco Maresia',
    newsletter: 'Sí, quiero recibir el boletín de Banco Maresia',
    surveys: 'Sí, quiero responder a encuestas de Banco Maresia',
    email: 'por correo electrónico',
    sms: 'por SMS',
  },
  fr: {
    offers: 'Oui, je veux recevoir les offres de Banco Maresia',
    newsletter: "Oui, je veux recevoir la lettre d'information de Banco Maresia",
    surveys: 'Oui, je veux répondre aux enquêtes de Banco Maresia',
    email: 'par e-mail',
    sms: 'par SMS',
  },
} as const

export type Purpose = 'offers' | 'newsletter' | 'surveys'
export type Channel = 'email' | 'sms'

/** The sentence beside the box that was ticked. A language without its own words was asked in Portuguese. */
export function consentText(purpose: Purpose, channel: Channel, language: string): string {
  const base = language.split('-')[0] ?? ''
  const words = asked[base === 'en' || base === 'es' || base === 'fr' ? base : 'pt']
  return `${words[purpose]} ${words[channel]}. ${stop[base === 'en' || base === 'es' || base === 'fr' ? base : 'pt']}`
}

const stop = {
  pt: 'Posso dizer não a qualquer momento.',
  en: 'I can say no at any time.',
  es: 'Puedo decir que no en cualquier momento.',
  fr: 'Je peux dire non à tout moment.',
} as const
