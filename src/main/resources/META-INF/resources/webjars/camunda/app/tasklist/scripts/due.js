// How dates are said in Tasklist: by the day in China, whatever the computer is set to.

const DAY = 86400000;
const PARTS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day, counted from 1970. */
const dayOf = moment => Date.parse(`${PARTS.format(moment)}T00:00:00Z`) / DAY;

/**
 * The last day of a date to 24:00, which is kept as the beginning of the next one.
 *
 * @param due as the engine writes it
 * @returns {{text: string, late: boolean, soon: boolean}} null where there is no date
 */
export function dueText(due, now = Date.now()) {
  // Without the colon in the offset some browsers do not read it.
  const moment = due ? Date.parse(due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
  if (Number.isNaN(moment)) return null;
  const last = moment - 1;
  const days = dayOf(last) - dayOf(now);
  const [year, month, day] = PARTS.format(last).split('-').map(Number);
  const date = `${year === Number(PARTS.format(now).slice(0, 4)) ? '' : `${year}年`}${month}月${day}日`;
  const late = last < now;
  if (late) return { text: days ? `${date} 已逾期${-days}天` : `${date} 已逾期`, late, soon: true };
  return { text: days ? `${date} 还有${days}天` : '今日24时截止', late, soon: days <= 3 };
}

/** 2026Q4 as 2026年第4季度; everything else as it is. */
export const quarterText = text => String(text).replace(/^(\d{4})Q([1-4])$/, '$1年第$2季度');
