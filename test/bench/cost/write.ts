/** Measures, computes and writes `docs/explanation/cost.md` and its Chinese counterpart: `node test/bench/cost/write.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assumed, type Bill, bill, chinaWriteUnits, fullBatchUnitsAMessage, limits, naiveBill, prices, scale } from './figures.ts';
import { measureTransfer } from './measure.ts';

const folder = join(import.meta.dirname, '../../../docs/explanation');
const measured = await measureTransfer();
const ours = bill(measured);
const theirs = naiveBill(measured);
const s = scale(measured);
const usd = (value: number): string => (value < 10 ? value.toFixed(2) : String(Math.round(value)));
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const one = (value: number): string => String(Math.round(value * 10) / 10);
const rows = (names: Record<keyof Bill, string>): string =>
  (Object.keys(names) as (keyof Bill)[]).map((key) => `| ${names[key]} | ${usd(ours[key])} | ${usd(theirs[key])} |`).join('\n');

const english = `# What it costs, and what binds first

Written by \`node test/bench/cost/write.ts\` from request units counted in the embedded system (ten accounts with a court's freeze and an applicant each, three rounds of inflow, notice and payment), and from public prices.
Nothing here was billed by AWS; prices are those of us-east-1 in November 2026.

## A transfer

A lawful transfer is an inflow, a fund-use notice and its payment: ${measured.messagesIn} messages in, ${one(measured.commits)} commits, ${one(measured.writeUnits)} write units, ${whole(measured.itemBytes)} bytes of items (${whole(measured.keptBytes)} of them written once, the rest rewritten in place), ${one(measured.queueMessages)} messages through the
system's queues and ${one(measured.replies)} signed messages to partners (receipts, authorisation, copies, reports). Each message had a commit of its own, which is the dearest case: in full batches an inflow takes ${fullBatchUnitsAMessage} units.

## A million transfers

| USD | this system | the naive peer |
|---|---|---|
${rows({ table: 'DynamoDB writes', queues: 'SQS FIFO requests', functions: 'Lambda', evidence: 'S3 puts', signatures: 'KMS signatures', total: 'together' })}

The naive peer is Powertools batch with idempotency, a record and a notification item a message: four writes, no link between pages, no proof, nothing signed. Lambda is assumed at ${assumed.secondsAMessage * 1000} ms and
${assumed.gigabytes} GB a message; every queue message at three requests and every message in a batch of its own. Batches of ten divide queues and functions by up to ten.
Signatures are the largest part wherever KMS signs each message by itself; a key in the function's memory would end that cost and the proof that nobody else can hold the key.
In China (Beijing, Ningxia) the page of DynamoDB shows ¥${chinaWriteUnits} a million writes on demand: ¥${whole(measured.writeUnits * chinaWriteUnits)} for the writes above. Prices of the other services there were not found in a public page; ask the calculator of amazonaws.cn.

## What binds first

- **An account** is one partition, ${whole(limits.partitionWriteUnits)} write units a second: some ${whole(s.accountPerSecond)} inflows a second in full batches, ${whole(s.accountSinglePerSecond)} messages a second of the mix above one by one. No account comes near it.
- **A queue** with high throughput takes some ${whole(limits.queueMessages)} messages a second in batches of ${limits.batch}; without, 3,000.
- **The table** on demand begins at ${whole(limits.tableWriteUnits)} write units a second: ${whole(s.tablePerSecond)} messages a second one by one. It binds before the queues; AWS raises it on request.
- **The log** seals each minute what came in: see below.

## A province and the country

A province with 100,000 accounts at 30 messages a day each has ${whole(s.provincePerSecond)} messages a second. The country at ten million messages a day has ${whole(s.perSecond)}; a month's end at three times that, half of it
within two hours, ${whole(s.burstPerSecond)} a second and ${whole(s.burstUnits)} write units a second${s.burstUnits > limits.tableWriteUnits ? ': more than a table has at first, so the limit is raised before, or the queues hold the difference for a while' : ', more than half of what a table has at first; batches fill in a burst and lower it'}.

## Ten years

Ten million messages a day for ten years are ${one(s.tenYearsTerabytes)} TB of items, ${whole(s.tenYearsMonthly)} USD a month in DynamoDB's standard class at the end. A message on an account costs the same whatever its past: \`npm run bench\` measures that ratio (\`growth\`).

## Sealing ten million leaves a day

${whole(s.leavesAMinute)} leaves a minute, ${one(s.logGigabytesADay)} GB of hashes a day, ${whole(s.tiles)} full tiles of the lowest level and as many entry bundles: ${whole(s.logPuts)} puts with the partial tiles and the checkpoint of each minute, ${usd(s.logUsdADay)} USD a day.
`;

const chinese = `# 成本几何，何者先到上限

本页由 \`node test/bench/cost/write.ts\` 生成：请求单位在嵌入式系统中实际计数（十个账户，各有一个法院冻结和一名申请人，三轮入账、通知书、付款），价格取自公开价目。未经 AWS 实际出账；价格为 2026 年 11 月 us-east-1。

## 一次划款

一次合法划款即一笔入账、一份用款通知书及其付款：收到 ${measured.messagesIn} 条报文，${one(measured.commits)} 次提交，${one(measured.writeUnits)} 个写单位，${whole(measured.itemBytes)} 字节（其中 ${whole(measured.keptBytes)} 只写一次，其余就地改写），系统队列中 ${one(measured.queueMessages)} 条消息，向各方发出 ${one(measured.replies)} 条已签名的消息（回执、授权、抄送、报告）。
此处每条报文单独提交，为最贵的情形；满批时一笔入账为 ${fullBatchUnitsAMessage} 个单位。

## 一百万次划款

| 美元 | 本系统 | 朴素做法 |
|---|---|---|
${rows({ table: 'DynamoDB 写入', queues: 'SQS FIFO 请求', functions: 'Lambda', evidence: 'S3 写入', signatures: 'KMS 签名', total: '合计' })}

朴素做法指 Powertools 批处理加幂等，每条报文一条记录和一条通知：四次写入，页之间无链接，无证明，不签名。Lambda 按每条 ${assumed.secondsAMessage * 1000} 毫秒、${assumed.gigabytes} GB 假定；每条队列消息按三次请求、单独成批计。十条成批时，队列与函数的费用最多降为十分之一。
凡由 KMS 逐条签名，签名即为最大的一项；密钥若放在函数内存中，可省去此费用，但也失去“他人不可能持有该密钥”的证明。
中国区（北京、宁夏）DynamoDB 价目页为按需写入每百万次 ¥${chinaWriteUnits}：上述写入合 ¥${whole(measured.writeUnits * chinaWriteUnits)}。该区其他服务的价格未见于公开网页，请用 amazonaws.cn 的计算器。

## 何者先到上限

- **账户**即一个分区，每秒 ${whole(limits.partitionWriteUnits)} 个写单位：满批时每秒约 ${whole(s.accountPerSecond)} 笔入账，逐条时上述混合报文每秒 ${whole(s.accountSinglePerSecond)} 条。没有账户接近此数。
- **队列**在高吞吐模式下、每批 ${limits.batch} 条时每秒约 ${whole(limits.queueMessages)} 条；否则 3,000 条。
- **表**按需模式起始为每秒 ${whole(limits.tableWriteUnits)} 个写单位：逐条时每秒 ${whole(s.tablePerSecond)} 条报文。它先于队列到上限；可申请提高。
- **日志**每分钟封存一次，见下。

## 一省与全国

一省十万账户，每账户每日 30 条报文，每秒 ${whole(s.provincePerSecond)} 条。全国每日一千万条，每秒 ${whole(s.perSecond)} 条；月末三倍于此且一半集中于两小时，则每秒 ${whole(s.burstPerSecond)} 条、${whole(s.burstUnits)} 个写单位${s.burstUnits > limits.tableWriteUnits ? '：超过表的起始上限，须事先提高，或由队列暂存差额' : '，超过表起始上限的一半；高峰时批次会满，单位随之下降'}。

## 十年

每日一千万条，十年为 ${one(s.tenYearsTerabytes)} TB，期末 DynamoDB 标准类每月 ${whole(s.tenYearsMonthly)} 美元。账户历史再长，一条报文的成本不变：\`npm run bench\` 测量该比值（\`growth\`）。

## 每日封存一千万片叶

每分钟 ${whole(s.leavesAMinute)} 片叶，每日 ${one(s.logGigabytesADay)} GB 散列，最低层满瓦片 ${whole(s.tiles)} 块，条目包同数：连同每分钟的部分瓦片与检查点共 ${whole(s.logPuts)} 次写入，每日 ${usd(s.logUsdADay)} 美元。
`;
await Promise.all([writeFile(join(folder, 'cost.md'), english), writeFile(join(folder, 'cost.zh-CN.md'), chinese)]);
console.log(JSON.stringify({ measured, usdAMillion: { ours, theirs }, storageUsdGbMonth: prices.storageGbMonth }));
