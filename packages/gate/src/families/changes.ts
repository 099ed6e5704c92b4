import type { Translated } from './family.ts'

// What would change the outcome, where several families say the same.

export const takingOut: Translated = {
  en: 'Taking the promotion out.',
  de: 'Die Werbung herausnehmen.',
  fr: 'Retirer la promotion.',
  es: 'Quitar la promoción.',
  id: 'Menghapus promosi.',
  ar: 'إزالة العرض الترويجي.',
}

export const waitingUntil: Translated = {
  en: 'Waiting until {until}.',
  de: 'Warten bis {until}.',
  fr: 'Attendre jusqu’au {until}.',
  es: 'Esperar hasta el {until}.',
  id: 'Menunggu sampai {until}.',
  ar: 'الانتظار حتى {until}.',
}

export const addingWhatLacks: Translated = {
  en: 'Adding what the message lacks.',
  de: 'Ergänzen, was der Nachricht fehlt.',
  fr: 'Ajouter ce qui manque au message.',
  es: 'Añadir lo que le falta al mensaje.',
  id: 'Menambahkan hal yang belum ada dalam pesan.',
  ar: 'إضافة ما ينقص الرسالة.',
}

export const yesWithProof: Translated = {
  en: 'A yes from you for exactly this, kept with its proof.',
  de: 'Ihr Ja zu genau diesem, mit Nachweis festgehalten.',
  fr: 'Votre accord pour ceci précisément, conservé avec sa preuve.',
  es: 'Un sí de usted a esto en concreto, guardado con su prueba.',
  id: 'Persetujuan Anda untuk hal ini, disimpan beserta buktinya.',
  ar: 'موافقة منكم على هذا تحديدًا، محفوظة مع دليلها.',
}

export const yesToOffers: Translated = {
  en: 'Taking the offer out, or a yes from you to offers.',
  de: 'Das Angebot herausnehmen, oder Ihr Ja zu Angeboten.',
  fr: 'Retirer l’offre, ou votre accord pour recevoir des offres.',
  es: 'Quitar la oferta, o un sí de usted a las ofertas.',
  id: 'Menghapus penawaran, atau persetujuan Anda untuk penawaran.',
  ar: 'إزالة العرض، أو موافقة منكم على العروض.',
}
