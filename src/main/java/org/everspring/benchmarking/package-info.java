/** What a unit finds beside a model, the measures that it plans against a problem, and how they stand. */
package org.everspring.benchmarking;
