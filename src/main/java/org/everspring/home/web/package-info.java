/** The pages, and the bar of every page. */
@NullMarked
package org.everspring.home.web;

import org.jspecify.annotations.NullMarked;
