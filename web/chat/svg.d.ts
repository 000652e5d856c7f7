/** A picture comes as its text; the bundler sees to that. */
declare module '*.svg' {
  const picture: string;
  export default picture;
}
