import type { Chance } from "./random.ts";

/** Names as they are given in a country. They are put together by chance and belong to nobody. */
export type NameStock = { given: string[]; family: string[]; oneWord: string[]; oneWordShare: number; familyFirst: boolean };

/** Sesotho spelling of Lesotho: 'Ma- before a mother's name, š in Tšepo. */
export const BASOTHO_NAMES: NameStock = {
  given: [
    "Thabo", "Palesa", "Lerato", "Tšepo", "Lineo", "Nthabiseng", "Retšelisitsoe", "Moeketsi", "Rethabile", "'Mamosa",
    "'Malineo", "'Mathabo", "Teboho", "Mpho", "Khotso", "Refiloe", "Tumelo", "Limpho", "Neo", "Katleho", "Relebohile",
    "Tšeliso", "Puleng", "Lebohang", "Bokang", "Hlompho", "'Mantšebo", "Sello", "Keketso", "Itumeleng", "Likeleli", "Tankiso",
  ],
  family: [
    "Mokoena", "Letsie", "Ramaili", "Lebona", "Phafoli", "Nkhahle", "Makhetha", "Thamae", "Mohapi", "Lesenyeho", "Moleleki",
    "Ntšekhe", "Sekhonyana", "Tau", "Mosala", "Ralitapole", "Mofolo", "Khabele", "Pheko", "Tšoeu", "Makoae", "Leboela",
    "Monyane", "Ntho", "Qhobela", "Rakuoane", "Selialia", "Nkuebe", "Molise", "Hlalele",
  ],
  oneWord: ["Motlalepula", "Mokhethi", "Nthatisi", "Lehlohonolo"],
  oneWordShare: 0.05,
  familyFirst: false,
};

/** A Kinyarwanda name of one's own and often a Christian name; families do not share a name. */
export const RWANDAN_NAMES: NameStock = {
  given: [
    "Jean-Bosco", "Aimé", "Éric", "Béatrice", "Chantal", "Joséphine", "Solange", "Olivier", "Innocent", "Clémentine", "Yves",
    "Aline", "Diane", "Emmanuel", "Théogène", "Espérance", "Claudine", "Patrick", "Grace", "Alice", "Fidèle", "Vestine",
    "Jean-Claude", "Marie-Rose", "Dieudonné", "Félix", "Odette", "Gaël", "Sandrine", "Pacifique", "Thérèse", "Désiré",
    "Noëlla", "Josué", "Agnès", "Célestin", "Divine", "Gilbert", "Hélène", "Arsène",
  ],
  family: [
    "Uwimana", "Mukamana", "Habimana", "Niyonzima", "Ingabire", "Mutesi", "Umutoni", "Nkurunziza", "Mugisha", "Uwase",
    "Hakizimana", "Nshimiyimana", "Mukeshimana", "Iradukunda", "Ndayisaba", "Bizimana", "Munyaneza", "Nyirahabimana",
    "Kayitesi", "Uwamahoro", "Tuyishime", "Gasana", "Rugamba", "Nsengiyumva", "Murekatete", "Kabera", "Mukandayisenga",
    "Twagirayezu", "Byiringiro", "Ntakirutimana", "Uwineza", "Karangwa", "Mushimiyimana", "Nzeyimana", "Umuhoza", "Cyiza",
  ],
  oneWord: ["Ishimwe", "Manzi", "Keza", "Ganza", "Shema", "Hirwa", "Teta", "Gisa", "Mugwaneza", "N'iyonkuru"],
  oneWordShare: 0.06,
  familyFirst: true,
};

/** That many names, no two alike. */
export function inventNames(count: number, stock: NameStock, chance: Chance): string[] {
  const names = new Set<string>();
  const oneWords = chance.shuffle(stock.oneWord).slice(0, Math.round(count * stock.oneWordShare));
  for (const word of oneWords) names.add(word);
  while (names.size < count) {
    const given = chance.pick(stock.given);
    const family = chance.pick(stock.family);
    names.add(stock.familyFirst ? `${family} ${given}` : `${given} ${family}`);
  }
  return chance.shuffle([...names]);
}
