/** What the authority says of the account itself: registration, quota, buildings. */
import * as plain from '../../../fixtures/desk/plain-case.ts';
import { type Act, million, type Teller } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, projectOf, sumOf, writeNotice } from './writing.ts';

const buildings = ['1号楼', '2号楼'] as const;

export function registerAccount(teller: Teller): void {
  const { book, random } = teller;
  book.openingFen = random.whole(10, 30) * million;
  book.balanceFen = book.openingFen;
  book.quotaFen = random.whole(1, 5) * million;
  const data = plain.account({
    accountNumber: book.accountNumber,
    regionCode: book.city.regionCode,
    balanceFen: book.openingFen,
    supervisedQuotaFen: book.quotaFen,
    project: { name: projectOf(book), location: '济南市历下区经十路88号', permits: [book.permit] },
    buildings: buildings.map((name) => ({ name })),
  });
  teller.expect(teller.write(book.city.housing, 'housing.account.registered', data), 'ACCEPTED');
}

/** The quota is the authority's decision, whatever it comes to. */
export function adjustQuota(teller: Teller, supervisedQuotaFen: number): void {
  const { book } = teller;
  book.quotaFen = supervisedQuotaFen;
  const change = { supervisedQuotaFen, reason: '形象进度达到节点', effectiveAt: teller.at() };
  teller.expect(teller.write(book.city.housing, 'housing.quota.adjusted', change), 'ACCEPTED');
}

/** A guarantee replaces a twentieth of the quota. */
const replacedPart = 20;

/** 银保监办发〔2022〕104号 二, 五: what a guarantee may replace, and who may give it. Flagged, for the quota is the authority's decision. */
function guarantee(teller: Teller, rule: 'S-20' | 'S-21' | 'F-20'): boolean {
  const { book } = teller;
  // Of a quota twice the money, 70 % cannot be left (S-20).
  const quotaFen = rule === 'S-20' ? book.balanceFen * 2 : Math.min(book.quotaFen, book.balanceFen);
  // A deduction may have emptied the account: a guarantee for nothing replaces nothing.
  if (quotaFen < replacedPart) return false;
  adjustQuota(teller, quotaFen);
  teller.next(() => {
    const replacedFen = Math.floor(book.quotaFen / replacedPart);
    book.guaranteedFen += replacedFen;
    book.quotaFen -= replacedFen;
    const issuer = {
      name: '某保函出具行',
      uscc: '91110000600037341L',
      kind: rule === 'S-21' ? ('finance-company' as const) : ('bank' as const),
      supervisoryRating: 2,
      totalAssetsFen: 90_000_000_000_000,
      relatedToDeveloper: false,
    };
    const change = {
      supervisedQuotaFen: book.quotaFen,
      reason: '保函置换',
      effectiveAt: teller.at(),
      guarantee: { issuer, replacedFen: book.guaranteedFen },
    };
    teller.expect(teller.write(book.city.housing, 'housing.quota.adjusted', change), 'ACCEPTED', rule);
  });
  return true;
}

export const accountActs: readonly Act[] = [
  {
    name: 'quota',
    weight: 2,
    perform: (teller) => {
      adjustQuota(teller, teller.random.whole(1, 5) * million);
      return true;
    },
  },
  {
    name: 'guarantee',
    weight: 1,
    perform: (teller) => guarantee(teller, teller.random.pick(['S-20', 'S-21', 'F-20'])),
  },
  {
    // 12-3 ends with 首次登记, building by building: one notice cannot rest on it for one and not for the other (S-22, N-15).
    name: 'first registration of one building',
    weight: 1,
    perform: (teller) => {
      const { book } = teller;
      const amounts = amountsOf(teller);
      if (book.suspended || !fits(teller, sumOf(amounts))) return false;
      const completed = { building: buildings[1], registeredOn: teller.at().slice(0, 10) };
      teller.expect(teller.write(book.city.housing, 'housing.registration.completed', completed), 'ACCEPTED');
      const [building, due] = teller.random.pick([
        [buildings[0], accepted],
        [buildings[1], { outcome: 'HELD', rule: 'N-15' }],
        [buildings.join('、'), { outcome: 'HELD', rule: 'S-22' }],
      ] as const);
      teller.next(() => void writeNotice(teller, { amounts, change: { building }, due }));
      return true;
    },
  },
];
