/** The mail library, 240 kB. Import it on demand: a function that starts has no mail to send yet. */
export { createTransport } from 'nodemailer';
