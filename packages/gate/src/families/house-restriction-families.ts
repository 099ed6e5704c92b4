import type { Family } from './family.ts'

/** What the house rule on restricted processing says to the customer. */
export const houseRestrictionFamilies = {
  restriction: {
    deny: {
      customer: {
        en: 'You asked us to restrict the use of your data, so we only store it.',
        de: 'Sie haben die Einschränkung der Verarbeitung verlangt, deshalb speichern wir Ihre Daten nur.',
        fr: 'Vous avez demandé de limiter l’usage de vos données, nous les conservons donc seulement.',
        es: 'Usted pidió limitar el uso de sus datos, así que solo los guardamos.',
        id: 'Anda meminta pembatasan penggunaan data Anda, jadi kami hanya menyimpannya.',
        ar: 'طلبتم تقييد استخدام بياناتكم، لذلك نكتفي بحفظها.',
      },
      change: {
        en: 'The restriction being lifted, after the customer was told.',
        de: 'Die Aufhebung der Einschränkung, nachdem die Person davon erfahren hat.',
        fr: 'La levée de la limitation, après en avoir informé le client.',
        es: 'Que se levante la limitación, después de avisar al cliente.',
        id: 'Pembatasan dicabut, setelah pelanggan diberi tahu.',
        ar: 'رفع التقييد بعد إبلاغ العميل بذلك.',
      },
    },
    satisfied: {
      customer: {
        en: 'The use of your data is restricted; you asked for this, or the law demands it.',
        de: 'Die Nutzung Ihrer Daten ist eingeschränkt; hierum haben Sie gebeten, oder das Gesetz verlangt es.',
        fr: 'L’usage de vos données est limité ; vous avez demandé ceci, ou la loi l’exige.',
        es: 'El uso de sus datos está limitado; usted pidió esto, o la ley lo exige.',
        id: 'Penggunaan data Anda dibatasi; Anda memintanya, atau hukum mewajibkannya.',
        ar: 'استخدام بياناتكم مقيد؛ وقد طلبتم هذا، أو يفرضه القانون.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
