/** What process owners do with models besides deploying: try a deployment, migrate running instances, go back. */
@org.jspecify.annotations.NullMarked
package org.everspring.modelling;
