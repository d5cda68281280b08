import { generateURI } from 'otplib';
import type { Visit } from '../visit.ts';

/** What the QR code for the clerk's device says; the app there lists it under the district and the login. */
export function codesAddress({ clerk, house, lang }: Visit, secret: string): string {
  return generateURI({ issuer: `e站 ${house.district.name[lang]}`, label: clerk.login, secret });
}
