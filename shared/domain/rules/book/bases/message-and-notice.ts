/** What the rules about messages, notices, time and access rest on. */
import { type Citation, cite, courtNotice, design, known, text, together } from './laws.ts';

const formOfNotice = design('通知书的格式', 'the form of the notice');
const consent = cite('fa12', 2);

export const messageAndNoticeBases: Readonly<Record<string, Citation>> = {
  'M-01': design('报文契约', 'the message contract'),
  'M-02': cite('signature', 13, 14),
  'M-03': together(cite('signature', 13), design('以签名时间判断密钥效力', 'a key is judged at the time of signing')),
  'M-04': design('同一消息只生效一次', 'a message takes effect once'),
  'M-05': cite('signature', 5),
  'M-06': design('防止重放旧消息', 'protection against replayed messages'),
  'M-07': courtNotice('第五部分（各方职责）', 'part 5 (who does what)'),
  'M-08': together(cite('civilProcedureInterpretation', 165), cite('seizure', 28), cite('enforcement', 72)),
  'N-01': together(consent, courtNotice('第五部分', 'part 5')),
  'N-02': consent,
  'N-03': cite('onlineGovernment', 8, 9),
  'N-04': formOfNotice,
  'N-05': formOfNotice,
  'N-06': formOfNotice,
  'N-07': formOfNotice,
  'N-08': text(
    '《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》',
    'Payment and Settlement Measures, annex 1 (how to fill in bills and vouchers)',
  ),
  'N-09': text(
    'GB 32100-2015《法人和其他组织统一社会信用代码编码规则》；GB 11643《公民身份号码》；支付系统行号校验（由已公布行号推得）',
    'GB 32100-2015 (credit codes); GB 11643 (resident ids); check digit of bank codes (inferred from published codes)',
  ),
  'N-10': known(text('GB 32100-2015《法人和其他组织统一社会信用代码编码规则》', 'GB 32100-2015 (credit codes)')),
  'N-11': cite('caseNumbers', 2, 3),
  'N-12': text('《人民法院案件类型及其代字标准》', "Case Types and Their Codes of the People's Courts"),
  'N-13': together(consent, text('预售资金监管三方协议', 'the tripartite supervision agreement')),
  'N-14': cite('realEstate', 45),
  'N-15': together(cite('fa12', 1), design('监管终止日由主管部门登记', 'the housing authority registers when supervision ends')),
  'N-16': design('通知书抄送各冻结法院', 'the notice is copied to each freezing court'),
  'N-17': courtNotice('第五部分（“审核出具”）', 'part 5 (“reviewed and issued”)'),
  'N-18': courtNotice('第五部分（“被人民法院冻结后”）', "part 5 (“after it was frozen by a people's court”)"),
  'N-19': together(courtNotice('第五部分', 'part 5'), cite('archives', 37)),
  'T-01': text('国务院办公厅逐年发布的节假日安排通知', 'the yearly holiday notices of the General Office of the State Council'),
  'T-02': together(cite('civilProcedure', 85), cite('civilCode', 203)),
  'T-03': design('以冻结文书载明的时刻为准', 'the time that the order states'),
  'T-04': design('依通知书签发之日的城市规则判断', 'the city profile in force on the day of issue applies'),
  'A-01': design('两人各自操作并说明理由', 'two persons, each by an act of their own, and a reason'),
  'A-02': cite('personalInformation', 24),
  'A-03': together(cite('networkFreeze', 7), cite('preservation', 12)),
};
