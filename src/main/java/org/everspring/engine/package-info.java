/** Camunda's configuration: clock, deployment of models and forms, and the guard on everything that a form submits. */
package org.everspring.engine;
