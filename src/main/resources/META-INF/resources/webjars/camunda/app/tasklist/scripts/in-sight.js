// A calendar or a list that opens below its field ends below the edge of a small screen: it is brought into sight.

const OPENED = '.flatpickr-calendar.open, .fjs-dropdownlist';

function show() {
  const opened = document.querySelector(OPENED);
  if (opened && opened.getBoundingClientRect().height) opened.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

// It opens some moments after its field has been entered.
const soon = () => [50, 300].forEach(moment => setTimeout(show, moment));

['focusin', 'click'].forEach(opening => document.addEventListener(opening, soon));

export default [];
