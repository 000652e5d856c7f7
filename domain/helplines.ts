/** Whom somebody may call at any hour, free of charge, as the numbers are written. */
export const helplines = {
  /** Police, ambulance and fire: when somebody is in danger now. */
  emergency: '999',
  /** For anyone under 19. */
  childline: '0800 1111',
  /** For anyone. */
  samaritans: '116 123',
  /** After a crime. */
  victimSupport: '0808 16 89 111',
} as const;
