// What Cockpit's and Admin's locale files cannot reach: labels that the webapps and their libraries write in
// English themselves. Only elements named by a rule are touched, and only texts that it knows.

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December'
];

const month = name => `${MONTHS.indexOf(name) + 1}月`;

/** A function that translates exactly these texts and leaves every other one as it is. */
export const exactly = phrases => text => (Object.hasOwn(phrases, text) ? phrases[text] : text);

/** The names of the webapps in the header's menu. */
export const APP_SWITCH = [
  {
    elements: '.app-switch .dropdown-menu a',
    to: exactly({ Admin: '系统管理', Cockpit: '流程监控', Tasklist: '任务列表', Welcome: '个人中心' })
  }
];

/** The Angular date picker, which takes its names from its own locale. */
export const DATE_PICKER = [
  {
    elements: '.uib-daypicker th small',
    to: exactly({ Sun: '日', Mon: '一', Tue: '二', Wed: '三', Thu: '四', Fri: '五', Sat: '六' })
  },
  {
    elements: '.uib-title strong',
    to: text => text.replace(/^([A-Z][a-z]+) (\d{4})$/, (all, name, year) =>
      MONTHS.includes(name) ? `${year}年${month(name)}` : all)
  },
  { elements: '.uib-month span', to: text => (MONTHS.includes(text) ? month(text) : text) },
  {
    elements: '.uib-datepicker-current, .uib-clear, .uib-close',
    to: exactly({ Today: '今天', Clear: '清除', Done: '完成' })
  },
  { elements: '.uib-am-pm button', to: exactly({ AM: '上午', PM: '下午' }) }
];

function apply({ attribute, to }, element) {
  if (attribute) {
    const before = element.getAttribute(attribute);
    const after = before === null ? before : to(before);
    if (after !== before) element.setAttribute(attribute, after);
    return;
  }
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const before = node.data.trim();
    const after = to(before);
    // An unchanged text must not be written, or the observer would never come to rest.
    if (after !== before) node.data = node.data.replace(before, () => after);
  }
}

/**
 * Translates the page and whatever is added to it.
 *
 * @param rules each names elements by a selector and translates their own text (not their children's), or
 *     the given attribute, by the function `to`
 */
export function translatePage(rules) {
  const selector = rules.map(rule => rule.elements).join(', ');
  const attributes = [...new Set(rules.flatMap(rule => rule.attribute ?? []))];

  const translate = element => {
    for (const rule of rules) {
      if (element.matches(rule.elements)) apply(rule, element);
    }
  };
  const translateWithin = element => {
    translate(element);
    element.querySelectorAll(selector).forEach(translate);
  };
  const onMutations = mutations => {
    for (const { type, target, addedNodes } of mutations) {
      const element = type === 'characterData' ? target.parentElement : target;
      if (element) translate(element);
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) translateWithin(node);
      }
    }
  };

  translateWithin(document.body);
  new MutationObserver(onMutations).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: attributes.length > 0,
    ...(attributes.length > 0 && { attributeFilter: attributes })
  });
  document.documentElement.lang = 'zh-CN';
}
