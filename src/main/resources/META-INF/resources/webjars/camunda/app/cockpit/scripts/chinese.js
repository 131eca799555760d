// Translates what Cockpit's own locale file cannot reach.

import { EVERYWHERE, TYPES } from '../../shared/scripts/everywhere.js';
import { exactly, matching, translatePage } from '../../shared/scripts/translator.js';

const INCIDENT_TYPES = {
  'Failed Job': '作业失败',
  failedJob: '作业失败',
  failedExternalTask: '外部任务失败'
};

const JOB_TYPES = {
  'async-continuation': '异步执行',
  event: '事件',
  'timer-intermediate-transition': '中间定时器',
  'timer-start-event': '启动定时器',
  'timer-start-event-subprocess': '事件子流程定时器',
  'timer-transition': '边界定时器'
};

const JOB_CONFIGURATIONS = {
  'async-after': '执行后异步',
  'async-before': '执行前异步'
};

const BPMN_ELEMENTS = {
  boundaryTimer: '边界定时事件',
  businessRuleTask: '业务规则任务',
  callActivity: '调用活动',
  endEvent: '结束事件',
  eventBasedGateway: '事件网关',
  exclusiveGateway: '排他网关',
  inclusiveGateway: '包容网关',
  intermediateMessageCatch: '中间消息捕获事件',
  intermediateTimer: '中间定时事件',
  multiInstanceBody: '多实例主体',
  noneEndEvent: '结束事件',
  parallelGateway: '并行网关',
  processDefinition: '流程定义',
  receiveTask: '接收任务',
  scriptTask: '脚本任务',
  sendTask: '发送任务',
  serviceTask: '服务任务',
  startEvent: '开始事件',
  startTimerEvent: '定时开始事件',
  subProcess: '子流程',
  userTask: '人工任务'
};

/** What the webapp could not find or show, in its notifications. */
const RESOURCES = {
  'decision definition': '决策定义',
  'decision instance': '决策实例',
  'process definition': '流程定义'
};

const TIMERS = { CYCLE: '周期', DATE: '日期', DURATION: '时长' };

const HIT_POLICIES = {
  Any: '任一',
  Collect: '汇总',
  'Collect (Sum)': '汇总（求和）',
  'Collect (Min)': '汇总（取最小）',
  'Collect (Max)': '汇总（取最大）',
  'Collect (Count)': '汇总（计数）',
  First: '首个命中',
  'Output order': '按输出顺序',
  Priority: '按优先级',
  'Rule order': '按规则顺序',
  Unique: '唯一命中'
};

const HIT_POLICY_EXPLANATIONS = {
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched':
    '规则互不重叠，只会命中一条。',
  'Rules may overlap. The first matching rule will be chosen': '规则可以重叠，取最先命中的一条。',
  'Rules may overlap. The one with the highest priority will be chosen': '规则可以重叠，取优先级最高的一条。',
  'Rules may overlap. Their output have to match': '规则可以重叠，但输出必须一致。',
  'Collects the values of all matching rules': '汇总所有命中规则的结果。',
  'Collects the values of all matching rules and sums up to a single value': '汇总所有命中规则的结果并求和。',
  'Collects the values of all matching rules and uses the lowest value': '汇总所有命中规则的结果，取最小值。',
  'Collects the values of all matching rules and uses the highest value': '汇总所有命中规则的结果，取最大值。',
  'Collects the values of all matching rules and counts the number of them': '统计命中规则的条数。',
  'Collects the values of all matching rules in the order that they were defined': '按规则顺序列出所有命中规则的结果。',
  'Collects the values of all matching rules in decreasing order of priority': '按优先级从高到低列出所有命中规则的结果。',
  'Collects the values of all matching rules in decreasing order of output priority':
    '按输出优先级从高到低列出所有命中规则的结果。'
};

/** FEEL writes its types in camel case. */
const DMN_TYPES = {
  ...Object.fromEntries(Object.entries(TYPES).map(([type, name]) => [type.toLowerCase(), name])),
  dateTime: '日期时间'
};

translatePage([
  ...EVERYWHERE,
  // Cockpit writes times as the interface does, with a T between day and hour.
  { elements: 'td, td *, dd, dd *', to: matching([[/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/, '$1 $2']]) },
  { elements: 'input[type=checkbox][title]', attribute: 'title', to: exactly({ 'Select all': '全选' }) },
  {
    elements: '.tooltip-inner',
    to: exactly({
      ...BPMN_ELEMENTS,
      'Suspended Job Definition': '已挂起的作业定义'
    })
  },
  {
    elements: '.notifications .status, .notifications .message',
    to: text => text.replace(/^[a-z]+ [a-z]+(?=显示失败$)|(?<=^没有 .*的)[a-z]+ [a-z]+$/, exactly(RESOURCES))
  },
  { elements: '.null-value', to: exactly({ null: '空' }) },
  { elements: '.loading-text', to: exactly({ 'Loading diagram': '正在加载流程图' }) },
  { elements: 'p.invalid', to: exactly({ 'Invalid Date Value.': '日期无效。' }) },
  { elements: 'td.message i', to: exactly({ 'Message is null.': '没有提示信息。' }) },
  { elements: 'td.type, td.type > span', to: exactly({ ...INCIDENT_TYPES, ...JOB_TYPES }) },
  {
    elements: 'td.configuration',
    to: text => exactly(JOB_CONFIGURATIONS)(text).replace(/^(CYCLE|DATE|DURATION): /, (all, kind) => `${TIMERS[kind]}：`)
  },
  { elements: 'td.delegation-state', to: exactly({ PENDING: '待处理', RESOLVED: '已处理' }) },

  // The table of variables.
  { elements: '.cam-table td.actions', to: exactly({ Actions: '操作' }) },
  { elements: 'td.col-type > div, select option[value]', to: exactly(TYPES) },
  // Angular writes the text of an option twice, and the browser shows the attribute.
  { elements: 'select option[value]', attribute: 'label', to: exactly(TYPES) },
  { elements: '.value-wrapper a', to: exactly({ Download: '下载', Upload: '上传' }) },

  // The decision table.
  { elements: '.view-drd-button', to: exactly({ 'View DRD': '查看决策需求图' }) },
  { elements: '.hit-policy label', to: exactly({ 'Hit policy:': '命中方式：' }) },
  { elements: '.hit-policy-value', to: exactly(HIT_POLICIES) },
  { elements: '.hit-policy', attribute: 'title', to: exactly(HIT_POLICY_EXPLANATIONS) },
  { elements: '.dmn-decision-table-container .clause', to: exactly({ When: '当', And: '且', Then: '则' }) },
  { elements: '.dmn-decision-table-container th.annotation', to: exactly({ Annotations: '说明' }) },
  { elements: '.input-variable, .output-variable', to: exactly(DMN_TYPES) },
  {
    elements: '.input-cell [title], .output-cell [title]',
    attribute: 'title',
    to: text =>
      text
        .replace(/^Input label: /, '输入名称：')
        .replace(/^Input expression: /, '输入表达式：')
        .replace(/^Input type$/, '输入类型')
        .replace(/^Input values$/, '输入的取值')
        .replace(/^Output label$/, '输出名称')
        .replace(/^Output name$/, '输出变量')
        .replace(/^Output type$/, '输出类型')
        .replace(/^Output values$/, '输出的取值')
  }
]);

// Translating is all that this script does: it brings no Cockpit plugins.
export default [];
