// Translates what Tasklist's own locale file cannot reach: the messages, placeholders and calendar of
// form-js 1.8.7, the Angular date picker, and the few labels that the webapp writes in English.

import { translatePage } from './translator.js';

const MONTHS = ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'];
const DAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const DAYS_SHORT = ['日', '一', '二', '三', '四', '五', '六'];

// The English words of the Angular date picker, with their translation.
const MONTH_NAMES = words(
  'January February March April May June July August September October November December',
  MONTHS
);
const DAY_NAMES = words('Sunday Monday Tuesday Wednesday Thursday Friday Saturday', DAYS);
const DAY_NAMES_SHORT = words('Sun Mon Tue Wed Thu Fri Sat', DAYS_SHORT);

const ERRORS = [
  [/^Field is required\.$/, '此项必填。'],
  [/^Field must match pattern .*\.$/s, '填写格式不符合要求，请按本项说明填写。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于$1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于$1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写$1个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写$1个字。'],
  [/^Field must be a valid\s+international phone number\..*$/, '请填写带国家代码的电话号码，例如+8687100000000。'],
  [/^Field must be a valid email\.$/, '请填写有效的电子邮箱地址。'],
  [/^Value is not a number\.$/, '请填写数字。'],
  [/^Value is expected to be an integer\.$/, '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留$1位小数。'],
  [
    /^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    '填写的数值不符合要求，最接近的数值是$1和$2。'
  ],
  [/^Date and time must both be entered\.$/, '日期和时间都要填写。']
];

const RULES = [
  { elements: '.fjs-form-field-error li, .fjs-form-field-error', phrases: ERRORS },
  { elements: '.fjs-select-placeholder', phrases: [[/^Select$/, '请选择']] },
  {
    elements: '.fjs-dropdownlist-empty',
    phrases: [
      [/^No results$/, '没有匹配的选项'],
      [/^All values selected$/, '已全部选择']
    ]
  },
  { elements: '.fjs-table-empty, td.fjs-table-td[colspan]', phrases: [[/^Nothing to show\.$/, '暂无内容']] },
  { elements: '.fjs-table-nav-label', phrases: [[/^ of $/, ' / ']] },
  { elements: '.fjs-repeat-render-add', phrases: [[/^Add new$/, '添加一项']] },
  {
    elements: '.fjs-repeat-render-collapse',
    phrases: [
      [/^Expand all \((\d+)\)$/, '全部展开（共$1项）'],
      [/^Collapse$/, '收起']
    ]
  },
  { elements: '.fjs-taglist-skip-link', phrases: [[/^Skip to search$/, '跳到查找']] },
  {
    elements: '.fjs-container input[placeholder]',
    attribute: 'placeholder',
    phrases: [
      [/^Search$/, '请输入关键字查找'],
      [/^y{1,4}(\W)m{1,2}\Wd{1,2}$/, '年$1月$1日'],
      [/^m{1,2}(\W)d{1,2}\Wy{1,4}$/, '月$1日$1年'],
      [/^d{1,2}(\W)m{1,2}\Wy{1,4}$/, '日$1月$1年'],
      [/^hh:mm.*$/, '时:分']
    ]
  },
  {
    elements: '.fjs-container [aria-label]',
    attribute: 'aria-label',
    phrases: [
      [/^Increment$/, '增加'],
      [/^Decrement$/, '减少'],
      [/^Previous page$/, '上一页'],
      [/^Next page$/, '下一页'],
      [/^Click to sort by (.+) ascending$/, '点击按“$1”升序排列'],
      [/^Click to sort by (.+) descending$/, '点击按“$1”降序排列'],
      [/^Click to remove sorting$/, '点击取消排序'],
      [/^Remove list item (\d+)$/, '移除第$1项']
    ]
  },
  { elements: '.fjs-taglist-tag-remove', attribute: 'title', phrases: [[/^Remove tag$/, '移除']] },
  // What "save" keeps in a task form stays in this browser: not the word that filters and comments use.
  { elements: '.form-actions > button.btn-default', phrases: [[/^保存$/, '暂存']] },
  {
    elements: '.app-switch .dropdown-menu a',
    phrases: [
      [/^Admin$/, '系统管理'],
      [/^Cockpit$/, '流程监控'],
      [/^Tasklist$/, '任务列表']
    ]
  },
  {
    elements: '.sr-only',
    phrases: [
      [/^Close$/, '关闭'],
      [/^previous$/, '向前'],
      [/^next$/, '向后']
    ]
  },
  {
    elements: '.uib-title strong',
    phrases: MONTH_NAMES.map(([word, month]) => [new RegExp(`^${word} (\\d{4})$`), `$1年${month}`])
  },
  { elements: '.uib-month span', phrases: MONTH_NAMES.map(([word, month]) => [new RegExp(`^${word}$`), month]) },
  {
    elements: '.uib-daypicker th small',
    phrases: DAY_NAMES_SHORT.map(([word, day]) => [new RegExp(`^${word}$`), day])
  },
  {
    elements: '.uib-daypicker th small',
    attribute: 'aria-label',
    phrases: DAY_NAMES.map(([word, day]) => [new RegExp(`^${word}$`), day])
  },
  {
    elements: '.uib-timepicker button',
    phrases: [
      [/^AM$/, '上午'],
      [/^PM$/, '下午']
    ]
  },
  {
    elements: '.uib-timepicker input',
    attribute: 'placeholder',
    phrases: [
      [/^HH$/, '时'],
      [/^MM$/, '分'],
      [/^SS$/, '秒']
    ]
  }
];

function words(english, chinese) {
  return english.split(' ').map((word, index) => [word, chinese[index]]);
}

function translateFormCalendar() {
  if (!window.flatpickr) return;
  window.flatpickr.localize({
    weekdays: { shorthand: DAYS_SHORT, longhand: DAYS },
    months: { shorthand: MONTHS, longhand: MONTHS },
    firstDayOfWeek: 1,
    ordinal: () => '',
    rangeSeparator: ' 至 ',
    weekAbbreviation: '周',
    scrollTitle: '滚动切换',
    toggleTitle: '点击切换上午、下午',
    amPM: ['上午', '下午'],
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分',
    time_24hr: true
  });
  window.flatpickr.setDefaults({ ariaDateFormat: 'Y年n月j日' });
}

/** form-js writes dates in the order of the "default" locale: year first, also in a browser set to English. */
function writeDatesYearFirst() {
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (DateTimeFormat, [locale, ...options]) =>
      new DateTimeFormat(locale === 'default' ? 'zh-CN' : locale, ...options)
  });
}

writeDatesYearFirst();
translateFormCalendar();
translatePage(RULES);

export default [];
