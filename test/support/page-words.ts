/** What the main part of a page says, without what its lists offer to choose from. */
export function inWords(html: string): string {
  const main = html.slice(html.indexOf('<main')).replaceAll(/<select.*?<\/select>/gs, '');
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
}
