/** A conformance run as JSON for programs, and as one page of HTML for people, Chinese and English beside each other. */
import type { Bilingual } from '../../../shared/domain/values/bilingual.ts';
import { systemVersion } from './certificate.ts';
import type { ConformRun } from './conform.ts';
import type { Check, Fault, PackResult } from './pack.ts';

export function reportJson({ partner, as, startedAt, endedAt, results }: ConformRun): string {
  const passed = results.every((result) => result.passed);
  return `${JSON.stringify({ report: 'presale-conformance', systemVersion: systemVersion(), partner, as, startedAt, endedAt, passed, packs: results }, undefined, 2)}\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
const roles: Record<ConformRun['as'], Bilingual> = {
  bank: { zh: '银行', en: 'bank' },
  housing: { zh: '住建部门', en: 'housing authority' },
  court: { zh: '人民法院', en: 'court' },
};

const style = `
:root { color-scheme: light; --ink: #1d2733; --soft: #5b6875; --line: #d9dfe6; --good: #0b6b3a; --bad: #a3231f; }
* { box-sizing: border-box; }
body { font: 16px/1.6 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .4rem; } .en { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 1.2rem 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.verdict { border-left: .4rem solid; padding: .5rem 1rem; margin: 1.4rem 0; font-weight: 600; } .good { color: var(--good); } .bad { color: var(--bad); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); } td.mark { white-space: nowrap; font-weight: 600; width: 6.5rem; }
.fault { background: #fbf1f0; padding: .7rem 1rem; margin: .5rem 0; border-radius: .3rem; } .fault p { margin: .15rem 0; overflow-wrap: anywhere; } .fault b { font-weight: 600; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; } nav a { color: inherit; } @media print { body { max-width: none; padding: 0; } }
`;

const both = ({ zh, en }: Bilingual): string => (zh === en ? safe(zh) : `${safe(zh)}<br><span class="en" lang="en">${safe(en)}</span>`);
const value = (text: Bilingual | string): string => (typeof text === 'string' ? `<code>${safe(text)}</code>` : both(text));
const mark = (passed: boolean): string => `<span class="${passed ? 'good' : 'bad'}">${passed ? '✓ 通过 passed' : '✗ 未通过 failed'}</span>`;

function faultOf({ rule, basis, messageId }: Check, { field, expected, seen }: Fault): string {
  return `<div class="fault"><p><b>字段 Field</b> <code>${safe(field)}</code>${messageId === undefined ? '' : ` · <b>报文 Message</b> <code>${safe(messageId)}</code>`}</p>
<p><b>应为 Expected</b> ${value(expected)}</p><p><b>实为 Seen</b> ${value(seen)}</p>
<p><b>依据 Basis</b> ${safe(rule)}：${both(basis)}</p></div>`;
}

const rowOf = (check: Check): string =>
  `<tr><td class="mark">${mark(check.passed)}</td><td><code>${check.id}</code></td><td>${both(check)}${check.faults.map((fault) => faultOf(check, fault)).join('')}</td><td><code>${safe(check.rule)}</code></td></tr>`;

function sectionOf({ pack, title, passed, checks, broken }: PackResult): string {
  const why =
    broken === undefined
      ? ''
      : `<div class="fault"><p><b>测试未能进行到底，责任不在被测方 The pack could not be played to its end; the partner is not to blame</b></p><p>${safe(broken)}</p></div>`;
  return `<section id="pack-${pack}"><h2>${pack} ${safe(title.zh)} <span class="en" lang="en">${safe(title.en)}</span> — ${mark(passed)}</h2>${why}
<table><thead><tr><th>结果 Result</th><th>编号 No.</th><th>检查内容 What was checked</th><th>规则 Rule</th></tr></thead><tbody>${checks.map(rowOf).join('\n')}</tbody></table></section>`;
}

export function reportHtml({ partner, as, startedAt, endedAt, results }: ConformRun): string {
  const failed = results.filter((result) => !result.passed);
  const count = results.flatMap(({ checks }) => checks).length;
  const verdict =
    failed.length === 0
      ? `<p class="verdict good">全部 ${results.length} 组、${count} 项检查通过<br>All ${results.length} packs with ${count} checks passed</p>`
      : `<p class="verdict bad">${failed.length} 组未通过：${failed.map(({ pack }) => `<a class="bad" href="#pack-${pack}">${pack}</a>`).join('、')}<br>${failed.length} of ${results.length} packs failed</p>`;
  const facts: [string, string][] = [
    ['机构 Partner', safe(partner)],
    ['身份 Tested as', `${roles[as].zh} ${roles[as].en}`],
    ['系统版本 System version', systemVersion()],
    ['开始 Started', startedAt],
    ['结束 Ended', endedAt],
  ];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>一致性测试报告 Conformance report — ${safe(partner)}</title><style>${style}</style></head>
<body><h1>一致性测试报告</h1><p class="en" lang="en">Conformance report</p>${verdict}
<dl>${facts.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`).join('')}</dl>
${results.map(sectionOf).join('\n')}
</body></html>
`;
}
