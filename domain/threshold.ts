/**
 * The fewest distinct respondents of whom anything is told. A row of fewer is suppressed, and live figures
 * move in batches of at least as many (docs/DISCLOSURE-CONTROL.md).
 */
export const threshold = 5;
