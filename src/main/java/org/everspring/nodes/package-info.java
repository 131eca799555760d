/** Several identical nodes over one PostgreSQL: who builds, which are alive, and whether the database is. */
@NullMarked
package org.everspring.nodes;

import org.jspecify.annotations.NullMarked;
