/** The pages. */
@NullMarked
package org.everspring.problems.web;

import org.jspecify.annotations.NullMarked;
