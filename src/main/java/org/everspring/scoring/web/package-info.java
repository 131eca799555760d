/** The pages of the facts that score. */
@org.jspecify.annotations.NullMarked
package org.everspring.scoring.web;
