// Replaces English that the webapps and their libraries write into the page themselves, where no locale file reaches.
//
// A rule names elements by a selector and translates their own text (not their children's), or one attribute, by the
// function `to`. Rules name only what libraries create: what people or models have written is never touched.

/** A function that translates exactly these texts and leaves every other one as it is. */
export const exactly = phrases => text => (Object.hasOwn(phrases, text) ? phrases[text] : text);

/** A function that translates by the first of these patterns that matches: [[RegExp, replacement], …]. */
export const matching = phrases => text => {
  const found = phrases.find(([pattern]) => pattern.test(text));
  return found ? text.replace(...found) : text;
};

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
 * Translates the page now and after every change.
 *
 * @param rules each {elements, to}, with {attribute} where an attribute is translated, and {watch} where a change of that
 *     attribute brings back an English text without changing it
 */
export function translatePage(rules) {
  const selector = [...new Set(rules.map(rule => rule.elements))].join(', ');
  const attributes = [...new Set(rules.flatMap(rule => [rule.attribute ?? [], rule.watch ?? []].flat()))];

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
