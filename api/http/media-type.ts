/**
 * The one of these media types that an Accept header likes best, the first of equals; null where it takes
 * none of them.
 */
export function bestType(accept: string | undefined, types: readonly string[]): string | null {
  const ranges = (accept ?? '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { type, quality: quality === undefined ? 1 : Number(quality) };
  });
  const liked = (type: string) => {
    const wider = [type, type.replace(/\/.*/, '/*'), '*/*'];
    const range = wider.flatMap((one) => ranges.find((range) => range.type === one) ?? [])[0];
    return range?.quality || 0;
  };
  const [best] = types.toSorted((a, b) => liked(b) - liked(a));
  return best !== undefined && liked(best) > 0 ? best : null;
}
