/** The pages. */
@NullMarked
package org.everspring.workbench.web;

import org.jspecify.annotations.NullMarked;
