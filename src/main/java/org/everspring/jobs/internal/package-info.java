/** The job executor's configuration, its calendars, and what stops work that goes round by itself. */
@org.jspecify.annotations.NullMarked
package org.everspring.jobs.internal;
