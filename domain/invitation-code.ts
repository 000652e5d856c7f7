/**
 * What an invitation's code is made of. No vowels and nothing that looks like another: ten of them hold 48
 * bits.
 */
export const codeCharacters = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** A code is two halves of so many characters: `BCDFG-HJKMN`. */
export const halfOfCode = 5;
