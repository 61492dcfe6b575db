import { ledgerContract } from '../contract/ledger/suite.ts';
import { openFreshStore } from './endpoint.ts';

ledgerContract('DynamoDB', () => openFreshStore());
