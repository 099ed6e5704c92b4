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
  /** Reasons of what is suggested, each followed by its share. */
  /** `balance` is about a category where kinds of things are balanced, and about nothing where those who sell are. */
  readonly because: { readonly [kind in ReasonKind]: (about: string) => string }
  readonly rest: string
  readonly impersonal: string
  readonly suggestions: string
}

/** What a part of a score comes from. */
export type ReasonKind = 'history' | 'interest' | 'context' | 'prior' | 'balance' | 'editorial'

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
      because: {
        history: about => `Because of ${about}`,
        interest: about => `Because you like ${about}`,
        context: about => `It goes with ${about}`,
        prior: () => 'What many people choose',
        balance: about =>
          about === '' ? 'So that everybody who sells here is seen' : 'So that all kinds of things are seen',
        editorial: () => 'Picked by us',
      },
      rest: 'Everything else together',
      impersonal: 'What many people choose. Nothing about you was used.',
      suggestions: 'See why these, and change it',
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
      because: {
        history: about => `Wegen ${about}`,
        interest: about => `Weil Sie ${about} mögen`,
        context: about => `Es passt zu ${about}`,
        prior: () => 'Was viele wählen',
        balance: about =>
          about === '' ? 'Damit alle gesehen werden, die hier verkaufen' : 'Damit Dinge aller Art gesehen werden',
        editorial: () => 'Von uns ausgewählt',
      },
      rest: 'Alles Übrige zusammen',
      impersonal: 'Was viele wählen. Von Ihnen wurde nichts verwendet.',
      suggestions: 'Sehen Sie, warum gerade diese, und ändern Sie es',
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
      because: {
        history: about => `En raison de ${about}`,
        interest: about => `Parce que vous aimez ${about}`,
        context: about => `Cela va avec ${about}`,
        prior: () => 'Ce que beaucoup choisissent',
        balance: about =>
          about === ''
            ? 'Pour que tous ceux qui vendent ici soient vus'
            : 'Pour que toutes sortes de choses soient vues',
        editorial: () => 'Choisi par nous',
      },
      rest: 'Tout le reste ensemble',
      impersonal: 'Ce que beaucoup choisissent. Rien sur vous n’a été utilisé.',
      suggestions: 'Voir pourquoi ces choix, et les changer',
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
      because: {
        history: about => `Por ${about}`,
        interest: about => `Porque le gusta ${about}`,
        context: about => `Va con ${about}`,
        prior: () => 'Lo que mucha gente elige',
        balance: about =>
          about === '' ? 'Para que se vea a todos los que venden aquí' : 'Para que se vean cosas de todo tipo',
        editorial: () => 'Elegido por nosotros',
      },
      rest: 'Todo lo demás junto',
      impersonal: 'Lo que mucha gente elige. No se usó nada sobre usted.',
      suggestions: 'Ver por qué estos, y cambiarlo',
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
      because: {
        history: about => `Karena ${about}`,
        interest: about => `Karena Anda menyukai ${about}`,
        context: about => `Cocok dengan ${about}`,
        prior: () => 'Yang dipilih banyak orang',
        balance: about =>
          about === '' ? 'Agar semua yang berjualan di sini terlihat' : 'Agar semua jenis barang terlihat',
        editorial: () => 'Pilihan kami',
      },
      rest: 'Selebihnya bersama-sama',
      impersonal: 'Yang dipilih banyak orang. Tidak ada data Anda yang digunakan.',
      suggestions: 'Lihat alasannya dan ubah',
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
      because: {
        history: about => `بسبب ${about}`,
        interest: about => `لأنك تحب ${about}`,
        context: about => `يناسب ${about}`,
        prior: () => 'ما يختاره كثير من الناس',
        balance: about => (about === '' ? 'حتى يظهر كل من يبيع هنا' : 'حتى تظهر الأشياء من كل نوع'),
        editorial: () => 'من اختيارنا',
      },
      rest: 'كل ما عدا ذلك معًا',
      impersonal: 'ما يختاره كثير من الناس. لم نستخدم شيئًا عنك.',
      suggestions: 'اعرف لماذا هذه، وغيّرها',
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
