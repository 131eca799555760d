/** The interface that other systems hand in problems by. */
@NullMarked
package org.everspring.intake.web;

import org.jspecify.annotations.NullMarked;
