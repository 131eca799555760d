/** The quarter above the reports: its opening, every item's summary, and the desk (plan part 5.2). */
@org.jspecify.annotations.NullMarked
package org.everspring.quarter;
