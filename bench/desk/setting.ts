/** The key that the measured stores are sealed with: base64 of 32 times the byte 7. */
export const DATA_KEY = 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=';
/** The present of the measured cases. Epoch milliseconds. */
export const NOW = Date.UTC(2026, 10, 24, 2);
