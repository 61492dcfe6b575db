import { viewsContract } from '../contract/views/suite.ts';
import { openFreshViews } from './endpoint.ts';

viewsContract('DynamoDB', () => openFreshViews());
