import type { Translated } from './family.ts'

// What would change the outcome of the impulse guard and of the limits that a customer set.

export const restOver: Translated = {
  en: 'Waiting until {until}, or the customer switching this protection off.',
  de: 'Warten bis {until}, oder die Person schaltet diesen Schutz ab.',
  fr: 'Attendre jusqu’au {until}, ou que le client désactive cette protection.',
  es: 'Esperar hasta el {until}, o que el cliente desactive esta protección.',
  id: 'Menunggu sampai {until}, atau pelanggan mematikan perlindungan ini.',
  ar: 'الانتظار حتى {until}، أو أن يوقف العميل هذه الحماية.',
}

export const protectionOff: Translated = {
  en: 'The end of this time, or the customer switching this protection off.',
  de: 'Das Ende dieser Zeit, oder die Person schaltet diesen Schutz ab.',
  fr: 'La fin de ce délai, ou que le client désactive cette protection.',
  es: 'El fin de este plazo, o que el cliente desactive esta protección.',
  id: 'Berakhirnya waktu ini, atau pelanggan mematikan perlindungan ini.',
  ar: 'انتهاء هذه المدة، أو أن يوقف العميل هذه الحماية.',
}

export const withoutOffer: Translated = {
  en: 'Taking the promotion out, or the customer switching this protection off.',
  de: 'Die Werbung herausnehmen, oder die Person schaltet diesen Schutz ab.',
  fr: 'Retirer la promotion, ou que le client désactive cette protection.',
  es: 'Quitar la promoción, o que el cliente desactive esta protección.',
  id: 'Menghapus promosi, atau pelanggan mematikan perlindungan ini.',
  ar: 'إزالة العرض الترويجي، أو أن يوقف العميل هذه الحماية.',
}

export const topicAllowed: Translated = {
  en: 'Leaving this topic out, or the customer no longer minding it.',
  de: 'Dieses Thema weglassen, oder die Person hat nichts mehr dagegen.',
  fr: 'Laisser ce sujet de côté, ou que le client ne s’y oppose plus.',
  es: 'Dejar este tema, o que al cliente ya no le importe.',
  id: 'Meninggalkan topik ini, atau pelanggan tidak keberatan lagi.',
  ar: 'ترك هذا الموضوع، أو ألا يمانع العميل فيه بعد الآن.',
}

export const restEnded: Translated = {
  en: 'The rest from our advertising is over.',
  de: 'Die Ruhe vor unserer Werbung ist vorbei.',
  fr: 'La trêve de notre publicité est terminée.',
  es: 'El descanso de nuestra publicidad ha terminado.',
  id: 'Masa bebas dari iklan kami sudah berakhir.',
  ar: 'انتهت فترة الراحة من إعلاناتنا.',
}
