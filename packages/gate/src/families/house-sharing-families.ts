import type { Family } from './family.ts'

/** What the house rules on recipients say to the customer. */
export const houseSharingFamilies = {
  recipient: {
    deny: {
      customer: {
        en: 'We never told you of this recipient or purpose, so nothing goes there.',
        de: 'Von diesem Empfänger oder Zweck haben wir Ihnen nie gesagt, deshalb geht nichts dorthin.',
        fr: 'Nous ne vous avons jamais parlé de ce destinataire ou de cette finalité, rien ne part donc.',
        es: 'Nunca le hablamos de este destinatario o fin, así que no enviamos nada.',
        id: 'Kami tidak pernah memberi tahu Anda tentang penerima atau tujuan ini, jadi tidak ada yang dikirim.',
        ar: 'لم نخبركم قط بهذا المتلقي أو الغرض، لذلك لا يذهب إليه شيء.',
      },
      change: {
        en: 'Telling you first who gets it and why.',
        de: 'Ihnen vorher sagen, wer es bekommt und warum.',
        fr: 'Vous dire d’abord qui le reçoit et pourquoi.',
        es: 'Decirle antes quién lo recibe y por qué.',
        id: 'Memberi tahu Anda lebih dulu siapa yang menerimanya dan mengapa.',
        ar: 'إخباركم أولًا بمن يتلقاه ولماذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Our privacy page names who gets this and why.',
        de: 'Unsere Seite zum Datenschutz nennt, wer dies bekommt und warum.',
        fr: 'Notre page sur la vie privée dit qui reçoit ceci et pourquoi.',
        es: 'Nuestra página de privacidad dice quién recibe esto y por qué.',
        id: 'Halaman privasi kami menyebut siapa yang menerima ini dan mengapa.',
        ar: 'تذكر صفحة الخصوصية لدينا من يتلقى هذا ولماذا.',
      },
    },
  },
  'recipient-bound': {
    deny: {
      customer: {
        en: 'What binds the recipient has run out, so we do not share your data.',
        de: 'Was den Empfänger bindet, ist abgelaufen, deshalb geben wir Ihre Daten nicht weiter.',
        fr: 'Ce qui lie le destinataire a expiré, nous ne partageons donc pas vos données.',
        es: 'Lo que obliga al destinatario ha caducado, así que no compartimos sus datos.',
        id: 'Hal yang mengikat penerima sudah berakhir, jadi kami tidak membagikan data Anda.',
        ar: 'انتهى ما يُلزم المتلقي، لذلك لا نشارك بياناتكم.',
      },
      change: {
        en: 'A contract and certificates of the recipient that are in force.',
        de: 'Ein Vertrag und Nachweise des Empfängers, die gültig sind.',
        fr: 'Un contrat et des certificats du destinataire en cours de validité.',
        es: 'Un contrato y certificados del destinatario en vigor.',
        id: 'Kontrak dan sertifikat penerima yang masih berlaku.',
        ar: 'عقد وشهادات سارية للمتلقي.',
      },
    },
    satisfied: {
      customer: {
        en: 'A contract binds whoever gets this.',
        de: 'Ein Vertrag bindet, wer dies bekommt.',
        fr: 'Un contrat lie celui qui reçoit ceci.',
        es: 'Un contrato obliga a quien recibe esto.',
        id: 'Sebuah kontrak mengikat siapa pun yang menerima ini.',
        ar: 'يوجد عقد يلزم من يتلقى هذا.',
      },
    },
  },
  selling: {
    deny: {
      customer: {
        en: 'You did not agree, or your device says no, so we do not sell or pass on data.',
        de: 'Sie haben nicht zugestimmt oder Ihr Gerät sagt Nein, deshalb verkaufen wir Ihre Daten nicht und geben sie nicht weiter.',
        fr: 'Vous n’avez pas accepté, ou votre appareil dit non : nous ne vendons ni ne transmettons vos données.',
        es: 'Usted no lo aceptó, o su dispositivo dice que no, así que no vendemos ni pasamos sus datos.',
        id: 'Anda belum setuju, atau perangkat Anda menolak, jadi kami tidak menjual atau meneruskan data Anda.',
        ar: 'لم توافقوا على هذا، أو يرفضه جهازكم، لذلك لا نبيع بياناتكم ولا ننقلها.',
      },
      change: {
        en: 'Your own yes to this very purpose.',
        de: 'Ihr eigenes Ja zu genau diesem Zweck.',
        fr: 'Votre propre accord pour cette finalité précise.',
        es: 'Su propio sí a este mismo fin.',
        id: 'Persetujuan Anda sendiri untuk tujuan ini.',
        ar: 'موافقتكم أنتم على هذا الغرض بعينه.',
      },
    },
    lapsed: {
      customer: {
        en: 'Your device says no, but you agreed to this after we told you so.',
        de: 'Ihr Gerät sagt Nein, aber Sie haben danach zugestimmt, als wir es Ihnen sagten.',
        fr: 'Votre appareil dit non, mais vous avez accepté après que nous vous l’avons dit.',
        es: 'Su dispositivo dice que no, pero usted lo aceptó después de que se lo dijimos.',
        id: 'Perangkat Anda menolak, tetapi Anda setuju setelah kami memberitahukannya.',
        ar: 'جهازكم يرفض، لكنكم وافقتم على هذا بعد أن أخبرناكم بذلك.',
      },
    },
    satisfied: {
      customer: {
        en: 'You agreed to this very purpose.',
        de: 'Sie haben genau diesem Zweck zugestimmt.',
        fr: 'Vous avez accepté cette finalité précise.',
        es: 'Usted aceptó este mismo fin.',
        id: 'Anda menyetujui tujuan ini.',
        ar: 'لقد وافقتم على هذا الغرض بعينه.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
