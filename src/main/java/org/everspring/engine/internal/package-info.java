/** Camunda's configuration: its clock and calendars, the deployment of the build's models, what guards forms, jobs and services. */
package org.everspring.engine.internal;
