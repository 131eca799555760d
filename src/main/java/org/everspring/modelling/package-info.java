/** What process owners do with models besides deploying: try a deployment, migrate running instances, go back. */
package org.everspring.modelling;
