/**
 * The benchmark that {@code mvn -Pbench verify} runs: EverSpring beside the bare engine, each in a JVM of its own, in turn
 * in windows. {@link org.everspring.bench.Bench} drives, {@link org.everspring.bench.SideApplication} is what is driven.
 */
package org.everspring.bench;
