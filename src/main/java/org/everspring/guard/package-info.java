/** What keeps models and queries that people send from doing more than a model or a query should: one rule book. */
@org.jspecify.annotations.NullMarked
package org.everspring.guard;
