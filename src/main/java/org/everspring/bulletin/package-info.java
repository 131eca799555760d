/** The office's bulletin on a quarter: drafted from what the quarter has brought, signed, published (plan part 5.2). */
package org.everspring.bulletin;
