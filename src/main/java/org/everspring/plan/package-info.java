/**
 * The work plan as data: its units, its items with who leads and who answers for them, its measures and its targets.
 */
package org.everspring.plan;
