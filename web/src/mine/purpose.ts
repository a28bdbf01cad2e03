/** For which people read about themselves. */
export const OWN_PURPOSE = 'self-access';
