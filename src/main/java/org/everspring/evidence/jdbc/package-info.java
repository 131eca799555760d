/** The tables of the evidence. */
@NullMarked
package org.everspring.evidence.jdbc;

import org.jspecify.annotations.NullMarked;
