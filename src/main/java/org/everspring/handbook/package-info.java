/** The handbook of everybody who works with EverSpring, in Chinese: what to do, by when, and what happens otherwise. */
@NullMarked
package org.everspring.handbook;

import org.jspecify.annotations.NullMarked;
