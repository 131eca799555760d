/** The handbook's pages. */
@NullMarked
package org.everspring.handbook.web;

import org.jspecify.annotations.NullMarked;
