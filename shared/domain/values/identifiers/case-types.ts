/**
 * 类型代字: the short type in a case number, by 《人民法院案件类型及其代字标准》 (法〔2015〕137号 annex, as amended by 法〔2018〕335号), classes 01–11.
 * A type that is not here is not wrong but unknown, and is held (N-12): courts use local types such as 诉前调.
 */

/**
 * `freeze`: a case of this type can carry a freeze of the account (domain §6.1). `review`: it reviews another enforcement case and carries no
 * freeze of its own. `bankruptcy`: the developer's bankruptcy, which ends individual enforcement (企业破产法 19).
 */
export type CaseTypeKind = 'freeze' | 'review' | 'bankruptcy' | 'other' | 'unknown';

const freezeTypes: Record<string, string> = {
  民初: '民事一审',
  民终: '民事二审',
  民再: '民事再审',
  财保: '非诉财产保全审查',
  执: '首次执行',
  执恢: '恢复执行',
  执保: '财产保全执行',
};

const reviewTypes: Record<string, string> = { 执异: '执行异议', 执复: '执行复议', 执监: '执行监督', 执协: '执行协调', 执他: '其他执行' };

const bankruptcyTypes: Record<string, string> = { 破申: '破产申请审查', 破终: '破产上诉', 破监: '破产监督', 破: '破产清算、重整、和解' };

/** 强制清算 winds up a solvent company and is no bankruptcy, so its types stand here. */
const otherTypes: Record<string, string> = {
  // 01 管辖
  刑辖: '刑事管辖',
  民辖: '民事管辖',
  民辖终: '民事管辖上诉',
  民辖监: '民事管辖监督',
  行辖: '行政管辖',
  行辖终: '行政管辖上诉',
  赔辖: '行政赔偿管辖',
  赔辖终: '行政赔偿管辖上诉',
  // 02 刑事
  刑初: '刑事一审',
  刑终: '刑事二审',
  刑监: '刑事依职权再审审查',
  刑申: '刑事申诉再审审查',
  刑抗: '刑事抗诉再审审查',
  刑再: '刑事再审',
  刑没: '申请没收违法所得',
  刑核: '刑事复核',
  刑医: '申请强制医疗审查',
  刑医解: '解除强制医疗审查',
  刑医复: '强制医疗复议',
  刑医监: '强制医疗监督',
  刑止: '停止执行死刑',
  刑止调: '停止执行死刑调查',
  刑止核: '停止执行死刑调查审核',
  刑更: '刑罚与执行变更审查',
  刑更监: '刑罚与执行变更监督',
  刑更备: '刑罚与执行变更备案',
  刑他: '其他刑事',
  刑教: '申请安置教育审查',
  刑教解: '解除安置教育审查',
  刑教复: '安置教育复议',
  刑教监: '安置教育监督',
  // 03 民事
  民监: '民事依职权再审审查',
  民申: '民事申请再审审查',
  民抗: '民事抗诉再审审查',
  民撤: '第三人撤销之诉',
  民特: '特别程序',
  民特监: '特别程序监督',
  民催: '催告',
  民督: '督促',
  民督监: '支付令监督',
  民他: '其他民事',
  民保令: '人身安全保护令',
  民保更: '人身安全保护令变更',
  // 04 行政
  行初: '行政一审',
  行终: '行政二审',
  行监: '行政依职权再审审查',
  行申: '行政申请再审审查',
  行抗: '行政抗诉再审审查',
  行再: '行政再审',
  行审: '非诉行政行为申请执行审查',
  行审复: '非诉行政行为申请执行审查复议',
  行他: '其他行政',
  // 05 国家赔偿与司法救助
  行赔初: '行政赔偿一审',
  行赔终: '行政赔偿二审',
  行赔监: '行政赔偿依职权再审审查',
  行赔申: '行政赔偿申请再审审查',
  行赔抗: '行政赔偿抗诉再审审查',
  行赔再: '行政赔偿再审',
  行赔他: '其他行政赔偿',
  法赔: '法院自赔',
  委赔: '赔偿委员会审理赔偿',
  委赔监: '司法赔偿监督审查',
  赔确监: '赔偿确认申诉审查',
  委赔提: '司法赔偿监督上级重审',
  委赔再: '司法赔偿监督本院重审',
  赔他: '其他赔偿',
  司救刑: '刑事司法救助',
  司救民: '民事司法救助',
  司救行: '行政司法救助',
  司救赔: '国家赔偿司法救助',
  司救执: '执行司法救助',
  司救访: '涉诉信访司法救助',
  司救他: '其他司法救助',
  // 06 区际司法协助
  认台: '认可与执行台湾地区裁判、裁决',
  认港: '认可与执行香港裁判、裁决',
  认澳: '认可与执行澳门裁判、裁决',
  认复: '认可与执行审查复议',
  认他: '认可与执行审查其他',
  请台送: '请求台湾地区送达文书',
  请港送: '请求香港送达文书',
  请澳送: '请求澳门送达文书',
  台请送: '台湾地区请求送达文书',
  港请送: '香港请求送达文书',
  澳请送: '澳门请求送达文书',
  请台调: '请求台湾地区调查取证',
  请港调: '请求香港调查取证',
  请澳调: '请求澳门调查取证',
  台请调: '台湾地区请求调查取证',
  港请调: '香港请求调查取证',
  澳请调: '澳门请求调查取证',
  请移管: '接收在台湾地区被判刑人',
  助移管: '向台湾地区移管被判刑人',
  请移赃: '接收台湾地区移交罪赃',
  助移赃: '向台湾地区移交罪赃',
  // 07 国际司法协助
  协外认: '承认与执行外国裁判、裁决',
  协他: '承认与执行审查其他',
  协外送: '外国请求送达文书',
  请外送: '请求外国送达文书',
  协外调: '外国请求调查取证',
  请外调: '请求外国调查取证',
  请外移: '接收在外国被判刑人',
  协外移: '向外国移管被判刑人',
  请外引: '请求外国引渡',
  协外引: '协助外国引渡',
  // 08 司法制裁，09 非诉保全审查
  司惩: '司法制裁',
  司惩复: '司法制裁复议',
  行保: '非诉行为保全审查',
  行保复: '非诉行为保全复议',
  证保: '非诉证据保全审查',
  // 11 强制清算
  清申: '强制清算申请审查',
  清终: '强制清算上诉',
  清监: '强制清算监督',
  强清: '强制清算',
};

interface CaseType {
  kind: CaseTypeKind;
  name: string;
}

function entries(kind: CaseTypeKind, types: Record<string, string>): [string, CaseType][] {
  return Object.entries(types).map(([type, name]) => [type, { kind, name }]);
}

/** Every type of the standard by its characters, with the name of its cases. */
export const caseTypes: ReadonlyMap<string, CaseType> = new Map([
  ...entries('freeze', freezeTypes),
  ...entries('review', reviewTypes),
  ...entries('bankruptcy', bankruptcyTypes),
  ...entries('other', otherTypes),
]);

/** `unknown` for a type outside the standard. */
export function caseTypeKind(type: string): CaseTypeKind {
  return caseTypes.get(type)?.kind ?? 'unknown';
}
