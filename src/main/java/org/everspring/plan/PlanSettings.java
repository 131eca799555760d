package org.everspring.plan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Which work plan runs.
 *
 * @param plan the plan file; another city sets it to its own, such as file:/path/to/plan.yaml
 */
@ConfigurationProperties("everspring")
record PlanSettings(
        @DefaultValue("classpath:plan/kunming-2023-40.yaml") Resource plan) {}
