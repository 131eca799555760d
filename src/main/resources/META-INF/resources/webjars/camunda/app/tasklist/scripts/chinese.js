// Translates what Tasklist's own locale file cannot reach: the messages, placeholders and calendar of
// form-js 1.8.7, the Angular date picker, and the few labels that the webapp writes in English.

import { DAYS, DAYS_SHORT, EVERYWHERE, MONTHS } from '../../shared/scripts/everywhere.js';
import { matching, translatePage } from '../../shared/scripts/translator.js';

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
  ...EVERYWHERE,
  { elements: '.fjs-form-field-error li, .fjs-form-field-error', to: matching(ERRORS) },
  // A class turns a shown value into a placeholder without a change of text.
  { elements: '.fjs-select-placeholder', watch: 'class', to: matching([[/^Select$/, '请选择']]) },
  {
    elements: '.fjs-dropdownlist-empty',
    to: matching([
      [/^No results$/, '没有匹配的选项'],
      [/^All values selected$/, '已全部选择']
    ])
  },
  { elements: '.fjs-table-empty, td.fjs-table-td[colspan]', to: matching([[/^Nothing to show\.$/, '暂无内容']]) },
  { elements: '.fjs-table-nav-label', to: matching([[/^of$/, '/']]) },
  { elements: '.fjs-repeat-render-add', to: matching([[/^Add new$/, '添加一项']]) },
  {
    elements: '.fjs-repeat-render-collapse',
    to: matching([
      [/^Expand all \((\d+)\)$/, '全部展开（共$1项）'],
      [/^Collapse$/, '收起']
    ])
  },
  { elements: '.fjs-taglist-skip-link', to: matching([[/^Skip to search$/, '跳到查找']]) },
  {
    elements: '.fjs-container input[placeholder]',
    attribute: 'placeholder',
    to: matching([
      [/^Search$/, '请输入关键字查找'],
      [/^y{1,4}(\W)m{1,2}\Wd{1,2}$/, '年$1月$1日'],
      [/^m{1,2}(\W)d{1,2}\Wy{1,4}$/, '月$1日$1年'],
      [/^d{1,2}(\W)m{1,2}\Wy{1,4}$/, '日$1月$1年'],
      [/^hh:mm.*$/, '时:分']
    ])
  },
  {
    elements: '.fjs-container [aria-label]',
    attribute: 'aria-label',
    to: matching([
      [/^Increment$/, '增加'],
      [/^Decrement$/, '减少'],
      [/^Previous page$/, '上一页'],
      [/^Next page$/, '下一页'],
      [/^Click to sort by (.+) ascending$/, '点击按“$1”升序排列'],
      [/^Click to sort by (.+) descending$/, '点击按“$1”降序排列'],
      [/^Click to remove sorting$/, '点击取消排序'],
      [/^Remove list item (\d+)$/, '移除第$1项']
    ])
  },
  { elements: '.fjs-taglist-tag-remove', attribute: 'title', to: matching([[/^Remove tag$/, '移除']]) },
  // What "save" keeps in a task form stays in this browser: not the word that filters and comments use.
  { elements: '.form-actions > button.btn-default', to: matching([[/^保存$/, '暂存']]) }
];

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
