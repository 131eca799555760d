/** What Cockpit's dashboard asks for. */
@NullMarked
package org.everspring.monitoring.web;

import org.jspecify.annotations.NullMarked;
