const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Words by which a source gives itself away as a list that was bought, rented, scraped, appended or enriched. Dated data,
 * reviewed by reading, not complete: a source that hides its origin passes, and then the brand has said something untrue
 * in writing. Words are compared without case, accents and punctuation; see `judgeSource`.
 */
export const boughtLists = {
  asOf: '2026-11-21',
  /** Enough on their own, whatever the language of the file. */
  words: {
    en: words(`
      purchased bought bougth baught rented leased scraped scraping scraper webscraped webscraping crawled
      appended eappend enriched enrichment broker brokers brokered databroker listbroker harvested harvesting
      harvester coregistration coreg leaked
    `),
    de: words(`
      gekauft gekaufte gekaufter zugekauft zugekaufte eingekauft angekauft gemietet gemietete angemietet
      mietadressen kaufadressen fremdadressen adresskauf adresshandel adresshandler adressbroker datenhandler
      angereichert angereicherte gescrapt gescraped
    `),
    fr: words(`
      achete achetee achetes achetees loue louee louees aspirees moissonne moissonnee moissonnees enrichi
      enrichie enrichis enrichies
    `),
    es: words(`
      comprada comprado compradas comprados alquilada alquilado alquiladas raspada raspado raspados scrapeada
      scrapeado cosechada cosechado enriquecida enriquecido
    `),
    pt: words(`
      comprada comprado compradas comprados alugada alugado alugadas raspada raspado raspagem enriquecida
      enriquecido
    `),
    id: words(`
      dibeli belian disewa sewaan dikeruk pengerukan diperkaya
    `),
  },
  /** Not enough alone ("after a purchase in the shop" is a good source), but enough beside a word for a list. */
  trade: words(`
    purchase purchases purchasing buy buying acquired rent rental lease append enrich scrape crawl harvest
    traded vendor supplier reseller resold thirdparty kauf miete handel drittanbieter achat compra alquiler
    terceros aluguel aluguer terceiros beli sewa ketiga aspire aspiree courtier intermediario corretor corretora
    makelar calo
  `),
  list: words(`
    list lists data database dataset leads lead addresses address contacts emails file liste listen daten
    datenbank adressen adresse adresses donnees fichier base contactos lista listas datos direcciones dados
    contatos enderecos daftar kontak alamat
  `),
}
