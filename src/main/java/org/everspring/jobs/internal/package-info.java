/** The job executor's configuration, its calendars, and what stops work that goes round by itself. */
package org.everspring.jobs.internal;
