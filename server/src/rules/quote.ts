/** A name of the form in quotation marks; those within it become single ones. */
export function quote(name: string): string {
  return `“${name.replaceAll("“", "‘").replaceAll("”", "’")}”`;
}
