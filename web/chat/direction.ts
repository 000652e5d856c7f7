const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);
const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/**
 * Which way a language is written. A script in its tag decides; else a short list, for browsers that do not
 * know.
 */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [language = '', ...rest] = tag.split('-');
  const script = rest.find((part) => part.length === 4);
  if (script) return rightToLeftScripts.has(capital(script)) ? 'rtl' : 'ltr';
  if (rightToLeft.has(language.toLowerCase())) return 'rtl';
  return asTheBrowserHasIt(tag) ?? 'ltr';
}

function capital(script: string): string {
  return script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
}

/** `getTextInfo()` in newer browsers, `textInfo` in those of 2021 on, neither before. */
function asTheBrowserHasIt(tag: string): 'ltr' | 'rtl' | undefined {
  try {
    const locale: object = new Intl.Locale(tag);
    const info: unknown =
      'getTextInfo' in locale && typeof locale.getTextInfo === 'function'
        ? locale.getTextInfo()
        : 'textInfo' in locale && locale.textInfo;
    if (typeof info !== 'object' || info === null || !('direction' in info)) return undefined;
    return info.direction === 'rtl' ? 'rtl' : 'ltr';
  } catch {
    return undefined;
  }
}
