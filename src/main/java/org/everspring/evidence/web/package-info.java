/** The tab on a task, and the files themselves. */
@NullMarked
package org.everspring.evidence.web;

import org.jspecify.annotations.NullMarked;
