/** What runs by itself: how timers' dates are read, jobs that only tell people in groups, a step's jobs, stuck instances. */
@org.jspecify.annotations.NullMarked
package org.everspring.jobs;
