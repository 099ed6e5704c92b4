import { addingWhatLacks, takingOut } from './changes.ts'
import type { Family } from './family.ts'

/** What the house rules on address, place and form say to the customer. */
export const houseReachFamilies = {
  address: {
    deny: {
      customer: {
        en: 'We have no working address for you on this channel.',
        de: 'Wir haben für diesen Weg keine gültige Adresse von Ihnen.',
        fr: 'Nous n’avons pas d’adresse valable pour vous joindre par ce moyen.',
        es: 'No tenemos una dirección válida de usted para este canal.',
        id: 'Kami tidak memiliki alamat Anda yang berfungsi di saluran ini.',
        ar: 'ليس لدينا عنوان صالح لكم على هذه القناة.',
      },
      change: {
        en: 'An address of the customer on this channel.',
        de: 'Eine Adresse der Person für diesen Weg.',
        fr: 'Une adresse du client pour ce moyen de contact.',
        es: 'Una dirección del cliente en este canal.',
        id: 'Alamat pelanggan di saluran ini.',
        ar: 'عنوان للعميل على هذه القناة.',
      },
    },
    satisfied: {
      customer: {
        en: 'We have your address.',
        de: 'Wir haben Ihre Adresse.',
        fr: 'Nous avons votre adresse.',
        es: 'Tenemos su dirección.',
        id: 'Kami memiliki alamat Anda.',
        ar: 'لدينا عنوانكم.',
      },
    },
  },
  suppression: {
    deny: {
      customer: {
        en: 'This address asked us to stop, or no longer works.',
        de: 'Von dieser Adresse kam die Bitte aufzuhören, oder sie gilt nicht mehr.',
        fr: 'Cette adresse nous a demandé d’arrêter, ou ne fonctionne plus.',
        es: 'Desde esta dirección nos pidieron parar, o ya no funciona.',
        id: 'Alamat ini meminta kami berhenti, atau tidak berfungsi lagi.',
        ar: 'طُلب منا التوقف عن مراسلة هذا العنوان، أو لم يعد يعمل.',
      },
      change: {
        en: 'The owner of the address asking for messages again, or another address.',
        de: 'Wem die Adresse gehört, bittet wieder um Nachrichten, oder eine andere Adresse.',
        fr: 'Le titulaire de l’adresse redemande des messages, ou une autre adresse.',
        es: 'Que quien tiene la dirección vuelva a pedir mensajes, u otra dirección.',
        id: 'Pemilik alamat meminta pesan lagi, atau alamat lain.',
        ar: 'أن يطلب صاحب العنوان الرسائل من جديد، أو عنوان آخر.',
      },
    },
    adjust: {
      customer: {
        en: 'This address asked for no offers, so we leave the offer out.',
        de: 'Für diese Adresse sind keine Angebote erwünscht, deshalb lassen wir das Angebot weg.',
        fr: 'Cette adresse ne veut pas d’offres, nous retirons donc l’offre.',
        es: 'Desde esta dirección pidieron no recibir ofertas, así que quitamos la oferta.',
        id: 'Alamat ini meminta tanpa penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'طُلب عدم إرسال عروض إلى هذا العنوان، لذلك نحذف العرض.',
      },
      change: takingOut,
    },
    lapsed: {
      customer: {
        en: 'This address asked for no offers; this is not one.',
        de: 'Für diese Adresse sind keine Angebote erwünscht; dies ist keines.',
        fr: 'Cette adresse ne veut pas d’offres ; ceci n’en est pas une.',
        es: 'Desde esta dirección pidieron no recibir ofertas; esto no lo es.',
        id: 'Alamat ini meminta tanpa penawaran; ini bukan penawaran.',
        ar: 'طُلب عدم إرسال عروض إلى هذا العنوان، وهذا ليس عرضًا.',
      },
    },
    satisfied: {
      customer: {
        en: 'This address takes messages.',
        de: 'Diese Adresse nimmt Nachrichten an.',
        fr: 'Cette adresse accepte les messages.',
        es: 'Esta dirección acepta mensajes.',
        id: 'Alamat ini menerima pesan.',
        ar: 'هذا العنوان يقبل الرسائل.',
      },
    },
  },
  place: {
    deny: {
      customer: {
        en: 'We do not know which country you are in, so we wait.',
        de: 'Wir wissen nicht, in welchem Land Sie sind, deshalb warten wir.',
        fr: 'Nous ne savons pas dans quel pays vous êtes, nous attendons donc.',
        es: 'No sabemos en qué país está usted, así que esperamos.',
        id: 'Kami tidak tahu di negara mana Anda berada, jadi kami menunggu.',
        ar: 'لا نعرف في أي بلد أنتم، لذلك ننتظر.',
      },
      change: {
        en: 'Learning the country of the customer.',
        de: 'Das Land der Person erfahren.',
        fr: 'Apprendre le pays du client.',
        es: 'Conocer el país del cliente.',
        id: 'Mengetahui negara pelanggan.',
        ar: 'معرفة بلد العميل.',
      },
    },
    adjust: {
      customer: {
        en: 'We do not know your country, so we leave the offer out.',
        de: 'Wir kennen Ihr Land nicht, deshalb lassen wir das Angebot weg.',
        fr: 'Nous ne connaissons pas votre pays, nous retirons donc l’offre.',
        es: 'No conocemos su país, así que quitamos la oferta.',
        id: 'Kami tidak tahu negara Anda, jadi kami menghilangkan penawaran itu.',
        ar: 'لا نعرف بلدكم، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or learning the country of the customer.',
        de: 'Die Werbung herausnehmen, oder das Land der Person erfahren.',
        fr: 'Retirer la promotion, ou apprendre le pays du client.',
        es: 'Quitar la promoción, o conocer el país del cliente.',
        id: 'Menghapus promosi, atau mengetahui negara pelanggan.',
        ar: 'إزالة العرض الترويجي، أو معرفة بلد العميل.',
      },
    },
    satisfied: {
      customer: {
        en: 'We know which country’s law protects you.',
        de: 'Wir kennen das Land, dessen Recht Sie schützt.',
        fr: 'Nous connaissons le pays dont la loi vous protège.',
        es: 'Conocemos el país cuya ley le protege.',
        id: 'Kami tahu hukum negara mana yang melindungi Anda.',
        ar: 'نعرف قانون أي بلد يحميكم.',
      },
    },
  },
  form: {
    adjust: {
      customer: {
        en: 'The message must first say who sends it and how to stop it.',
        de: 'Die Nachricht muss erst sagen, wer sie schickt und wie man sie abbestellt.',
        fr: 'Le message doit d’abord dire qui l’envoie et comment l’arrêter.',
        es: 'El mensaje debe decir primero quién lo envía y cómo dejar de recibirlo.',
        id: 'Pesan harus lebih dulu menyebut siapa pengirimnya dan cara menghentikannya.',
        ar: 'يجب أن تذكر الرسالة أولًا من يرسلها وكيف يمكن إيقافها.',
      },
      change: addingWhatLacks,
    },
    satisfied: {
      customer: {
        en: 'The message says who sends it and how to stop it.',
        de: 'Die Nachricht sagt, wer sie schickt und wie man sie abbestellt.',
        fr: 'Le message dit qui l’envoie et comment l’arrêter.',
        es: 'El mensaje dice quién lo envía y cómo dejar de recibirlo.',
        id: 'Pesan menyebut siapa pengirimnya dan cara menghentikannya.',
        ar: 'تذكر الرسالة من يرسلها وكيف يمكن إيقافها.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
