/** Camunda's configuration: its clock, the deployment of the build's models, rights, what guards forms and services. */
package org.everspring.engine.internal;
