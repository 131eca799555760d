// What all four webapps show, and the words that more than one of their scripts need.

import { exactly, matching } from './translator.js';

export const MONTHS = ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'];
export const DAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
export const DAYS_SHORT = ['日', '一', '二', '三', '四', '五', '六'];

const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December'
];
const ENGLISH_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const pairs = (english, chinese) => Object.fromEntries(english.map((word, index) => [word, chinese[index]]));

/** The types of variables, of the inputs of decisions and of columns alike. */
export const TYPES = {
  Boolean: '是或否',
  Bytes: '二进制',
  Date: '日期',
  Double: '小数',
  File: '文件',
  Integer: '整数',
  Json: 'JSON 数据',
  Long: '长整数',
  Null: '空值',
  Number: '数值',
  Object: '对象',
  Short: '短整数',
  String: '文字',
  Xml: 'XML 数据'
};

/** The Angular date and time pickers, which take their names from a locale of their own. */
const PICKERS = [
  {
    elements: '.uib-daypicker th small',
    to: exactly(pairs(ENGLISH_DAYS.map(day => day.slice(0, 3)), DAYS_SHORT))
  },
  { elements: '.uib-daypicker th small', attribute: 'aria-label', to: exactly(pairs(ENGLISH_DAYS, DAYS)) },
  {
    elements: '.uib-title strong',
    to: matching(ENGLISH_MONTHS.map((month, index) => [new RegExp(`^${month} (\\d{4})$`), `$1年${MONTHS[index]}`]))
  },
  { elements: '.uib-month span', to: exactly(pairs(ENGLISH_MONTHS, MONTHS)) },
  {
    elements: '.uib-datepicker-current, .uib-clear, .uib-close',
    to: exactly({ Today: '今天', Clear: '清除', Done: '完成' })
  },
  { elements: '.uib-timepicker button', to: exactly({ AM: '上午', PM: '下午' }) },
  {
    elements: '.uib-timepicker input',
    attribute: 'placeholder',
    to: exactly({ HH: '时', MM: '分', SS: '秒' })
  }
];

export const EVERYWHERE = [
  {
    elements: '.app-switch .dropdown-menu a',
    to: exactly({ Admin: '系统管理', Cockpit: '流程监控', Tasklist: '任务列表', Welcome: '个人中心' })
  },
  { elements: '[cam-widget-footer] i', to: exactly({ 'Asia/Shanghai': '北京时间' }) },
  { elements: '.sr-only', to: exactly({ Close: '关闭', previous: '向前', next: '向后' }) },
  {
    elements: '.navigation button, .bjs-powered-by',
    attribute: 'title',
    to: exactly({
      'zoom in': '放大',
      'zoom out': '缩小',
      'reset zoom': '恢复原大小',
      'Powered by bpmn.io': '由 bpmn.io 提供'
    })
  },
  { elements: '.tooltip-inner', to: exactly({ 'Toggle this section': '展开或收起此部分' }) },
  ...PICKERS
];
