/** Where matters are found. */
@NullMarked
package org.everspring.matter.jdbc;

import org.jspecify.annotations.NullMarked;
