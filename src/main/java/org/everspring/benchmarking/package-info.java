/** What a unit finds beside a model, the measures that it plans against a problem, and how they stand. */
@NullMarked
package org.everspring.benchmarking;

import org.jspecify.annotations.NullMarked;
