/**
 * What a Camunda Form lets people submit, read on the server as form-js reads it in Tasklist: the browser's checks are no
 * checks, since the REST API takes anything.
 */
@org.jspecify.annotations.NullMarked
package org.everspring.forms;
