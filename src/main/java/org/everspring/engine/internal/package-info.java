/** Camunda's configuration: its clock, the deployment of the build's models, rights, what guards forms and services. */
@org.jspecify.annotations.NullMarked
package org.everspring.engine.internal;
