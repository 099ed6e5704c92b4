import { languageOf } from './language.ts'

/** The words that we add to a message ourselves. */
export type Words = {
  readonly sentBy: string
  readonly contact: string
  readonly why: string
  readonly preferences: string
  readonly unsubscribe: string
  readonly image: string
  readonly inShort: string
  readonly row: string
}

type Entry = { readonly reviewed: boolean; readonly words: Words }

// `reviewed` is false until somebody who speaks the language has read the words as a customer would.
const table: { readonly [language: string]: Entry } = {
  en: {
    reviewed: true,
    words: {
      sentBy: 'This message is from',
      contact: 'Questions? Contact us:',
      why: 'Why did I get this?',
      preferences: 'Choose what we send you',
      unsubscribe: 'Stop these messages (unsubscribe)',
      image: 'Image:',
      inShort: 'In this message:',
      row: 'Row',
    },
  },
  de: {
    reviewed: false,
    words: {
      sentBy: 'Diese Nachricht kommt von',
      contact: 'Fragen? So erreichen Sie uns:',
      why: 'Warum habe ich diese Nachricht bekommen?',
      preferences: 'Wählen Sie, was wir Ihnen senden',
      unsubscribe: 'Diese Nachrichten abbestellen',
      image: 'Bild:',
      inShort: 'In dieser Nachricht:',
      row: 'Zeile',
    },
  },
  fr: {
    reviewed: false,
    words: {
      sentBy: 'Ce message vient de',
      contact: 'Des questions ? Contactez-nous :',
      why: 'Pourquoi ai-je reçu ce message ?',
      preferences: 'Choisir ce que nous vous envoyons',
      unsubscribe: 'Ne plus recevoir ces messages (se désabonner)',
      image: 'Image :',
      inShort: 'Dans ce message :',
      row: 'Ligne',
    },
  },
  es: {
    reviewed: false,
    words: {
      sentBy: 'Este mensaje es de',
      contact: '¿Preguntas? Contáctenos:',
      why: '¿Por qué he recibido este mensaje?',
      preferences: 'Elegir qué le enviamos',
      unsubscribe: 'No recibir más estos mensajes (darse de baja)',
      image: 'Imagen:',
      inShort: 'En este mensaje:',
      row: 'Fila',
    },
  },
  id: {
    reviewed: false,
    words: {
      sentBy: 'Pesan ini dari',
      contact: 'Ada pertanyaan? Hubungi kami:',
      why: 'Mengapa saya menerima pesan ini?',
      preferences: 'Pilih apa yang kami kirimkan kepada Anda',
      unsubscribe: 'Berhenti berlangganan pesan ini',
      image: 'Gambar:',
      inShort: 'Dalam pesan ini:',
      row: 'Baris',
    },
  },
  ar: {
    reviewed: false,
    words: {
      sentBy: 'هذه الرسالة من',
      contact: 'لديك أسئلة؟ تواصل معنا:',
      why: 'لماذا وصلتني هذه الرسالة؟',
      preferences: 'اختر ما نرسله إليك',
      unsubscribe: 'إلغاء الاشتراك في هذه الرسائل',
      image: 'صورة:',
      inShort: 'في هذه الرسالة:',
      row: 'صف',
    },
  },
}

/** Languages of our own words; `reviewed` tells whether a speaker has read them. */
export const wordLanguages: readonly { readonly language: string; readonly reviewed: boolean }[] = Object.entries(
  table,
).map(([language, { reviewed }]) => ({ language, reviewed }))

/** Our words in the language of the message, or in English, and which language that is. */
export function wordsFor(locale: string): { readonly language: string; readonly words: Words } {
  const language = languageOf(locale)
  const entry = Object.hasOwn(table, language) ? table[language] : undefined
  return entry ? { language, words: entry.words } : { language: 'en', words: table['en']!.words }
}
