/** What operators watch: their page, figures for Prometheus and Cockpit's dashboard, and notices of incidents. */
@NullMarked
package org.everspring.monitoring;

import org.jspecify.annotations.NullMarked;
