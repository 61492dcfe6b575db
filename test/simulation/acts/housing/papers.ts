/**
 * The sealed notice itself: missing, a picture, or not what its digest says. Its authority is asked (N-19), and may stand by what it wrote; then it is paid, and
 * the dossier takes no paper that nobody can open (C-10, C-13). A paper in the upload area is as good as one in the message (claim check).
 */
import { sha256Hex } from '../../../../shared/domain/aggregate/journal.ts';
import { tinyPdf } from '../../../fixtures/desk/pdf.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { accepted, amountsOf, type Change, fits, sumOf, writeNotice } from './writing.ts';

const digestOf = (text: string): string => sha256Hex(text);

const papers: readonly { name: string; rule: 'N-19' | undefined; document: (teller: Teller) => Change['document'] & object }[] = [
  {
    name: 'notice without its paper',
    rule: 'N-19',
    document: (teller) => ({ mediaType: 'application/pdf', sha256: digestOf(`none ${teller.serial()}`) }),
  },
  {
    name: 'notice with an unreadable paper',
    rule: 'N-19',
    document: (teller) => {
      const text = `not a paper ${teller.serial()}`;
      return { mediaType: 'application/pdf', sha256: digestOf(text), contentBase64: Buffer.from(text).toString('base64') };
    },
  },
  {
    name: 'notice whose paper is uploaded',
    rule: undefined,
    document: (teller) => {
      const { contentBase64 = '', ...named } = tinyPdf(`uploaded ${teller.serial()}`);
      return { ...named, uri: teller.world.uploads.put(teller.book.city.housing, Buffer.from(contentBase64, 'base64')) };
    },
  },
];

export const paperActs: readonly Act[] = [
  ...papers.map(
    ({ name, rule, document }): Act => ({
      name,
      weight: 1,
      perform: (teller) => {
        const { book } = teller;
        const amounts = amountsOf(teller);
        if (book.suspended || book.holds.size > 0 || !fits(teller, sumOf(amounts))) return false;
        const due = rule === undefined ? accepted : { outcome: 'HELD' as const, rule };
        const written = writeNotice(teller, { amounts, change: { document: document(teller) }, due });
        if (written === undefined || rule === undefined) return written !== undefined;
        written.unfileable = true;
        const { noticeNumber, version } = written;
        teller.next(() => {
          const answers = [{ rule, statement: '原件已另行寄送，同意支付', signedBy: '李屹' }];
          const answer = { noticeNumber, version, answers };
          teller.expect(teller.office.write(book.city.housing, 'housing.query.answered', book.accountNumber, answer), 'ACCEPTED');
          written.status = 'open';
        });
        return true;
      },
    }),
  ),
  {
    // Whoever is told of a payment is told the number of its notice: one that bears the account's number cannot be told (C-08).
    name: 'notice numbered after the account',
    weight: 0.6,
    perform: (teller) => {
      const { book } = teller;
      const amounts = amountsOf(teller);
      if (book.suspended || !fits(teller, sumOf(amounts))) return false;
      const written = writeNotice(teller, { noticeNumber: `冻用${book.accountNumber}第${teller.serial()}号`, amounts, due: accepted });
      if (written !== undefined) written.unspeakable = true;
      return written !== undefined;
    },
  },
];
