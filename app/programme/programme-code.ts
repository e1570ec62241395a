const LONGEST_CODE = 40;

/** The word of a programme in addresses: its name in small letters a to z, digits and hyphens, or its country's code where the name
 *  leaves nothing to begin with.
 *  @returns 2 to 40 characters, the first a letter */
export function programmeCode({ name, countryCode }: { name: string; countryCode: string }): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, LONGEST_CODE)
    .replace(/-+$/, "");
  return plain.length >= 2 ? plain : countryCode.toLowerCase();
}
