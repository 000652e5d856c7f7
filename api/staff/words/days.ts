const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** A day, or that of a moment as it is in London, as GOV.UK writes it: 3 May 2026. */
export function dayInWords(at: Date): string {
  return days.format(at);
}

const times = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});

/** A moment as GOV.UK writes it, in London: 3 May 2026, 2:05pm. */
export function momentInWords(at: Date): string {
  return times
    .format(at)
    .replace(' at ', ', ')
    .replace(/\s([ap]m)$/, '$1');
}
