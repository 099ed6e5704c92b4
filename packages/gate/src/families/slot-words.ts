import type { Channel } from '@candor/terms'
import type { Language, Translated } from './family.ts'

/** How Intl writes a time in each language; English as “3 May 2026”. */
export const locales: Translated = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es', id: 'id', ar: 'ar' }

/** What stands in the place of {until} when no time is known. It fits the words before the slot. */
export const later: Translated = {
  en: 'later',
  de: 'später',
  fr: 'bon moment',
  es: 'momento oportuno',
  id: 'nanti',
  ar: 'وقت لاحق',
}

/** What stands in the place of {due} when no time is known. */
export const dayOfLaw: Translated = {
  en: 'the day the law sets',
  de: 'zum gesetzlichen Termin',
  fr: 'jour fixé par la loi',
  es: 'día que fija la ley',
  id: 'hari yang ditetapkan undang-undang',
  ar: 'اليوم الذي يحدده القانون',
}

type Phrases = { readonly [channel in Channel | 'any']: string }

/** A channel inside a customer’s sentence, with the word before it, because each language joins them in its own way. */
export const channelPhrases: { readonly [language in Language]: Phrases } = {
  en: {
    ...{ email: 'by email', sms: 'by text message', messenger: 'by messenger', push: 'by push message' },
    ...{ inbox: 'in your inbox here', webhook: 'by webhook', voice: 'by phone', letter: 'by letter' },
    ...{ shop: 'in the shop', any: 'on any channel' },
  },
  de: {
    ...{ email: 'per E-Mail', sms: 'per SMS', messenger: 'per Messenger', push: 'per Push-Nachricht' },
    ...{ inbox: 'in Ihrem Postfach hier', webhook: 'per Webhook', voice: 'per Telefon', letter: 'per Brief' },
    ...{ shop: 'im Geschäft', any: 'auf irgendeinem Weg' },
  },
  fr: {
    ...{ email: 'par e-mail', sms: 'par SMS', messenger: 'par messagerie', push: 'par notification' },
    ...{ inbox: 'dans votre boîte ici', webhook: 'par webhook', voice: 'par téléphone', letter: 'par courrier' },
    ...{ shop: 'en magasin', any: 'par quelque moyen que ce soit' },
  },
  es: {
    ...{ email: 'por correo electrónico', sms: 'por SMS', messenger: 'por mensajería', push: 'por notificación' },
    ...{ inbox: 'en su bandeja aquí', webhook: 'por webhook', voice: 'por teléfono', letter: 'por carta' },
    ...{ shop: 'en la tienda', any: 'por cualquier medio' },
  },
  id: {
    ...{ email: 'melalui email', sms: 'melalui SMS', messenger: 'melalui aplikasi pesan', push: 'melalui notifikasi' },
    ...{ inbox: 'di kotak masuk Anda di sini', webhook: 'melalui webhook', voice: 'melalui telepon' },
    ...{ letter: 'melalui surat', shop: 'di toko', any: 'melalui saluran apa pun' },
  },
  ar: {
    ...{ email: 'عبر البريد الإلكتروني', sms: 'عبر الرسائل النصية', messenger: 'عبر تطبيقات المراسلة' },
    ...{ push: 'عبر الإشعارات', inbox: 'في صندوق رسائلكم هنا', webhook: 'عبر الويب هوك', voice: 'عبر الهاتف' },
    ...{ letter: 'عبر البريد العادي', shop: 'في المتجر', any: 'عبر أي قناة' },
  },
}
