import type { Saying } from './family.ts'

/** No rule had anything to say. */
export const silentPermit: Saying & { readonly staff: string } = {
  customer: {
    en: 'Nothing stood in the way of this.',
    de: 'Dem stand nichts im Weg.',
    fr: 'Rien ne s’y opposait.',
    es: 'Nada lo impedía.',
    id: 'Tidak ada yang menghalangi hal ini.',
    ar: 'لم يكن هناك ما يمنع ذلك.',
  },
  staff: 'No rule in scope had anything to say; silence of all rules permits.',
}

/** A rule that could not be evaluated, or that has no such word. */
export const broken: Saying & { readonly staff: string } = {
  customer: {
    en: 'We could not check this rule, so we do not do it.',
    de: 'Wir konnten diese Regel nicht prüfen, deshalb tun wir es nicht.',
    fr: 'Nous n’avons pas pu vérifier cette règle, nous ne le faisons donc pas.',
    es: 'No pudimos comprobar esta regla, así que no lo hacemos.',
    id: 'Kami tidak dapat memeriksa aturan ini, jadi kami tidak melakukannya.',
    ar: 'لم نتمكن من التحقق من هذه القاعدة، لذلك لا نقوم بذلك.',
  },
  staff: 'The rule could not be evaluated on the facts given, so it refuses.',
  change: {
    en: 'Repairing the facts of this customer.',
    de: 'Die Angaben zu dieser Person berichtigen.',
    fr: 'Corriger les données de ce client.',
    es: 'Corregir los datos de este cliente.',
    id: 'Memperbaiki data pelanggan ini.',
    ar: 'تصحيح بيانات هذا العميل.',
  },
}
