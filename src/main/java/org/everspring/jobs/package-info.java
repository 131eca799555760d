/** What runs by itself: how timers' dates are read, jobs that only tell people in groups, a step's jobs, stuck instances. */
package org.everspring.jobs;
