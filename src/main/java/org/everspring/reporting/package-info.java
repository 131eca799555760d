/** The quarter: every responsible unit's report, every item's summary, the bulletin (plan part 5.2). */
package org.everspring.reporting;
