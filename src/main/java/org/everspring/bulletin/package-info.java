/**
 * The office's bulletin on a quarter and its ledger: drafted from what the quarter has brought, edited, previewed, numbered
 * and published, and corrected by another one (plan part 5.2).
 */
@NullMarked
package org.everspring.bulletin;

import org.jspecify.annotations.NullMarked;
