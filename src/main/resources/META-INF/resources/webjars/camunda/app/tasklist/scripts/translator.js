// Replaces English that a library writes into the page, as soon as it is written.
//
// A rule names the elements whose own text, or one attribute, is translated by the first phrase that matches it.
// Rules name only elements that libraries create: what people or forms have written is never touched.

/** Translates the page now and after every change. A rule is {elements, attribute?, phrases: [[RegExp, text]]}. */
export function translatePage(rules) {
  const selector = [...new Set(rules.map(rule => rule.elements))].join(', ');
  const attributes = [...new Set(rules.map(rule => rule.attribute).filter(Boolean))];

  const translate = element => rules.filter(rule => element.matches(rule.elements)).forEach(rule => apply(rule, element));
  const translateWithin = element => {
    translate(element);
    element.querySelectorAll(selector).forEach(translate);
  };

  new MutationObserver(mutations => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === 'characterData') {
        if (target.parentElement) translate(target.parentElement);
        continue;
      }
      translate(target);
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) translateWithin(node);
      }
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    // A class turns a shown value into a placeholder without a change of text.
    attributeFilter: [...attributes, 'class']
  });

  document.documentElement.lang = 'zh-CN';
  translateWithin(document.body);
}

function apply({ attribute, phrases }, element) {
  if (attribute) {
    const before = element.getAttribute(attribute);
    const after = before && translated(before, phrases);
    // What is unchanged must not be written, or the observer would never come to rest.
    if (after !== before) element.setAttribute(attribute, after);
    return;
  }
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const after = translated(node.data, phrases);
    if (after !== node.data) node.data = after;
  }
}

function translated(text, phrases) {
  const trimmed = text.trim();
  for (const [pattern, replacement] of phrases) {
    // Untrimmed first: a phrase may need the blanks around it.
    if (pattern.test(text)) return text.replace(pattern, replacement);
    if (pattern.test(trimmed)) return trimmed.replace(pattern, replacement);
  }
  return text;
}
